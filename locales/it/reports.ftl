# Quello che i membri segnalano.

menu-report = Segnala ai moderatori

report-form-title = Segnala ai moderatori
report-form-promise = Lo leggono solo i moderatori. Chi ha scritto il messaggio non viene a sapere che sei stato tu.
report-form-why = Che cosa non va? (facoltativo)
report-form-placeholder = Per esempio: parla di me, e non è vero
report-yourself = È un tuo messaggio: puoi cancellarlo tu.
report-bot = I bot non si possono segnalare. Se ti dà fastidio, scrivilo allo staff con `/contatta`.
report-already = Hai già segnalato questo messaggio: i moderatori ce l'hanno.
report-too-many = In un'ora hai segnalato { $number } messaggi, e i moderatori li hanno tutti. Se è urgente usa `/contatta`.
report-filed = Grazie: i moderatori ce l'hanno. Quando è sistemato ricevi un messaggio privato.
report-claimed = La segnalazione { $number } è tua.
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
report-line-about = **Messaggio di** { $member }
report-line-link = [Apri il messaggio]({ $link })
report-line-voices = { $number ->
    [one] **Segnalato da una persona**, che per lui o lei resta ignota:
   *[other] **Segnalato da { $number } persone**, che per lui o lei restano ignote:
 }
report-line-claimed = 👀 La guarda { $by }.
report-line-acted = ✅ È intervenuto { $by }.
report-line-dismissed = ☑️ Per { $by } non c'è niente da fare.
inbox-report = La segnalazione { $number } aspetta un moderatore: un messaggio di { $member }

alert-staff-channel = Non riesco a scrivere nel canale dello staff: segnalazioni, ricorsi e conversazioni aspettano. Scegline un altro con `/setup canale`.
