### Gli indicatori: il nome breve, e in una riga che cosa dicono (.reading), che cosa è cambiato (.more, .less),
### o perché questa settimana tacciono (.unknown).
### Valori di .reading: $value, $amount (il valore in parole), $count e $base (numeratore e denominatore), $sign.

indicator-active_contributions = contributi
    .reading = { $value ->
        [0] Nessun intervento ha portato qualcosa alla conversazione.
        [one] Un intervento ha portato qualcosa alla conversazione.
       *[other] { $value } interventi hanno portato qualcosa alla conversazione.
    }
    .more = ci sono stati più contributi del solito
    .less = ci sono stati meno contributi del solito
    .unknown = Non si è potuto leggere abbastanza per contare i contributi.
indicator-contributors = persone che hanno contribuito
    .reading = { $value ->
        [0] Nessuno ha portato un contributo.
        [one] Una persona ha portato almeno un contributo.
       *[other] { $value } persone hanno portato almeno un contributo.
    }
    .more = hanno contribuito più persone del solito
    .less = hanno contribuito meno persone del solito
    .unknown = Non si è potuto leggere abbastanza per dire quante persone hanno contribuito.
indicator-dwell_minutes = tempo visibile a testa
    .reading = Di chi si è fatto vedere restano visibili in tutto { $amount } a testa; chi legge in silenzio non si vede.
    .more = il tempo visibile a testa è più lungo del solito
    .less = il tempo visibile a testa è più breve del solito
    .unknown = Troppo pochi segni di presenza per dire quanto tempo le persone restano.
indicator-member_started = conversazioni aperte dai membri
    .reading = Delle conversazioni della settimana, i membri ne hanno { $count ->
        [one] aperta
       *[other] aperte
    } { $amount }.
    .more = i membri hanno aperto una parte più grande del solito delle conversazioni
    .less = i membri hanno aperto una parte più piccola del solito delle conversazioni
    .unknown = Troppo poche conversazioni per dire chi le apre.
indicator-member_to_member = risposte fra membri
    .reading = Delle risposte, { $count ->
        [one] va
       *[other] vanno
    } da membro a membro { $amount }.
    .more = una parte più grande del solito delle risposte va da membro a membro
    .less = una parte più piccola del solito delle risposte va da membro a membro
    .unknown = Troppo poche risposte per dire se i membri si rispondono fra loro.
indicator-branching = risposte dei membri per intervento
    .reading = { $count ->
        [0] Agli interventi dei membri ({ $base }) non è arrivata nessuna risposta da altri membri.
        [one] Agli interventi dei membri ({ $base }) è arrivata una risposta da altri membri, cioè { $value } per intervento.
       *[other] Agli interventi dei membri ({ $base }) sono arrivate { $count } risposte da altri membri, cioè { $value } per intervento.
    }{ $sign ->
        [above_one] { " " }Sopra una risposta per intervento il discorso si alimenta da sé.
       *[other] { "" }
    }
    .more = agli interventi dei membri sono arrivate più risposte del solito da altri membri
    .less = agli interventi dei membri sono arrivate meno risposte del solito da altri membri
    .unknown = Troppo pochi interventi per dire se un discorso ne fa nascere un altro.
indicator-unprompted_activity = attività nei giorni senza spunti dello staff
    .reading = { $value ->
        [0] Nei giorni senza uno spunto dello staff i membri non scrivono.
        [one] Nei giorni senza uno spunto dello staff i membri scrivono quanto negli altri.
       *[other] Nei giorni senza uno spunto dello staff i membri scrivono { $value } volte quanto scrivono negli altri.
    }
    .more = nei giorni senza spunti dello staff i membri scrivono più del solito
    .less = nei giorni senza spunti dello staff i membri scrivono meno del solito
    .unknown = Troppo pochi giorni con e senza spunti dello staff per confrontarli.
indicator-conversations_without_staff = conversazioni a tre senza staff
    .reading = Delle conversazioni, { $count ->
        [one] arriva
       *[other] arrivano
    } a tre membri senza lo staff { $amount }.
    .more = più conversazioni del solito arrivano a tre membri senza lo staff
    .less = meno conversazioni del solito arrivano a tre membri senza lo staff
    .unknown = Troppo poche conversazioni per dire quante si reggono senza lo staff.
indicator-first_answer_by_members_minutes = attesa della prima risposta di un membro
    .reading = A metà delle domande un membro risponde entro { $amount }.
    .more = per la risposta di un membro si aspetta più del solito
    .less = per la risposta di un membro si aspetta meno del solito
    .unknown = Troppo poche domande con risposta per dire quanto fanno aspettare i membri.
indicator-first_answer_by_staff_minutes = attesa della prima risposta dello staff
    .reading = A metà delle domande lo staff risponde entro { $amount }.
    .more = per la risposta dello staff si aspetta più del solito
    .less = per la risposta dello staff si aspetta meno del solito
    .unknown = Troppo poche domande con risposta per dire quanto fa aspettare lo staff.
