# Sondaggi: /sondaggio per lo staff, /sondaggi per i membri.

command-poll = sondaggio
    .description = Chiedi qualcosa ai membri, e guarda che cosa ne viene
command-poll-create = crea
    .description = Prepara un sondaggio; lo vedi prima di tutti gli altri
command-poll-create-method = metodo
    .description = Come si risponde
command-poll-create-who-sees = chi-vede
    .description = Chi può sapere che cosa ha votato qualcuno
command-poll-create-length = durata
    .description = Quanto resta aperto, per esempio "3 giorni" (se non lo dici: 3 giorni)
command-poll-create-where = dove
    .description = Il canale (se non lo dici: questo)
command-poll-create-starts = inizio
    .description = Quando si apre, per esempio "domani alle 18" (se non lo dici: subito)
command-poll-create-segment = segmento
    .description = Solo per i membri di questo segmento
command-poll-create-quorum = quorum
    .description = Quante persone devono partecipare perché valga
command-poll-create-tenure = anzianità
    .description = Solo per chi è membro da almeno tanti giorni
command-poll-create-hidden = nascosto
    .description = Mostra i numeri solo alla fine
command-poll-create-why = perché
    .description = Chiedi a ciascuno perché, se vuole dirlo
command-poll-list = elenco
    .description = Tutti i sondaggi e a che punto sono
command-poll-show = mostra
    .description = A che punto è un sondaggio
command-poll-show-number = sondaggio
    .description = Quale
command-poll-close = chiudi
    .description = Finisci adesso un sondaggio, o annullane uno che non è cominciato
command-poll-close-number = sondaggio
    .description = Quale
command-poll-extend = prolunga
    .description = Lascia aperto un sondaggio più a lungo
command-poll-extend-number = sondaggio
    .description = Quale
command-poll-extend-until = fino-a
    .description = La nuova fine, per esempio "venerdì alle 18"
command-poll-remind = ricorda
    .description = Scrivi una volta a chi non ha ancora partecipato
command-poll-remind-number = sondaggio
    .description = Quale
command-poll-export = esporta
    .description = I voti come tabella per un foglio di calcolo
command-poll-export-number = sondaggio
    .description = Quale
command-polls = sondaggi
    .description = Su che cosa puoi votare, a che cosa hai partecipato, e che cosa ne è venuto

choice-poll-single = una sola opzione
choice-poll-multiple = più opzioni
choice-poll-ranking = una classifica delle opzioni
choice-poll-rating = un voto a ogni opzione
choice-poll-open = una risposta a parole proprie
choice-poll-secrecy-everybody = tutti (i totali; chi ha votato che cosa non è un segreto)
choice-poll-secrecy-staff = solo lo staff
choice-poll-secrecy-nobody = nessuno, nemmeno lo staff

poll-form-title = Un nuovo sondaggio
poll-form-question = La domanda
poll-form-options = Le opzioni
poll-form-options-how = Una per riga, da 2 a 20 (se si danno voti: al massimo 4)
poll-form-context = Che cosa serve sapere
poll-form-context-how = Facoltativo: perché lo chiedi, e che cosa si farà della risposta
poll-publish = Va in { $channel } { $begins }. Lo pubblico?
poll-created = Il sondaggio { $number } è pronto: va in { $channel } { $begins }.
poll-where = Un sondaggio ha bisogno di un canale di testo: indicalo con l'opzione "dove".

