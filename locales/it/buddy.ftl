# I compagni: due persone che lo chiedono, messe insieme per un bisogno.

command-buddy = compagno
    .description = Un'altra persona con un bisogno come il tuo, o che può darti una mano
command-buddy-join = partecipa
    .description = Cercare un compagno o una compagna, o riprendere dopo una pausa
command-buddy-pause = pausa
    .description = Per ora nessun nuovo compagno
command-buddy-leave = esci
    .description = Non partecipare più; chi è con te viene avvisato
command-buddy-status = stato
    .description = Con chi sei e perché, o da quando aspetti

buddy-joined = Ci sei! Ogni giorno guardo chi ha un bisogno come il tuo, o chi può dare una mano. Chi ti faccio conoscere vede il tuo nome e il bisogno che vi unisce; lo staff vede solo quante coppie ci sono. Per questo, e solo per questo, ti scrivo in privato.
buddy-waiting = Per ora non c'è ancora nessuno con un bisogno in comune: appena c'è, ti scrivo. Più cose racconti in `/io`, più è facile.
buddy-resting = Vi siete conosciuti: dal { $when } cerco qualcun altro per te.
buddy-paused = Sei in pausa: per ora non cerco nessun altro. Con `/compagno partecipa` riprendi, al posto che avevi.
buddy-not-in = Non stai partecipando. Con `/compagno partecipa` ti cerco qualcuno.
buddy-left = Fatto: non partecipi più. Se eri con qualcuno, l'ho avvisato.
buddy-not-taking-part = Non stai partecipando, quindi non c'è niente da mettere in pausa. Con `/compagno partecipa` ti cerco qualcuno.
buddy-nothing-declared = Non so ancora che cosa può unirti agli altri: con `/io`, *Modifica*, racconta di che cosa hai bisogno o che cosa potresti portare, poi torna qui.
buddy-not-in-yet = Lo staff sta ancora guardando la tua richiesta di entrare: quando sei dentro, torna qui.
buddy-pair-over = Questa coppia non c'è più. Con `/compagno stato` vedi come stanno le cose.

buddy-together-shared = Ti presento { $member }: avete bisogno tutti e due di questo: **{ $need }**.
buddy-together-needs = Ti presento { $member }: ha detto di poter portare qualcosa a chi ha bisogno di questo: **{ $need }**.
buddy-together-brings = Ti presento { $member }: ha bisogno di questo: **{ $need }**, e hai detto di poter dare una mano.
buddy-what-now = Scrivetevi quando vi va, in privato o in un canale: basta anche un saluto. Tra { $days ->
    [one] un giorno
   *[other] { $days } giorni
} chiedo a entrambi se vi siete conosciuti.
buddy-question = Tu e { $member }: vi siete conosciuti?
buddy-freed = La persona che ti avevo presentato non partecipa più. Sei tra i primi della fila: appena trovo qualcun altro, ti scrivo.
buddy-note = { $member }, c'è una novità per te: la vedi solo tu.
buddy-said-yes = Che bello! Vi lascio in pace per un po', poi ti cerco qualcun altro.
buddy-said-later = Nessuna fretta: te lo chiedo di nuovo.
buddy-said-no = Va bene: da domani ti cerco qualcun altro. All'altra persona dico solo che è di nuovo in fila.
buddy-button-yes = Sì, ci siamo conosciuti
buddy-button-later = Non ancora
buddy-button-no = Meglio qualcun altro
buddy-button-news = Guarda
buddy-button-understood = Ho capito

setting-buddy-hour = Ora dei compagni
    .description = A che ora del server si formano le coppie e si chiede se si sono conosciute
setting-buddy-ask-after-days = Giorni per conoscersi
    .description = Dopo quanti giorni si chiede ai due se si sono conosciuti
setting-buddy-rest-days = Giorni di riposo
    .description = Quanti giorni, dopo essersi conosciuti, prima di un nuovo compagno

scene-buddies = Con i giorni accorciati: Livia chiede una mano e l'ottiene, lei e Bea si conoscono per un bisogno comune, Bea propone un gruppo
    .try = Come Bea, in #benvenuto: /compagno stato. Come Marta, in #staff: /ingresso stato dice chi è fermo, e dove.
