# Quello che i moderatori fanno ai membri.

command-warn = ammonisci
    .description = Ammonisci qualcuno: resta nella sua scheda, e viene avvisato
command-warn-member = membro
    .description = Chi viene ammonito
command-warn-reason = motivo
    .description = Lo legge chi viene ammonito: scrivilo per quella persona
command-warn-message = messaggio
    .description = Il link di un suo messaggio, conservato come prova
command-note = nota
    .description = Un appunto su qualcuno, solo per i moderatori
command-note-member = membro
    .description = Di chi si tratta
command-note-text = testo
    .description = La persona non lo legge; se chiede i suoi dati all'amministratore, ne fa parte
command-note-message = messaggio
    .description = Il link di un suo messaggio, conservato come prova
command-timeout = silenzia
    .description = Metti in silenzio qualcuno per un po', al massimo 28 giorni
command-timeout-member = membro
    .description = Chi viene messo in silenzio
command-timeout-how-long = durata
    .description = Per esempio 2h, 3 giorni, una settimana
command-timeout-reason = motivo
    .description = Lo legge anche chi viene messo in silenzio
command-timeout-message = messaggio
    .description = Il link di un suo messaggio, conservato come prova
command-untimeout = ridai-voce
    .description = Ridai la parola a qualcuno
command-untimeout-member = membro
    .description = Chi era in silenzio
command-untimeout-reason = motivo
    .description = Perché finisce prima
command-kick = espelli
    .description = Accompagna qualcuno alla porta; con un invito può tornare
command-kick-member = membro
    .description = Chi esce
command-kick-reason = motivo
    .description = Lo legge prima di uscire
command-kick-message = messaggio
    .description = Il link di un suo messaggio, conservato come prova
command-ban = banna
    .description = Tieni fuori qualcuno, per un po' o per sempre
command-ban-member = membro
    .description = Chi viene bannato; con l'id, se non è qui
command-ban-reason = motivo
    .description = Lo legge prima di uscire
command-ban-how-long = durata
    .description = Per esempio 7 giorni; senza, per sempre
command-ban-delete-days = giorni
    .description = Cancella ciò che ha scritto negli ultimi giorni, al massimo 7
command-ban-message = messaggio
    .description = Il link di un suo messaggio, conservato come prova
command-softban = softban
    .description = Banna e riammetti subito: esce, e i suoi ultimi messaggi spariscono
command-softban-member = membro
    .description = Chi esce
command-softban-reason = motivo
    .description = Lo legge prima di uscire
command-softban-delete-days = giorni
    .description = Cancella ciò che ha scritto negli ultimi giorni, al massimo 7
command-softban-message = messaggio
    .description = Il link di un suo messaggio, conservato come prova
command-unban = sbanna
    .description = Riammetti qualcuno
command-unban-member = membro
    .description = Chi era bannato; con l'id
command-unban-reason = motivo
    .description = Perché finisce
menu-record = Scheda
menu-moderate = Modera

target-not-here-warning = { $member } non è su questo server, quindi non c'è nessuno da ammonire. `/nota` funziona, e anche `/banna`.
target-not-here-timeout = { $member } non è su questo server: si può mettere in silenzio solo chi c'è. `/banna` impedisce di entrare.
target-not-here-untimeout = { $member } non è su questo server.
target-not-here-kick = { $member } non è più su questo server. `/banna` impedisce di tornare.
timeout-too-long = Discord non mette in silenzio nessuno per più di { $days } giorni. Per un tempo più lungo c'è il ban temporaneo: `/banna` con una durata.
action-bot-lacks = Mi manca un permesso per farlo: { $permission }. Non ho fatto niente e non ho avvisato nessuno. Lo staff lo sa.
action-failed =
    { $why ->
        [forbidden] Discord non me lo lascia fare: mi manca un permesso, o il mio ruolo sta troppo in basso.
        [gone] Discord non conosce più la persona o la cosa di cui si tratta{ $kind ->
            [unban] : non risulta un ban
           *[other] { "" }
        }.
        [unreachable] In questo momento Discord non risponde.
       *[other] Discord lo ha rifiutato.
    } ({ $code })
    { $banned ->
        [yes] Il ban c'è, ed è agli atti come ban, ma non sono riuscito a riammettere: lo fa `/sbanna`.
       *[no] **Non** è stato fatto, e non c'è nessun caso.
    } { $notice ->
        [taken-back] Il messaggio che avevo mandato l'ho ritirato.
        [put-right] L'avviso era già partito; ho scritto che non è successo niente.
        [stands] L'avviso era già partito.
       *[none] Non ho avvisato nessuno.
    }
