# `salotto commands`, e la parte generata di docs/commands.md.

commands-summary = Stampa ogni comando slash e menu contestuale, con i nomi in ogni lingua e chi può usarlo.
commands-epilog =
    Esempio:
      salotto commands --format md
      salotto commands --lang en --update docs/commands.md

    Codice d'uscita: 0 fatto.
commands-format = come si scrive: json, oppure md per una pagina
commands-who-members = ogni membro
commands-who-staff = lo staff del marchio
commands-who-moderators = chi modera
commands-who-administrators = chi gestisce il server
commands-shown-to = mostrato in partenza a chi ha: { $permissions }
commands-used-by = Per { $who }
commands-menu-user = menu su una persona
commands-menu-message = menu su un messaggio
commands-needed = necessaria
commands-free = facoltativa
commands-lang = la lingua della pagina
commands-page-name = FILE
commands-page = rinnova questa pagina tra i suoi due segni, invece di stampare
commands-no-marks = { $file } non è una pagina da rinnovare: le servono le righe { $begin } e { $end }
