# Le prove di prodotto: chi si candida, chi prova, che cosa ne dice.

command-drop-test = prova
    .description = Trova chi prova un prodotto, e raccogli che cosa ne dice
command-drop-test-call = posti
    .description = Quanti posti, per chi, fino a quando ci si può candidare
command-drop-test-call-drop = contenuto
    .description = Quale contenuto (formato: cerchiamo chi prova)
command-drop-test-call-seats = posti
    .description = Quante persone possono provare
command-drop-test-call-criteria = criteri
    .description = Chi cercate: «chi cucina per uno e ha un freezer piccolo»
command-drop-test-call-until = fino-a
    .description = Quando si chiudono le candidature: venerdì alle 18
command-drop-test-call-days = giorni
    .description = Dopo quanti giorni ricordare di dire com'è andata (di solito 7)
command-drop-test-choose = scegli
    .description = Guarda chi si è candidato; scegli tu, oppure sorteggia
command-drop-test-choose-drop = contenuto
    .description = Quale contenuto
command-drop-test-summary = sintesi
    .description = Che cosa ha trovato chi ha provato; porta tra le idee quello che manca
command-drop-test-summary-drop = contenuto
    .description = Quale contenuto

drop-test-called = { $seats ->
    [one] Un posto
   *[other] { $seats } posti
}, candidature fino a { $at }. Quando il contenuto esce ha il bottone per candidarsi; poi scegliete con `/contenuto prova scegli`. Dopo { $days ->
    [one] un giorno
   *[other] { $days } giorni
} ricordo a chi prova di dire com'è andata, e una seconda volta tre giorni più tardi.
drop-test-seats = I posti vanno da 1 a { $most }.
drop-test-other-format = «{ $title }» non cerca chi prova: creane uno con `/contenuto nuovo`, formato «cerchiamo chi prova».
drop-test-chosen-already = Chi prova è già stato scelto: lo trovi con `/contenuto prova scegli`.
drop-test-none = «{ $title }» non dice ancora quanti posti ci sono: usa `/contenuto prova posti`.
drop-test-no-applications = Per «{ $title }» non si è ancora candidato nessuno. Si può fino a { $at }.
drop-test-applications = **{ $title }**: { $count ->
    [one] una candidatura
   *[other] { $count } candidature
} per { $seats ->
    [one] un posto
   *[other] { $seats } posti
}.
drop-test-application = - { $who }{ $chosen ->
    [yes] { " " }✅
   *[no] { "" }
}: { $why }
drop-test-choose-who = Chi prova?
drop-test-too-many = I posti sono { $seats }: sceglietene di meno.
drop-test-nobody = Non c'è ancora nessuno da scegliere.
drop-test-chosen = Scelti: { $who }. Lo scrivo a loro e, con garbo, anche agli altri.
drop-test-draw-sure = Sorteggio adesso? Il risultato resta nella storia del contenuto e lo scrivo subito a tutti.
drop-test-drawn = Sorteggiati: { $who }. Il seme è `{ $seed }`: con quello chiunque può rifare il sorteggio.
drop-test-summary = **{ $title }**: { $applied ->
    [one] una persona si è candidata
   *[other] { $applied } si sono candidati
}, { $chosen ->
    [one] una ha provato
   *[other] { $chosen } hanno provato
}, { $answered ->
    [0] nessuno ha ancora detto com'è andata.
    [one] una ha detto com'è andata.
   *[other] { $answered } hanno detto com'è andata.
}
drop-test-somebody = Una persona
drop-test-said-did = - { $who } ha fatto così: { $what }
drop-test-said-worked = - 👍 { $who }: { $what }
drop-test-said-missing = - 🔧 { $who }: { $what }
drop-test-wrote = - { $who } ne ha scritto qui: { $link }
drop-test-unquoted = -# { $count ->
    [one] Ha risposto anche una persona che non vuole essere citata.
   *[other] Hanno risposto anche { $count } persone che non vogliono essere citate.
}
drop-test-hand-over = Porta tra le idee…
drop-test-handed-over = «{ $title }» ora è tra le idee, a nome di chi l'ha detto.
drop-test-nothing-to-hand-over = Di questa persona non c'è niente da portare tra le idee.

drop-button-draw = Sorteggia
drop-button-apply = Mi candido
drop-button-feedback = Com'è andata?
drop-test-form-apply = Mi candido
drop-test-form-why = Perché proprio tu?
drop-test-form-why-hint = Cerchiamo: { $criteria }
drop-test-applied = Ci sei: la tua candidatura è segnata. Ti scrivo quando si decide; fino ad allora puoi cambiarla con lo stesso bottone.
drop-test-applied-again = Ho segnato le tue nuove parole.
drop-test-closed = Le candidature sono chiuse. La prossima volta esce in questo canale.
drop-test-not-yours = Questa prova è per chi è stato scelto.
drop-test-form-feedback = Com'è andata?
drop-test-form-did = Che cosa hai fatto?
    .description = In concreto: quando, per chi, con che cosa
drop-test-form-worked = Che cosa ha funzionato?
    .description = Anche una cosa piccola
drop-test-form-missing = Che cosa manca o non va?
    .description = Se può diventare un'idea, la portiamo avanti a tuo nome
drop-test-thanks = Grazie, arriva dritto a chi prepara il prodotto. Puoi cambiarlo con lo stesso bottone.
drop-test-told-chosen = Tocca a te: fai parte di chi prova **{ $title }**! Quando l'hai provato dimmi com'è andata, con il bottone qui sotto. Te lo ricordo dopo { $days ->
    [one] un giorno
   *[other] { $days } giorni
}.
drop-test-told-not-chosen = Questa volta i posti per **{ $title }** non bastavano per tutti. Grazie di esserti fatto avanti: la prossima volta puoi candidarti di nuovo.
drop-test-told-first = Com'è andata con **{ $title }**? Bastano due righe, anche se non ti è piaciuto.
drop-test-told-last = L'ultima volta che lo chiedo: com'è andata con **{ $title }**? Anche «non l'ho ancora aperto» è una risposta.
drop-test-card = { $text }

    Posti: { $seats } · Cerchiamo: { $criteria } · Candidature fino a { $at }
inbox-drop-test = «{ $title }»: { $count ->
    [one] una candidatura aspetta
   *[other] { $count } candidature aspettano
} una scelta ({ $seats ->
    [one] un posto
   *[other] { $seats } posti
}).
drop-step-testers-drawn = chi prova sorteggiato
drop-step-testers-chosen = chi prova scelto
drop-test-closed-to-us = { $who } è tra chi prova «{ $title }» e non riceve messaggi diretti: diteglielo nel canale. Il bottone sotto l'annuncio sa che un posto è suo.
