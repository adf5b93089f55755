# /analisi: che cosa dice la conversazione di una cosa sola.

## Una persona: a sé stessa (own) o allo staff

member-state-new_and_unanswered = { $own ->
    [yes] Sei qui da poco, e alle tue prime parole non è ancora arrivata risposta.
   *[no] { $author } scrive da poco, e alle prime parole non è ancora arrivata risposta.
}
member-state-newly_speaking = { $own ->
    [yes] Scrivi qui da poco: è un bell'inizio.
   *[no] { $author } scrive qui da poco.
}
member-state-gone_quiet = { $own ->
    [yes] Non ti si legge da { $last }, più a lungo del tuo solito.
   *[no] { $author } non si legge da { $last }, più a lungo del suo solito.
}
member-state-returning = { $own ->
    [yes] Ti si rilegge dopo un'assenza.
   *[no] { $author } si rilegge dopo un'assenza.
}
member-state-steady = { $own ->
    [yes] Scrivi con costanza.
   *[no] { $author } scrive con costanza.
}
member-state-now_and_then = { $own ->
    [yes] Scrivi di tanto in tanto.
   *[no] { $author } scrive di tanto in tanto.
}
member-gave = Nelle ultime { $weeks } settimane { $turns ->
    [one] un intervento
   *[other] { $turns } interventi
}{ $contributing ->
    [0] { "" }
    [one] , di cui uno dà qualcosa a chi legge
   *[other] , di cui { $contributing } danno qualcosa a chi legge
}{ $articulated ->
    [0] { "" }
    [one] { " " }(uno spiega anche il perché o il come)
   *[other] { " " }({ $articulated } spiegano anche il perché o il come)
}.
member-answered = { $count ->
    [one] { $own ->
        [yes] Hai risposto alla domanda di un'altra persona.
       *[no] Ha risposto alla domanda di un'altra persona.
    }
   *[other] { $own ->
        [yes] Hai risposto a { $count } domande di altre persone.
       *[no] Ha risposto a { $count } domande di altre persone.
    }
}
member-earned = { $own ->
    [yes] Al meglio, quello che scrivi { $evidence }.
   *[no] Al meglio, quello che scrive { $evidence }.
}

## Temi

themes-none = Questo resoconto non parla di temi, o sono stati tolti.
themes-question = Su quale tema vuoi decidere?
themes-which = Scegli un tema
theme-card = **{ $label }**
theme-status-proposed = Proposto: nessuno ha ancora deciso.
theme-status-confirmed = Confermato: è un tema vostro.
theme-status-merged = Unito a un altro tema.
theme-status-dismissed = Tolto: non ne parlo più.
theme-button-confirm = Conferma
theme-button-back = Rimettilo
theme-button-rename = Rinomina
theme-button-merge = Unisci a un altro
theme-button-dismiss = Non è un tema
theme-confirmed = Confermato. Dal prossimo resoconto «{ $label }» conta come tema vostro.
theme-dismissed = Tolto. Dal prossimo resoconto non parlo più di «{ $label }».
theme-renamed = Da adesso si chiama «{ $label }».
theme-merged = Dal prossimo resoconto «{ $label }» conta insieme a «{ $into }».
theme-merge-question = Con quale tema va «{ $label }»?
theme-merge-which = Scegli l'altro tema
theme-merge-none = Non ci sono altri temi a cui unirlo.
theme-rename-title = Come si chiama il tema
theme-rename-name = Nome
theme-unknown = Questo tema non c'è più.
theme-name-empty = Un tema ha bisogno di un nome.
theme-name-taken = C'è già un tema che si chiama «{ $label }»: puoi unirli.
theme-into-itself = Un tema non si può unire a sé stesso. Scegline un altro.

## I comandi

command-insights = analisi
    .description = Che cosa dice la conversazione di una cosa sola, per lo staff
command-insights-theme = tema
    .description = Un tema nelle ultime nove settimane, e che cosa decidere
command-insights-theme-theme = tema
    .description = Quale tema
command-insights-question = domanda
    .description = Le domande che tornano, con la migliore risposta di un membro
command-insights-member = persona
    .description = Che cosa porta una persona, in parole e senza classifiche
command-insights-member-member = chi
    .description = Chi; solo se ha scelto che si può fare il suo nome
command-insights-segment = segmento
    .description = Di che cosa parla un segmento, e quando
command-insights-segment-segment = segmento
    .description = Quale segmento
command-insights-rhythm = ritmo
    .description = In quali ore della settimana scrivono i membri
command-insights-rhythm-segment = segmento
    .description = Solo i membri di un segmento
rhythm-of-segment = Segmento «{ $name }»

insights-theme-heard = Se ne parla qui: { $links }
insights-themes-none = Non c'è ancora nessun tema con questo nome. I temi nascono con il resoconto della settimana: sceglietene uno dalla lista.
insights-questions = { $count ->
    [one] Una domanda torna: sceglila per vederne la risposta, confermarla o correggerla.
   *[other] { $count } domande tornano: scegline una per vederne la risposta, confermarla o correggerla.
}
insights-questions-none = Nelle ultime nove settimane nessuna domanda è tornata da persone diverse. Quando succede, la trovi qui con la migliore risposta.
insights-question-standing = { $people ->
    [one] L'ha fatta una persona.
   *[other] L'hanno fatta { $people } persone.
} { $status }
insights-member-unknown = Di questa persona non c'è niente da dire: o non ha scritto nelle ultime nove settimane, o non ha scelto che si possa fare il suo nome.
insights-member-note = Solo per lo staff, e con cura: sono le sue parole, non un punteggio.
insights-segment = **{ $name }**: { $members } membri, di cui { $wrote } hanno scritto nelle ultime nove settimane ({ $turns } interventi, { $contributing } dei quali danno qualcosa a chi legge).{ $told ->
    [yes] { " " }Temi di cui parlano almeno in cinque: { $themes }.
   *[no] { "" }
}
insights-too-few = Qui servono almeno cinque persone diverse: con meno si leggerebbero le abitudini di ciascuna. Riprova fra qualche settimana.
rhythm-title = Il momento più vivo: { $weekday ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
} fra le { $start } e le { $end }
rhythm-title-few = Quando si scrive: ancora troppo poco per dire quando di più
rhythm-alt = { $title }. { $turns } interventi di { $people } membri nelle ultime nove settimane, per giorno e ora.
rhythm-note = Interventi dei membri nelle ultime nove settimane, per giorno e ora del server. Quando si scrive non è quando si legge.
day-short = { $weekday ->
    [1] lun
    [2] mar
    [3] mer
    [4] gio
    [5] ven
    [6] sab
   *[7] dom
}
trend-title = «{ $label }»: { $people ->
    [0] nessuno
    [one] una persona
   *[other] { $people } persone
} nell'ultimo resoconto, di solito { $usual }
trend-title-new = «{ $label }»: { $people ->
    [0] nessuno ne parla
    [one] una persona
   *[other] { $people } persone
} nell'ultimo resoconto
trend-last = ultimo resoconto
trend-alt = { $title }. Persone per settimana, dalla più lontana: { $people }.
