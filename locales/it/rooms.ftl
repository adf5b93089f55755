# Quello che i moderatori fanno ai canali.

command-purge = ripulisci
    .description = Cancella messaggi di questo canale, dopo aver mostrato quanti sono
command-purge-count = quanti
    .description = Quanti al massimo
command-purge-member = membro
    .description = Solo di questa persona
command-purge-what = tipo
    .description = Solo di questo tipo
command-purge-containing = contiene
    .description = Solo con queste parole
command-purge-after = dopo
    .description = Solo dopo questo messaggio (link o id)
command-purge-before = prima
    .description = Solo prima di questo messaggio (link o id)
choice-purge-bots = di bot
choice-purge-links = con link
choice-purge-files = con file
command-slowmode = rallenta
    .description = Quanto si aspetta qui tra un messaggio e l'altro
command-slowmode-delay = attesa
    .description = Per esempio 10s o 1 minuto; 0 la toglie
command-slowmode-how-long = durata
    .description = Per quanto tempo; senza, finché qualcuno non la cambia
command-slowmode-channel = canale
    .description = Un canale diverso da questo
command-slowmode-reason = motivo
    .description = Perché
command-lock = chiudi
    .description = Per ora in questo canale non scrive nessuno
command-lock-how-long = durata
    .description = Per quanto tempo; senza, finché qualcuno non lo riapre
command-lock-channel = canale
    .description = Un canale diverso da questo
command-lock-reason = motivo
    .description = Perché
command-unlock = riapri
    .description = Riapri un canale, com'era prima
command-unlock-channel = canale
    .description = Un canale diverso da questo
command-unlock-reason = motivo
    .description = Perché

rooms-not-here = Funziona solo nei canali di testo.
rooms-not-locked = { $channel } non è chiuso.
rooms-lock = **Caso { $number }**: { $channel } è chiuso.
rooms-unlock = **Caso { $number }**: { $channel } è di nuovo aperto, com'era prima.
rooms-slowmode = **Caso { $number }**: { $seconds ->
    [0] in { $channel } non c'è più attesa tra i messaggi.
    [one] un secondo tra un messaggio e l'altro in { $channel }.
   *[other] { $seconds } secondi tra un messaggio e l'altro in { $channel }.
 }
purge-nothing = Nessun messaggio corrisponde. Guardo gli ultimi 2.000, e quelli fissati restano.
purge-ask = { $number ->
    [one] Cancellare un messaggio?
   *[other] Cancellare { $number } messaggi?
 } { $old ->
    [0] { "" }
    [one] Uno ha più di due settimane e va da solo, ci vuole un secondo.
   *[other] { $old } hanno più di due settimane: vanno uno alla volta, al massimo cinquanta.
 }
purge-done = { $number ->
    [0] Non ho cancellato niente.
    [one] Ho cancellato un messaggio.
   *[other] Ho cancellato { $number } messaggi.
 }
purge-left = { $number ->
    [one] Un messaggio più vecchio è ancora lì: ripeti il comando.
   *[other] { $number } messaggi più vecchi sono ancora lì: ripeti il comando.
 }
purge-refused = Gli altri Discord li ha rifiutati: forse qui mi manca un permesso.
purge-reason-interrupted = { $number ->
    [one] un messaggio
   *[other] { $number } messaggi
 } su { $of }: poi Salotto è stato interrotto. Se serve, ripeti il comando.
purge-reason = { $number ->
    [one] un messaggio
   *[other] { $number } messaggi
 }
