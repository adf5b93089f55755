# /domande: le domande che tornano, con la risposta di chi c'è passato.

command-faq = domande
    .description = Le domande che tornano, con la risposta che hanno dato i membri
command-faq-question = domanda
    .description = Che cosa vuoi sapere; senza, vedi tutte le domande

faq-none = Non c'è ancora nessuna domanda qui. Quando una domanda torna più volte, e qualcuno dà una buona risposta, la trovi qui: intanto chiedi nel canale.
faq-not-found = Questa non c'è ancora. Chiedila nel canale, oppure guarda fra quelle che ci sono:
faq-choose = { $count ->
    [one] C'è una domanda con la sua risposta:
   *[other] Ci sono { $count } domande con la loro risposta:
}
faq-which = Scegli una domanda
faq-unanswered = *Ancora senza una risposta che si possa citare: scrivila tu.*
faq-credit = -# La risposta è di { $author }.
faq-gone = Questa domanda non c'è più, o le sue parole non si possono più citare.
faq-empty = Servono sia la domanda sia la risposta.
faq-button-useful = Mi è servita
faq-button-useless = Non mi è servita
faq-thanks = Grazie: chi l'ha scritta sarà contento di saperlo utile.
faq-thanks-all-the-same = Grazie di averlo detto. Chiedi pure nel canale: la prossima risposta può essere migliore.
faq-waiting = { $count ->
    [one] Una domanda che torna ha una risposta: se è giusta, confermatela con `/analisi domanda` e la troverà chi la fa dopo.
   *[other] { $count } domande che tornano hanno una risposta: se sono giuste, confermatele con `/analisi domanda` e le troverà chi le fa dopo.
}
faq-button-settle = Conferma
faq-button-edit = Modifica
faq-button-dismiss = Non va nell'elenco
faq-settle-title = Come la leggono i membri
faq-settle-question = Domanda
faq-settle-answer = Risposta
faq-confirmed = Fatto: i membri la trovano con `/domande`.
faq-dismissed = Va bene: non la propongo più.
faq-status-proposed = Proposta: i membri ancora non la vedono.
faq-status-confirmed = Confermata: i membri la trovano con `/domande`.
faq-status-dismissed = Fuori dall'elenco.
faq-helped = { $all ->
    [one] Una persona ha detto se le è servita: { $useful ->
        [0] no
       *[other] sì
    }
   *[other] Servita a { $useful } su { $all }
}
