# I contenuti: per chi, perché, quando, e che cosa ne è stato.

command-drop = contenuto
    .description = Prepara, approva e programma contenuti per i tuoi segmenti
command-drop-new = nuovo
    .description = Comincia un contenuto: per chi è, a che cosa serve, a quale bisogno risponde
command-drop-new-segment = segmento
    .description = Per chi è
command-drop-new-format = formato
    .description = Che cos'è: testo, immagine, spunto di discussione…
command-drop-new-where = dove
    .description = Dove va pubblicato: un canale, un thread o un forum
command-drop-new-mention = menziona
    .description = Menzionare il ruolo del segmento? Di partenza nessuno viene menzionato
command-drop-new-tags = etichette
    .description = Le etichette del post, separate da virgole (solo in un forum)
command-drop-edit = modifica
    .description = Cambia un contenuto: torna in bozza e non è più in programma
command-drop-edit-drop = contenuto
    .description = Quale contenuto
command-drop-edit-segments = segmenti
    .description = Per chi è da ora in poi: nomi separati da virgole
command-drop-edit-where = dove
    .description = Dove va pubblicato da ora in poi
command-drop-edit-tags = etichette
    .description = Le etichette del suo post da ora in poi, separate da virgole (solo in un forum)
command-drop-edit-owner = responsabile
    .description = Chi se ne occupa da ora in poi
command-drop-variant = variante
    .description = Scrivi il testo per un segmento o una lingua, e carica i file
command-drop-variant-drop = contenuto
    .description = Quale contenuto
command-drop-variant-segment = segmento
    .description = Per chi è questo testo; senza, vale per tutti
command-drop-variant-language = lingua
    .description = In che lingua è questo testo
command-drop-preview = anteprima
    .description = Guarda un contenuto come lo vedrà un segmento, e a che punto è
command-drop-preview-drop = contenuto
    .description = Quale contenuto
command-drop-preview-segment = segmento
    .description = Con gli occhi di chi
command-drop-review = revisione
    .description = Chiedi a un collega di guardarlo
command-drop-review-drop = contenuto
    .description = Quale contenuto
command-drop-approve = approva
    .description = Dai il via libera, oppure rimandalo indietro dicendo che cosa cambiare
command-drop-approve-drop = contenuto
    .description = Quale contenuto
command-drop-approve-changes = da-cambiare
    .description = Che cosa non va ancora: il contenuto torna in bozza
command-drop-schedule = programma
    .description = Decidi quando esce; rifallo per spostarlo
command-drop-schedule-drop = contenuto
    .description = Quale contenuto
command-drop-schedule-when = quando
    .description = Per esempio: martedì alle 18:30, tra 2 ore. Senza: l'ora prevista dal calendario importato
command-drop-schedule-first = prima
    .description = Il segmento che lo vede per primo
command-drop-schedule-rest-after = altri-dopo
    .description = Dopo quanto lo vedono gli altri: 2 giorni
command-drop-cancel = annulla
    .description = Non pubblicarlo più
command-drop-cancel-drop = contenuto
    .description = Quale contenuto
command-drop-list = elenco
    .description = Tutti i contenuti, prima quelli che escono prima
command-drop-list-state = stato
    .description = Solo quelli a questo punto

drop-form-new = Un nuovo contenuto
drop-form-edit = Modifica il contenuto
drop-form-words = Testo e file
drop-form-title = Titolo
    .description = Quello che le persone leggono per primo
drop-form-purpose = A che cosa serve
    .description = Per esempio: far provare le monoporzioni a chi vive solo
drop-form-need = A quale bisogno risponde
    .description = Con le parole dei membri, se puoi
drop-form-outcome = Che cosa ti aspetti
    .description = Per esempio: cinque persone raccontano come le usano
drop-form-text = Testo
    .description = Puoi scriverlo anche dopo, con /contenuto variante
drop-form-tone = Tono
    .description = Una nota per i colleghi; non viene pubblicata
drop-form-files = File
    .description = Sostituiscono quelli di prima. Li tengo finché il contenuto esce

