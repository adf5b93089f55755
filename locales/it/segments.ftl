# Segmenti, bisogni e profili: ciò che i membri hanno in comune.

need-label-length = Un bisogno si dice in poche parole: da una lettera a { $limit }.
segment-unknown = Non c'è un segmento che si chiama "{ $name }". Sceglilo dalla lista.
segment-too-many = Di segmenti ce ne sono già { $limit }, e di più non ne servono: chiudine uno che non usi.
segment-name-length = Il nome di un segmento ha da una a { $limit } lettere.
segment-name-taken = C'è già un segmento che si chiama "{ $name }".
segment-role-taken = Quel ruolo è già del segmento "{ $name }": ogni segmento ne vuole uno suo.
profile-too-many = Sono troppi: scegline al massimo { $limit }.
profile-too-long = Troppo lungo: al massimo { $limit } lettere per risposta.
