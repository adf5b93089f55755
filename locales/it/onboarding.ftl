# La porta: il benvenuto, i passi, chi viene fatto entrare.

command-onboarding = ingresso
    .description = Chi è arrivato, e chi è rimasto a metà
command-onboarding-status = stato
    .description = Quanti sono arrivati dove, e chi è fermo da quanto tempo
command-onboarding-panel = pannello
    .description = Pubblicare il pannello di benvenuto nel canale di benvenuto
command-mission = missione
    .description = Perché esiste questa comunità, per chi, che cosa offre e che cosa si aspetta
command-me = io
    .description = Che cosa hai detto di te, i tuoi segmenti e perché, che cosa hai dato
command-setup-mission = missione
    .description = Scrivere perché esiste la comunità, per chi, e le regole

setup-mission-form = La missione della comunità
setup-mission-noted = Preso nota. Chi arriva la legge alla porta, e tutti con `/missione`.

onboarding-greeting-open = Ciao { $member }, che bello averti qui! Comincia da qui: ci vogliono due minuti, e puoi fermarti e riprendere quando vuoi.
onboarding-greeting-asked = Ciao { $member }, che bello averti qui! Comincia da qui: intanto lo staff guarda la tua richiesta e ti fa sapere.
onboarding-greeting-admitted = { onboarding-greeting-open }
onboarding-greeting-declined = { onboarding-greeting-asked }
onboarding-greeting-back = Che bello riaverti tra noi, { $member }! Quello che avevi detto di te c'è ancora: riprendi da dove eri.
onboarding-panel = **Che bello averti qui!** Qui sotto trovi perché esiste questo posto, che cosa si conserva di te e come presentarti. Ci vogliono due minuti, nell'ordine che vuoi.
onboarding-panel-posted = Il pannello è in { $channel }. Resta lì, e il suo pulsante funziona sempre.
onboarding-panel-there = Il pannello c'è già: { $link }. Per averne uno nuovo, elimina quello.
onboarding-welcome-unset = Non c'è ancora un canale di benvenuto: sceglilo con `/configura cambia`, impostazione *Canale di benvenuto*.

onboarding-hub = **I tuoi passi**, nell'ordine che vuoi. Puoi fermarti quando vuoi: riprendi da qui o con `/io`.
onboarding-step-rules = Missione e regole
onboarding-step-consent = Che cosa possiamo leggere di te
onboarding-step-profile = Che cosa ti interessa, e di che cosa hai bisogno
onboarding-step-introduction = Una presentazione per gli altri, se ti va
onboarding-next-rules = Adesso: leggi perché siamo qui.
onboarding-next-consent = Adesso: scegli che cosa possiamo leggere di ciò che scrivi.
onboarding-next-profile = Adesso: dicci che cosa ti interessa e di che cosa hai bisogno.
onboarding-next-introduction = Ci sei. Se ti va, presentati agli altri.
onboarding-role-waits = Sei già dentro, ma Discord non mi lascia ancora darti il ruolo che apre il server: lo faccio appena si può, tu non devi fare niente.
onboarding-next-done = Hai fatto tutto: buona permanenza!
onboarding-next-approval-asked = Per ora è tutto: lo staff guarda la tua richiesta, e ti scrivo appena decide.
onboarding-next-approval-declined = Per ora lo staff non ti ha fatto entrare. Il perché te l'ho scritto in privato.

onboarding-button-start = Comincia
onboarding-button-rules = Missione e regole
onboarding-button-consent = I miei dati
onboarding-button-profile = Su di me
onboarding-button-introduction = Presentazione
onboarding-button-accept = Ho letto, ci sto
onboarding-button-back = Ai passi
onboarding-button-post = Pubblica a mio nome
onboarding-button-edit = Modifica
onboarding-button-admit = Fai entrare
onboarding-button-decline = Rifiuta…
onboarding-button-understood = Ho capito

onboarding-mission-missing = Lo staff non ha ancora scritto la missione di questa comunità.
onboarding-mission-why = Perché siamo qui.
onboarding-mission-whom = Per chi.
onboarding-mission-offers = Che cosa trovi.
onboarding-mission-expects = Che cosa ci aspettiamo.
onboarding-mission-rules = Le regole

onboarding-consent = Leggo quello che si scrive qui, per dire ogni settimana allo staff di che cosa c'è bisogno. Di te che cosa posso leggere?
onboarding-consent-later = Puoi cambiare quando vuoi con `/privacy consenso`; con `/privacy mostra` vedi tutto quello che conservo.

