# La scheda di un membro, e i ricorsi.

command-my-record = la-mia-scheda
    .description = Che cosa hanno annotato su di te i moderatori, e che cosa vale fino a quando
my-record-none = Nella tua scheda non c'è niente. È bello averti qui.
my-record-heading = **La tua scheda**: { $number ->
    [one] un caso
   *[other] { $number } casi
 }, { $points } punti adesso. I punti svaniscono da soli.
my-record-nothing-holds = In questo momento non c'è niente in corso.
my-record-holds = ⏳ **{ $kind }** fino a { $until }
my-record-holds-for-good = ⛔ **{ $kind }**, senza scadenza
my-record-line = **{ $number }** · { $kind } · { $at } · { $reason }
my-record-void = (annullato)
my-record-appeal-open = (il tuo ricorso è in esame)
my-record-appeal-accepted = (il tuo ricorso è stato accolto)
my-record-appeal-rejected = (il tuo ricorso è stato esaminato, e resta)
my-record-kept = Le ammonizioni si conservano { $warnings } giorni, silenzi, espulsioni e ban { $penalties } giorni, e in ogni caso finché valgono; con loro i messaggi che li provano, anche se li hai eliminati. Se qualcosa è sbagliato, fai ricorso: uno per caso, e decide un'altra persona.
my-record-button = Ricorso contro il { $number }

appeal-form-title = Che cosa è sbagliato?
appeal-form-why = Racconta com'è andata
appeal-form-answer = La tua risposta a chi ha fatto ricorso
appeal-filed = Grazie. Lo guarda un moderatore che non c'entrava, e ricevi una risposta.
appeal-nothing = Qui non c'è niente di tuo contro cui fare ricorso.
appeal-void = È già annullato: non conta più.
appeal-already = Hai già fatto ricorso contro questo. C'è un ricorso per caso.
appeal-not-yours = In questo caso hai agito tu: decide un altro moderatore.
appeal-your-own = Questo ricorso è tuo: decide qualcun altro.
appeal-decided = Il ricorso { $number } è già deciso.
appeal-decided-not-lifted = Il ricorso { $number } è deciso e il caso è annullato, ma non sono riuscito a togliere ciò che vale ancora: Discord non me lo permette. Toglietelo voi, per favore.
appeal-decided-now = Il ricorso { $number } è deciso, e chi l'ha fatto lo sa.
appeal-accept-title = Ha ragione, ricorso { $number }
appeal-reject-title = Resta così, ricorso { $number }
appeal-accepted-reason = Ricorso contro il caso { $number } accolto
appeal-answer-accepted = Il tuo ricorso contro il caso { $number } è stato accolto: non conta più, e ciò che era ancora in corso è tolto. Scusa!
appeal-answer-rejected = Il tuo ricorso contro il caso { $number } l'ha guardato un altro moderatore. Resta com'è.
appeal-title = Ricorso { $number }, contro il caso { $about }
appeal-line-from = **Da** { $member }
appeal-line-accepted = ✅ Accolto da { $by }.
appeal-line-rejected = ☑️ Esaminato da { $by }: resta.
appeal-button-accept = Ha ragione
appeal-button-reject = Resta così
inbox-appeal = Il ricorso { $number } di { $member }, contro il caso { $about }, aspetta un moderatore che non ha agito
alert-appeal-not-lifted = Un ricorso contro il caso { $number } è stato accolto, ma non sono riuscito a togliere ciò che è ancora in corso. Fatelo a mano, per favore.
