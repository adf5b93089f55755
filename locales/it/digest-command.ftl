# /resoconto: il resoconto della settimana in Discord.

command-digest = resoconto
    .description = Il resoconto della settimana, per lo staff
command-digest-preview = anteprima
    .description = Questa settimana fino ad adesso, visibile solo a te
command-digest-show = mostra
    .description = Il resoconto di una settimana passata, visibile solo a te
command-digest-show-week = settimana
    .description = Quale settimana; senza, l'ultima raccontata
command-digest-schedule = quando
    .description = Quando il resoconto arriva nel canale dello staff
command-digest-schedule-day = giorno
    .description = Il giorno della settimana
command-digest-schedule-hour = ora
    .description = L'ora, da 0 a 23, nel fuso orario del server
command-digest-status = stato
    .description = Dove e quando arriva il prossimo resoconto, e se qualcosa lo trattiene

digest-message-open = apri
digest-message-more = Non tutto sta in un messaggio: il resto è nella pagina allegata.
digest-button-read = Leggi nella mia lingua
digest-button-evidence = Mostra da dove viene
digest-button-take = Ci penso io
digest-button-themes = Temi
digest-button-wrong = Non è così
digest-button-right = Era giusto
digest-evidence-title = Ogni frase con i messaggi su cui poggia:
digest-evidence-more = { $count ->
    [one] (e un altro messaggio)
   *[other] (e altri { $count } messaggi)
}
digest-take-question = A che cosa pensi tu?
digest-take-which = Scegli che cosa
digest-take-none = Di questo resoconto non aspetta più niente: qualcuno ha già risposto. Con `/attesa` vedi che cosa aspetta adesso.
digest-taken = Ci pensi tu:
    { $link }
    Con `/attesa` lo ritrovi, lo rimandi o lo segni come fatto.
digest-wrong-question = Quale frase non è vera?
digest-wrong-which = Scegli la frase
digest-wrong-none = Qui non c'è niente che si possa segnare come sbagliato.
digest-wrong-kept = Grazie, segnato: di quel messaggio, in quel senso, non lo dico più.
digest-wrong-taken-back = Va bene: vale come prima.
digest-status-called-wrong = **Segnate come sbagliate da voi**: { $count ->
    [one] una frase
   *[other] { $count } frasi
}
digest-button-retry = Riprova adesso
digest-preview-note = La settimana non è finita: così come si vede adesso.
digest-week-choice = Settimana { $number }: { $first } – { $last }
digest-week-unknown = Non c'è un resoconto di quella settimana. Scegline uno dalla lista.
digest-none-yet = Non c'è ancora nessun resoconto. Quello di questa settimana si può già guardare con `/resoconto anteprima`.
digest-nothing-known = Non conosco ancora nemmeno un messaggio di questo server. Appena ne ho letto qualcuno c'è qualcosa da raccontare.
digest-scheduled = Il resoconto arriva { $day } alle { $hour } ({ $zone }). Il prossimo: { $next }.
digest-status-channel = **Canale dello staff**: { $channel }
digest-status-no-channel = **Canale dello staff**: nessuno. Senza, il resoconto aspetta. Sceglilo con `/configura canale`.
digest-status-catching-up = Sto ancora leggendo quello che è stato scritto prima: il resoconto arriva quando ho finito.
digest-status-next = **Il prossimo**: { $next }, della settimana { $week }
digest-status-last = **L'ultimo**: della settimana { $week }, [pubblicato]({ $link })
digest-status-waiting = Il resoconto della settimana { $week } è in arrivo.
digest-status-parked-no-channel = Il resoconto della settimana { $week } è pronto e aspetta un canale.
digest-status-parked-forbidden = Il resoconto della settimana { $week } è pronto, ma non posso scrivere in { $channel }: dammi il permesso di vedere il canale, inviare messaggi, incorporare link e allegare file, e poi riprova.
digest-status-parked-gone = Il resoconto della settimana { $week } è pronto, ma il canale dello staff non c'è più. Sceglierne un altro con `/configura canale`.
digest-status-parked-unfit = Il resoconto della settimana { $week } è pronto, ma Discord lo rifiuta così com'è. Nel registro c'è il perché.
digest-released = Riprovo: fra poco lo vedi nel canale dello staff, oppure qui di nuovo il perché no.
