### Ciò che sta intorno al rapporto: citazioni, fonti, note in fondo, grafico, pagina.

quotation = «{ $text }» ({ $author })
sources = { $count ->
    [one] messaggio { $ids }
   *[other] messaggi { $ids }{ $others ->
        [0] { "" }
        [one] { " " }e un altro
       *[other] { " " }e altri { $others }
    }
}
footer-rests-on = { $messages ->
    [0] Nessun messaggio.
    [one] Un messaggio, di { $members ->
        [0] staff
       *[other] un membro
    }.
   *[other] { $messages } messaggi (che fanno { $turns ->
        [one] un intervento
       *[other] { $turns } interventi
    }: i messaggi di seguito di una stessa persona contano per uno), di { $members ->
        [one] un membro
       *[other] { $members } membri
    }{ $staff ->
        [0] { "" }
        [one] { " " }e di una persona dello staff
       *[other] { " " }e di { $staff } persone dello staff
    }.
}
footer-staff-unknown = Non sappiamo chi è dello staff, quindi contano tutti come membri: ciò che si dice dei membri vale per tutti.
footer-partial = La settimana è incompleta: ciò che conosciamo comincia dopo lunedì o finisce prima di domenica.
footer-heard-unknown = È un archivio: se qualcosa manca, da qui non si vede.
footer-heard-all = Abbiamo ascoltato per tutta la settimana.
footer-heard-part = Abbiamo ascoltato per { $hours } ore su { $all }: ciò che è successo nelle altre qui manca.
footer-unheard = Non eravamo in ascolto ({ $stretch }): ciò che è successo allora qui manca.
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

## Il grafico

chart-usual = { $name }: come al solito
chart-plain = { $name }: le ultime settimane
chart-this-week = questa settimana
chart-weeks-before = { $count ->
    [one] una settimana prima
   *[other] { $count } settimane prima
}
chart-band = di solito { $usual }
chart-alt = { $title }. Questa settimana: { $amount }{ $compared ->
    [yes] , di solito { $usual }
   *[no] { "" }
}. Nelle settimane prima, dalla più lontana: { $history }.
chart-alt-unknown = non misurato

## La pagina

page-title = { $community }: { $period }
page-title-many = { $community }: { $count } settimane
page-kind = Resoconto della settimana
page-glance-members = { $count ->
    [one] membro ha scritto
   *[other] membri hanno scritto
}
page-glance-turns = { $count ->
    [one] intervento, staff compreso
   *[other] interventi, staff compreso
}
page-glance-waiting = { $count ->
    [one] cosa aspetta una persona
   *[other] cose aspettano una persona
}
page-themes-first = «{ $label }» è il tema di cui parlano più persone
page-themes-even = Più temi interessano lo stesso numero di persone
page-themes-people = { $people ->
    [one] una persona
   *[other] { $people } persone
}
page-skip = Vai al rapporto
page-weeks = Le settimane
page-open-message = apri il messaggio
page-open-numbered = apri il messaggio { $number }
page-numbers = I numeri dietro a queste parole
page-numbers-note = «Fin dove può arrivare il caso» è un intervallo al 95 %: più è largo, meno il numero dice.
page-column-name = misura
page-column-amount = questa settimana
page-column-interval = fin dove può arrivare il caso
page-column-usual = di solito
page-not-known = non si sa
