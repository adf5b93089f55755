# /attesa: ciò che aspetta una persona dello staff.

scene-inbox = Marta apre la posta in attesa, prende in carico una domanda e conferma un tema
    .try = Come Davide, in #staff: /attesa mostra che cosa aspetta una persona; prendine una, o rimandala.

command-inbox = attesa
    .description = Che cosa aspetta una persona dello staff, adesso

inbox-title = { $count ->
    [0] ## Niente aspetta
        Nessuna domanda in sospeso, nessun nuovo arrivo senza saluto. Quando qualcosa aspetta, lo trovi qui.
    [one] ## Una cosa aspetta una persona
   *[other] ## { $count } cose aspettano una persona
}
inbox-item-open_question = { $named ->
    [yes] { $author } chiede{ $quoted ->
        [yes] : «{ $excerpt }»
       *[no] { " " }qualcosa, e nessuno ha risposto
    }
   *[no] Una domanda a cui nessuno ha risposto
}
inbox-item-newcomer = { $named ->
    [yes] { $author } ha scritto per la prima volta e nessuno ha risposto{ $quoted ->
        [yes] : «{ $excerpt }»
       *[no] { "" }
    }
   *[no] Qualcuno ha scritto per la prima volta e nessuno ha risposto
}
inbox-item-complaint = { $named ->
    [yes] { $author } segnala un problema{ $quoted ->
        [yes] : «{ $excerpt }»
       *[no] { "" }
    }
   *[no] Un problema segnalato, ancora senza soluzione
}
inbox-item-awaiting_reply = { $named ->
    [yes] Un contributo di { $author } merita una parola{ $quoted ->
        [yes] : «{ $excerpt }»
       *[no] { "" }
    }
   *[no] Un contributo articolato merita una parola
}
inbox-since = da { $age }
inbox-due = entro { $moment }
inbox-overdue = scaduto: { $moment }
inbox-yours = **ci pensi tu**
inbox-theirs = ci pensa { $who }
inbox-taken = Ci sta già pensando { $who }.
inbox-gone = Questo non aspetta più: qualcuno ha risposto, o non c'è più niente da fare.
inbox-done = Fatto: non lo vedi più.
inbox-open = Apri
inbox-button-claim = Ci penso io
inbox-button-take-over = Subentro
inbox-button-release = Lo lascio
inbox-button-done = Fatto
inbox-button-snooze = Rimanda
inbox-button-reopen = Annulla
inbox-button-back = Indietro
inbox-button-again = Aggiorna
inbox-button-on = Avanti
inbox-button-show = Mostra
inbox-snooze-question = Per quanto può aspettare ancora?
inbox-snooze-how-long = Scegli per quanto
inbox-snooze-4 = Quattro ore
inbox-snooze-24 = Un giorno
inbox-snooze-72 = Tre giorni
inbox-snooze-168 = Una settimana
inbox-snoozed = Torna { $moment }.
inbox-nudge = { $count ->
    [one] **Una cosa aspetta da più di { $hours ->
        [one] un'ora
       *[other] { $hours } ore
    }:**
   *[other] **{ $count } cose aspettano da più di { $hours ->
        [one] un'ora
       *[other] { $hours } ore
    }:**
}
inbox-nudge-more = { $count ->
    [one] … e un'altra.
   *[other] … e altre { $count }.
}

setting-inbox-nudge = Promemoria
    .description = Se ricordare allo staff, una volta al giorno, ciò che aspetta da troppo tempo
setting-inbox-nudge-hour = Ora del promemoria
    .description = L'ora, da 0 a 23, nel fuso orario del server
setting-inbox-nudge-after-hours = Ore prima del promemoria
    .description = Da quante ore qualcosa deve aspettare per essere ricordato