poll-number = Sondaggio { $number }
poll-until = Aperto fino a { $moment }.
poll-how-single = Scegli una sola opzione.
poll-how-multiple = Scegli tutte le opzioni che vuoi.
poll-how-ranking = Metti in ordine le opzioni, per prima quella che preferisci. Quelle che lasci fuori vengono ultime. Si confrontano a due a due, quindi conta anche una seconda scelta.
poll-how-rating = Dai a ogni opzione un voto da 1 a 5. Quelle su cui non hai un'opinione puoi lasciarle.
poll-how-open = Rispondi con parole tue. Le risposte le leggono tutti, senza nomi.
poll-secrecy-everybody = Chi ha votato che cosa non è un segreto; puoi cambiare voto fino alla fine.
poll-secrecy-staff = Solo lo staff vede chi ha votato che cosa; puoi cambiare voto fino alla fine.
poll-secrecy-nobody = Nessuno può vedere chi ha votato che cosa, nemmeno lo staff: si conserva che hai partecipato, e che cosa hai scelto si conserva senza di te. Per questo non si può cambiare.
poll-quorum = Vale se { $people ->
        [one] partecipa almeno una persona
       *[other] partecipano almeno { $people } persone
    }.
poll-tenure = Per chi è membro da almeno { $days } { $days ->
        [one] giorno
       *[other] giorni
    }.
poll-vote = Vota
poll-look = A che punto è
poll-go = Vai a votare
poll-closed = **Questo sondaggio è finito.**

poll-ballot-single = La tua scelta
poll-ballot-multiple = Le tue scelte
poll-ballot-place = { $place ->
        [1] Prima
        [2] Seconda
        [3] Terza
       *[other] Posto { $place }
    }
poll-ballot-mark = { $mark ->
        [5] 5, ottima
        [4] 4, buona
        [3] 3, così così
        [2] 2, poco
       *[1] 1, per niente
    }
poll-ballot-open = La tua risposta
poll-ballot-why = Perché?
poll-ballot-why-how = Facoltativo. Si può mostrare senza il tuo nome, se accetti di essere citato.
poll-secret-before = Nessuno potrà sapere che cosa hai scelto. Per lo stesso motivo dopo non puoi cambiarlo: prenditi il tempo che ti serve.

poll-vote-counted = Il tuo voto è contato: **{ $choice }**. Puoi cambiarlo o ritirarlo fino a { $moment }.
poll-vote-changed = Il tuo voto è cambiato, e vale questo: **{ $choice }**. Puoi cambiarlo fino a { $moment }.
poll-counted-secretly = Il tuo voto è contato. Nessuno può dire quale sia, quindi resta com'è.
poll-take-back = Ritira il mio voto
poll-taken-back = Il tuo voto è ritirato. Puoi votare di nuovo fino alla fine.
poll-nothing-to-take-back = Non c'è nessun tuo voto da ritirare.
poll-marked = { $option } ({ $mark })

poll-unknown = Non c'è nessun sondaggio { $number }. `/sondaggi` elenca quelli che ci sono.
poll-not-open-yet = Questo sondaggio non è ancora cominciato.
poll-is-over = Questo sondaggio è finito. `/sondaggi` mostra che cosa ne è venuto.
poll-was-cancelled = Questo sondaggio è stato annullato.
poll-not-for-staff = Sei dello staff: questo sondaggio chiede ai membri.
poll-not-for-newcomers = Questo sondaggio è per chi è membro da almeno { $days } { $days ->
        [one] giorno
       *[other] giorni
    }. Il prossimo può essere il tuo.
poll-not-for-you = Questo sondaggio è per un altro gruppo di membri. `/sondaggi` mostra su che cosa puoi votare.
poll-voted-secretly = Hai già partecipato. Siccome nessuno sa che cosa hai scelto, non si può né cambiare né ritirare.
poll-choose-one = Scegli una delle opzioni, poi invia di nuovo.
poll-choose-some = Scegli almeno una delle opzioni, poi invia di nuovo.
poll-rank-some = Scegli almeno l'opzione che preferisci, poi invia di nuovo.
poll-rank-once = Hai messo un'opzione in due posti. Premi “Vota” e dai ogni posto a un'opzione diversa: non è stato contato nulla.
poll-mark-some = Dai un voto ad almeno un'opzione, poi invia di nuovo.
poll-say-something = Scrivi una risposta, poi invia di nuovo.
poll-question-length = La domanda deve avere da 1 a { $most } caratteri.
poll-options-number = Un sondaggio così ha bisogno di opzioni da { $least } a { $most }, una per riga.
poll-options-twice = Due opzioni sono uguali. Dai a ciascuna parole sue.
poll-option-length = Un'opzione può avere al massimo { $most } caratteri.
poll-segment-unknown = Non c'è nessun segmento { $name }. Sceglilo dalla lista, o lascialo fuori.
poll-length = Un sondaggio resta aperto almeno cinque minuti e al massimo 60 giorni.
poll-extend-later = La nuova fine deve venire dopo quella di adesso, e al massimo fra 60 giorni.
poll-everybody-voted = Tutti quelli a cui il sondaggio è rivolto hanno già partecipato, oppure non vogliono promemoria.
poll-export-secret-open = Nessuno può sapere come va questo sondaggio prima della fine. Chiedilo di nuovo dopo.

