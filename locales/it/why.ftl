# "Perché ha contato?": un membro chiede di un suo messaggio.

menu-why = Perché ha contato?

why-band-none = Non ci ho trovato nulla su cui altri possano costruire. Grazie, battute e saluti tengono calda una stanza: semplicemente non li conto come profondità.
why-band-acknowledgement = Mostra che ci sei e che segui. Peserebbe di più con un perché, per esempio, o con quello che è successo quando hai provato.
why-band-contribution = Dà alla conversazione qualcosa con cui andare avanti.
why-band-articulated = Dà agli altri qualcosa su cui costruire: più di un'opinione, e non perché è lungo.
why-band-exemplary = Chi lo leggerà più avanti ci troverà ancora una risposta.
why-read-together = { $n ->
    [one] L'ho letto da solo.
   *[other] L'ho letto insieme a quello che hai scritto subito prima e subito dopo: { $n } messaggi in una volta.
}
why-found = { $mark } **{ $kind }**: { $words }
why-only-you = Lo vedi soltanto tu. Non è un voto e non è una classifica; la lunghezza non c'entra, e nemmeno le reazioni.
why-no-words = Nessuna parola spiccava come motivo, esperienza, proposta o particolare. Lo vedi soltanto tu; non è un voto e non è una classifica.

why-not-yours = Questo messaggio non è tuo: ti rispondo solo su quello che hai scritto tu.
why-nothing-kept = Hai scelto che di quello che scrivi io non conservi nulla, quindi non c'è niente che io possa aver letto. Con `/privacy consenso` puoi cambiare idea.
why-nothing-kept-here = In questo server non conservo nulla di chi non ha scelto diversamente, quindi questo messaggio non l'ho letto. Con `/privacy consenso` puoi cambiare.
why-too-old = Questo messaggio ha più di sessanta giorni: quello che ne avevo capito ormai è dimenticato.
why-not-read-yet = Questo messaggio non l'ho ancora letto, o lo sto rileggendo dopo una modifica. Riprova tra un minuto.
why-not-heard = Questo messaggio non l'ho mai letto: è di prima che fossi in ascolto, o di un canale che non vedo.
why-not-scored = Non conosco abbastanza la lingua di questo messaggio per giudicarlo. Non vuol dire che valga niente: semplicemente non l'ho contato.
