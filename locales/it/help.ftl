# /aiuto: che cosa si può fare con Salotto.

command-help = aiuto
    .description = Che cosa puoi fare con Salotto, comando per comando

help-head = Che cosa puoi fare qui. Scegli un comando per usarlo: le risposte le vedi solo tu, se non c'è scritto altro.
help-for = { $who ->
        [members]
            Per tutti
        [staff]
            Per lo staff del marchio
        [moderators]
            Per chi modera
       *[administrators]
            Per chi gestisce il server
    }
help-menus = Nei menu
help-menu-message = - **{ $name }**: tieni premuto un messaggio (o tasto destro), poi *App*
help-menu-user = - **{ $name }**: tieni premuta una persona (o tasto destro), poi *App*
help-before = Indietro
help-after = Altro
