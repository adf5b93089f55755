# Prevenzione.

command-prevention = prevenzione
    .description = Che cosa fa ogni regola della prevenzione, e quante volte aveva ragione

prevention-swept = Fa parte di ciò che Salotto ha fermato
prevention-rule-same-text = lo stesso testo in tanti canali
prevention-rule-burst = tanti messaggi in un colpo
prevention-rule-invites = inviti ad altri server
prevention-rule-first-day-links = link il primo giorno
prevention-rule-join-wave = tante persone entrano insieme
prevention-rule-automod-keyword = AutoMod, parole vietate
prevention-rule-automod-keyword-preset = AutoMod, liste di parole di Discord
prevention-rule-automod-mention-spam = AutoMod, troppe menzioni
prevention-rule-automod-spam = AutoMod, spam
prevention-rule-automod-member-profile = AutoMod, nomi e profili
prevention-rule-automod-harmful-link = AutoMod, link pericolosi
prevention-rule-other = AutoMod
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

setting-prevention-same-text = Lo stesso testo in tanti canali
    .description = Che cosa fare quando qualcuno scrive lo stesso in più canali
    .off = spenta
    .trial = in prova, senza fare niente
    .act = sul serio
setting-prevention-burst = Tanti messaggi in un colpo
    .description = Che cosa fare quando qualcuno scrive a raffica
    .off = spenta
    .trial = in prova, senza fare niente
    .act = sul serio
setting-prevention-invites = Inviti ad altri server
    .description = Che cosa fare di un invito a un altro server
    .off = spenta
    .trial = in prova, senza fare niente
    .act = sul serio
setting-prevention-first-day-links = Link il primo giorno
    .description = Che cosa fare dei link di chi è arrivato oggi
    .off = spenta
    .trial = in prova, senza fare niente
    .act = sul serio
setting-prevention-join-wave = Tante persone insieme
    .description = Che cosa fare quando entrano in tanti in un minuto
    .off = spenta
    .trial = in prova, senza fare niente
    .act = sul serio
setting-prevention-same-text-channels = Canali con lo stesso testo
    .description = Da quanti canali è troppo (da 2 a 10)
setting-prevention-burst-messages = Messaggi di una raffica
    .description = Da quanti messaggi è troppo (da 4 a 12)
setting-prevention-burst-seconds = Secondi di una raffica
    .description = In quanti secondi (da 2 a 60)
setting-prevention-join-wave-people = Persone di un'ondata
    .description = Da quante persone in un minuto suona l'allarme (da 3 a 100)
setting-prevention-pause-invites-minutes = Pausa degli inviti
    .description = Per quanti minuti un'ondata li ferma; 0: mai
setting-prevention-allowed-invites = Inviti ammessi
    .description = I codici di inviti che chiunque può postare
setting-prevention-silence-minutes = Durata del silenzio
    .description = Per quanti minuti non scrive chi è stato fermato; 0: nessun silenzio
setting-prevention-exempt-roles = Ruoli esenti
    .description = Chi ha uno di questi ruoli non viene guardato
setting-prevention-exempt-channels = Canali esenti
    .description = In questi canali non si guarda niente (#canale o id)
setting-prevention-automod-words = Parole vietate
    .description = AutoMod di Discord le blocca prima che si leggano
setting-prevention-automod-presets = Liste di parole di Discord
    .description = Quali liste usa AutoMod
    .profanity = volgarità
    .sexual_content = contenuti sessuali
    .slurs = insulti e offese
setting-prevention-automod-mentions = Menzioni in un messaggio
    .description = Da quante AutoMod blocca il messaggio (fino a 50); 0: mai
setting-prevention-automod-spam = Spam secondo Discord
    .description = Se AutoMod blocca ciò che Discord ritiene spam
setting-prevention-automod-profiles = Nomi e profili
    .description = Se le parole vietate valgono anche nei nomi e nei profili