drop-drafted = «{ $title }» è una bozza. Guardala con `/contenuto anteprima`, poi mandala in revisione o approvala.
drop-edited = «{ $title }» è cambiato: è di nuovo una bozza e non è in programma.
drop-written = Ho tenuto il testo di «{ $title }»{ $files ->
    [0] .
    [one] { " " }e un file.
   *[other] { " " }e { $files } file.
} È di nuovo una bozza.
drop-submitted = «{ $title }» aspetta che qualcuno lo guardi: lo trovate anche in `/attesa`.
drop-sent-back = «{ $title }» torna in bozza. La tua nota resta nella sua storia.
drop-approved = «{ $title }» è approvato. Decidi quando esce con `/contenuto programma`.
drop-scheduled = «{ $title }» esce { $at } ({ $ago }). Per spostarlo programmalo di nuovo.
drop-schedule-anyway = Lo programmo lo stesso per { $at }?
drop-cancel-sure = Vuoi annullare «{ $title }»? Non verrà pubblicato e non potrai più riprenderlo.
drop-cancelled = «{ $title }» è annullato.
drop-none = Qui non c'è ancora niente. Comincia con `/contenuto nuovo`.
drop-list-more = … e altri { $count }. Scegli uno stato per vederne meno.
drop-line = **{ $title }** · { $state } · { $segments }{ $dated ->
    [yes] { " " }· { $at }
   *[no] { "" }
}
drop-nobody = per nessuno

drop-sheet-purpose = Serve a: { $what }
drop-sheet-need = Bisogno: { $what }
drop-sheet-outcome = Ci aspettiamo: { $what }
drop-sheet-owner = Se ne occupa: { $who }
drop-sheet-segments = Per: { $what }
drop-sheet-missing = *manca*
drop-sheet-step = { $at }: { $what }, { $who }
drop-sheet-salotto = Salotto

drop-doubt-near = ⚠️ A meno di tre ore esce anche «{ $title }», per le stesse persone o nello stesso canale.
drop-doubt-night = 🌙 Alle { $hour } è notte: pochi lo leggeranno subito.
drop-doubt-cap = ⚠️ In quella settimana «{ $segment }» riceve già { $count ->
    [one] un contenuto
   *[other] { $count } contenuti
}: è quanto vi siete dati come limite.
drop-doubt-fewer = ⚠️ Nell'ultimo mese { $people } persone hanno chiesto meno contenuti.
drop-doubt-members = ⚠️ In quella settimana { $people } persone, che stanno in più segmenti, riceverebbero più di { $count ->
    [one] un contenuto
   *[other] { $count } contenuti
}: è quanto vi siete dati come limite.

drop-alert-missed = Uno o più contenuti non sono usciti: quando toccava a loro Salotto non c'era, e ora è troppo tardi. Li trovate in `/attesa`; con `/contenuto programma` escono in un altro momento.
drop-alert-empty = «{ $title }» non è uscito: in { $segments } non c'è nessuno. È ancora approvato: cambiate segmento con `/contenuto modifica`, oppure programmatelo quando ci sarà qualcuno.
drop-alert-unaimed = «{ $title }» non è uscito: { $segments } non esiste più. È ancora approvato: scegliete un altro segmento con `/contenuto modifica`, poi programmatelo.
drop-alert-forbidden = «{ $title }» non può uscire: in { $channel } non posso scrivere. Datemi il permesso di vedere il canale, scrivere e allegare file: allora esce da solo, se non è già troppo tardi. Con `/contenuto programma` esce in un altro momento.
drop-alert-gone = «{ $title }» non può uscire: il canale non c'è più. Sceglietene un altro con `/contenuto modifica`, poi programmatelo di nuovo.
drop-alert-unfit = Discord non accetta «{ $title }» così com'è: forse un file è troppo grande, o il forum vuole un'etichetta. Guardatelo con `/contenuto anteprima`, alleggeritelo con `/contenuto variante` o dategli etichette con `/contenuto modifica`, poi programmatelo di nuovo.

inbox-drop-review = «{ $title }» aspetta una revisione.
inbox-drop-missed = «{ $title }» non è uscito in tempo: programmatelo di nuovo o annullatelo.
inbox-drop-held = «{ $title }» doveva essere uscito e non riesco a pubblicarlo.

drop-button-useful = Mi è utile
drop-button-not-for-me = Non fa per me
drop-button-why = Perché lo vedo?
drop-button-about = Di che si tratta?
drop-about = **{ $title }**: { $purpose }
drop-button-fewer = Meno così
drop-said-useful = Grazie, annotato. Lo vede solo chi prepara i contenuti, come numero.
drop-said-not-for-me = Grazie, annotato: non fa per te. Nessun altro lo vede.
drop-said-fewer = Annotato: ne vuoi meno. Chi prepara i contenuti lo sa come numero, senza il tuo nome.
drop-said-already = Me l'avevi già detto: grazie.
drop-why-inside = Lo vedi perché sei in { $segments }. Serve a: { $purpose }. Risponde a questo bisogno: { $need }.
drop-why-outside = È pensato per { $segments }, ma può leggerlo chiunque sia in questo canale. Serve a: { $purpose }. Risponde a questo bisogno: { $need }.

