# The command line itself, and its small commands.

cli-summary = Salotto reads how a private community talks: depth rather than reach, in Italian and English.
cli-epilog =
    Examples:
      salotto analyse export/ --staff-role "Team"        the digest of the last whole week of an export
      salotto analyse export/ --all --format html --out digests/
      salotto doctor                                     checks this installation

    Exit codes: 0 done, 1 something went wrong, 2 unreadable input or wrong usage, 130 interrupted.
cli-usage = usage:
cli-commands = commands
cli-command = COMMAND
cli-arguments = arguments
cli-options = options
cli-help = show this help and stop
cli-error = error: { $problem }
cli-usage-error =
    error: { $problem }
    `{ $command } --help` says how it is used.
cli-interrupted = interrupted; nothing was left half-written

score-summary = Reads turns as JSON lines from standard input and writes how each one reads.
score-epilog =
    One line in: {"{"}"id": "1", "text": "...", "parent": "...", "history": [{"{"}"author": "other", "text": "..."{"}"}], "lang": "it"{"}"}
    Only id and text are required. One line out: depth (0 to 100, or null when the language is not known), band,
    language, question, sentiment, and the evidence with its offsets in the text.

    A broken line is named on standard error; the others are still read, and the exit code is 2.

links-summary = Reads a conversation as JSON lines and writes who answers whom.
links-epilog =
    One message per line in: {"{"}"id": "1", "at": "2026-03-02T09:00:00Z", "channel": "room", "author": "ada", "text": "..."{"}"}
    One link per line out: {"{"}"id": "1", "parent": null, "confidence": 0.9{"}"}; a message without parent opens a conversation.
links-file-name = FILE
links-file = the file of messages, one JSON object per line

doctor-summary = Checks this installation and names everything that is wrong, and how to mend it.
doctor-epilog =
    Exit codes: 0 all is well, 1 something must be mended.
doctor-config-name = FILE
doctor-config = the configuration file (default: config.toml, where there is one)
doctor-ok = ok
doctor-wrong = to mend
doctor-python = Python
doctor-settings = settings
doctor-texts = texts
doctor-time-zone = time zone
doctor-database = database
doctor-reading = reading
doctor-python-fine = version { $version }
doctor-python-old = version { $version } is too old: install Python 3.11 or newer
doctor-settings-fine = { $file } is right
doctor-settings-absent = no { $file }: the defaults are used (copy config.example.toml to change them)
doctor-texts-fine = { $n_texts } texts in each of { $locales }
doctor-texts-missing = { $locale } lacks { $ids }: restore the files in locales/
doctor-time-zone-fine = { $zone } is known
doctor-time-zone-unknown = { $zone } has no data on this machine: install the tzdata package
doctor-database-fine = { $backend } answers and its tables are up to date
doctor-database-behind = { $backend } answers, but its tables are not up to date: they are migrated when it is next written to
doctor-database-new = { $file } is not there yet: it is created at the first start
doctor-database-silent = { $backend } does not answer ({ $problem }): check database.url
doctor-reading-fine = a turn is read in a process of its own
doctor-reading-broken = the reading process does not work ({ $problem }): install Salotto again

score-broken-line = line { $line }: { $problem }
json-not-an-object = not a JSON object
json-broken = not valid JSON ({ $problem })
json-key-missing = "{ $key }" is missing
json-key-wrong = "{ $key }" must be { $expected }

settings-file-broken = { $file } is not valid TOML: { $problem }
settings-file-absent = there is no { $file }
settings-wrong =
    { $file } or the environment is not right:
    { $problems }