onboarding-form = Su di te
onboarding-form-interests = Che cosa ti interessa?
    .description = Tutto quello che vuoi, anche niente
onboarding-form-needs = Di che cosa hai bisogno?
    .description = Serve a proporti cose utili, e si può cambiare sempre
onboarding-form-own-needs = Altri bisogni, con parole tue
    .description = Uno per riga
onboarding-form-brings = Che cosa potresti portare agli altri?
    .description = Un'esperienza, una domanda, una ricetta: quello che ti viene
onboarding-form-introduction = Una breve presentazione
    .description = Prima di pubblicarla la vedi, e decidi tu
onboarding-profile-nothing = niente
onboarding-profile-interests = **Ti interessa**: { $what }
onboarding-profile-needs = **Hai bisogno di**: { $what }
onboarding-profile-brings = **Potresti portare**: { $what }
onboarding-profile-introduction = **La tua presentazione**: { $what }
onboarding-introduction-none = Non hai ancora scritto una presentazione: aprila con *Su di me*.
onboarding-introductions-unset = Lo staff non ha ancora scelto un canale per le presentazioni. Quello che hai scritto resta qui.
onboarding-introductions-refused = Non riesco a pubblicare la tua presentazione. Quello che hai scritto resta qui, e lo staff lo sa.
onboarding-introductions-closed = Non posso pubblicare le presentazioni in { $channel }: mi manca il permesso di gestire i webhook. Si dà in *Impostazioni del canale → Permessi → Salotto*.
onboarding-preview = Così la leggeranno in { $channel }, con il tuo nome e la tua immagine:
onboarding-introduced = Fatto: la tua presentazione è qui: { $link }. Se la modifichi, la correggo; se cancelli i tuoi dati, la tolgo.

onboarding-candidate = { $member } ({ $name }) chiede di entrare.
onboarding-candidate-gone = Non aspetta più: la persona ha lasciato il server, o nel frattempo è entrata di nuovo.
onboarding-decided-already = È già stato deciso, da { $by }.
onboarding-admitted = { $member } è dentro. Gliel'ho detto.
onboarding-admitted-without-role = { $member } è dentro, e gliel'ho detto. Manca ancora il ruolo: glielo do appena si può. Se dipende da un permesso, l'ho scritto qui nel canale.
onboarding-declined = { $member } resta fuori, e ha ricevuto il motivo. Se deve anche lasciare il server, c'è `/espelli`.
onboarding-decline-form = Non far entrare
onboarding-decline-reason = Perché? La persona lo legge
onboarding-told-admitted = Lo staff ti ha fatto entrare: che bello averti qui!
onboarding-told-declined = Lo staff per ora non ti fa entrare. Il motivo: { $reason }
onboarding-candidate-unreachable = Non posso scrivere a { $member }, che non accetta messaggi privati: dite voi, in un canale, che cosa è stato deciso.
onboarding-welcome-closed = Non posso dare il benvenuto in { $channel }: mi manca il permesso di scriverci, oppure il canale non c'è più. Il permesso si dà in *Impostazioni del canale → Permessi → Salotto*.
onboarding-role-gone = Un ruolo che dovevo dare non c'è più. Scegline un altro con `/configura cambia`.

