# Drops: for whom, why, when, and what became of them.

command-drop = drop
    .description = Prepare, approve and schedule content for your segments
command-drop-new = new
    .description = Begin a drop: whom it is for, what it is for, which need it answers
command-drop-new-segment = segment
    .description = Whom it is for
command-drop-new-format = format
    .description = What it is: text, image, discussion prompt…
command-drop-new-where = where
    .description = Where it goes: a channel, a thread or a forum
command-drop-new-mention = mention
    .description = Mention the segment's role? Nobody is mentioned unless you say so
command-drop-new-tags = tags
    .description = The tags of the post, separated by commas (in a forum only)
command-drop-edit = edit
    .description = Change a drop: it becomes a draft again and is no longer scheduled
command-drop-edit-drop = drop
    .description = Which drop
command-drop-edit-segments = segments
    .description = Whom it is for from now on: names separated by commas
command-drop-edit-where = where
    .description = Where it goes from now on
command-drop-edit-tags = tags
    .description = The tags of its post from now on, separated by commas (in a forum only)
command-drop-edit-owner = owner
    .description = Who is in charge from now on
command-drop-variant = variant
    .description = Write the words for a segment or a language, and upload files
command-drop-variant-drop = drop
    .description = Which drop
command-drop-variant-segment = segment
    .description = Whom these words are for; without, they are for everybody
command-drop-variant-language = language
    .description = Which language these words are in
command-drop-preview = preview
    .description = Look at a drop as a segment will see it, and where it stands
command-drop-preview-drop = drop
    .description = Which drop
command-drop-preview-segment = segment
    .description = Through whose eyes
command-drop-review = review
    .description = Ask a colleague to look at it
command-drop-review-drop = drop
    .description = Which drop
command-drop-approve = approve
    .description = Let it go out, or send it back and say what to change
command-drop-approve-drop = drop
    .description = Which drop
command-drop-approve-changes = changes
    .description = What is not right yet: the drop becomes a draft again
command-drop-schedule = schedule
    .description = Decide when it goes out; do it again to move it
command-drop-schedule-drop = drop
    .description = Which drop
command-drop-schedule-when = when
    .description = For example: tuesday 18:30, in 2 hours. Without: the hour of the imported calendar
command-drop-schedule-first = first
    .description = The segment that sees it first
command-drop-schedule-rest-after = rest-after
    .description = After how long the others see it: 2 days
command-drop-cancel = cancel
    .description = Do not publish it any more
command-drop-cancel-drop = drop
    .description = Which drop
command-drop-list = list
    .description = Every drop, what goes out next first
command-drop-list-state = state
    .description = Only those that stand here

drop-form-new = A new drop
drop-form-edit = Edit the drop
drop-form-words = Words and files
drop-form-title = Title
    .description = What people read first
drop-form-purpose = What it is for
    .description = For example: people who live alone try single portions
drop-form-need = Which need it answers
    .description = In the members' words, if you can
drop-form-outcome = What you expect
    .description = For example: five people tell how they use them
drop-form-text = Words
    .description = You can also write them later, with /drop variant
drop-form-tone = Tone
    .description = A note for colleagues; it is not published
drop-form-files = Files
    .description = They replace those of before. I keep them until the drop goes out

drop-drafted = “{ $title }” is a draft. Look at it with `/drop preview`, then send it to review or approve it.
drop-edited = “{ $title }” has changed: it is a draft again and not scheduled.
drop-written = I kept the words of “{ $title }”{ $files ->
    [0] .
    [one] { " " }and a file.
   *[other] { " " }and { $files } files.
} It is a draft again.
drop-submitted = “{ $title }” waits for somebody to look at it: it is in `/inbox` too.
drop-sent-back = “{ $title }” is a draft again. Your note stays in its history.
drop-approved = “{ $title }” is approved. Decide when it goes out with `/drop schedule`.
drop-scheduled = “{ $title }” goes out { $at } ({ $ago }). To move it, schedule it again.
drop-schedule-anyway = Schedule it for { $at } all the same?
drop-cancel-sure = Cancel “{ $title }”? It will not be published, and you cannot take it up again.
drop-cancelled = “{ $title }” is cancelled.
drop-none = Nothing here yet. Begin with `/drop new`.
drop-list-more = … and { $count } more. Choose a state to see fewer.
drop-line = **{ $title }** · { $state } · { $segments }{ $dated ->
    [yes] { " " }· { $at }
   *[no] { "" }
}
drop-nobody = for nobody

drop-sheet-purpose = For: { $what }
drop-sheet-need = Need: { $what }
drop-sheet-outcome = We expect: { $what }
drop-sheet-owner = In charge: { $who }
drop-sheet-segments = Whom it is for: { $what }
drop-sheet-missing = *missing*
drop-sheet-step = { $at }: { $what }, { $who }
drop-sheet-salotto = Salotto