drop-unknown = Questo contenuto non c'è. Sceglilo dall'elenco che compare mentre scrivi.
drop-gone = Questo contenuto non c'è più.
drop-segment-unknown = Non conosco il segmento «{ $name }». Sceglilo dall'elenco che compare mentre scrivi.
drop-segment-without-role = Quel segmento non ha un ruolo da menzionare. Lascia stare la menzione, oppure dagli un ruolo.
drop-without-title = Serve un titolo.
drop-without-purpose = «{ $title }» non dice a che cosa serve: scrivilo con `/contenuto modifica`, poi programmalo.
drop-without-need = «{ $title }» non dice a quale bisogno risponde: scrivilo con `/contenuto modifica`, poi programmalo.
drop-without-segment = «{ $title }» non è per nessuno: scegli i segmenti con `/contenuto modifica`, poi programmalo.
drop-without-words = «{ $title }» non ha ancora né testo né file: aggiungili con `/contenuto variante`.
drop-without-file = «{ $title }» ha bisogno di { $format ->
    [image] un'immagine
    [video] un video
    [audio] un file audio
   *[other] un file
}: caricalo con `/contenuto variante`, poi programmalo.
drop-without-link = «{ $title }» è un link, ma nel testo non ce n'è nessuno: scrivilo per intero, con https://, usando `/contenuto variante`.
drop-session-when = { $known ->
    [yes] «{ $title }» uscirebbe quando l'incontro è già cominciato: programmalo per prima, oppure sposta l'incontro con `/contenuto incontro`.
   *[no] «{ $title }» è un incontro, ma non dice ancora dove e quando: scrivilo con `/contenuto incontro`, poi programmalo.
}
drop-test-when = { $known ->
    [yes] «{ $title }» uscirebbe quando le candidature sono già chiuse: programmalo per prima, oppure allungale con `/contenuto prova posti`.
   *[no] «{ $title }» cerca chi prova, ma non dice ancora quanti posti ci sono: scrivilo con `/contenuto prova posti`, poi programmalo.
}
drop-first-alone = «{ $title }» è per un segmento solo: nessuno lo può vedere prima degli altri.
drop-first-how-long = Di' anche dopo quanto lo vedono gli altri, in `altri-dopo`: per esempio «2 giorni».
drop-first-not-its = Il segmento che dovrebbe vederlo per primo non è tra quelli di «{ $title }»: scegline uno dei suoi, oppure aggiungilo con `/contenuto modifica`.
drop-without-channel = Non so dove pubblicarlo: scegli un canale con `/contenuto modifica`.
drop-not-approved = «{ $title }» è { $state ->
    [draft] ancora una bozza
    [review] ancora in revisione
    [cancelled] annullato
   *[other] già uscito
}: { $state ->
    [draft] prima va approvato con `/contenuto approva`.
    [review] prima va approvato con `/contenuto approva`.
   *[other] non si può programmare.
}
drop-not-now = Con «{ $title }» adesso non si può: è { $state ->
    [draft] una bozza
    [review] in revisione
    [approved] approvato
    [scheduled] in programma
    [cancelled] annullato
    [missed] saltato
   *[other] già uscito
}.
drop-four-eyes = Qui chi scrive un contenuto non lo approva da solo: chiedi a un collega.
drop-being-sent = Sta uscendo proprio adesso. Riprova tra un minuto.
drop-text-too-long = Il testo può avere al massimo { NUMBER($limit) } caratteri.
drop-too-many-files = Al massimo { $limit } file per contenuto.
drop-file-too-large = «{ $name }» è troppo grande: su questo server posso pubblicare file fino a { $limit } MB. Il testo che avevi scritto non è cambiato: riprova con un file più leggero.

drop-state-draft = bozza
choice-drop-state-draft = bozza
drop-state-review = da rivedere
choice-drop-state-review = da rivedere
drop-state-approved = approvato
choice-drop-state-approved = approvato
drop-state-scheduled = in programma
choice-drop-state-scheduled = in programma
drop-state-sent = pubblicato
choice-drop-state-sent = pubblicato
drop-state-measured = misurato
drop-state-archived = archiviato
choice-drop-state-measured = misurato
choice-drop-state-archived = archiviato
drop-state-cancelled = annullato
choice-drop-state-cancelled = annullato
drop-state-missed = saltato
choice-drop-state-missed = saltato

