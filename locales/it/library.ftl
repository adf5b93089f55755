# La biblioteca: ritrovare quello che è stato pubblicato per sé.

command-library = biblioteca
    .description = Ritrova i contenuti pubblicati per te
command-library-browse = sfoglia
    .description = Gli ultimi contenuti per i tuoi segmenti
command-library-browse-saved = salvati
    .description = Solo quelli che hai salvato
command-library-search = cerca
    .description = Cerca tra i contenuti pubblicati per te
command-library-search-text = testo
    .description = Una o più parole

library-line = { $saved ->
    [yes] ⭐
   *[no] •
} [{ $title }]({ $link }) · { $at }
library-more = … e altri { $count }: cercali con `/biblioteca cerca`.
library-save-which = Salva un contenuto, o toglilo dai salvati
library-saved = Salvato. Lo ritrovi con `/biblioteca sfoglia salvati:sì`. Lo vedi solo tu.
library-unsaved = Tolto dai salvati.
library-empty = Per i tuoi segmenti non c'è ancora niente. Quando esce un contenuto per te, lo ritrovi qui.
library-none-saved = Non hai salvato niente. Sfoglia la biblioteca e scegli che cosa tenere.
library-nothing-found = Non ho trovato niente. Prova con meno parole, o con una parte di parola.
