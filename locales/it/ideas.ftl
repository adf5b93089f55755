# Le idee dei membri: /idea, /idee, /bacheca, la bacheca stessa e le novità.

command-idea = idea
    .description = Proponi un'idea al brand
command-ideas = idee
    .description = Le idee di questa community
command-ideas-list = elenco
    .description = Che cosa è stato proposto, e che fine ha fatto
command-ideas-show = mostra
    .description = Un'idea, per sostenerla o seguirla
command-ideas-show-idea = idea
    .description = Quale
command-ideas-mine = mie
    .description = Che cosa hai proposto tu
command-board = bacheca
    .description = Porta avanti le idee dei membri
command-board-list = elenco
    .description = Tutte le idee, prima quelle che vogliono in più
command-board-show = mostra
    .description = Un'idea, per decidere, unirla o dividerla
command-board-show-idea = idea
    .description = Quale

setting-ideas-board-channel = Bacheca delle idee
    .description = Il canale in cui ogni idea ha il suo messaggio, sempre aggiornato. Senza, le idee si trovano solo con /idee.
    .made = bacheca-idee

idea-form = La tua idea
idea-form-edit = La tua idea, in altre parole
idea-form-title = In una riga
idea-form-text = Perché, per chi, come
idea-form-why = Perché? Lo legge chi sostiene l'idea
idea-form-day = Entro quando?
idea-form-day-hint = Per esempio 31 marzo, oppure fra 6 settimane

idea-button-post = La mia è un'altra: pubblicala
idea-button-support = La vorrei anch'io
idea-button-take-back = Ritira il sostegno
idea-button-discuss = Parliamone
idea-button-see = Vedi l'idea
idea-button-edit = Modifica
idea-button-withdraw = Ritira
idea-button-promise = Un altro giorno
idea-button-split = Dividi
idea-button-unmerge = Annulla l'unione

idea-posted = **{ $title }** è pubblicata. Quando il brand decide te lo faccio sapere; intanto la trovi con `/idee mie`.
idea-alike = { $count ->
    [one] Qualcuno ha già proposto una cosa simile. È la stessa idea? Allora uniscile: il merito è anche tuo. Quello che hai scritto non va perso.
   *[other] Altri hanno già proposto cose simili. Una è la stessa idea? Allora uniscile: il merito è anche tuo. Quello che hai scritto non va perso.
}
idea-alike-which = La mia è la stessa di…
idea-joined = La tua idea ora è una cosa sola con **{ $title }**, e il merito è anche tuo.
idea-supported = Segnato: la vorresti anche tu. Quando si decide te lo faccio sapere.
idea-supported-already = L'avevi già detto; conta una volta sola.
idea-taken-back = Ritirato.
idea-discuss-here = Se ne parla qui: { $thread }
idea-edited = **{ $title }** ha le parole nuove.
idea-withdraw-sure = Vuoi ritirare **{ $title }**? Così com'è non si può più ripubblicare, e chi la sostiene non potrà più farlo.
idea-withdrawn = Ritirata.

ideas-none = Nessuno ha ancora proposto niente. Comincia tu, con `/idea`.
ideas-none-mine = Non hai ancora proposto niente: basta `/idea`.
board-none = Ancora nessuna idea. I membri le propongono con `/idea`; scegli un canale per la bacheca con `/configura cambia`.

idea-in-list = **{ $title }**: { $status }
idea-status-draft = Scritta, non ancora pubblicata
idea-status-open = Aperta
idea-status-shortlisted = Tra le preferite
idea-status-in_vote = Al voto
idea-status-accepted = Accettata
idea-status-declined = Non accettata
idea-status-in_progress = In lavorazione
idea-status-shipped = Realizzata
idea-status-merged = Unita a un'altra idea
idea-status-withdrawn = Ritirata da chi l'ha proposta
idea-reason = Il brand dice: { $reason }
idea-promised = Promessa per il { $day }
idea-supporters = { $count ->
    [0] nessun altro l'ha ancora chiesta
    [one] 1 persona la vorrebbe
   *[other] { $count } persone la vorrebbero
}
idea-credits = { $named ->
    [0] { $unnamed ->
        [one] Proposta da un membro
       *[other] Di { $unnamed } membri
    }
   *[other] { $unnamed ->
        [0] Grazie a { $names }
        [one] Grazie a { $names } e a un'altra persona
       *[other] Grazie a { $names } e ad altre { $unnamed } persone
    }
}

idea-move-open = Riapri
idea-move-shortlisted = Tra le preferite
idea-move-in_vote = È al voto
idea-move-accepted = Accetta…
idea-move-declined = Non accettare…
idea-move-in_progress = Si comincia
idea-move-shipped = Realizzata…
idea-moved = Fatto, e la bacheca segue.
idea-decided = Deciso. Lo faccio sapere a chi c'è dietro l'idea.
idea-merge-which = Unisci a…
idea-merged = Unita a **{ $title }**. Chi era dietro l'una o l'altra ora è dietro questa.
idea-unmerged = È di nuovo un'idea a sé.
idea-split = La parte ora è un'idea a sé.

idea-news-accepted = L'avete detto, lo facciamo: **{ $title }** è accettata. C'è anche del tuo.
idea-news-declined = **{ $title }**, in cui c'è anche del tuo, non è stata accettata. Grazie lo stesso.
idea-news-in_progress = Si lavora a **{ $title }**, in cui c'è anche del tuo.
idea-news-shipped = L'avete detto, l'abbiamo fatto: **{ $title }** c'è. Grazie per la tua parte.
idea-news-moved = Per **{ $title }**, in cui c'è anche del tuo, è promesso un altro giorno.

