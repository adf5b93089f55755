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
   *[other] { $messages } messages (that is { $turns ->
        [one] one post
       *[other] { $turns } posts
    }: one person's messages in a row count as one), by { $members ->
        [one] one member
       *[other] { $members } members
    }{ $staff ->
        [0] { "" }
        [one] { " " }and one person from staff
       *[other] { " " }and { $staff } people from staff
    }.
}
footer-staff-unknown = We do not know who is staff, so everybody counts as a member: what is said of members holds for everybody.
footer-partial = The week is incomplete: what we know begins after Monday or ends before Sunday.
footer-heard-unknown = This is an archive: if something is missing from it, that cannot be seen from here.
footer-heard-all = We were listening the whole week.
footer-heard-part = We were listening for { $hours } of { $all } hours: what happened in the others is missing here.
footer-unheard = We were not listening ({ $stretch }): what happened then is missing here.
footer-not-scored = { $count ->
    [one] The language of one post was not recognised: it is counted, but its depth was not read.
   *[other] The language of { $count } posts was not recognised: they are counted, but their depth was not read.
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

## The chart

chart-usual = { $name }: as usual
chart-plain = { $name }: the last weeks
chart-this-week = this week
chart-weeks-before = { $count ->
    [one] one week before
   *[other] { $count } weeks before
}
chart-band = usually { $usual }
chart-alt = { $title }. This week: { $amount }{ $compared ->
    [yes] , usually { $usual }
   *[no] { "" }
}. In the weeks before, the furthest first: { $history }.
chart-alt-unknown = not measured

## The page

page-title = { $community }: { $period }
page-title-many = { $community }: { $count } weeks
page-kind = Report of the week
page-glance-members = { $count ->
    [one] member wrote
   *[other] members wrote
}
page-glance-turns = { $count ->
    [one] turn, staff included
   *[other] turns, staff included
}
page-glance-waiting = { $count ->
    [one] thing waits for a person
   *[other] things wait for a person
}
page-themes-first = “{ $label }” is the theme that most people talk about
page-themes-even = Several themes matter to the same number of people
page-themes-people = { $people ->
    [one] one person
   *[other] { $people } people
}
page-skip = Go to the digest
page-weeks = The weeks
page-open-message = open the message
page-open-numbered = open message { $number }
page-numbers = The numbers behind these words
page-numbers-note = “How far chance may reach” is a 95% interval: the wider it is, the less the number says.
page-column-name = measure
page-column-amount = this week
page-column-interval = how far chance may reach
page-column-usual = usually
page-not-known = not known
