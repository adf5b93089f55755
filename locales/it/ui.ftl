# Parole che ogni area usa in Discord.

choice-language-it = italiano
choice-language-en = inglese
choice-day-mon = lunedì
choice-day-tue = martedì
choice-day-wed = mercoledì
choice-day-thu = giovedì
choice-day-fri = venerdì
choice-day-sat = sabato
choice-day-sun = domenica
choice-consent-full = tutto si può leggere, con nomi e citazioni
choice-consent-totals = solo nei totali: nessun nome, nessuna citazione
choice-consent-none = non si legge niente

duration-unreadable = Non capisco quanto dura "{ $text }". Scrivi per esempio 2h, 3 giorni o una settimana.
duration-too-short = È troppo poco.
duration-too-long = È troppo: al massimo { $days } giorni.
moment-unreadable = Non capisco quando è "{ $text }". Scrivi per esempio domani alle 9, lunedì 18:30 o 24/12/2026 alle 9.
moment-ambiguous = { $text } si può leggere in due modi. Scrivi il mese per nome, o la data come 2026-12-24.
moment-clocks-change = Quella notte cambia l'ora: { $at } non esiste, oppure capita due volte. Scegli un'altra ora.
moment-past = Quel momento è già passato.
moment-too-far = È troppo lontano.

# Come li chiama Discord.

permission-view-channel = Visualizza canale
permission-send-messages = Invia messaggi
permission-send-messages-in-threads = Invia messaggi nei thread
permission-create-public-threads = Crea thread pubblici
permission-create-private-threads = Crea thread privati
permission-manage-threads = Gestisci thread
permission-embed-links = Incorpora link
permission-attach-files = Allega file
permission-add-reactions = Aggiungi reazioni
permission-read-message-history = Leggi la cronologia messaggi
permission-manage-messages = Gestisci messaggi
permission-manage-channels = Gestisci canali
permission-manage-roles = Gestisci ruoli
permission-manage-guild = Gestisci server
permission-manage-webhooks = Gestisci webhook
permission-manage-events = Gestisci eventi
permission-create-events = Crea eventi
permission-send-polls = Crea sondaggi
permission-moderate-members = Metti in timeout i membri
permission-kick-members = Espelli membri
permission-ban-members = Banna membri
permission-manage-nicknames = Gestisci soprannomi
permission-view-audit-log = Visualizza il registro attività
permission-administrator = Amministratore

confirm-yes = Sì, vai avanti
confirm-no = No
confirm-left = Non è stato fatto nulla.
confirm-again = Riprova
confirm-once-more = Ci riprovo.
form-again = Riapri il modulo
