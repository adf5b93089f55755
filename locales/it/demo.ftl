# `salotto demo`: il bot al lavoro su un server simulato, senza token.

demo-summary = Mostra il bot al lavoro su un server simulato: niente token, niente rete.
demo-epilog =
    Frettaverde è una marca inventata di pranzi vegetali per chi ha fretta. Il bot vero arriva sul suo server, legge le ultime
    otto settimane e pubblica il resoconto dell'ultima settimana intera; poi si può girare per i canali dal browser, nei panni
    di un membro o dello staff. Ctrl-C per finire.

    salotto demo
    salotto demo --once --out out
demo-once = senza browser: scrive il resoconto come testo, JSON, PNG e HTML e finisce
demo-folder = CARTELLA
demo-out = dove scrivere i file del resoconto (con --once, se non si dice altro: { $folder })
demo-lang = la lingua del server: it o en (it, se non si dice altro)

demo-starting = Il bot arriva sul server di Frettaverde e legge le otto settimane passate…
demo-caught-up =
    Letti { $messages } { $messages ->
        [one] messaggio
       *[other] messaggi
    } di { $people } { $people ->
        [one] persona
       *[other] persone
    } in { $channels } { $channels ->
        [one] canale
       *[other] canali
    }.
demo-telling = Marta sceglie il canale dello staff, e il bot scrive il resoconto dell'ultima settimana intera…
demo-posted = Il resoconto è nel canale #staff:
demo-written = scritto { $file }
demo-scene = poi: { $what }
demo-scene-failed = questo non è arrivato in fondo: { $what }
scene-privacy = Bea guarda che cosa si conserva di lei, e dice che la si può citare
    .try = Come Bea, in #chiacchiere: /privacy esporta le consegna tutto quello che c'è su di lei.
demo-open = I canali sono su { $address } (Ctrl-C per finire)
demo-ended = Finito: di tutto questo non resta niente.
demo-introduction = Il server di una marca che non esiste. In ogni canale puoi scegliere chi essere, un membro o qualcuno dello staff (Marta, Davide, Ilaria), e leggere, scrivere, dare comandi con la barra, premere pulsanti. Il resoconto della settimana è in #staff.
demo-try-digest = Come Davide, in #staff: leggi il resoconto e premi i suoi pulsanti; poi scrivi /resoconto anteprima, la settimana in corso fin qui.
demo-try-privacy = Come bea, in #prodotti: scrivi qualcosa, poi /privacy mostra e /privacy consenso.
demo-try-help = Come chiunque: /aiuto. A un membro mostra meno che allo staff.
demo-try-language = Come Hannah, che usa Discord in inglese: gli stessi comandi hanno nomi inglesi e rispondono in inglese.

## Le pagine del server nel browser

pages-to-try = Da provare
pages-happened = Che cosa è già successo
pages-rooms = Canali
pages-for-all = per tutti
pages-people = Le persone
pages-you-are = Sei
demo-not-posted = il bot non ha pubblicato il resoconto: è un errore di Salotto
demo-not-installed = per la dimostrazione manca { $module }: si installa con pip install "salotto[demo]"
