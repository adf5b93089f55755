# Gli incontri dal vivo: l'evento di Discord, il promemoria, com'è andata.

command-drop-session = incontro
    .description = Dove e quando ci si vede: preparo l'evento di Discord e il promemoria
command-drop-session-drop = contenuto
    .description = Quale contenuto (formato: incontro dal vivo)
command-drop-session-when = quando
    .description = Per esempio: giovedì alle 18:30
command-drop-session-length = durata
    .description = Quanto dura: 1 ora, 45 minuti
command-drop-session-room = stanza
    .description = Il canale vocale o il palco
command-drop-session-place = altrove
    .description = Se non è su Discord: un indirizzo o un link

drop-session-planned = Ci si vede { $at }, qui: { $where }. Quando il contenuto è in programma preparo l'evento; mezz'ora prima scrivo a chi ha segnato interesse, e alla fine trovate pronta la bozza di com'è andata.
drop-session-nowhere = Dove ci si vede? Scegli una stanza, oppure scrivi un indirizzo o un link in `altrove`.
drop-session-length = Un incontro dura da 5 minuti a 12 ore: per esempio «1 ora».
drop-session-other-format = «{ $title }» non è un incontro dal vivo: creane uno con `/contenuto nuovo`, formato «incontro dal vivo».
drop-session-reminder = **{ $title }** comincia { $at }. Te lo ricordo perché hai segnato che ti interessa.
drop-session-go = Vai all'evento
drop-session-alert-forbidden = Non posso creare l'evento di «{ $title }»: mi serve il permesso «Crea eventi» (e «Gestisci eventi» per spostarlo). Appena c'è, lo creo da solo.
drop-session-alert-gone = Non posso creare l'evento di «{ $title }»: la stanza non c'è più. Sceglietene un'altra con `/contenuto incontro`.
drop-session-alert-stays = L'incontro «{ $title }» è annullato e non riesco a togliere il suo evento: mi serve il permesso «Gestisci eventi». Appena c'è, lo tolgo da solo; oppure cancellatelo voi.
drop-session-alert-unfit = Discord non accetta l'evento di «{ $title }»: controllate ora e stanza con `/contenuto incontro`.
drop-recap-title = Com'è andata: { $title }
drop-recap-purpose = raccontare «{ $title }» anche a chi non c'era
drop-recap-text = Ci siamo visti per «{ $title }»{ $known ->
    [yes] { " " }ed eravamo in { $people }.
   *[no] .
} Le cose da ricordare:
    - …
    - …
    E voi che cosa avreste chiesto?
drop-recap-waits = «{ $title }» è pronta come bozza: completatela con `/contenuto variante` e poi approvatela.
