### Ciò che sta intorno al rapporto: citazioni, fonti, note in fondo, grafico, pagina.

quotation = «{ $text }» ({ $author })
sources = { $count ->
    [one] messaggio { $ids }
   *[other] messaggi { $ids }{ $others ->
        [0] { "" }
       *[other] { " " }e altri { $others }
    }
}
footer-rests-on = { $messages ->
    [0] Nessun messaggio.
    [one] Un messaggio, di { $members ->
        [0] staff
       *[other] un membro
    }.
   *[other] { $messages } messaggi, raccolti in { $turns ->
        [one] un intervento
       *[other] { $turns } interventi
    }, di { $members ->
        [one] un membro
       *[other] { $members } membri
    }{ $staff ->
        [0] { "" }
        [one] { " " }e di una persona dello staff
       *[other] { " " }e di { $staff } persone dello staff
    }.
}
footer-partial = La settimana è incompleta: ciò che conosciamo comincia dopo lunedì o finisce prima di domenica.
footer-heard-unknown = È un archivio: se qualcosa manca, da qui non si vede.
footer-heard-all = Abbiamo ascoltato per tutta la settimana.
footer-heard-part = Abbiamo ascoltato per { $hours } ore su { $all }: ciò che è successo nelle altre qui manca.
footer-unheard = Non eravamo in ascolto da { $start } a { $end }: ciò che è successo allora qui manca.
footer-not-scored = { $count ->
    [one] Di un intervento non si è riconosciuta la lingua: è contato, ma la sua profondità non è stata letta.
   *[other] Di { $count } interventi non si è riconosciuta la lingua: sono contati, ma la loro profondità non è stata letta.
}
footer-not-measured = Non si è potuto misurare: { $names }.
footer-sparkline = Contributi, otto settimane e questa: { $line }
footer-numbers = I numeri (fra parentesi quadre fin dove può arrivare il caso, al 95 %):
footer-number = { $name }: { $amount }{ $known ->
    [yes] { " " }[{ $interval }]
   *[no] { "" }
}{ $compared ->
    [yes] ; di solito { $usual }
   *[no] { "" }
}
