# Una persona in primo piano: chi condivide, chi sceglie, il sì di chi ha scritto.

command-progress = progressi
    .description = Racconta che cosa hai fatto
command-progress-share = condividi
    .description = Racconta una cosa che hai fatto, con una foto se vuoi
command-progress-mine = miei
    .description = Quello che hai condiviso: di' sì, di' no, riprenditelo
command-drop-stories = storie
    .description = Che cosa hanno condiviso i membri; scegli a chi chiedere di pubblicare

progress-form = Che cosa hai fatto?
progress-form-text = Racconta
    .description = Anche una cosa piccola, anche venuta male
progress-form-picture = Una foto
    .description = Se ce l'hai: PNG, JPEG, GIF o WebP
progress-shared = Grazie! Per ora lo legge solo chi prepara i contenuti. Se vogliono pubblicarlo te lo chiedo prima, e senza il tuo sì non esce niente. Lo ritrovi con `/progressi miei`.
progress-none = Non hai ancora condiviso niente: prova con `/progressi condividi`.
progress-take-back = Riprendilo
progress-state-offered = { $text }
    -# Lo vede solo chi prepara i contenuti.
progress-state-asked = { $text }
    -# Vorrebbero pubblicarlo: che ne dici?
progress-state-yes = { $text }
    -# Hai detto sì: esce, o è già uscito, con queste parole.
progress-state-no = { $text }
    -# Hai detto no: non esce.
progress-not-a-picture = Quel file non è una foto. Il tuo testo, così non lo perdi:
    { $text }
progress-too-large = La foto può pesare al massimo { $limit } MB. Il tuo testo, così non lo perdi:
    { $text }

spotlight-none = Nessuno ha ancora condiviso niente. I membri lo fanno con `/progressi condividi`.
spotlight-line = - { $who }{ $state ->
    [asked] { " " }(aspettiamo una risposta)
   *[other] { "" }
}: { $text }
spotlight-choose = A chi chiediamo di pubblicare?
spotlight-asked = Ho chiesto a { $who }. Se dice sì trovate una bozza con le sue parole, esattamente quelle.
spotlight-question = Quello che hai condiviso è piaciuto, e ci piacerebbe pubblicarlo così:
    > { $text }
    Con il tuo nome, nel canale della community. Va bene? Puoi cambiare idea anche dopo, con `/progressi miei`.
spotlight-yes = Sì, pubblicatelo
spotlight-no = No, grazie
spotlight-thanks = Grazie! Esce con queste parole e nessun'altra. Se cambi idea: `/progressi miei`.
spotlight-left = Va bene: non esce, e non lo teniamo. Se era già uscito lo tolgo.
spotlight-title = In primo piano: { $name }
spotlight-agreed = «{ $title }»: ha detto sì. La bozza è pronta: dite a che cosa serve, a quale bisogno risponde e per chi è con `/contenuto modifica`, poi approvatela. Le parole restano le sue.
spotlight-closed = { $who } non riceve messaggi diretti: chiedeteglielo voi, può rispondere con `/progressi miei`.
spotlight-stays = Chi l'ha scritta vuole che una storia sparisca e non riesco a toglierla da { $channel }: datemi accesso al canale, oppure cancellatela voi.
spotlight-without-words = Racconta in due righe che cosa hai fatto.
spotlight-not-asked = Nessuno ha ancora chiesto di pubblicarlo.
spotlight-gone = Questa storia non c'è più.
inbox-story = { $name } ha condiviso una cosa che ha fatto: la trovate con `/contenuto storie`.
drop-spotlight-no-yes = «{ $title }» parla di una persona: esce solo con il suo sì, e con le sue parole. Scegliete una storia con `/contenuto storie`; se avete cambiato il testo, rimettete il suo.
drop-alert-unagreed = «{ $title }» non è uscito: manca il sì di chi l'ha scritto a queste parole. È ancora approvato.
drop-step-unagreed = non pubblicato: manca il sì di chi l'ha scritto