indicator-newcomers_answered = primi interventi che hanno avuto risposta
    .reading = Dei primi interventi di chi è qui da poco, { $count ->
        [one] ha
       *[other] hanno
    } avuto risposta entro due giorni { $amount }.
    .more = i primi interventi di chi è qui da poco hanno avuto risposta più spesso del solito
    .less = i primi interventi di chi è qui da poco hanno avuto risposta meno spesso del solito
    .unknown = Troppo poche persone hanno scritto per la prima volta per dire se trovano risposta.
indicator-complaints_resolved = problemi che hanno trovato soluzione
    .reading = Dei problemi segnalati da una settimana, { $count ->
        [one] ha
       *[other] hanno
    } trovato soluzione { $amount }.
    .more = i problemi segnalati hanno trovato soluzione più spesso del solito
    .less = i problemi segnalati hanno trovato soluzione meno spesso del solito
    .unknown = Troppo pochi problemi segnalati per dire quanti trovano soluzione.
indicator-questions_coming_back = domande già fatte da altri
    .reading = Delle domande della settimana, { $count ->
        [one] era
       *[other] erano
    } già di qualcun altro { $amount }.
    .more = una parte più grande del solito delle domande era già stata fatta da altri
    .less = una parte più piccola del solito delle domande era già stata fatta da altri
    .unknown = Troppo poche domande per dire quante ritornano.
indicator-reciprocity = scambi ricambiati
    .reading = Gli scambi sono ricambiati { $sign ->
        [below] meno
       *[other] più
    } di quanto farebbe il caso (differenza { $value }).
    .more = gli scambi sono ricambiati più del solito
    .less = gli scambi sono ricambiati meno del solito
    .unknown = Troppo pochi scambi per dire se sono ricambiati.
indicator-half_of_contributions = persone che fanno metà dei contributi
    .reading = { $value ->
        [one] Metà dei contributi viene da una sola persona.
       *[other] Metà dei contributi viene da { $value } persone.
    }
    .more = metà dei contributi viene da più persone del solito
    .less = metà dei contributi viene da meno persone del solito
    .unknown = Troppo pochi contributi per dire su quante persone si reggono.
indicator-effective_voices = voci che pesano
    .reading = La conversazione ha la varietà di { $value } voci di pari peso.
    .more = la conversazione è distribuita fra più voci del solito
    .less = la conversazione è distribuita fra meno voci del solito
    .unknown = Troppo pochi contributi per dire quante voci pesano.
indicator-effective_voices_without_top = voci che pesano, esclusa la prima
    .reading = Senza la voce più attiva, la conversazione ha la varietà di { $value } voci di pari peso.
    .more = senza la prima voce, la conversazione è distribuita fra più voci del solito
    .less = senza la prima voce, la conversazione è distribuita fra meno voci del solito
    .unknown = Troppo pochi contributi per dire quante voci pesano senza la prima.
indicator-retention_week_1 = chi torna dopo una settimana
    .reading = Di chi aveva cominciato a contribuire una settimana prima, { $count ->
        [one] ha
       *[other] hanno
    } contribuito ancora { $amount }.
    .more = dopo una settimana torna una parte più grande del solito di chi comincia
    .less = dopo una settimana torna una parte più piccola del solito di chi comincia
    .unknown = Troppo poche persone hanno cominciato una settimana prima per dire quante tornano.
indicator-retention_week_4 = chi torna dopo quattro settimane
    .reading = Di chi aveva cominciato a contribuire quattro settimane prima, { $count ->
        [one] ha
       *[other] hanno
    } contribuito ancora { $amount }.
    .more = dopo quattro settimane torna una parte più grande del solito di chi comincia
    .less = dopo quattro settimane torna una parte più piccola del solito di chi comincia
    .unknown = Troppo poche persone hanno cominciato quattro settimane prima per dire quante tornano.
indicator-retention_week_12 = chi torna dopo dodici settimane
    .reading = Di chi aveva cominciato a contribuire dodici settimane prima, { $count ->
        [one] ha
       *[other] hanno
    } contribuito ancora { $amount }.
    .more = dopo dodici settimane torna una parte più grande del solito di chi comincia
    .less = dopo dodici settimane torna una parte più piccola del solito di chi comincia
    .unknown = Troppo poche persone hanno cominciato dodici settimane prima per dire quante tornano.
indicator-belonging = segni di appartenenza
    .reading = Gesti che di solito accompagnano il sentirsi parte (dire "noi", accogliere, ringraziare, tornare): { $amount }. È un indizio, non una misura di ciò che si prova.
    .more = i gesti di appartenenza sono più frequenti del solito
    .less = i gesti di appartenenza sono meno frequenti del solito
    .unknown = Troppo pochi interventi per leggere segni di appartenenza.
indicator-conversations = conversazioni
    .reading = { $value ->
        [0] Non ci sono state conversazioni.
        [one] C'è stata una conversazione.
       *[other] Ci sono state { $value } conversazioni.
    }
    .more = ci sono state più conversazioni del solito
    .less = ci sono state meno conversazioni del solito
    .unknown = Non si è potuto leggere abbastanza per contare le conversazioni.
indicator-people_per_conversation = persone per conversazione
    .reading = In una conversazione si parla in media in { $value }.
    .more = alle conversazioni partecipano più persone del solito
    .less = alle conversazioni partecipano meno persone del solito
    .unknown = Troppo poche conversazioni per dire in quante persone si parla.
