# /inbox: what waits for somebody of the staff.

scene-inbox = Marta opens the inbox, takes on a question and confirms a theme
    .try = As Davide, in #staff: /attesa shows what waits for a person; take one of them, or put it off.

command-inbox = inbox
    .description = What waits for somebody of the staff, now

inbox-title = { $count ->
    [0] ## Nothing waits
        No open question, no newcomer without a welcome. When something waits, you find it here.
    [one] ## One thing waits for a person
   *[other] ## { $count } things wait for a person
}
inbox-item-open_question = { $named ->
    [yes] { $author } asks{ $quoted ->
        [yes] : “{ $excerpt }”
       *[no] { " " }something, and nobody has answered
    }
   *[no] A question that nobody has answered
}
inbox-item-newcomer = { $named ->
    [yes] { $author } wrote for the first time and nobody answered{ $quoted ->
        [yes] : “{ $excerpt }”
       *[no] { "" }
    }
   *[no] Somebody wrote for the first time and nobody answered
}
inbox-item-complaint = { $named ->
    [yes] { $author } reports a problem{ $quoted ->
        [yes] : “{ $excerpt }”
       *[no] { "" }
    }
   *[no] A problem that was reported and is not solved yet
}
inbox-item-awaiting_reply = { $named ->
    [yes] A contribution by { $author } deserves a word{ $quoted ->
        [yes] : “{ $excerpt }”
       *[no] { "" }
    }
   *[no] An articulate contribution deserves a word
}
inbox-since = for { $age }
inbox-due = due { $moment }
inbox-overdue = overdue: { $moment }
inbox-yours = **you take care of it**
inbox-theirs = { $who } takes care of it
inbox-taken = { $who } is taking care of it already.
inbox-gone = This waits no longer: somebody answered, or there is nothing left to do.
inbox-done = Done: you do not see it any more.
inbox-open = Open
inbox-button-claim = I take this
inbox-button-take-over = Take over
inbox-button-release = Give it back
inbox-button-done = Done
inbox-button-snooze = Later
inbox-button-reopen = Undo
inbox-button-back = Back
inbox-button-again = Refresh
inbox-button-on = Next
inbox-button-show = Show
inbox-snooze-question = For how long can it wait?
inbox-snooze-how-long = Choose for how long
inbox-snooze-4 = Four hours
inbox-snooze-24 = One day
inbox-snooze-72 = Three days
inbox-snooze-168 = One week
inbox-snoozed = It comes back { $moment }.
inbox-nudge = { $count ->
    [one] **One thing has waited for more than { $hours ->
        [one] an hour
       *[other] { $hours } hours
    }:**
   *[other] **{ $count } things have waited for more than { $hours ->
        [one] an hour
       *[other] { $hours } hours
    }:**
}
inbox-nudge-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}

setting-inbox-nudge = Reminder
    .description = Whether staff are reminded, once a day, of what has waited for too long
setting-inbox-nudge-hour = Hour of the reminder
    .description = The hour, from 0 to 23, in the server's time zone
setting-inbox-nudge-after-hours = Hours before the reminder
    .description = For how many hours something must have waited to be reminded of
