# Chi fa andare il bot: `salotto run`, `migrate`, `backup`, e ciò che `doctor` trova.

run-summary = Fa vivere il bot su Discord, finché non gli si chiede di smettere.
run-epilog =
    Il token si legge da SALOTTO_DISCORD__TOKEN o da config.toml. SIGTERM o Ctrl-C: il bot finisce di scrivere ciò
    che ha visto, poi si ferma; una seconda volta: si ferma subito.

    Codici d'uscita: 0 fermato come chiesto, 1 qualcosa è andato storto (riavviare può bastare), 2 c'è qualcosa da
    sistemare prima di riavviare, 130 interrotto.
run-config-name = FILE
run-config = il file di configurazione (se non indicato: config.toml, quando c'è)
run-token-missing =
    manca il token di Discord (discord.token).
    Si crea su https://discord.com/developers/applications: l'applicazione, poi Bot, poi Reset Token.
    Mettilo nella variabile { $variable } o in { $file }, sotto [discord].
run-token-refused =
    Discord rifiuta il token (discord.token): è sbagliato, o ne è stato creato un altro.
    Creane uno nuovo su https://discord.com/developers/applications (Bot, Reset Token) e mettilo in { $variable }.
run-intents-refused =
    Discord non concede al bot gli eventi che chiede.
    Su https://discord.com/developers/applications, alla voce Bot, attiva "Server Members Intent" e "Message Content Intent", poi riavvia.
run-discord-fails = Discord risponde con un errore ({ $status }): riprova tra poco
run-discord-unreachable = Discord non è raggiungibile ({ $problem }): controlla la rete di questa macchina
run-health-port = { $host }:{ $port } è occupato o non esiste: scegli un altro indirizzo per health.host e health.port
run-failed = il bot si è fermato da solo ({ $problem }); il registro dice dove
run-not-drained = dopo { $seconds } secondi non tutto era scritto; ciò che manca si rilegge da Discord al prossimo avvio

database-url-wrong = database.url ({ $variable }) non è l'indirizzo di un database ({ $problem })
database-folder-absent = la cartella { $folder } non c'è: creala, o cambia database.url ({ $variable })
database-newer = il database è stato scritto da una versione più nuova di Salotto (revisione { $revision }): aggiorna Salotto
database-silent = { $backend } non risponde ({ $problem }): controlla database.url ({ $variable })

migrate-summary = Porta le tabelle del database alla forma che serve a questa versione.
migrate-epilog =
    Lo fa anche `salotto run` quando parte. Eseguito due volte, non cambia nulla.
    Prima conviene una copia: salotto backup copia.db
migrate-done = database migrato: da { $before } a { $after }
migrate-up-to-date = il database è già alla revisione { $revision }: nulla da fare
migrate-empty = vuoto

backup-summary = Copia il database in un file, anche mentre il bot lavora.
backup-epilog =
    La copia contiene ciò che i membri hanno scritto: va custodita come il database. Compare intera o non compare.
    Per PostgreSQL dice quale comando usare.
backup-file-name = FILE
backup-file = dove va la copia; non deve esserci già
backup-done = { $file }: copia di { $n_kilobytes } KB, verificata
backup-nothing = non c'è nessun database da copiare: { $file }
backup-there = { $file } c'è già: nulla è stato scritto
backup-no-place = non si può scrivere in { $folder } ({ $problem })
backup-failed = la copia di { $file } non è riuscita ({ $problem }); nulla è rimasto a metà
backup-in-memory = il database è in memoria: non c'è nulla da copiare
backup-by-postgresql =
    PostgreSQL si copia con il suo strumento:
    { $command }

doctor-unchecked = da verificare
doctor-place = posto su disco
doctor-place-fine = si può scrivere in { $folder }
doctor-place-absent = la cartella { $folder } non c'è: creala, o cambia database.url
doctor-place-closed = in { $folder } non si può scrivere: dà il permesso a chi fa andare il bot
doctor-health = /healthz
doctor-health-free = { $host }:{ $port } è libero
doctor-health-taken = { $host }:{ $port } non si può usare ({ $problem }): cambia health.port, o ferma chi lo usa
doctor-health-running = un Salotto in funzione risponde su { $host }:{ $port }: sta bene
doctor-health-failing = il Salotto in funzione su { $host }:{ $port } non sta bene: { $failing } (docs/operate.md dice che fare)
doctor-database-newer = scritto da una versione più nuova di Salotto (revisione { $revision }): aggiorna Salotto
doctor-token = token
doctor-token-there = c'è
doctor-token-missing = manca: crealo su https://discord.com/developers/applications (Bot, Reset Token) e mettilo in { $variable }. Senza, `salotto run` non parte; per `salotto analyse` non serve
doctor-discord = Discord
doctor-discord-fine = il token è accettato, per { $account }
doctor-discord-refused = il token è rifiutato: creane uno nuovo su https://discord.com/developers/applications (Bot, Reset Token) e mettilo in { $variable }
doctor-discord-unreachable = non è raggiungibile ({ $problem }): controlla la rete di questa macchina
doctor-discord-unasked = non interpellato: restano da verificare l'account, gli intent, i server, i permessi e i canali
doctor-intents = intent
doctor-intents-on = concessi
doctor-intents-off = spenti: { $intents }. Attivali su https://discord.com/developers/applications, alla voce Bot
doctor-servers = server
doctor-servers-none = il bot non è in nessun server: invitalo con { $invitation }
doctor-permissions = permessi
doctor-chosen = canali e ruoli scelti
doctor-on-server = in { $server }: { $said }
doctor-channels = canali
intent-members = Server Members Intent
intent-message-content = Message Content Intent