action-unclear =
    La risposta di Discord si è persa, e non riesco a sapere se è stato fatto. Guarda tu com'è adesso: appena il registro di controllo me lo dice, apro il caso. { $notice ->
        [stands] L'avviso era già partito.
       *[none] Non ho avvisato nessuno.
    }
evidence-no-link = Questo non è il link di un messaggio. In Discord: clic destro sul messaggio, *Copia link messaggio*.
evidence-gone = Non trovo quel messaggio: è stato cancellato, o sta in un canale che non posso leggere.
evidence-of-another = Quel messaggio non l'ha scritto { $member }.

moderate-just-acted = { $actor } ha già fatto qualcosa: **{ $kind }**, caso { $number }, { $at }. Vuoi procedere lo stesso?
moderate-for = per { $length }
moderate-ask-kick = Espellere { $member }? Prima lo legge in privato.
moderate-ask-ban = Bannare { $member } { $ends ->
    [no] per sempre
   *[yes] { $until }
 }? Prima lo legge in privato.
moderate-ask-softban = Bannare { $member } e riammettere subito? Prima lo legge in privato.
moderate-ask-delete = Ciò che ha scritto { $days ->
    [one] nell'ultimo giorno
   *[other] negli ultimi { $days } giorni
 } viene cancellato, dappertutto.
moderate-ladder-propose = Con questo { $member } arriva a { $points } punti. La scala propone: **{ $follows } { $length }**.
moderate-ladder-act = Con questo { $member } arriva a { $points } punti, e la scala segue subito: **{ $follows } { $length }**.
moderate-stands-at = Finora ha { $points } punti.
moderate-button-with-step = Tutti e due
moderate-button-only = Solo quello che ho chiesto
moderate-ladder-reason = Secondo la scala, dopo il caso { $number }
moderate-done = **Caso { $number }**: { $kind }, { $member }.
moderate-until = Fino a { $at }.
moderate-form-title = Che cosa fare per questo messaggio
moderate-form-what = Che cosa
moderate-form-why = Perché (lo legge, se non è una nota)
moderate-choice-note = Nota, solo per i moderatori
moderate-choice-warning = Ammonizione
moderate-choice-timeout-hour = Silenzio, un'ora
moderate-choice-timeout-day = Silenzio, un giorno
moderate-choice-kick = Espulsione
moderate-choice-ban-week = Ban, una settimana
moderate-choice-ban = Ban, per sempre
record-of = **{ $member }**: { $cases ->
    [0] nessun caso
    [one] un caso
   *[other] { $cases } casi
 }, { $points } punti adesso.

length-days = { $number ->
    [one] un giorno
   *[other] { $number } giorni
 }
length-hours = { $number ->
    [one] un'ora
   *[other] { $number } ore
 }
length-minutes = { $number ->
    [one] un minuto
   *[other] { $number } minuti
 }
length-seconds = { $number ->
    [one] un secondo
   *[other] { $number } secondi
 }

audit-reason = { $actor }: { $reason }
audit-reason-expiry = Il tempo è finito (caso { $number })
audit-reason-rejoined = Rientro prima della fine (caso { $number })

# Quello che il membro legge, in privato.

notice-warning = { $tone ->
    [formal] I moderatori di **{ $server }** ti hanno dato un'ammonizione.
   *[warm] Ciao! I moderatori di **{ $server }** ti chiedono di fare attenzione a una cosa: questa è un'ammonizione.
 }
notice-timeout = { $tone ->
    [formal] Su **{ $server }** non puoi scrivere fino a { $until }.
   *[warm] Prendiamo un respiro: su **{ $server }** non puoi scrivere fino a { $until }. Dopo sarai di casa come prima.
 }
notice-untimeout = { $tone ->
    [formal] Su **{ $server }** puoi scrivere di nuovo.
   *[warm] Buone notizie: su **{ $server }** puoi scrivere di nuovo.
 }
notice-kick = { $tone ->
    [formal] Non fai più parte di **{ $server }**.
   *[warm] I moderatori di **{ $server }** hanno deciso di accompagnarti alla porta. Con un invito puoi tornare.
 }
notice-softban = { $tone ->
    [formal] Non fai più parte di **{ $server }**, e i tuoi ultimi messaggi sono stati cancellati.
   *[warm] I moderatori di **{ $server }** hanno deciso di accompagnarti alla porta, e i tuoi ultimi messaggi vengono cancellati. Con un invito puoi tornare.
 }
