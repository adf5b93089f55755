# Quando far uscire un contenuto, come arriva in privato, i contenuti che sono sondaggi.

command-drop-times = orari
    .description = Quando i segmenti di un contenuto si parlano di più
command-drop-times-drop = contenuto
    .description = Quale contenuto
command-drop-archive = archivia
    .description = Metti via un contenuto uscito: resta nella biblioteca
command-drop-archive-drop = contenuto
    .description = Quale contenuto
command-drop-new-need = bisogno
    .description = Un bisogno che i membri hanno già detto
command-library-direct = in-privato
    .description = Ricevi i contenuti per te anche in un messaggio diretto
command-library-direct-on = attivo
    .description = Sì o no

drop-times-for = Quando potrebbe uscire **{ $title }**:
drop-times-line = - { $at }: { $segment } si parla soprattutto a quell'ora ({ $share } % dei suoi messaggi di nove settimane cadono in queste due ore; { $people } persone)
drop-times-few = - { $segment }: ha scritto troppo poca gente per dire quando. Nel dubbio, la sera in un giorno feriale.
drop-times-nobody = Questo contenuto non è ancora per nessuno: scegli i segmenti con `/contenuto modifica`.
drop-archived = «{ $title }» è archiviato. Chi l'ha ricevuto lo ritrova nella biblioteca.
drop-direct-footer = Te lo mando perché l'hai chiesto. Per smettere: /biblioteca in-privato
drop-direct-go = Leggi e rispondi
library-direct-said-on = Fatto: i contenuti per i tuoi segmenti ti arrivano anche qui in privato, e mai più di quanti vanno bene. Se ne vuoi meno, premi «Meno così» sotto un contenuto.
library-direct-said-off = Fatto: niente più contenuti in privato. Restano nel canale e in biblioteca.
drop-without-options = «{ $title }» è un sondaggio, ma non ha una domanda e almeno due risposte: scrivi la domanda, poi ogni risposta su una riga che comincia con «- ».
drop-poll-unfit = Il sondaggio di «{ $title }» non si può aprire: controllate domanda e risposte, poi apritelo con `/sondaggio crea`.
drop-step-poll-opened = sondaggio aperto
choice-drop-format-poll = sondaggio
drop-doubt-tired = ⚠️ In quella settimana { $people } persone riceverebbero più contenuti di quanti ne reggono: chi ha chiesto meno conta per metà.