drop-doubt-near = ⚠️ Less than three hours away “{ $title }” goes out too, to the same people or in the same channel.
drop-doubt-night = 🌙 At { $hour } it is night: few will read it soon.
drop-doubt-cap = ⚠️ In that week “{ $segment }” already gets { $count ->
    [one] one drop
   *[other] { $count } drops
}: that is the limit you set yourselves.
drop-doubt-fewer = ⚠️ In the last month { $people } people asked for fewer drops.
drop-doubt-members = ⚠️ In that week { $people } people who are in several segments would get more than { $count ->
    [one] one drop
   *[other] { $count } drops
}: that is the limit you set yourselves.

drop-alert-missed = One or more drops did not go out: Salotto was not there at their time, and now it is too late. They are in `/inbox`; `/drop schedule` sends them at another time.
drop-alert-empty = “{ $title }” did not go out: nobody is in { $segments }. It is still approved: choose another segment with `/drop edit`, or schedule it when somebody will be there.
drop-alert-unaimed = “{ $title }” did not go out: { $segments } is there no longer. It is still approved: choose another segment with `/drop edit`, then schedule it.
drop-alert-forbidden = “{ $title }” cannot go out: I may not write in { $channel }. Let me see the channel, write and attach files: then it goes out by itself, unless it is too late by then. `/drop schedule` sends it at another time.
drop-alert-gone = “{ $title }” cannot go out: the channel is gone. Choose another with `/drop edit`, then schedule it again.
drop-alert-unfit = Discord does not take “{ $title }” as it is: perhaps a file is too large, or its forum asks for a tag. Look at it with `/drop preview`, make it lighter with `/drop variant` or give it tags with `/drop edit`, then schedule it again.

inbox-drop-review = “{ $title }” waits for a review.
inbox-drop-missed = “{ $title }” did not go out in time: schedule it again or cancel it.
inbox-drop-held = “{ $title }” should be out, and I cannot publish it.

drop-button-useful = Useful
drop-button-not-for-me = Not for me
drop-button-why = Why do I see this?
drop-button-about = What is this about?
drop-about = **{ $title }**: { $purpose }
drop-button-fewer = Fewer like this
drop-said-useful = Thank you, noted. Whoever prepares content sees it, as a number.
drop-said-not-for-me = Thank you, noted: not for you. Nobody else sees it.
drop-said-fewer = Noted: you want fewer. Whoever prepares content knows it as a number, without your name.
drop-said-already = You had told me: thank you.
drop-why-inside = You see it because you are in { $segments }. What it is for: { $purpose }. The need it answers: { $need }.
drop-why-outside = It is meant for { $segments }, but whoever is in this channel can read it. What it is for: { $purpose }. The need it answers: { $need }.

drop-unknown = There is no such drop. Choose it from the list that appears while you type.
drop-gone = This drop is gone.
drop-segment-unknown = I do not know the segment “{ $name }”. Choose it from the list that appears while you type.
drop-segment-without-role = That segment has no role to mention. Leave the mention out, or give it a role.
drop-without-title = A title is needed.
drop-without-purpose = “{ $title }” does not say what it is for: write it with `/drop edit`, then schedule it.
drop-without-need = “{ $title }” does not say which need it answers: write it with `/drop edit`, then schedule it.
drop-without-segment = “{ $title }” is for nobody: choose segments with `/drop edit`, then schedule it.
drop-without-words = “{ $title }” has neither words nor files yet: add them with `/drop variant`.
drop-without-file = “{ $title }” needs { $format ->
    [image] a picture
    [video] a video
    [audio] an audio file
   *[other] a file
}: upload it with `/drop variant`, then schedule it.
drop-without-link = “{ $title }” is a link, but there is none in its words: write it in full, with https://, using `/drop variant`.
drop-session-when = { $known ->
    [yes] “{ $title }” would go out when its session has begun already: schedule it for before, or move the session with `/drop session`.
   *[no] “{ $title }” is a live session, but does not say where and when yet: say so with `/drop session`, then schedule it.
}
drop-test-when = { $known ->
    [yes] “{ $title }” would go out when applications are closed already: schedule it for before, or give people longer with `/drop test seats`.
   *[no] “{ $title }” is a call for testers, but does not say how many seats there are yet: use `/drop test seats`, then schedule it.
}
drop-first-alone = “{ $title }” is for one segment only: nobody can see it before the others.
drop-first-how-long = Say also after how long the others see it, in `rest-after`: “2 days”, for instance.
drop-first-not-its = The segment that should see it first is none of those “{ $title }” is for: choose one of its own, or add it with `/drop edit`.
drop-without-channel = I do not know where to publish it: choose a channel with `/drop edit`.
drop-not-approved = “{ $title }” is { $state ->
    [draft] still a draft
    [review] still in review
    [cancelled] cancelled
   *[other] out already
}: { $state ->
    [draft] it must be approved first, with `/drop approve`.
    [review] it must be approved first, with `/drop approve`.
   *[other] it cannot be scheduled.
}
drop-not-now = That cannot be done with “{ $title }” now: it is { $state ->
    [draft] a draft
    [review] in review
    [approved] approved
    [scheduled] scheduled
    [cancelled] cancelled
    [missed] missed
   *[other] out already
}.
drop-four-eyes = Here nobody approves what they wrote themselves: ask a colleague.
drop-being-sent = It is going out right now. Try again in a minute.
drop-text-too-long = The words may have { NUMBER($limit) } characters at most.
drop-too-many-files = At most { $limit } files a drop.
drop-file-too-large = “{ $name }” is too large: on this server I can publish files up to { $limit } MB. Nothing was changed: try again with a lighter file.

