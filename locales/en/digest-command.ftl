# /digest: the digest of the week in Discord.

command-digest = digest
    .description = The digest of the week, for staff
command-digest-preview = preview
    .description = This week so far, for your eyes only
command-digest-show = show
    .description = The digest of a past week, for your eyes only
command-digest-show-week = week
    .description = Which week; without it, the last one told
command-digest-schedule = schedule
    .description = When the digest is posted in the staff channel
command-digest-schedule-day = day
    .description = The day of the week
command-digest-schedule-hour = hour
    .description = The hour, 0 to 23, in the server's time zone
command-digest-status = status
    .description = Where and when the next digest is posted, and whether anything holds it up

digest-message-open = open
digest-message-more = Not everything fits in a message: the rest is on the page attached.
digest-button-read = Read in my language
digest-button-evidence = Show evidence
digest-button-take = I take this
digest-button-themes = Themes
digest-button-wrong = This was wrong
digest-button-right = It was right
digest-evidence-title = Each sentence with the messages it rests on:
digest-evidence-more = { $count ->
    [one] (and one more message)
   *[other] (and { $count } more messages)
}
digest-take-question = What do you take care of?
digest-take-which = Choose what
digest-take-none = Nothing of this digest waits any more: somebody has answered. `/inbox` shows what waits now.
digest-taken = You take care of it:
    { $link }
    `/inbox` is where you find it again, put it off or call it done.
digest-wrong-question = Which sentence is not so?
digest-wrong-which = Choose the sentence
digest-wrong-none = There is nothing here that could be called wrong.
digest-wrong-kept = Thank you, noted: I shall not say that of this message again.
digest-wrong-taken-back = All right: it holds as before.
digest-status-called-wrong = **Called wrong by you**: { $count ->
    [one] one sentence
   *[other] { $count } sentences
}
digest-button-retry = Try again now
digest-preview-note = The week is not over: this is how it looks now.
digest-week-choice = Week { $number }: { $first } – { $last }
digest-week-unknown = There is no digest of that week. Choose one from the list.
digest-none-yet = There is no digest yet. This week's can be looked at already with `/digest preview`.
digest-nothing-known = I do not know a single message of this server yet. As soon as I have read some, there is something to tell.
digest-scheduled = The digest is posted on { $day } at { $hour } ({ $zone }). The next one: { $next }.
digest-status-channel = **Staff channel**: { $channel }
digest-status-no-channel = **Staff channel**: none. Without one the digest waits. Choose it with `/setup channel`.
digest-status-catching-up = I am still reading what was written before: the digest comes when I have finished.
digest-status-next = **The next one**: { $next }, of week { $week }
digest-status-last = **The last one**: of week { $week }, [posted]({ $link })
digest-status-waiting = The digest of week { $week } is on its way.
digest-status-parked-no-channel = The digest of week { $week } is ready and waits for a channel.
digest-status-parked-forbidden = The digest of week { $week } is ready, but I cannot write in { $channel }: give me permission to view the channel, send messages, embed links and attach files, then try again.
digest-status-parked-gone = The digest of week { $week } is ready, but the staff channel is gone. Choose another with `/setup channel`.
digest-status-parked-unfit = The digest of week { $week } is ready, but Discord refuses it as it is. The log says why.
digest-released = I try again: in a moment you see it in the staff channel, or here once more why not.
