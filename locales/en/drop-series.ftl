# Series: prepared drops that go out one after the other, by a rule.

command-drop-series = series
    .description = Prepared drops that go out one after the other
command-drop-series-new = new
    .description = Begin a series: "every tuesday at 18:30"
command-drop-series-new-name = name
    .description = What it is called: "The Tuesday recipe"
command-drop-series-new-rule = rule
    .description = When: "every tuesday at 18:30", "every monday and thursday at 9"
command-drop-series-add = add
    .description = Put a drop into the queue
command-drop-series-add-series = series
    .description = Which series
command-drop-series-add-drop = drop
    .description = Which drop: it goes out in its turn, once it is approved
command-drop-series-list = list
    .description = The series, what waits, and how long it lasts
command-drop-series-skip = skip
    .description = Leave out the next turn
command-drop-series-skip-series = series
    .description = Which series
command-drop-series-pause = pause
    .description = Let a series rest
command-drop-series-pause-series = series
    .description = Which series
command-drop-series-resume = resume
    .description = Let a series go on
command-drop-series-resume-series = series
    .description = Which series
command-drop-series-end = end
    .description = End a series; its drops stay
command-drop-series-end-series = series
    .description = Which series

repeat-unreadable = I cannot read "{ $text }" as a rule. For example: "every tuesday at 18:30", "every monday and thursday at 9".
drop-series-made = The series **{ $name }** is there. Put drops into its queue with `/drop series add`: those that are approved go out one at a time, the oldest first.
drop-series-added = "{ $title }" is in the queue{ $state ->
    [approved] .
   *[other] { "" }: it goes out in its turn once it is approved.
}
drop-series-line = **{ $name }** · { $state ->
    [paused] paused
   *[going] next turn { $at }
} · { $waiting ->
    [0] no drop ready in the queue
    [one] one drop ready in the queue
   *[other] { $waiting } drops ready in the queue
} · lasts until { $dry }
drop-series-none = There are no series yet: begin one with `/drop series new`.
drop-series-skipped = **{ $name }** leaves out a turn: the next is { $at }.
drop-series-paused = **{ $name }** is paused. What was planned waits in the queue.
drop-series-resumed = **{ $name }** goes on with the next turn.
drop-series-end-sure = Shall I end the series? Its drops stay, but do not go out by themselves any more.
drop-series-ended = The series is ended.
drop-series-unknown = There is no such series. Choose it from the list that shows while you type.
drop-series-without-name = It needs a name.
drop-series-dry = The series "{ $name }" is about to run dry: nothing is approved for { $at }. Put a drop into its queue with `/drop series add`, or skip the turn.
drop-series-stuck = In the series "{ $name }" it is the turn of "{ $title }", but something is missing: look at it with `/drop preview`. As soon as it is complete and approved, I schedule it.
drop-step-queued = put into a queue
drop-step-held = taken out of the plan: waits in its queue
