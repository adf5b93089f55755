# Che cosa è andato storto in Discord, e che cosa si può fare.

error-unexpected =
    Qualcosa è andato storto da parte nostra, e non è cambiato nulla che tu debba sistemare.
    Se succede ancora, di' allo staff questo riferimento: `{ $reference }`
error-option = Uno dei valori che hai dato qui non si può usare. Controllalo e riprova.
error-command-changed = Questo comando è appena cambiato. Ricarica Discord (Ctrl+R) e riprova.
error-too-often = Un po' troppo spesso: aspetta un momento e riprova.
error-forbidden = Discord non me lo lascia fare qui: mi manca un permesso. Lo staff può vedere quale con `salotto doctor`.
error-not-allowed = Qui non puoi usarlo.
error-gone = Quello di cui si trattava non c'è più: forse è stato cancellato.
error-discord-down = Discord adesso ha un problema. Riprova tra qualche minuto.
error-not-yours = Questi pulsanti rispondono solo a chi li ha aperti.
error-button-retired = Questo pulsante è di un altro tempo, e non c'è più niente che gli risponda.
error-view-ended = Questi pulsanti sono scaduti. Ripeti il comando per averne di nuovi.
error-form-typed = Quello che avevi scritto, per copiarlo:

guard-on-a-server = Funziona solo dentro un server.
guard-staff = Può farlo solo lo staff.
guard-moderators = Può farlo solo chi modera, e a te manca il permesso che serve.
guard-administrators = Può farlo solo chi gestisce il server.

hierarchy-yourself = Non puoi farlo a te.
hierarchy-salotto = A me non puoi farlo.
hierarchy-owner = Nessuno può farlo a chi possiede il server.
hierarchy-bot = Non è una cosa per i bot.
hierarchy-administrator = Non si può fare a chi amministra il server.
hierarchy-above-you = { $name } non ha un ruolo sotto il tuo: non puoi farlo.
hierarchy-above-salotto = { $name } non ha un ruolo sotto il mio. Chi gestisce il server può spostare in su il mio ruolo.
role-managed = Il ruolo { $role } è di Discord o di un'altra app: nessuno può darlo a mano.
role-no-permission = Mi manca il permesso di gestire i ruoli.
role-above-salotto = Il ruolo { $role } non sta sotto il mio. Chi gestisce il server può spostare in su il mio ruolo.

setting-refused = Questo valore non va bene per l'impostazione "{ $field }".
