# La riga di comando e i suoi comandi piccoli.

cli-summary = Salotto legge come si parla in una comunità riservata: la profondità prima dei numeri, in italiano e in inglese.
cli-epilog =
    Esempi:
      salotto analyse export/ --staff-role "Team"        il resoconto dell'ultima settimana intera di un export
      salotto analyse export/ --all --format html --out resoconti/
      salotto doctor                                     controlla questa installazione

    Codici d'uscita: 0 fatto, 1 qualcosa è andato storto, 2 dati illeggibili o uso sbagliato, 130 interrotto.
cli-usage = uso:
cli-commands = comandi
cli-command = COMANDO
cli-arguments = argomenti
cli-options = opzioni
cli-help = mostra questo aiuto e si ferma
cli-error = errore: { $problem }
cli-usage-error =
    errore: { $problem }
    `{ $command } --help` dice come si usa.
cli-interrupted = interrotto; nulla è rimasto scritto a metà

score-summary = Legge interventi come righe JSON dallo standard input e scrive come si legge ciascuno.
score-epilog =
    Una riga in entrata: {"{"}"id": "1", "text": "...", "parent": "...", "history": [{"{"}"author": "other", "text": "..."{"}"}], "lang": "it"{"}"}
    Servono solo id e text. Una riga in uscita: profondità (da 0 a 100, o null se la lingua non è nota), fascia,
    lingua, domanda, tono, e le prove con la loro posizione nel testo.

    Una riga rotta viene nominata sullo standard error; le altre si leggono lo stesso, e il codice d'uscita è 2.

links-summary = Legge una conversazione come righe JSON e scrive chi risponde a chi.
links-epilog =
    Un messaggio per riga in entrata: {"{"}"id": "1", "at": "2026-03-02T09:00:00Z", "channel": "sala", "author": "ada", "text": "..."{"}"}
    Un legame per riga in uscita: {"{"}"id": "1", "parent": null, "confidence": 0.9{"}"}; un messaggio senza parent apre una conversazione.
links-file-name = FILE
links-file = il file dei messaggi, un oggetto JSON per riga

doctor-summary = Controlla questa installazione e nomina tutto ciò che non va, e come rimediare.
doctor-epilog =
    Codici d'uscita: 0 tutto bene, 1 c'è qualcosa da sistemare.
doctor-config-name = FILE
doctor-config = il file di configurazione (se non indicato: config.toml, quando c'è)
doctor-ok = a posto
doctor-wrong = da sistemare
doctor-python = Python
doctor-settings = impostazioni
doctor-texts = testi
doctor-time-zone = fuso orario
doctor-database = database
doctor-reading = lettura
doctor-python-fine = versione { $version }
doctor-python-old = la versione { $version } è troppo vecchia: installa Python 3.11 o più recente
doctor-settings-fine = { $file } è corretto
doctor-settings-absent = non c'è { $file }: valgono i valori predefiniti (copia config.example.toml per cambiarli)
doctor-texts-fine = { $n_texts } testi in ciascuna lingua: { $locales }
doctor-texts-missing = in { $locale } mancano { $ids }: ripristina i file in locales/
doctor-time-zone-fine = { $zone } è noto
doctor-time-zone-unknown = { $zone } non ha dati su questa macchina: installa il pacchetto tzdata
doctor-database-fine = { $backend } risponde e le sue tabelle sono aggiornate
doctor-database-behind = { $backend } risponde, ma le sue tabelle non sono aggiornate: vengono migrate alla prossima scrittura
doctor-database-new = { $file } non c'è ancora: nasce al primo avvio
doctor-database-silent = { $backend } non risponde ({ $problem }): controlla database.url
doctor-reading-fine = un intervento viene letto in un processo a parte
doctor-reading-broken = il processo di lettura non funziona ({ $problem }): installa di nuovo Salotto

score-broken-line = riga { $line }: { $problem }
json-not-an-object = non è un oggetto JSON
json-broken = non è JSON valido ({ $problem })
json-key-missing = manca "{ $key }"
json-key-wrong = "{ $key }" dev'essere { $expected }

settings-file-broken = { $file } non è TOML valido: { $problem }
settings-file-absent = non c'è { $file }
settings-wrong =
    { $file } o l'ambiente non sono corretti:
    { $problems }
