### What surrounds the digest: quotations, sources, notes at the foot, chart, page.

quotation = “{ $text }” ({ $author })
sources = { $count ->
    [one] message { $ids }
   *[other] messages { $ids }{ $others ->
        [0] { "" }
       *[other] { " " }and { $others } more
    }
}
footer-rests-on = { $messages ->
    [0] No messages.
    [one] One message, by { $members ->
        [0] staff
       *[other] a member
    }.
   *[other] { $messages } messages, gathered into { $turns ->
        [one] one turn
       *[other] { $turns } turns
    }, by { $members ->
        [one] one member
       *[other] { $members } members
    }{ $staff ->
        [0] { "" }
        [one] { " " }and one person from staff
       *[other] { " " }and { $staff } people from staff
    }.
}
footer-partial = The week is incomplete: what we know begins after Monday or ends before Sunday.
footer-heard-unknown = This is an archive: if something is missing from it, that cannot be seen from here.
footer-heard-all = We were listening the whole week.
footer-heard-part = We were listening for { $hours } of { $all } hours: what happened in the others is missing here.
footer-unheard = We were not listening from { $start } to { $end }: what happened then is missing here.
footer-not-scored = { $count ->
    [one] The language of one turn was not recognised: it is counted, but its depth was not read.
   *[other] The language of { $count } turns was not recognised: they are counted, but their depth was not read.
}
footer-not-measured = Could not be measured: { $names }.
footer-sparkline = Contributions, eight weeks and this one: { $line }
footer-numbers = The numbers (in square brackets how far chance may reach, at 95%):
footer-number = { $name }: { $amount }{ $known ->
    [yes] { " " }[{ $interval }]
   *[no] { "" }
}{ $compared ->
    [yes] ; usually { $usual }
   *[no] { "" }
}
