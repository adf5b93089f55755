# /privacy: ciò che Salotto conserva di una persona, detto a lei e da lei deciso.

command-privacy = privacy
    .description = Che cosa conservo di te, e che cosa decidi tu
command-privacy-show = mostra
    .description = Il livello che vale per te, che cosa conservo e fino a quando
command-privacy-consent = consenso
    .description = Scegli quanto posso leggere di ciò che scrivi
command-privacy-export = esporta
    .description = Scarica tutto ciò che conservo di te
command-privacy-erase = cancella
    .description = Fai dimenticare tutto ciò che conservo di te

privacy-level-full = tutto
privacy-level-totals = solo nei totali
privacy-level-none = niente
privacy-holds-chosen = Vale **{ $level }**: l'hai scelto tu il { $since }.
privacy-holds-unchosen = Vale **{ $level }**: non hai ancora scelto, e questa è la regola del server per chi non ha scelto.
privacy-means-full = Leggo ciò che scrivi, e nel resoconto per lo staff posso citarti e fare il tuo nome.
privacy-means-totals = Ciò che scrivi conta insieme a quello di tutti: non ti cito, non faccio il tuo nome, e dopo sessanta giorni nulla porta più a te.
privacy-means-none = Non conservo né ciò che scrivi né chi sei: so solo che in un canale, entro un'ora, è arrivato un messaggio.

privacy-keeps = Di te conservo:
privacy-keeps-nothing = Di te non conservo nulla.
privacy-kind-messages = { $n ->
    [one] un messaggio
   *[other] { $n } messaggi
}
privacy-kind-reactions = { $n ->
    [one] una reazione
   *[other] { $n } reazioni
}
privacy-kind-turns = { $n ->
    [one] ciò che ho capito di un tuo intervento (lingua, domanda o no, quanto è articolato)
   *[other] ciò che ho capito di { $n } tuoi interventi (lingua, domanda o no, quanto sono articolati)
}
privacy-kind-activity = { $n ->
    [one] un segno che c'eri (una reazione, lo scrivere, un comando)
   *[other] { $n } segni che c'eri (reazioni, lo scrivere, comandi)
}
privacy-kind-voice-sessions = { $n ->
    [one] una permanenza in un canale vocale
   *[other] { $n } permanenze in canali vocali
}
privacy-kind-weeks = { $n ->
    [one] quanti interventi hai scritto in una settimana
   *[other] quanti interventi hai scritto in ognuna di { $n } settimane
}
privacy-kind-needs-voiced = { $n ->
    [one] un bisogno che hai espresso
   *[other] { $n } bisogni che hai espresso
}
privacy-kind-digest-mentions = { $n ->
    [one] un punto dei resoconti che rimanda a te
   *[other] { $n } punti dei resoconti che rimandano a te
}
privacy-kind-staff-audit = { $n ->
    [one] una cosa fatta con me come staff
   *[other] { $n } cose fatte con me come staff
}
privacy-for-window = sessanta giorni, contati dalla fine della settimana
privacy-for-membership = finché sei qui, o finché non lo cancelli
privacy-for-two-years = due anni
privacy-keeps-areas = { $n ->
    [one] - e ciò che hai fatto in un'altra parte di me: lo trovi in `/privacy esporta`
   *[other] - e ciò che hai fatto in { $n } altre parti di me: lo trovi in `/privacy esporta`
}
privacy-oldest = Il tuo messaggio più vecchio è del { $said }, e se ne va entro il { $until } e la notte seguente. Quello che elimini su Discord lo elimino anch'io, subito; resta solo ciò che prova un caso di chi modera o sta in una conversazione con lo staff, per la loro durata.
privacy-never = Mai: messaggi privati, chi è in linea, ciò che leggi senza scrivere, classifiche tra persone.
privacy-what-to-do = Puoi cambiare livello con `/privacy consenso`, scaricare tutto con `/privacy esporta`, farlo sparire con `/privacy cancella`.

privacy-choose = Scegli quanto posso leggere. Vale subito, anche per ciò che è già conservato, e puoi cambiare quando vuoi.
privacy-stays-anyway = Ciò che dichiari tu con moduli e pulsanti (profilo, presentazione, gruppi, compagni) e i provvedimenti di chi modera restano: non dipende da questa scelta. Quello che hai dichiarato lo cambi con `/io`, o lo fai sparire con `/privacy cancella`.
privacy-button-full = Tutto
privacy-button-totals = Solo nei totali
privacy-button-none = Niente
privacy-chosen = Da adesso vale **{ $level }**.
privacy-applied-full = Leggo ciò che scrivi da qui in poi; ciò che non ho letto finora non lo recupero.
privacy-applied-totals = Ho tolto il tuo nome e le tue parole dai resoconti conservati, e ciò che portava a te da più di sessanta giorni. Resta il rimando a ciò che aspetta una risposta.
privacy-applied-none = Ho tolto le tue parole e il tuo nome da tutto ciò che avevo letto. Ho tenuto il tuo identificativo con questa scelta, per rispettarla, e il numero dei messaggi, senza sapere di chi sono. Resta ciò che hai dichiarato tu.

privacy-exported = Ecco tutto ciò che conservo di te. Lo vedi solo tu.
privacy-export-too-large = È più di quanto Discord lascia allegare. Chiedi allo staff: chi gestisce Salotto può consegnartelo in un altro modo.

privacy-erase-question = Vuoi che dimentichi **tutto** ciò che conservo di te su questo server? Messaggi, reazioni, ciò che ne ho capito, citazioni nei resoconti. I messaggi su Discord restano dove sono: quelli li puoi eliminare solo tu. Non si può annullare.
privacy-button-erase = Sì, cancella tutto
privacy-erase-late = È passato più di un quarto d'ora da quando te l'ho chiesto. Se lo vuoi ancora, usa di nuovo `/privacy cancella`.
privacy-erased = { $n ->
    [0] Fatto: ho dimenticato tutto ciò che conservavo di te, anche nei resoconti già scritti.
    [one] Fatto: ho dimenticato un tuo messaggio e tutto ciò che ne veniva, anche nei resoconti già scritti.
   *[other] Fatto: ho dimenticato { $n } tuoi messaggi e tutto ciò che ne veniva, anche nei resoconti già scritti.
}
privacy-erased-nothing = Fatto: non c'era più nulla da dimenticare.
privacy-left-cases = - Se ci sono provvedimenti di chi modera, restano per la loro durata, senza il tuo nome.
privacy-left-choice = - Resta la tua scelta, **{ $level }**, con il tuo identificativo: altrimenti non potrei rispettarla.
privacy-left-mark = - Resta un contrassegno illeggibile, che non porta a te: serve a non rileggere da Discord ciò che hai scritto finora.
privacy-after-erasure = Per ciò che scrivi da adesso vale il tuo livello. Se non vuoi che legga nulla, scegli *niente* con `/privacy consenso`.
privacy-digest-stands = Qualcuno ha chiesto di non comparire più nel resoconto della settimana { $week }, e non riesco a correggere il messaggio che ho pubblicato. Eliminatelo, per favore: `/resoconto mostra` ne dà uno corretto.
