# Reading an export: what can be asked for, what could not be read.

analyse-summary = Reads the export of a community and writes the digest of one or more weeks.
analyse-epilog =
    Reads DiscordChatExporter's JSON (one file per channel; folders are walked) and chat JSONL; the format is told by the
    content. Without another word, the digest is that of the last whole week.

    Examples:
      salotto analyse export/ --staff-role "Team" --last 4
      salotto analyse chat.jsonl --all --format json --out digests/

    Exit codes: 0 done, 1 something went wrong, 2 unreadable input or wrong usage, 130 interrupted.
analyse-paths-name = PATH
analyse-paths = files or folders of the export
analyse-name = NAME
analyse-staff-role = a role whose bearers are the brand's staff (may be repeated)
analyse-staff = one of the brand's staff, by name or id (may be repeated)
analyse-week-name = WEEK
analyse-week = an ISO week, such as 2017-W10 (may be repeated)
analyse-last = the last N whole weeks
analyse-all = every week, incomplete ones too
analyse-lang = the language of the digest
analyse-format = text for the terminal, json for other programs, html for print
analyse-folder = FOLDER
analyse-out = write a file into this folder instead of to standard output
analyse-config = the settings whose themes are counted (without it: config.toml, where there is one)
analyse-db = where to keep what is read (without it, nothing stays)
analyse-before-choice = what holds for those who have not chosen: full (named and quoted) or totals (in totals only)
analyse-zone = ZONE
analyse-time-zone = the community's time zone, such as Europe/Rome (without it: UTC)
analyse-stage-storing = Reading the export
analyse-stage-reading = Analysing messages
analyse-stage-telling = Digests

analyse-zone-unknown = { $zone } is not a known time zone: write one like Europe/Rome
analyse-last-too-small = --last takes at least 1 week, not { $last }
analyse-week-wrong = { $week } is not an ISO week: write it like 2017-W10
analyse-week-outside = { $week } is outside the export, which goes from { $first } to { $last }
analyse-not-writable = cannot write into { $folder } ({ $reason })
analyse-no-staff = note: nobody in this export is staff, so everybody counts as a member; name --staff-role or --staff
analyse-full-consent = Members are named and quoted (--before-choice full): whoever asked for this digest answers for it.

input-nothing-found = { $file }: there is no export here that can be read
input-not-found = { $file }: does not exist
input-not-permitted = { $file }: no permission to read it
input-unreadable = { $file }: cannot be read ({ $reason })
input-empty = { $file }, line 1: the file is empty
input-another-format = { $file }, line 1: neither DiscordChatExporter's JSON nor chat JSONL
input-several-servers = { $file } and { $other } come from different servers: analyse them one at a time
input-without-messages = { $file }: the export holds no message that can be read

skipped-another-format =
    { $count ->
        [one] one file of another format was not read ({ $place })
       *[other] { $count } files of another format were not read (the first: { $place })
    }
skipped-bad-bytes =
    { $count ->
        [one] one unreadable character was replaced ({ $place })
       *[other] { $count } unreadable characters were replaced (from { $place })
    }
skipped-duplicate =
    { $count ->
        [one] one repeated message was counted once ({ $place })
       *[other] { $count } repeated messages were counted once (the first: { $place })
    }
skipped-no-author =
    { $count ->
        [one] one message without an author was skipped ({ $place })
       *[other] { $count } messages without an author were skipped (the first: { $place })
    }
skipped-no-date =
    { $count ->
        [one] one message without a readable date was skipped ({ $place })
       *[other] { $count } messages without a readable date were skipped (the first: { $place })
    }
skipped-no-id =
    { $count ->
        [one] one message without an id was skipped ({ $place })
       *[other] { $count } messages without an id were skipped (the first: { $place })
    }
skipped-not-a-message =
    { $count ->
        [one] one entry that is no message was skipped ({ $place })
       *[other] { $count } entries that are no messages were skipped (the first: { $place })
    }
skipped-out-of-order =
    { $count ->
        [one] one message out of order was put in its place ({ $place })
       *[other] { $count } messages out of order were put in their places (the first: { $place })
    }
skipped-system =
    { $count ->
        [one] one system notice does not count as a message ({ $place })
       *[other] { $count } system notices (joins, pins and the like) do not count as messages (the first: { $place })
    }
skipped-truncated =
    { $count ->
        [one] one file is cut short or damaged, and was read up to there ({ $place })
       *[other] { $count } files are cut short or damaged, and were read up to there (the first: { $place })
    }
skipped-unknown-type =
    { $count ->
        [one] one message of an unknown type was skipped ({ $place })
       *[other] { $count } messages of an unknown type were skipped (the first: { $place })
    }
