# Parlare con lo staff in privato.

command-contact = contatta
    .description = Scrivi allo staff in privato: lo leggete solo tu e lo staff
command-contacts = contatti
    .description = Quanto aspettano i membri per una prima risposta dello staff

contact-form-title = Scrivi allo staff
contact-form-subject = Di che cosa si tratta?
contact-form-text = Racconta
contact-form-who-reads = Lo leggete solo tu e lo staff. Si conserva per un po', poi sparisce
contact-opened = La tua conversazione è qui: { $thread }. Qualcuno risponde appena può.
contact-first = Ciao { $member }, questa è una conversazione tra te e lo staff. Ciò che si scrive qui si conserva per un po', anche quando viene cancellato.
contact-too-many = Hai già due conversazioni aperte. Continua qui: { $thread }
contact-failed = In questo momento non riesco ad aprire una conversazione. Lo staff lo sa; riprova più tardi.
contact-unknown = Questa conversazione non c'è più: il tempo per cui si conserva è passato. Per aprirne una nuova c'è `/contatta`.
contact-gone = Il thread di questa conversazione non c'è più, o non posso aprirlo. Per ricominciare c'è `/contatta`.
contact-joined = Ora ci sei: { $thread }
contact-claimed = Ti risponde { $by }.
contact-yours-already = Rispondi già tu.
contact-take-over-ask = Qui risponde già { $by }. Vuoi farlo tu al suo posto?
contact-taken = Nel frattempo se ne occupa { $by }.
contact-snoozed = Riposa fino a domani, o finché non scrive.
contact-closed = { $by } ha chiuso questa conversazione. Se c'è altro da dire, riaprila.
contact-closed-already = Questa conversazione è già chiusa.
contact-open-already = Questa conversazione è aperta: scrivi pure qui.
contact-reopened = { $by } ha riaperto questa conversazione.
contact-transcript = Ciò che è stato detto:
contact-transcript-heading = Conversazione { $number }: { $subject }
contact-title = Conversazione { $number }: { $subject }
contact-line-from = **Da** { $member }
contact-line-since = **Aperta** { $at }
contact-line-thread = **Qui** { $thread }
contact-button-join = Entra
contact-button-claim = Rispondo io
contact-button-snooze = Domani
contact-button-close = Chiudi
contact-button-reopen = Riapri
contact-button-transcript = Trascrizione
contacts-heading = { $number ->
    [0] Nessuna conversazione negli ultimi { $days } giorni.
    [one] Una conversazione negli ultimi { $days } giorni.
   *[other] { $number } conversazioni negli ultimi { $days } giorni.
 }
contacts-unanswered = { $number ->
    [one] Una non ha ancora risposta.
   *[other] { $number } non hanno ancora risposta.
 }
contacts-middle = La metà ha avuto una prima risposta entro { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
 }.
contacts-too-few = Sono troppo poche quelle con risposta per dire quanto ci vuole.
inbox-contact = { $member } aspetta una risposta nella conversazione { $number }: { $subject }
alert-contact-thread = Un membro voleva parlarvi, ma non ho potuto aprire un thread privato in { $channel }. Lì mi servono *Creare thread privati* e *Inviare messaggi nei thread*, o un altro canale per le conversazioni.

setting-contact-contact-channel = Canale delle conversazioni
    .description = Sotto quale canale si aprono i thread con lo staff; senza, sotto quello in cui lo si chiede
