# Avvisi allo staff, e chi è di turno.

command-duty = turno
    .description = Chi dei moderatori c'è e viene chiamato quando succede qualcosa
command-duty-on = inizio
    .description = Ci sono: menzionami quando serve un moderatore
command-duty-off = fine
    .description = Non ci sono: non menzionarmi più
command-duty-who = chi
    .description = Chi è di turno adesso

duty-on = Sei di turno. Ti menziono quando serve un moderatore; tra le { $begins } e le { $ends } solo se è grave.
duty-on-already = Sei già di turno.
duty-off = Hai finito il turno: non ti menziono più.
duty-off-already = Non eri di turno.
duty-since = { $member }, { $since }
duty-nobody = Nessuno è di turno. Chi c'è lo dice con `/turno inizio`; fino ad allora racconto tutto nel canale dello staff senza menzionare nessuno.
duty-night = Su questo server è notte: menziono qualcuno solo se è grave.

alert = ⚠️ { $what }
alert-grave = 🚨 { $what }
alert-button-mended = Ci ho pensato
alert-mended = Annotato. Se torna, lo dico di nuovo.

setting-duty-night-from = Inizio della notte
    .description = Da quest'ora gli avvisi non menzionano nessuno, se non sono gravi
setting-duty-night-to = Fine della notte
    .description = Fino a quest'ora gli avvisi non menzionano nessuno, se non sono gravi