notice-ban = { $ends ->
    [yes] { $tone ->
        [formal] Non puoi stare su **{ $server }** fino a { $until }: è un ban.
       *[warm] I moderatori di **{ $server }** hanno deciso che resti fuori fino a { $until }. Dopo puoi tornare con un invito.
     }
   *[no] { $tone ->
        [formal] Non puoi più stare su **{ $server }**: è un ban.
       *[warm] I moderatori di **{ $server }** hanno deciso che non puoi restare.
     }
 }
notice-reason = Perché: { $reason }
notice-actor = Lo ha deciso { $actor }.
notice-appeal = Se pensi che sia sbagliato, diccelo: lo guarda un altro moderatore.
notice-button-appeal = Secondo me è sbagliato
notice-wrong = L'ultimo messaggio su **{ $server }** è stato un nostro errore: non è successo niente. Scusa!

alert-rejoined = { $member } è rientrato mentre una misura vale ancora, e Discord non mi ha lasciato applicarla di nuovo: mi manca un permesso, o il mio ruolo sta troppo in basso.
alert-permission = Mi manca un permesso che serve per moderare: { $permission }. Chi gestisce il server può darlo al mio ruolo.
alert-direct-messages = In questo momento Discord non mi lascia aprire messaggi privati: per mezz'ora chi viene moderato non è avvisato in privato.
alert-false-notice = { $member } ha ricevuto l'avviso di qualcosa che poi non è riuscito, e non ho potuto rimediare. Scrivetegli voi, per favore.
alert-timer-unban = Un ban doveva finire, ma mi manca il permesso *Bannare i membri*. Continuo a provare; fino ad allora il ban resta.
alert-timer-unlock = Un canale doveva riaprire, ma non posso gestirlo. Continuo a provare.
alert-timer-slowmode = In un canale doveva finire la modalità lenta, ma non posso gestirlo. Continuo a provare.

setting-moderation-log-channel = Canale dei casi
    .description = Dove si racconta ogni caso; senza, nel canale dello staff
    .made = casi
setting-moderation-moderator-roles = Ruoli di moderazione
    .description = Chi ha uno di questi ruoli modera con Salotto, qualunque permesso abbia su Discord
setting-moderation-tone = Tono con i membri
    .description = Come si scrive a chi riceve un provvedimento
    .warm = cordiale
    .formal = formale
setting-moderation-tell-who-acted = Dire chi ha deciso
    .description = Se il membro legge quale moderatore è stato
setting-moderation-ladder = Scala dei provvedimenti
    .description = Per esempio: 3 silenzio 1h, 6 silenzio 1g, 9 ban 7g, 12 ban
setting-moderation-ladder-mode = Come agisce la scala
    .description = Se la scala propone, agisce da sola o è spenta
    .off = spenta
    .propose = propone
    .act = agisce da sola
setting-moderation-points-warning = Punti di un'ammonizione
    .description = Quanto conta il primo giorno
setting-moderation-points-timeout = Punti di un silenzio
    .description = Quanto conta il primo giorno
setting-moderation-points-automod = Punti di un messaggio bloccato
    .description = Quanto conta il primo giorno ciò che AutoMod ha fermato
setting-moderation-points-kick = Punti di un'espulsione
    .description = Quanto conta il primo giorno
setting-moderation-points-ban = Punti di un ban
    .description = Quanto conta il primo giorno
setting-moderation-points-last-days = Durata dei punti
    .description = Dopo quanti giorni un caso non conta più
setting-moderation-keep-notes-days = Conservare le note
    .description = Per quanti giorni
setting-moderation-keep-warnings-days = Conservare le ammonizioni
    .description = Per quanti giorni
setting-moderation-keep-penalties-days = Conservare i provvedimenti
    .description = Per quanti giorni si tengono silenzi, espulsioni e ban
setting-moderation-keep-automod-days = Conservare i casi di AutoMod
    .description = Per quanti giorni
setting-moderation-keep-reports-days = Conservare le segnalazioni
    .description = Per quanti giorni
setting-moderation-keep-conversations-days = Conservare le conversazioni con lo staff
    .description = Per quanti giorni

scene-moderation = Bea segnala una pubblicità, Marta ammonisce chi l'ha scritta e poi lo mette in silenzio a mano: tutto è un caso
    .try = Come Marta, in #staff: /casi. Chiunque, su un messaggio: clic destro, e lo segnala ai moderatori.