choice-drop-format-text = testo
choice-drop-format-image = immagine
choice-drop-format-video = video
choice-drop-format-audio = audio
choice-drop-format-file = file
choice-drop-format-link = link
choice-drop-format-prompt = spunto di discussione
choice-drop-format-session = incontro dal vivo
choice-drop-format-testers = cerchiamo chi prova
choice-drop-format-spotlight = una persona in primo piano

drop-step-created = creato
drop-step-edited = modificato
drop-step-written = testo o file cambiati
drop-step-submitted = mandato in revisione
drop-step-approved = approvato
drop-step-sent-back = rimandato indietro
drop-step-scheduled = messo in programma
drop-step-cancelled = annullato
drop-step-archived = archiviato
drop-step-sent = pubblicato
drop-step-sent-late = pubblicato in ritardo
drop-step-missed = saltato: era troppo tardi
drop-step-unaimed = non pubblicato: il suo segmento non esiste più
drop-step-empty = non pubblicato: nel segmento non c'è nessuno

setting-drops-channel = Canale dei contenuti
    .description = Dove escono i contenuti che non dicono altro
    .made = biblioteca
setting-drops-grace-minutes = Ritardo ammesso, in minuti
    .description = Fino a quando un contenuto in ritardo esce ancora; oltre, ve lo dico
setting-drops-cap-per-week = Contenuti per segmento e settimana
    .description = Quanti sono abbastanza: oltre, vi avviso prima di programmarne altri
setting-drops-four-eyes = Quattro occhi
    .description = Chi scrive un contenuto non può approvarlo da solo

command-drop-report = esito
    .description = Che cosa ha mosso un contenuto: chi ha risposto, quanto a fondo, e se poi si è parlato
command-drop-report-drop = contenuto
    .description = Quale contenuto
drop-step-measured = misurato dopo una settimana
drop-report-after = { $hours ->
    [0] finora
    [24] dopo un giorno
    [72] dopo tre giorni
   *[other] dopo una settimana
}
drop-report-picture = «{ $title }»: { $people ->
    [0] nessuno ha risposto
    [one] ha risposto una persona
   *[other] hanno risposto { $people } persone
}
drop-report-line = **{ $after }**: { $people ->
    [0] nessuno ha ancora risposto.
    [one] una persona ha risposto, { $answers ->
        [one] una volta
       *[other] { $answers } volte
    } ({ $articulated } a fondo).
   *[other] { $people } persone hanno risposto, { $answers } volte ({ $articulated } a fondo). { $between ->
        [0] Tra loro non si sono risposte.
        [one] Una volta un membro ha risposto a un altro.
       *[other] { $between } volte un membro ha risposto a un altro, in { $chains ->
            [one] una conversazione
           *[other] { $chains } conversazioni
        }.
    }
}
drop-report-from-segment = Delle { $people } persone, { $inside } sono del segmento a cui era destinato.
drop-report-staff = Lo staff ha risposto per la prima volta { $hours ->
    [0] dopo { $minutes ->
        [one] un minuto
       *[other] { $minutes } minuti
    }
    [one] dopo circa un'ora
   *[other] dopo circa { $hours } ore
}.
drop-report-no-staff = Lo staff non ha ancora risposto a nessuno.
drop-report-usual = Dopo una settimana, di solito a questi segmenti rispondono fra { $low } e { $high } persone.
drop-report-too-early = Per un confronto è presto: servono almeno quattro contenuti misurati per gli stessi segmenti.
drop-report-said = Sotto il contenuto hanno detto: utile { $useful }, non fa per me { $not_for_me }, meno così { $fewer }.
drop-report-few-said = Meno di cinque persone hanno premuto un bottone: non dico chi ha detto che cosa.
drop-report-not-out = Non è ancora uscito.

scene-drops = Marta prepara tre settimane di contenuti, uno per ogni formato; due escono, cinque persone rispondono a uno, due si candidano all'altro e Bea dice sì alla sua storia
    .try = Come Marta, in #staff: /contenuto elenco e /contenuto esito. Come Bea, in #chiacchiere: /biblioteca sfoglia.
scene-measured = Tre giorni dopo, Marta legge che cosa ha mosso il primo contenuto
    .try = Come Marta, in #staff: /contenuto esito, e scegli «Monoporzioni: come le usate?».

drop-when-missing = Quando deve uscire? Scrivilo in `quando`, per esempio «martedì alle 18:30».
