# `salotto drops`: un calendario editoriale diventa bozze.

drops-summary = Porta dentro un calendario editoriale: ogni contenuto diventa una bozza.
drops-epilog =
    Il file è TOML (un [[drop]] per contenuto) o CSV (una riga per contenuto), con le chiavi title, purpose, need, outcome,
    format, segments, channel, tags, text, when. Se qualcosa non va, ogni problema ha la sua riga e nulla viene portato dentro.

    Esempio:
      salotto drops import piano.toml --dry-run
      salotto drops import piano.csv

    Codici d'uscita: 0 fatto, 1 qualcosa non va, 2 il file non va bene.
drops-action = che cosa fare: import
drops-file-name = FILE
drops-file = il calendario: un file .toml o .csv
drops-server = l'id del server, se ce n'è più di uno
drops-dry-run = controlla soltanto, senza scrivere nulla
drops-kind = { $file }: serve un file .toml o .csv
drops-unreadable = { $file } non si legge ({ $problem })
drops-which-server = di' quale server con --server: { $servers }
drops-no-server = il database non conosce ancora nessun server: prima avvia il bot una volta
drops-problem = { $file }, riga { $line }: { $problem }
drops-problem-file = { $file }: { $problem }
drops-would = { $count ->
    [one] Un contenuto va bene
   *[other] { $count } contenuti vanno bene
}; nulla è stato scritto.
drops-done = { $count ->
    [0] Nessuna bozza nuova
    [one] Una bozza nuova
   *[other] { $count } bozze nuove
}{ $known ->
    [0] .
    [one] ; una c'era già.
   *[other] ; { $known } c'erano già.
}
drops-plan-empty = non c'è nessun contenuto
drops-plan-toml = non è TOML valido: { $problem }
drops-plan-tables = ogni contenuto comincia con una riga [[drop]], e fuori da queste non c'è altro
drops-plan-csv = non è CSV valido: { $problem }
drops-plan-header = la prima riga deve nominare le colonne, title compresa: { $keys }
drops-plan-columns = qui ci sono { $found } colonne invece di { $wanted }
drops-plan-key = non conosco «{ $key }»; le chiavi sono { $keys }
drops-plan-title = manca il titolo (title)
drops-plan-long = { $key } è troppo lungo: al massimo { NUMBER($limit) } caratteri
drops-plan-format = il formato (format) è uno di questi: { $formats }
drops-plan-channel = il canale (channel) si indica con il suo id, solo cifre
drops-plan-segment = sul server non c'è il segmento «{ $name }»: correggi il nome, oppure crealo con /segmento crea (i ruoli si scelgono solo su Discord)
drops-plan-when = «{ $text }» non è un momento: scrivi per esempio 2026-12-01 18:30
