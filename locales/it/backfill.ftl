# Recuperare quello che è stato detto prima che Salotto ascoltasse.

backfill-reading = Leggo quello che è stato detto finora: { $read } di { $channels ->
        [one] { $channels } canale
       *[other] { $channels } canali
    }, { $messages ->
        [one] { $messages } messaggio
       *[other] { $messages } messaggi
    }.
backfill-done = Ho letto quello che è stato detto mentre non ascoltavo: { $messages ->
        [one] { $messages } messaggio
       *[other] { $messages } messaggi
    } in { $channels ->
        [one] { $channels } canale
       *[other] { $channels } canali
    }.
backfill-closed = Questi canali non li posso leggere, quindi non contano: { $names }{ $more ->
        [0] .
        [one] { " " }e un altro.
       *[other] { " " }e altri { $more }.
    } Se devono contare, lì servono i permessi «Visualizza canale» e «Leggi la cronologia dei messaggi».
