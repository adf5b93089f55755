# Le serie: contenuti pronti che escono uno dopo l'altro, con una regola.

command-drop-series = serie
    .description = Contenuti pronti che escono uno dopo l'altro
command-drop-series-new = nuova
    .description = Comincia una serie: «ogni martedì alle 18:30»
command-drop-series-new-name = nome
    .description = Come si chiama: «La ricetta del martedì»
command-drop-series-new-rule = regola
    .description = Quando: «ogni martedì alle 18:30», «ogni lunedì e giovedì alle 9»
command-drop-series-add = aggiungi
    .description = Metti in coda un contenuto
command-drop-series-add-series = serie
    .description = Quale serie
command-drop-series-add-drop = contenuto
    .description = Quale contenuto: esce al suo turno, appena è approvato
command-drop-series-list = elenco
    .description = Le serie, che cosa aspetta e fino a quando basta
command-drop-series-skip = salta
    .description = Salta il prossimo turno
command-drop-series-skip-series = serie
    .description = Quale serie
command-drop-series-pause = pausa
    .description = Ferma una serie
command-drop-series-pause-series = serie
    .description = Quale serie
command-drop-series-resume = riprendi
    .description = Fai ripartire una serie
command-drop-series-resume-series = serie
    .description = Quale serie
command-drop-series-end = chiudi
    .description = Chiudi una serie; i suoi contenuti restano
command-drop-series-end-series = serie
    .description = Quale serie

repeat-unreadable = Non capisco «{ $text }» come regola. Per esempio: «ogni martedì alle 18:30», «ogni lunedì e giovedì alle 9».
drop-series-made = La serie **{ $name }** c'è. Mettile in coda i contenuti con `/contenuto serie aggiungi`: quelli approvati escono uno alla volta, dal più vecchio.
drop-series-added = «{ $title }» è in coda{ $state ->
    [approved] .
   *[other] { "" }: esce al suo turno quando è approvato.
}
drop-series-line = **{ $name }** · { $state ->
    [paused] in pausa
   *[going] prossimo turno { $at }
} · { $waiting ->
    [0] nessun contenuto pronto in coda
    [one] un contenuto pronto in coda
   *[other] { $waiting } contenuti pronti in coda
} · basta fino a { $dry }
drop-series-none = Non ci sono ancora serie: cominciane una con `/contenuto serie nuova`.
drop-series-skipped = **{ $name }** salta un turno: il prossimo è { $at }.
drop-series-paused = **{ $name }** è in pausa. Quello che era in programma aspetta in coda.
drop-series-resumed = **{ $name }** riparte dal prossimo turno.
drop-series-end-sure = Chiudo la serie? I suoi contenuti restano, ma non escono più da soli.
drop-series-ended = Serie chiusa.
drop-series-unknown = Questa serie non c'è. Sceglila dall'elenco che compare mentre scrivi.
drop-series-without-name = Serve un nome.
drop-series-dry = La serie «{ $name }» sta per restare senza contenuti: per { $at } non c'è niente di approvato. Mettetene in coda uno con `/contenuto serie aggiungi`, oppure saltate il turno.
drop-series-stuck = Nella serie «{ $name }» è il turno di «{ $title }», ma gli manca qualcosa: guardatelo con `/contenuto anteprima`. Appena è a posto e approvato lo programmo.
drop-step-queued = messo in coda
drop-step-held = tolto dal programma: aspetta in coda
