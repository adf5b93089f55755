# Alerts to staff, and who of them is on duty.

command-duty = duty
    .description = Who of the moderators is there and is called when something happens
command-duty-on = on
    .description = I am there: mention me when something needs a moderator
command-duty-off = off
    .description = I am not there: mention me no more
command-duty-who = who
    .description = Who is on duty now

duty-on = You are on duty. I mention you when something needs a moderator; between { $begins } and { $ends } only when it is grave.
duty-on-already = You are on duty already.
duty-off = You are off duty: I mention you no more.
duty-off-already = You were not on duty.
duty-since = { $member }, { $since }
duty-nobody = Nobody is on duty. Whoever is there says so with `/duty on`; until then I tell of everything in the staff channel and mention nobody.
duty-night = It is night on this server: I mention somebody only when it is grave.

alert = ⚠️ { $what }
alert-grave = 🚨 { $what }
alert-button-mended = Seen to
alert-mended = Noted. Should it come back, I say so again.

setting-duty-night-from = Start of the night
    .description = From this hour alerts mention nobody unless they are grave
setting-duty-night-to = End of the night
    .description = Until this hour alerts mention nobody unless they are grave