poll-so-far = **Fino ad adesso**
poll-hidden-until-end = { $people ->
        [0] Finora non ha partecipato nessuno.
        [one] Finora ha partecipato una persona. I numeri si vedono alla fine.
       *[other] Finora hanno partecipato { $people } persone. I numeri si vedono alla fine.
    }
poll-yours = Il tuo voto: **{ $choice }**
poll-took-part-secretly = Hai partecipato.
poll-outcome-of = Che cosa ne è venuto: { $question }
poll-nobody-voted = Non ha partecipato nessuno.
poll-too-few-to-tell = { $people ->
        [one] Ha partecipato una persona: troppo poco per mostrare numeri senza tradire nessuno.
       *[other] Hanno partecipato { $people } persone: troppo poche per mostrare numeri senza tradire nessuno.
    }
poll-nothing-chosen = Non è stato scelto nulla.
poll-won = Viene prima **{ $option }**.
poll-ahead-without-quorum = È davanti **{ $option }**, ma hanno partecipato in troppo pochi perché valga.
poll-tied = Parità tra { $options }.
poll-ranking-around = Nessuna opzione batte tutte le altre: le preferenze girano in tondo, e hanno deciso le catene di confronti più forti (metodo di Schulze).
poll-open-answers = { $answers ->
        [one] È arrivata una risposta.
       *[other] Sono arrivate { $answers } risposte.
    }
poll-counted = { $option }: { $people ->
        [one] 1 persona
       *[other] { $people } persone
    }
poll-middle = { $option }: { $middle } nel mezzo, { $people ->
        [one] un voto
       *[other] { $people } voti
    }
poll-unmarked = { $option }: nessun voto
poll-duels-won = { $duels ->
        [one] ne batte 1
       *[other] ne batte { $duels }
    }
poll-more-answers = … e altre { $answers }.
poll-took-part = Hanno partecipato in { $people } dei { $eligible } che potevano.
poll-settled = { $silent ->
        [one] Una persona non ha votato
       *[other] { $silent } non hanno votato
    }: anche con i loro voti **{ $option }** sarebbe davanti, scelta da { $low } a { $high } persone.
poll-unsettled = { $silent ->
        [one] Una persona non ha votato, e poteva cambiare l'esito
       *[other] { $silent } non hanno votato, e potevano cambiare l'esito
    }: con i loro voti **{ $option }** sarebbe scelta da { $low } a { $high } persone.
poll-quorum-missed = { $people ->
        [one] Manca una persona
       *[other] Mancano { $people } persone
    } alle { $quorum } che servono perché valga.
poll-group = In «{ $group }»: { $leading }
poll-no-lead = nessuna opzione è davanti
poll-reasons = Alcuni dei motivi:
poll-voters = Chi ha scelto che cosa:

poll-listed-planned = { $number }. { $question } (comincia { $begins })
poll-listed-open = { $number }. **{ $question }** (finisce { $ends })
poll-listed-closed = { $number }. { $question }: { $outcome }
poll-listed-cancelled = { $number }. { $question } (annullato)
poll-none-yet = Ancora nessun sondaggio. Preparane uno con `/sondaggio crea`.
poll-close-open = Finisco adesso «{ $question }» e dico che cosa ne è venuto? Non si può tornare indietro.
poll-close-planned = Annullo «{ $question }» prima che cominci?
poll-ended-closed = Il sondaggio { $number } è finito; che cosa ne è venuto va nel suo canale.
poll-ended-cancelled = Il sondaggio { $number } è annullato: non è stato chiesto nulla a nessuno.
poll-extended = Adesso resta aperto fino a { $moment }.
poll-remind-really = { $people ->
        [one] Un membro non ha ancora partecipato. Gli scrivo, una volta sola?
       *[other] { $people } membri non hanno ancora partecipato. Scrivo a ciascuno, una volta sola?
    }
poll-reminded = { $people ->
        [0] Era già stato ricordato a tutti: a nessuno si scrive due volte.
        [one] Lo ricordo a un membro con un messaggio diretto.
       *[other] Lo ricordo a { $people } membri con messaggi diretti, uno dopo l'altro.
    }
poll-reminder = C'è ancora tempo per dire la tua: «{ $question }», fino a { $moment }.
poll-look-on-the-server = Sul server, `/sondaggi` mostra a che punto è.
poll-exported = I voti di «{ $question }».
poll-column-member = membro
poll-column-choice = scelta
poll-column-why = perché
poll-column-result = risultato
poll-refused = Non è stato possibile pubblicare il sondaggio { $number } in { $channel }: dammi il permesso di scrivere lì, o chiudi il sondaggio con `/sondaggio chiudi`.

polls-head = **Sondaggi**
polls-none = Adesso non c'è nulla su cui votare. Quando il marchio chiede qualcosa, lo trovi qui.
polls-line-open = - [{ $question }]({ $link }): finisce { $ends }{ $mine ->
        [yes] , hai partecipato
       *[no] , puoi ancora votare
    }
polls-line-closed = - [{ $question }]({ $link }): { $outcome }{ $mine ->
        [yes] {" "}Hai partecipato.
       *[no] {""}
    }

command-poll-create-kind = tipo
    .description = Con il sondaggio di Discord o a schede (se non lo dici sceglie Salotto: /sondaggio tipi)
command-poll-kinds = tipi
    .description = Che cosa sa fare il sondaggio di Discord, e che cosa solo quello a schede
choice-poll-kind-auto = sceglie Salotto, da quello che chiedi
choice-poll-kind-ballot = a schede, con il pulsante Vota
choice-poll-kind-native = il sondaggio di Discord

poll-kind-native = È un sondaggio di Discord: si vota lì dentro, tutti vedono chi ha scelto che cosa, e la fine non si può spostare.
poll-native-open = Chi ha scelto che cosa lo vedono tutti; si può cambiare idea fino alla fine.
poll-kinds-table = **Salotto sceglie da solo**: con il sondaggio di Discord quando basta, a schede quando serve altro.
    ```
                                  Discord   a schede
    una o più opzioni             sì        sì
    classifica, voti, parole      no        sì
    opzioni con immagini          no        sì
    chi vede chi ha votato cosa   tutti     tutti, staff
                                            o nessuno
    solo per un segmento o per
    chi è membro da un po'        no        sì
    quorum, numeri nascosti,
    un perché, prolungare         no        sì
    cambiare o ritirare il voto   sì        sì, ma non se
                                            nessuno vede
    inizio e fine programmati     sì        sì
    durata                        ore       da 5 minuti
                                  intere,   a 60 giorni
                                  fino a 32
                                  giorni
    ```
    Nel sondaggio di Discord nessuno può impedire allo staff di votare: quei voti non si contano, e l'esito dice quanti erano. I bot non contano mai. Chi ha votato e poi è andato via conta.