idea-erased = Quest'idea non c'è più
idea-moved-there = Questa idea si è spostata con la bacheca: { $link }. Quello che se n'è detto qui resta.
idea-moved-away = Idea spostata
idea-gone = Questa idea non c'è più. Con `/idee elenco` vedi quelle che ci sono.
idea-settled = Su **{ $title }** è già tutto deciso: non si può più cambiare niente. Con `/idee mostra` vedi com'è andata.
idea-not-yours = Questa idea è di qualcun altro.
idea-needs-title = A un'idea serve una riga che dica che cos'è. Riprova con `/idea`.
idea-needs-reason = Scrivi perché: lo leggerà chi è dietro l'idea.
idea-needs-day = Scrivi entro quando, con un giorno che deve ancora venire.
idea-moved-meanwhile = Nel frattempo qualcun altro ha portato avanti **{ $title }**. Riguardala con `/bacheca mostra`.
idea-merge-impossible = Si possono unire solo due idee diverse su cui non si è ancora deciso.
idea-not-merged = **{ $title }** è già un'idea a sé.

idea-inbox-waiting = Un'idea aspetta una prima parola: { $title }
idea-inbox-due = Una promessa scade fra poco: { $title }
idea-inbox-overdue = Una promessa è scaduta: { $title }. Mantienila, oppure prometti un altro giorno e spiega perché.
idea-line-accepted = Idea accettata: «{ $title }». { $reason }
idea-line-declined = Idea non accettata: «{ $title }». { $reason }
idea-line-in_progress = Si lavora all'idea «{ $title }». { $reason }
idea-line-shipped = Realizzata, da un'idea dei membri: «{ $title }». { $reason }
idea-line-overdue = È scaduta la promessa fatta ai membri per «{ $title }».
idea-line-waiting = { $count ->
    [one] 1 idea dei membri aspetta una decisione.
   *[other] { $count } idee dei membri aspettano una decisione.
}
idea-line-unheard = Da quattro settimane quasi nessuno di { $segment } partecipa alle idee: prima di decidere, chiedi anche a loro.
alert-ideas-board = Non riesco a scrivere la bacheca delle idee in { $channel }: il canale non c'è più, o non posso scriverci. Nessuna idea va persa. Scegline un altro con `/configura cambia`.

command-board-vote = voto
    .description = Metti al voto alcune delle idee preferite, con un solo sondaggio
command-board-vote-method = metodo
    .description = Come si vota (se non lo dici: una classifica)
command-board-vote-who-sees = chi-vede
    .description = Chi può sapere che cosa ha votato qualcuno (se non lo dici: tutti)
command-board-vote-length = durata
    .description = Quanto resta aperto (se non lo dici: 3 giorni)
command-board-vote-where = dove
    .description = Il canale (se non lo dici: la bacheca)

idea-button-vote = Metti al voto…
idea-vote-question = Quale di queste idee facciamo?
idea-vote-which = Le idee da mettere al voto
idea-vote-choose = Scegli le idee: diventano le opzioni di un sondaggio in { $channel }. Con `/bacheca voto` scegli anche come si vota, e dove.
idea-vote-put = { $ideas } idee sono al voto: il sondaggio { $number } va in { $channel }. Quando finisce decidi tu, con un motivo, e lo sa anche chi ha votato.
idea-vote-few = Per un voto servono almeno due idee tra le preferite. Scegline altre con `/bacheca mostra`.
idea-vote-shortlisted = Una di queste idee non è più tra le preferite. Riguardale con `/bacheca elenco`.
idea-vote-runs = Su **{ $title }** i membri stanno ancora votando. Aspetta la fine, oppure finisci il voto con `/sondaggio chiudi` (è il numero { $number }).
idea-in-vote = **{ $title }** è al voto: chi vota deve poter votare quello che ha letto. Dopo il voto la puoi cambiare, se non è ancora decisa.
idea-vote-planned = Si vota dal { $moment } in { $channel }.
idea-vote-open = Si vota in { $channel }, fino al { $moment }.
idea-vote-closed = Il voto: { $outcome }
idea-vote-people = { $people ->
    [0] Questa non l'ha scelta nessuno.
    [one] Questa l'ha scelta 1 persona.
   *[other] Questa l'hanno scelta { $people } persone.
}
idea-vote-place = Questa è arrivata al posto { $place } di { $many }.
idea-vote-middle = Il voto nel mezzo, per questa, è { $middle } su 5.
idea-news-voted-accepted = Hai votato, e si è deciso: **{ $title }** è accettata.
idea-news-voted-shipped = Avete votato, l'abbiamo fatto: **{ $title }** c'è. Grazie del tuo voto.
idea-inbox-voted = Il voto è finito, manca la decisione: { $title }

scene-ideas = I membri propongono quello che vorrebbero, una proposta si unisce a un'altra, una diventa una promessa
    .try = Come chiunque, in #chiacchiere: /idea propone, /idee elenco mostra che cosa c'è già. Come Marta, in #staff: /bacheca elenco.
scene-deciding = Quello che i membri vorrebbero va al voto: un'idea è stata scelta, promessa e ora c'è; su altre due si vota
    .try = Come Marta, in #staff: /bacheca mostra, e sposta un'idea; chi l'ha proposta lo viene a sapere.
