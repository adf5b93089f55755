# Che cosa ha lasciato un contenuto.

drop-report-later = Dopo, i membri { $count ->
    [0] non hanno aperto conversazioni
    [one] hanno aperto una conversazione
   *[other] hanno aperto { $count } conversazioni
} su questo tema{ $known ->
    [yes] { " " }(di solito fra { $low } e { $high })
   *[no] { "" }
}.
drop-report-need = { $verdict ->
    [less] Il bisogno si sente meno
    [more] Il bisogno si sente di più
   *[same] Se il bisogno si senta meno non si può ancora dire
}: nella settimana dopo { $after ->
    [0] nessuno ne ha parlato
    [one] ne ha parlato una persona
   *[other] ne hanno parlato { $after } persone
}, nelle { $weeks } settimane prima { $before } in tutto. Rispetto a prima è al { $ratio } %, fra { $low } % e { $high } %.
drop-report-need-few = Di questo bisogno si parlava troppo poco per dire se ora si sente meno.
