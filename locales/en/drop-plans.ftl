# `salotto drops`: an editorial calendar becomes drafts.

drops-summary = Brings an editorial calendar in: each drop becomes a draft.
drops-epilog =
    The file is TOML (one [[drop]] a drop) or CSV (one row a drop), with the keys title, purpose, need, outcome, format,
    segments, channel, tags, text, when. When something is wrong, each problem has its line and nothing is brought in.

    Example:
      salotto drops import plan.toml --dry-run
      salotto drops import plan.csv

    Exit codes: 0 done, 1 something is wrong, 2 the file does not fit.
drops-action = what to do: import
drops-file-name = FILE
drops-file = the calendar: a .toml or .csv file
drops-server = the id of the server, where there is more than one
drops-dry-run = only look, without writing anything
drops-kind = { $file }: a .toml or .csv file is needed
drops-unreadable = { $file } cannot be read ({ $problem })
drops-which-server = say which server with --server: { $servers }
drops-no-server = the database knows no server yet: start the bot once first
drops-problem = { $file }, line { $line }: { $problem }
drops-problem-file = { $file }: { $problem }
drops-would = { $count ->
    [one] One drop fits
   *[other] { $count } drops fit
}; nothing was written.
drops-done = { $count ->
    [0] No new draft
    [one] One new draft
   *[other] { $count } new drafts
}{ $known ->
    [0] .
    [one] ; one was there already.
   *[other] ; { $known } were there already.
}
drops-plan-empty = there is no drop in it
drops-plan-toml = this is not valid TOML: { $problem }
drops-plan-tables = each drop begins with a line [[drop]], and nothing else stands outside of them
drops-plan-csv = this is not valid CSV: { $problem }
drops-plan-header = the first line must name the columns, title among them: { $keys }
drops-plan-columns = there are { $found } columns here instead of { $wanted }
drops-plan-key = I do not know “{ $key }”; the keys are { $keys }
drops-plan-title = the title is missing
drops-plan-long = { $key } is too long: { NUMBER($limit) } characters at most
drops-plan-format = format is one of these: { $formats }
drops-plan-channel = channel is given by its id, digits only
drops-plan-segment = the server has no segment “{ $name }”: mend the name, or make it with /segment create (roles can be chosen on Discord only)
drops-plan-when = “{ $text }” is no moment: write for example 2026-12-01 18:30
