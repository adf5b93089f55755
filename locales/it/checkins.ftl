# Le domande a chi è arrivato da poco, e chi dello staff se ne occupa.

checkins-announced = { $members }: { $n ->
    [one] ho una domanda per te, una sola. La vedi solo tu
   *[other] ho una domanda per ognuno di voi, una sola. Ciascuno vede soltanto la sua
}, quando premi qui sotto.
checkins-button-look = Leggi la domanda
checkins-button-stop = Non chiedermelo più
checkins-button-resume = Chiedimelo di nuovo
checkins-button-take = Me ne occupo io
checkins-button-done = Fatto
checkins-button-understood = Ho capito

checkins-question-door = Sei qui da { $days ->
    [one] un giorno
   *[other] { $days } giorni
}, e la missione e le regole ti aspettano ancora. C'è qualcosa che non torna?
checkins-question-silent = Sei qui da { $days ->
    [one] un giorno
   *[other] { $days } giorni
}. Per ora leggi, e va benissimo così: c'è qualcosa che ti trattiene dallo scrivere?
checkins-question-unanswered = Sei qui da { $days ->
    [one] un giorno
   *[other] { $days } giorni
} e hai scritto, ma non ti ha ancora risposto nessuno. Ti fa piacere se una persona dello staff ci guarda?
checkins-question-answered = Sei qui da { $days ->
    [one] un giorno
   *[other] { $days } giorni
}, hai scritto e ti hanno risposto. Hai trovato quello che cercavi?
checkins-question-unknown = Sei qui da { $days ->
    [one] un giorno
   *[other] { $days } giorni
}. Come ti trovi?
checkins-well-door = Tutto bene, ci arrivo
checkins-well-silent = Niente, sto bene così
checkins-well-unanswered = No, va bene così
checkins-well-answered = Sì
checkins-well-unknown = Bene
checkins-lost-door = Non so da dove cominciare
checkins-lost-silent = Non so da dove cominciare
checkins-lost-unanswered = Sì, grazie
checkins-lost-answered = Non ancora
checkins-lost-unknown = Non ho ancora trovato il mio posto
checkins-wrong = C'è qualcosa che non va…
checkins-thanks = Grazie per averlo detto! Se un giorno cambia qualcosa, scrivi allo staff con `/contatta`.
checkins-stopped = Va bene, non ti chiedo più niente. Se cambi idea, premi qui sotto.
checkins-resumed = D'accordo: alla prossima domanda mi faccio vivo.
checkins-not-yours = Questa domanda è per chi è arrivato da poco. Se ti serve qualcosa, scrivi allo staff con `/contatta`.
checkins-answered-already = A questa domanda hai già risposto: grazie! Se è cambiato qualcosa, scrivi allo staff con `/contatta`.

checkins-form = Dillo con parole tue
checkins-form-said = Che cosa ti aiuterebbe?
    .description = Se ti va. Lo legge solo lo staff, con il tuo nome
checkins-handed-over = L'ho passato allo staff. Appena qualcuno se ne occupa, ti scrivo chi è.
checkins-on-duty = Ora in turno: { $who }.
checkins-taken = Di quello che mi hai detto si occupa { $by }: se vuoi, puoi scrivere anche tu.

checkins-help-lost = { $member }, qui da { $days ->
    [one] un giorno
   *[other] { $days } giorni
}, alla domanda su come va chiede una mano.
checkins-help-wrong = { $member }, qui da { $days ->
    [one] un giorno
   *[other] { $days } giorni
}, dice che c'è qualcosa che non va.
checkins-taken-by = Se ne occupa { $by }.
checkins-taken-already = Se ne occupa già { $by }.
checkins-done = Di { $member } si è occupato lo staff: { $by }.
checkins-done-already = È già fatto: ci ha pensato { $by }.
checkins-gone = Questa richiesta non c'è più: chi l'ha fatta ha chiesto di cancellare i propri dati.
checkins-unreachable = Non riesco a scrivere a { $member }, che non riceve messaggi privati: { $by } se ne occupa, e dovrebbe dirglielo in un canale.
checkins-closed = Non riesco a chiedere come va a chi è arrivato da poco in { $channel }: non ho il permesso di scriverci, oppure il canale non c'è più. Il permesso si dà da *Impostazioni canale → Permessi → Salotto*.
checkins-inbox-lost = { $member } chiede una mano per cominciare
checkins-inbox-wrong = { $member } dice che c'è qualcosa che non va

command-belonging = come-mi-trovo
    .description = Dire quanto ti senti parte di questa comunità, se ti va
pulse-question = Quanto ti senti parte di questa comunità? Lo staff vede solo il totale, da cinque risposte in su.
pulse-answer-1 = Per niente
pulse-answer-2 = Poco
pulse-answer-3 = Così così
pulse-answer-4 = Abbastanza
pulse-answer-5 = Molto
pulse-thanks = Grazie! Te lo chiedo di nuovo tra un mese, se ti va.
pulse-answered-already = Hai già risposto da meno di trenta giorni: grazie! Dopo puoi dirlo di nuovo con `/come-mi-trovo`.
pulse-again = Hai già risposto: grazie! Dal { $when } puoi dirlo di nuovo.
pulse-at-none = Per te hai scelto **niente**: quanto ti senti parte della comunità non lo conservo, e non lo conto. Se vuoi dirlo, cambia prima scelta con `/privacy consenso`.
pulse-button-ask = Ancora una domanda, se ti va

setting-checkins-days = Quando chiedere come va
    .description = Dopo quanti giorni dall'arrivo, separati da virgole; nessuno: non si chiede
setting-checkins-hour = Ora delle domande
    .description = A che ora del server si chiede come va a chi è arrivato da poco
setting-checkins-channel = Canale delle domande
    .description = Dove si avvisa che c'è una domanda; senza, è il canale di benvenuto
