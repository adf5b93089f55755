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

permission-view-channel = Vedere il canale
permission-send-messages = Inviare messaggi
permission-embed-links = Incorporare link
permission-attach-files = Allegare file

duration-unreadable = Non capisco quanto dura "{ $text }". Scrivi per esempio 2h, 3 giorni o una settimana.
duration-too-short = È troppo poco.
duration-too-long = È troppo: al massimo { $days } giorni.
moment-unreadable = Non capisco quando è "{ $text }". Scrivi per esempio domani alle 9, lunedì 18:30 o 24/12/2026 alle 9.
moment-ambiguous = { $text } si può leggere in due modi. Scrivi il mese per nome, o la data come 2026-12-24.
moment-past = Quel momento è già passato.
moment-too-far = È troppo lontano.
