# Perché un turno ha contato: la sua profondità detta a una persona, con la fascia e con le parole che l'hanno meritata.

depth-band-none = Qui non c'è nulla su cui altri possano costruire
depth-band-acknowledgement = Un segno di presenza
depth-band-contribution = Un contributo
depth-band-articulated = Un contributo articolato
depth-band-exemplary = Un contributo da cui gli altri possono imparare
depth-not-scored = Non letto: non conosco abbastanza la lingua di questo turno per giudicarlo

explain-help = mostra a una persona quali parole hanno meritato che cosa, invece di scrivere JSON; una riga che non è JSON vale come testo di un turno
explain-heading = { $id }: { $band } ({ $score } su 100)
explain-heading-not-scored = { $id }: { $band }
explain-nothing = nessuna parola ha meritato qualcosa: grazie, saluti ed emozioni sono benvenuti, ma non si contano
explain-found = { $mark } { $kind }: { $words }