drop-state-draft = draft
choice-drop-state-draft = draft
drop-state-review = in review
choice-drop-state-review = in review
drop-state-approved = approved
choice-drop-state-approved = approved
drop-state-scheduled = scheduled
choice-drop-state-scheduled = scheduled
drop-state-sent = sent
choice-drop-state-sent = sent
drop-state-measured = measured
drop-state-archived = archived
choice-drop-state-measured = measured
choice-drop-state-archived = archived
drop-state-cancelled = cancelled
choice-drop-state-cancelled = cancelled
drop-state-missed = missed
choice-drop-state-missed = missed

choice-drop-format-text = text
choice-drop-format-image = image
choice-drop-format-video = video
choice-drop-format-audio = audio
choice-drop-format-file = file
choice-drop-format-link = link
choice-drop-format-prompt = discussion prompt
choice-drop-format-session = live session
choice-drop-format-testers = call for testers
choice-drop-format-spotlight = member spotlight

drop-step-created = created
drop-step-edited = edited
drop-step-written = words or files changed
drop-step-submitted = sent to review
drop-step-approved = approved
drop-step-sent-back = sent back
drop-step-scheduled = scheduled
drop-step-cancelled = cancelled
drop-step-archived = archived
drop-step-sent = sent
drop-step-sent-late = sent late
drop-step-missed = missed: it was too late
drop-step-unaimed = not sent: its segment is there no longer
drop-step-empty = not sent: nobody is in the segment

setting-drops-channel = Channel for drops
    .description = Where drops go that say nothing else
    .made = library
setting-drops-grace-minutes = How late, in minutes
    .description = Until when a late drop is still sent; after that, you are told
setting-drops-cap-per-week = Drops per segment and week
    .description = How many are enough: beyond, you are warned before scheduling more
setting-drops-four-eyes = Four eyes
    .description = Whoever writes a drop cannot approve it alone

command-drop-report = report
    .description = What a drop set off: who answered, how deeply, and whether people then talked
command-drop-report-drop = drop
    .description = Which drop
drop-step-measured = measured after a week
drop-report-after = { $hours ->
    [0] so far
    [24] after a day
    [72] after three days
   *[other] after a week
}
drop-report-picture = “{ $title }”: { $people ->
    [0] nobody answered
    [one] one person answered
   *[other] { $people } people answered
}
drop-report-line = **{ $after }**: { $people ->
    [0] nobody has answered yet.
    [one] one person answered, { $answers ->
        [one] once
       *[other] { $answers } times
    } ({ $articulated } in depth).
   *[other] { $people } people answered, { $answers } times ({ $articulated } in depth). { $between ->
        [0] They did not answer each other.
        [one] Once a member answered another.
       *[other] { $between } times a member answered another, in { $chains ->
            [one] one conversation
           *[other] { $chains } conversations
        }.
    }
}
drop-report-from-segment = Of the { $people } people, { $inside } are of the segment it was for.
drop-report-staff = Staff answered for the first time { $hours ->
    [0] after { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }
    [one] after about an hour
   *[other] after about { $hours } hours
}.
drop-report-no-staff = Staff have not answered anybody yet.
drop-report-usual = After a week, between { $low } and { $high } people of these segments usually answer.
drop-report-too-early = It is too early to compare: at least four measured drops for the same segments are needed.
drop-report-said = Under the drop people said: useful { $useful }, not for me { $not_for_me }, fewer like this { $fewer }.
drop-report-few-said = Fewer than five people pressed a button: I do not tell who said what.
drop-report-not-out = It is not out yet.

scene-drops = Marta plans three weeks of drops, one of each form; two go out, five people answer one, two apply for the other, and Bea says yes to her story
    .try = As Marta, in #staff: /contenuto elenco and /contenuto esito. As Bea, in #chiacchiere: /biblioteca sfoglia.
scene-measured = Three days later, Marta reads what came of the first drop
    .try = As Marta, in #staff: /contenuto esito, and choose “Monoporzioni: come le usate?”.

drop-when-missing = When should it go out? Write it in `when`, for example “tuesday 18:30”.
