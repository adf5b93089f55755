# Leggere un export: che cosa si può chiedere, che cosa non si è potuto leggere.

analyse-summary = Legge l'export di una comunità e scrive il resoconto di una o più settimane.
analyse-epilog =
    Legge i JSON di DiscordChatExporter (un file per canale; le cartelle si percorrono) e le chat JSONL; il formato si
    riconosce dal contenuto. Se non si dice altro, il resoconto è quello dell'ultima settimana intera.

    Esempi:
      salotto analyse export/ --staff-role "Team" --last 4
      salotto analyse chat.jsonl --all --format json --out resoconti/

    Codici d'uscita: 0 fatto, 1 qualcosa è andato storto, 2 dati illeggibili o uso sbagliato, 130 interrotto.
analyse-paths-name = PERCORSO
analyse-paths = file o cartelle dell'export
analyse-name = NOME
analyse-staff-role = un ruolo che fa di chi lo porta lo staff del brand (si può ripetere)
analyse-staff = una persona dello staff, per nome o id (si può ripetere)
analyse-week-name = SETTIMANA
analyse-week = una settimana ISO, per esempio 2017-W10 (si può ripetere)
analyse-last = le ultime N settimane intere
analyse-all = tutte le settimane, anche quelle incomplete
analyse-lang = la lingua del resoconto
analyse-format = testo per il terminale, json per altri programmi, html per la stampa
analyse-folder = CARTELLA
analyse-out = scrive in un file in questa cartella, invece che sullo standard output
analyse-config = le impostazioni da cui prendere i temi da contare (altrimenti config.toml, se c'è)
analyse-db = dove conservare ciò che si legge (se non indicato, nulla resta)
analyse-before-choice = che cosa vale per chi non ha ancora scelto: full (si nomina e si cita) o totals (solo nei totali)
analyse-zone = FUSO
analyse-time-zone = il fuso orario della comunità, per esempio Europe/Rome (se non indicato: UTC)
analyse-stage-storing = Lettura dell'export
analyse-stage-reading = Analisi dei messaggi
analyse-stage-telling = Resoconti

analyse-zone-unknown = { $zone } non è un fuso orario noto: scrivine uno come Europe/Rome
analyse-last-too-small = --last vuole almeno 1 settimana, non { $last }
analyse-week-wrong = { $week } non è una settimana ISO: scrivila come 2017-W10
analyse-week-outside = { $week } è fuori dall'export, che va da { $first } a { $last }
analyse-not-writable = non si può scrivere in { $folder } ({ $reason })
analyse-no-staff = attenzione: nell'export nessuno risulta dello staff, quindi contano tutti come membri; indica --staff-role o --staff
analyse-full-consent = I membri sono nominati e citati (--before-choice full): ne risponde chi ha chiesto questo resoconto.

input-nothing-found = { $file }: qui non c'è nessun export che si possa leggere
input-not-found = { $file }: non esiste
input-not-permitted = { $file }: non si ha il permesso di leggerlo
input-unreadable = { $file }: non si può leggere ({ $reason })
input-empty = { $file }, riga 1: il file è vuoto
input-another-format = { $file }, riga 1: non è né un JSON di DiscordChatExporter né una chat JSONL
input-several-servers = { $file } e { $other } vengono da server diversi: analizzali uno alla volta
input-without-messages = { $file }: nell'export non c'è nessun messaggio leggibile

skipped-another-format =
    { $count ->
        [one] un file di un altro formato non è stato letto ({ $place })
       *[other] { $count } file di un altro formato non sono stati letti (il primo: { $place })
    }
skipped-bad-bytes =
    { $count ->
        [one] un carattere illeggibile è stato sostituito ({ $place })
       *[other] { $count } caratteri illeggibili sono stati sostituiti (da { $place })
    }
skipped-duplicate =
    { $count ->
        [one] un messaggio ripetuto è stato contato una volta ({ $place })
       *[other] { $count } messaggi ripetuti sono stati contati una volta (il primo: { $place })
    }
skipped-no-author =
    { $count ->
        [one] un messaggio senza autore è stato saltato ({ $place })
       *[other] { $count } messaggi senza autore sono stati saltati (il primo: { $place })
    }
skipped-no-date =
    { $count ->
        [one] un messaggio senza data leggibile è stato saltato ({ $place })
       *[other] { $count } messaggi senza data leggibile sono stati saltati (il primo: { $place })
    }
skipped-no-id =
    { $count ->
        [one] un messaggio senza id è stato saltato ({ $place })
       *[other] { $count } messaggi senza id sono stati saltati (il primo: { $place })
    }
skipped-not-a-message =
    { $count ->
        [one] una voce che non è un messaggio è stata saltata ({ $place })
       *[other] { $count } voci che non sono messaggi sono state saltate (la prima: { $place })
    }
skipped-out-of-order =
    { $count ->
        [one] un messaggio fuori ordine è stato rimesso al suo posto ({ $place })
       *[other] { $count } messaggi fuori ordine sono stati rimessi al loro posto (il primo: { $place })
    }
skipped-system =
    { $count ->
        [one] un avviso di sistema non conta come messaggio ({ $place })
       *[other] { $count } avvisi di sistema (ingressi, messaggi fissati e simili) non contano come messaggi (il primo: { $place })
    }
skipped-truncated =
    { $count ->
        [one] un file è interrotto o rovinato, ed è stato letto fin lì ({ $place })
       *[other] { $count } file sono interrotti o rovinati, e sono stati letti fin lì (il primo: { $place })
    }
skipped-unknown-type =
    { $count ->
        [one] un messaggio di tipo sconosciuto è stato saltato ({ $place })
       *[other] { $count } messaggi di tipo sconosciuto sono stati saltati (il primo: { $place })
    }