onboarding-status-nobody = Non è ancora arrivato nessuno da quando la porta è aperta. Per aprirla serve un canale di benvenuto: `/configura cambia`.
onboarding-status-joined = **{ $n }** { $n ->
    [one] persona è arrivata ed è ancora qui
   *[other] persone sono arrivate e sono ancora qui
}
onboarding-status-funnel = **Ultimi sessanta giorni**, anche chi poi se n'è andato:
onboarding-status-few = Sono arrivati in meno di cinque negli ultimi sessanta giorni: fin dove sono arrivati lo racconto quando sono di più.
onboarding-step-told-accepted = hanno accettato missione e regole
onboarding-step-told-declared = hanno detto che cosa vogliono
onboarding-step-told-spoke = hanno scritto qualcosa
onboarding-step-told-answered = hanno ricevuto una prima risposta
onboarding-step-told-day-7 = sono tornati a scrivere nella seconda settimana
onboarding-step-told-day-30 = sono tornati a scrivere dopo un mese
onboarding-status-step = - **{ $n }** su { $of } { $step } ({ $share } %, tra { $low } e { $high } %)
onboarding-status-step-few = - meno di cinque su { $of } { $step }
onboarding-status-step-unknown = - { $step }: ancora troppo presto per dirlo
onboarding-status-belonging = **{ $share } %** delle { $people } persone che hanno risposto si sente parte della comunità (tra { $low } e { $high } %)
onboarding-status-buddies = Partecipano ai compagni: { $people }; coppie formate: { $pairs }; si sono conosciute: { $met }
onboarding-status-buddies-few = Partecipano ai compagni: { $people }; coppie formate: { $pairs }
onboarding-status-stuck-here = **Chi è fermo**, e da quando:
onboarding-at-silent = ha finito i passi e non ha ancora scritto
onboarding-at-unanswered = ha scritto, e nessuno ha ancora risposto
onboarding-line-funnel = Negli ultimi sessanta giorni { $joined } persone sono arrivate{ $accepted ->
    [0] {""}
   *[other] , { $accepted } hanno accettato missione e regole
}{ $spoke ->
    [0] : meno di cinque hanno scritto
   *[other] , { $spoke } hanno scritto
}{ $answered ->
    [0] {""}
   *[other] , { $answered } hanno ricevuto una risposta
}.
onboarding-line-belonging = Delle { $people } persone che hanno risposto, il { $share } % si sente parte della comunità (tra { $low } e { $high } %).
onboarding-status-stuck = - { $member }: { $step }, { $since }
onboarding-at-approval = aspetta una decisione
onboarding-at-rules = missione e regole
onboarding-at-consent = la scelta sui dati
onboarding-at-profile = il modulo
onboarding-inbox-asked = { $member } chiede di entrare e aspetta una risposta
onboarding-inbox-rules = { $member } non ha ancora accettato missione e regole
onboarding-inbox-consent = { $member } non ha ancora scelto che cosa si può leggere
onboarding-inbox-profile = { $member } non ha ancora detto che cosa vuole
onboarding-inbox-approval = { onboarding-inbox-asked }

me-nothing = Non hai ancora detto niente di te. Con *Modifica* dici che cosa ti interessa e di che cosa hai bisogno.
me-segments = **I tuoi segmenti**
me-no-segment = Non sei ancora in nessun segmento.
me-said-nothing = Di quello che hai scritto non so ancora niente: appena scrivi nei canali, qui ne trovi il riassunto.
me-said = Nelle ultime settimane hai parlato { $turns ->
    [one] una volta
   *[other] { $turns } volte
}: { $contributing ->
    [0] per ora senza un contributo articolato
    [one] una volta con un contributo vero
   *[other] { $contributing } volte con un contributo vero
}, e { $answered ->
    [0] nessuno ti ha ancora risposto
    [one] una volta qualcuno ti ha risposto
   *[other] { $answered } volte qualcuno ti ha risposto
}.
segment-because-interest = - **{ $segment }**, perché ti interessa: { $what }
segment-because-need = - **{ $segment }**, perché hai bisogno di: { $what }
segment-because-staff = - **{ $segment }**, perché ti ci ha messo lo staff: { $what }
segment-because-hand = - **{ $segment }**, perché qualcuno ti ha dato il ruolo
segment-because-self = - **{ $segment }**, perché l'hai scelto tu

setting-onboarding-mode = Ingresso
    .description = Se chi arriva entra subito o dopo l'approvazione dello staff
    .open = aperto
    .approval = con approvazione
setting-onboarding-welcome-channel = Canale di benvenuto
    .description = Dove si saluta chi arriva; senza, non si saluta nessuno
    .made = benvenuto
setting-onboarding-introductions-channel = Canale delle presentazioni
    .description = Dove va la presentazione di chi è d'accordo, a suo nome
    .made = presentazioni
setting-onboarding-member-role = Ruolo dei membri
    .description = Il ruolo che apre il server a chi ha accettato missione e regole
    .made = Membri
setting-onboarding-mission-why = Perché siamo qui
    .description = La prima parte della missione
setting-onboarding-mission-whom = Per chi
    .description = A chi si rivolge la comunità
setting-onboarding-mission-offers = Che cosa si trova
    .description = Che cosa offre la comunità
setting-onboarding-mission-expects = Che cosa ci si aspetta
    .description = Che cosa si chiede a chi entra
setting-onboarding-rules = Regole
    .description = Le regole che si accettano alla porta
setting-onboarding-interests = Interessi proposti
    .description = Quelli da spuntare nel modulo, al massimo dieci, separati da virgole
setting-onboarding-needs = Bisogni proposti
    .description = Quelli da spuntare nel modulo, al massimo dieci, separati da virgole


scene-door = La porta si apre con /configura avvia. Due nuovi arrivati: Livia percorre tutta la porta, Owen si ferma al primo passo
    .try = Come Owen, in #benvenuto: premi il pulsante sotto il saluto e percorri la porta. Poi, come Livia: /io.
