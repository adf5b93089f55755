# What moderators do to channels.

command-purge = purge
    .description = Delete messages of this channel, after showing how many
command-purge-count = count
    .description = How many at the most
command-purge-member = member
    .description = Only this person's
command-purge-what = what
    .description = Only of this kind
command-purge-containing = containing
    .description = Only with these words
command-purge-after = after
    .description = Only after this message (link or id)
command-purge-before = before
    .description = Only before this message (link or id)
choice-purge-bots = by bots
choice-purge-links = with links
choice-purge-files = with files
command-slowmode = slowmode
    .description = How long everybody waits between two messages here
command-slowmode-delay = delay
    .description = For instance 10s or 1 minute; 0 switches it off
command-slowmode-how-long = duration
    .description = For how long; without it, until somebody changes it
command-slowmode-channel = channel
    .description = Another channel than this one
command-slowmode-reason = reason
    .description = Why
command-lock = lock
    .description = Nobody writes in this channel for now
command-lock-how-long = duration
    .description = For how long; without it, until somebody opens it
command-lock-channel = channel
    .description = Another channel than this one
command-lock-reason = reason
    .description = Why
command-unlock = unlock
    .description = Open a channel again, as it was before
command-unlock-channel = channel
    .description = Another channel than this one
command-unlock-reason = reason
    .description = Why

rooms-not-here = This works in text channels only.
rooms-not-locked = { $channel } is not closed.
rooms-lock = **Case { $number }**: { $channel } is closed.
rooms-unlock = **Case { $number }**: { $channel } is open again, as before.
rooms-slowmode = **Case { $number }**: { $seconds ->
    [0] no slow mode in { $channel } any more.
    [one] one second between messages in { $channel }.
   *[other] { $seconds } seconds between messages in { $channel }.
 }
purge-nothing = No message fits. I look at the last 2,000, and pinned ones stay.
purge-ask = { $number ->
    [one] Delete one message?
   *[other] Delete { $number } messages?
 } { $old ->
    [0] { "" }
    [one] One is older than two weeks and goes by itself, which takes a second.
   *[other] { $old } are older than two weeks: they go one by one, fifty at the most.
 }
purge-done = { $number ->
    [0] Nothing was deleted.
    [one] One message is deleted.
   *[other] { $number } messages are deleted.
 }
purge-left = { $number ->
    [one] One older message is still there: run it again.
   *[other] { $number } older messages are still there: run it again.
 }
purge-refused = Discord refused the others: I may lack a permission here.
purge-reason-interrupted = { $number ->
    [one] one message
   *[other] { $number } messages
 } of { $of }: then Salotto was interrupted. If need be, run the command again.
purge-reason = { $number ->
    [one] one message
   *[other] { $number } messages
 }
