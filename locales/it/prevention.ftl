# Prevenzione.

command-prevention = prevenzione
    .description = Che cosa fa ogni regola della prevenzione, e quante volte aveva ragione

prevention-rule-same-text = lo stesso testo in tanti canali
prevention-rule-burst = tanti messaggi in un colpo
prevention-rule-invites = inviti ad altri server
prevention-rule-first-day-links = link il primo giorno
prevention-rule-join-wave = tante persone entrano insieme
prevention-mode-off = spenta
prevention-mode-trial = in prova: dice solo che cosa farebbe
prevention-mode-act = sul serio
prevention-heading = **Prevenzione**, ultimi { $days } giorni
prevention-line-rule = **{ $rule }**: { $mode } · è scattata { $found ->
    [one] una volta
   *[other] { $found } volte
 }, { $wrong ->
    [0] mai per errore
    [one] una per errore
   *[other] { $wrong } per errore
 }
prevention-title = Prevenzione: { $rule }
prevention-title-trial = Prevenzione, in prova: { $rule }
prevention-line-member = **Chi**: { $member }
prevention-line-where = **Dove**: { $links }
prevention-line-case = I suoi messaggi sono tolti; ciò che dicevano è nel caso { $number }.
prevention-line-trial = Non è successo niente: sul serio sarei intervenuto. Era giusto? Se no, dillo qui sotto.
prevention-line-wave = In un minuto sono entrate { $number } persone.
prevention-line-paused = Gli inviti riposano per { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
 }.
prevention-button-wrong = È stato un errore
prevention-wrong = un errore della prevenzione
prevention-wrong-already = Qualcuno l'ha già detto.
prevention-wrong-noted = Annotato come errore della regola «{ $rule }».
prevention-wrong-undone = Annullato, e contato come errore della regola «{ $rule }». Il membro lo sa, e riceve ciò che aveva scritto.
prevention-not-undone = È annotato come errore, ma Discord non mi ha lasciato annullare tutto: guardateci a mano, per favore.

notice-automod = Su **{ $server }** ho tolto i tuoi ultimi messaggi per una regola automatica: { $rule }. { $silent ->
    [yes] Non puoi scrivere fino a { $until }.
   *[no] { "" }
 }
notice-mistaken = Su **{ $server }** ho tolto dei tuoi messaggi per errore. Scusa! Non conta, e puoi scrivere come prima. Ecco ciò che avevi scritto, così puoi rimetterlo:

automod-name-words = Salotto: parole
automod-name-presets = Salotto: liste di parole di Discord
automod-name-mentions = Salotto: troppe menzioni
automod-name-spam = Salotto: spam
automod-name-profiles = Salotto: nomi e profili

alert-prevention-sweep = Una regola della prevenzione voleva togliere dei messaggi, ma da qualche parte mi manca *Gestire messaggi*.
alert-prevention-silence = Una regola della prevenzione voleva mettere in silenzio qualcuno, ma mi manca *Metti in timeout i membri*, o il mio ruolo sta troppo in basso.
alert-prevention-invites = Entrano tante persone insieme, e non ho potuto mettere in pausa gli inviti: mi manca *Gestire server*.
alert-automod = Non ho potuto allineare l'AutoMod di Discord alle vostre impostazioni ({ $code }): mi manca *Gestire server*, o le regole sono troppe.
