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