poll-misfit-method = Il sondaggio di Discord sa fare solo una o più opzioni. Scegli un altro metodo, oppure lascia fuori il tipo.
poll-misfit-secrecy = Nel sondaggio di Discord tutti vedono chi ha votato che cosa. Scegli «tutti», oppure lascia fuori il tipo.
poll-misfit-eligible = Al sondaggio di Discord può votare chiunque veda il canale. Togli segmento e anzianità, oppure lascia fuori il tipo.
poll-misfit-quorum = Il sondaggio di Discord non conosce quorum. Toglilo, oppure lascia fuori il tipo.
poll-misfit-hidden = Il sondaggio di Discord mostra sempre i numeri. Lascia fuori «nascosto», oppure il tipo.
poll-misfit-why = Il sondaggio di Discord non chiede perché. Lascia fuori «perché», oppure il tipo.
poll-misfit-pictures = Nel sondaggio di Discord le opzioni non hanno immagini. Toglile, oppure lascia fuori il tipo.
poll-misfit-options = Nel sondaggio di Discord ci stanno al massimo 10 opzioni di 55 caratteri. Accorciale, oppure lascia fuori il tipo.
poll-misfit-length = Il sondaggio di Discord dura ore intere, da una a 768. Scegli un'altra durata, oppure lascia fuori il tipo.
poll-native-vote = Questo è un sondaggio di Discord: si vota nel messaggio stesso.
poll-native-fixed = La fine di un sondaggio di Discord non si può spostare. Puoi finirlo con `/sondaggio chiudi` e prepararne un altro a schede.
poll-native-stays = Adesso Discord non me lo lascia finire: riprova fra poco. Altrimenti finisce da solo, al suo momento.
poll-ended-open = Il sondaggio { $number } è finito. Discord sta ancora contando: che cosa ne è venuto arriva nel suo canale appena lo dice.
poll-unknown-gone = Che cosa ne sia venuto non si sa: il messaggio del sondaggio non c'è più.
poll-unknown-unread = Che cosa ne sia venuto non si sa: Discord non lo dice.
poll-unknown-unposted = Non è stato chiesto a nessuno: non è stato possibile pubblicarlo.
poll-unread = Non riesco a leggere il sondaggio { $number } in { $channel }: fammi vedere il canale e la sua cronologia. Ci riprovo per dodici ore dalla fine.
poll-staff-left-out = { $people ->
        [one] Ha votato anche una persona dello staff, che non è contata.
       *[other] Hanno votato anche { $people } persone dello staff, che non sono contate.
    }

poll-form-pictures = Le immagini delle opzioni
poll-form-pictures-how = Facoltative: una per opzione, nello stesso ordine
poll-pictures-number = Serve un'immagine per ciascuna delle { $options } opzioni (al massimo { $most }), oppure nessuna.
poll-pictures-kind = { $name } non è un'immagine che Discord mostra. Vanno bene png, jpg, gif e webp.
poll-pictures-size = Le immagini insieme pesano troppo: al massimo { $most } MB.
poll-answers-about = **{ $word }**, in { $answers } risposte:
poll-answers-alone = Altre risposte:
poll-reminders-off = Niente promemoria
poll-reminders-on = Ricordamelo di nuovo
poll-reminders-are-off = D'accordo: dei sondaggi non ti scrivo più. Se cambi idea, con `/sondaggi` li riattivi.
poll-reminders-are-on = D'accordo: quando lo staff lo chiede ti ricordo i sondaggi a cui non hai ancora partecipato. Una volta sola per ciascuno.
poll-line-unknown = Che cosa sia venuto da «{ $question }» non si sa.
poll-line-unheard = A «{ $question }» quasi nessuno di { $segment } ha risposto: prima di decidere, chiedi anche a loro.
poll-inbox-unposted = Il sondaggio { $number } è aperto, ma non è stato possibile pubblicarlo: { $question }
poll-inbox-tie = Il sondaggio { $number } è finito in parità, e i membri aspettano di sapere che cosa fate: { $question }
poll-inbox-quorum = Al sondaggio { $number } hanno partecipato in troppo pochi, e i membri aspettano di sapere che cosa fate: { $question }

scene-polls = Marta chiede due cose ai membri: una classifica già finita e raccontata, e un sondaggio in cui nessuno può guardare
    .try = Come chiunque: /sondaggi, e vota. Come Marta, in #staff: /sondaggio mostra.
