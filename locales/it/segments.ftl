# Segmenti, bisogni e profili: ciò che i membri hanno in comune.

need-label-length = Un bisogno si dice in poche parole: da una lettera a { $limit }.
segment-unknown = Non c'è un segmento che si chiama "{ $name }". Sceglilo dalla lista.
segment-too-many = Di segmenti ce ne sono già { $limit }, e di più non ne servono: chiudine uno che non usi.
segment-name-length = Il nome di un segmento ha da una a { $limit } lettere.
segment-name-taken = C'è già un segmento che si chiama "{ $name }".
segment-role-taken = Quel ruolo è già del segmento "{ $name }": ogni segmento ne vuole uno suo.
profile-too-many = Sono troppi: scegline al massimo { $limit }.
profile-too-long = Troppo lungo: al massimo { $limit } lettere per risposta.

# I comandi dello staff.

command-segment = segmento
    .description = I gruppi di membri: chi c'è, e perché
command-segment-create = crea
    .description = Un nuovo segmento, con la regola che ci porta dentro le persone
command-segment-create-name = nome
    .description = Come si chiama
command-segment-create-interests = interessi
    .description = Chi dichiara uno di questi interessi è dentro; separali con virgole
command-segment-create-needs = bisogni
    .description = Chi dichiara uno di questi bisogni è dentro; separali con virgole
command-segment-create-role = ruolo
    .description = Il ruolo che si riceve
command-segment-create-description = descrizione
    .description = In una frase
command-segment-edit = modifica
    .description = Cambiare un segmento; quello che non scrivi resta com'è
command-segment-edit-segment = segmento
    .description = Quale
command-segment-edit-name = nome
    .description = Come si chiama
command-segment-edit-interests = interessi
    .description = Chi dichiara uno di questi interessi è dentro; un trattino per nessuno
command-segment-edit-needs = bisogni
    .description = Chi dichiara uno di questi bisogni è dentro; un trattino per nessuno
command-segment-edit-role = ruolo
    .description = Il ruolo che si riceve
command-segment-edit-description = descrizione
    .description = In una frase; un trattino per toglierla
command-segment-list = elenco
    .description = Tutti i segmenti, con la regola e quanti ci sono dentro
command-segment-members = membri
    .description = Chi è in un segmento
command-segment-members-segment = segmento
    .description = Quale
command-segment-assign = assegna
    .description = Mettere qualcuno in un segmento, tenerlo fuori, o lasciar valere la regola
command-segment-assign-member = membro
    .description = Chi
command-segment-assign-segment = segmento
    .description = Quale
command-segment-assign-place = dove
    .description = Dentro, fuori, o come dice la regola
command-segment-assign-reason = motivo
    .description = Perché: il membro lo legge con /io
command-segment-explain = spiega
    .description = Perché un membro è nei suoi segmenti
command-segment-explain-member = membro
    .description = Chi
command-segment-room = stanza
    .description = Un canale che vedono solo il segmento e lo staff
command-segment-room-segment = segmento
    .description = Quale
choice-segment-in = dentro
choice-segment-out = fuori
choice-segment-rule = come dice la regola

segment-none = Non c'è ancora nessun segmento. Con `/segmento crea` ne fai uno da un interesse o da un bisogno.
segment-line = **{ $segment }** ({ $n ->
    [0] nessuno
    [one] una persona
   *[other] { $n } persone
}) { $description }
    Regola: { $rule } · ruolo: { $role } · stanza: { $channel }
segment-by-hand = solo a mano
segment-without = nessuno
segment-members = **{ $segment }**: { $n ->
    [0] per ora nessuno
    [one] una persona
   *[other] { $n } persone
}
segment-bot = Un bot non sta in nessun segmento.
segment-reason-missing = Scrivi anche il motivo: chi viene messo dentro o tenuto fuori lo legge.
segment-explained = I segmenti di { $member }:
segment-explained-none = { $member } non è in nessun segmento, e nessuno ne è stato tenuto fuori.
segment-in-interest = - **{ $segment }**: ha dichiarato l'interesse "{ $what }"
segment-in-need = - **{ $segment }**: ha dichiarato il bisogno "{ $what }"
segment-in-staff = - **{ $segment }**: deciso da { $by }: { $what }
segment-in-hand = - **{ $segment }**: qualcuno ha dato il ruolo a mano
segment-in-self = - **{ $segment }**: scelto da sé
segment-out-staff = - fuori da **{ $segment }**: deciso da { $by }: { $what }
segment-out-hand = - fuori da **{ $segment }**: qualcuno ha tolto il ruolo a mano
segment-out-self = - fuori da **{ $segment }**: scelto da sé
segment-out-interest = { segment-in-interest }
segment-out-need = { segment-in-need }
segment-role-gone = Il ruolo { $role } del segmento "{ $segment }" non c'è più. Chi è nel segmento resta com'era: scegli un altro ruolo con `/segmento modifica`.
segment-room-there = C'è già: { $channel }.
segment-room-made = Fatto: { $channel }. Lo vedono il segmento e lo staff.
segment-room-needs-role = Per una stanza serve un ruolo che la veda: dallo al segmento "{ $segment }" con `/segmento modifica`.
segment-room-forbidden = Mi manca: { $permissions }. Si dà in *Impostazioni del server → Ruoli → Salotto*.
