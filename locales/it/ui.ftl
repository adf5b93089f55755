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
