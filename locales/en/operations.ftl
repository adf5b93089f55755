# Whoever operates the bot: `salotto run`, `migrate`, `backup`, and what `doctor` finds.

run-summary = Lives on Discord until it is asked to stop.
run-epilog =
    The token is read from SALOTTO_DISCORD__TOKEN or config.toml. SIGTERM or Ctrl-C: the bot finishes storing what
    it has seen, then stops; a second one stops it at once.

    Exit codes: 0 stopped as asked, 1 something went wrong (starting again may do), 2 something must be mended
    before it is started again, 130 interrupted.
run-config-name = FILE
run-config = the configuration file (default: config.toml, where there is one)
run-token-missing =
    the Discord token (discord.token) is missing.
    It is made at https://discord.com/developers/applications: the application, then Bot, then Reset Token.
    Put it in the variable { $variable } or in { $file }, under [discord].
run-token-refused =
    Discord refuses the token (discord.token): it is wrong, or another one was made since.
    Make a new one at https://discord.com/developers/applications (Bot, Reset Token) and put it in { $variable }.
run-intents-refused =
    Discord does not grant the bot the events that it asks for.
    At https://discord.com/developers/applications, under Bot, switch on "Server Members Intent" and "Message Content Intent", then start again.
run-discord-fails = Discord answers with an error ({ $status }): try again in a while
run-discord-unreachable = Discord cannot be reached ({ $problem }): check this machine's network
run-health-port = { $host }:{ $port } is taken or does not exist: choose another address for health.host and health.port
run-failed = the bot ended by itself ({ $problem }); the log says where
run-not-drained = after { $seconds } seconds not everything was stored; what is missing is read from Discord at the next start

database-url-wrong = database.url ({ $variable }) is not the address of a database ({ $problem })
database-folder-absent = there is no folder { $folder }: make it, or change database.url ({ $variable })
database-newer = the database was written by a newer version of Salotto (revision { $revision }): update Salotto
database-silent = { $backend } does not answer ({ $problem }): check database.url ({ $variable })

migrate-summary = Brings the database's tables to the shape that this version needs.
migrate-epilog =
    `salotto run` does it too when it starts. Run twice, it changes nothing.
    A copy beforehand is wise: salotto backup copy.db
migrate-done = database migrated: from { $before } to { $after }
migrate-up-to-date = the database is at revision { $revision } already: nothing to do
migrate-empty = empty

backup-summary = Copies the database to a file, also while the bot is at work.
backup-epilog =
    The copy holds what members wrote: keep it as you keep the database. It appears whole or not at all.
    For PostgreSQL it says which command to use.
backup-file-name = FILE
backup-file = where the copy goes; it must not be there yet
backup-done = { $file }: a copy of { $n_kilobytes } KB, checked
backup-nothing = there is no database to copy: { $file }
backup-there = { $file } is there already: nothing was written
backup-no-place = { $folder } cannot be written to ({ $problem })
backup-failed = copying { $file } failed ({ $problem }); nothing was left half-written
backup-in-memory = the database is in memory: there is nothing to copy
backup-by-postgresql =
    PostgreSQL is copied with its own tool:
    { $command }

doctor-unchecked = not checked
doctor-place = disk
doctor-place-fine = { $folder } can be written to
doctor-place-absent = there is no folder { $folder }: make it, or change database.url
doctor-place-closed = { $folder } cannot be written to: give whoever runs the bot the permission
doctor-health = /healthz
doctor-health-free = { $host }:{ $port } is free
doctor-health-taken = { $host }:{ $port } cannot be used ({ $problem }): change health.port, or stop what uses it
doctor-health-running = a running Salotto answers on { $host }:{ $port }: it is well
doctor-health-failing = the Salotto that runs on { $host }:{ $port } is not well: { $failing } (docs/operate.md says what to do)
doctor-database-newer = written by a newer version of Salotto (revision { $revision }): update Salotto
doctor-token = token
doctor-token-there = there
doctor-token-missing = missing: make it at https://discord.com/developers/applications (Bot, Reset Token) and put it in { $variable }. Without it `salotto run` does not start; `salotto analyse` needs none
doctor-discord = Discord
doctor-discord-fine = the token is accepted, for { $account }
doctor-discord-refused = the token is refused: make a new one at https://discord.com/developers/applications (Bot, Reset Token) and put it in { $variable }
doctor-discord-unreachable = cannot be reached ({ $problem }): check this machine's network
doctor-discord-unasked = not asked: account, intents, servers, permissions and channels remain to be checked
doctor-intents = intents
doctor-intents-on = granted
doctor-intents-off = off: { $intents }. Switch them on at https://discord.com/developers/applications, under Bot
doctor-servers = servers
doctor-servers-none = the bot is on no server: invite it with { $invitation }
doctor-permissions = permissions
doctor-chosen = chosen channels and roles
doctor-on-server = in { $server }: { $said }
doctor-channels = channels
intent-members = Server Members Intent
intent-message-content = Message Content Intent
