# Quello che i membri segnalano.

menu-report = Segnala ai moderatori

report-form-title = Segnala ai moderatori
report-form-promise-message = Lo leggono solo i moderatori. Chi ha scritto il messaggio non viene a sapere chi l'ha segnalato.
report-form-promise-person = Lo leggono solo i moderatori. { $member } non viene a sapere chi ha scritto.
report-form-why = Che cosa non va? (facoltativo)
report-form-placeholder = Per esempio: parla di me, e non è vero
report-form-what = Che cosa succede?
report-form-what-placeholder = Per esempio: mi scrive in privato anche se ho chiesto di no
report-yourself-message = È un tuo messaggio: puoi cancellarlo tu.
report-yourself-person = Una segnalazione non può parlare di te. Se ti serve qualcosa dallo staff, usa `/contatta`.
report-bot = I bot non si possono segnalare. Se ti dà fastidio, scrivilo allo staff con `/contatta`.
report-already-message = Hai già segnalato questo messaggio: i moderatori ce l'hanno.
report-already-person = Hai già segnalato questa persona, e i moderatori ci stanno guardando. Se c'è altro da dire, usa `/contatta`.
report-too-many = In un'ora hai mandato { $number } segnalazioni, e i moderatori le hanno tutte. Se è urgente usa `/contatta`.
report-filed = Grazie: i moderatori ce l'hanno. Quando è sistemato ricevi un messaggio privato.
report-claimed = La segnalazione { $number } è tua.
report-take-over-ask = Questa segnalazione la guarda già { $by }. Vuoi prenderla tu al suo posto?
report-taken = 👀 La guarda già { $by }.
report-closed = La segnalazione { $number } è già sistemata.
report-act-title = Che cosa fare, segnalazione { $number }
report-dismiss-ask = Per la segnalazione { $number } non c'è niente da fare? A chi l'ha mandata dico che l'avete guardata.
report-dismissed = La segnalazione { $number } è chiusa: non c'era niente da fare.
report-answer-acted = Grazie della segnalazione: i moderatori l'hanno guardata e sono intervenuti.
report-answer-dismissed = Grazie della segnalazione: i moderatori l'hanno guardata e hanno lasciato tutto com'è. Se la vedi in un altro modo, scrivi loro con `/contatta`.
report-button-read = Va bene
report-button-claim = La guardo io
report-button-act = Intervieni
report-button-dismiss = Niente da fare
report-title = Segnalazione { $number }
report-line-about-message = **Messaggio di** { $member }
report-line-about-person = **Su** { $member }, senza un messaggio in particolare
report-line-link = [Apri il messaggio]({ $link })
report-line-voices = { $number ->
    [one] **Segnalato da una persona**, di cui la persona segnalata non saprà il nome:
   *[other] **Segnalato da { $number } persone**, di cui la persona segnalata non saprà i nomi:
 }
report-line-claimed = 👀 La guarda { $by }.
report-line-acted = ✅ Fatto: ci ha pensato { $by }.
report-line-dismissed = ☑️ Per { $by } non c'è niente da fare.
inbox-report = La segnalazione { $number } aspetta un moderatore: un messaggio di { $member }
inbox-report-person = La segnalazione { $number } aspetta un moderatore: parla di { $member }

alert-staff-channel = Non riesco a scrivere nel canale dello staff: segnalazioni, ricorsi e conversazioni aspettano. Scegline un altro con `/configura canale`.
