# /insights: what the talk says about one thing.

## One person: to themselves (own) or to staff

member-state-new_and_unanswered = { $own ->
    [yes] You are new here, and your first words have not been answered yet.
   *[no] { $author } is new here, and their first words have not been answered yet.
}
member-state-newly_speaking = { $own ->
    [yes] You have not been writing here for long: a good beginning.
   *[no] { $author } has not been writing here for long.
}
member-state-gone_quiet = { $own ->
    [yes] Nothing from you since { $last }, which is longer than usual for you.
   *[no] Nothing from { $author } since { $last }, which is longer than usual for them.
}
member-state-returning = { $own ->
    [yes] You are back after a while.
   *[no] { $author } is back after a while.
}
member-state-steady = { $own ->
    [yes] You write steadily.
   *[no] { $author } writes steadily.
}
member-state-now_and_then = { $own ->
    [yes] You write now and then.
   *[no] { $author } writes now and then.
}
member-gave = In the last { $weeks } weeks { $turns ->
    [one] one turn
   *[other] { $turns } turns
}{ $contributing ->
    [0] { "" }
    [one] , one of which gives something to whoever reads it
   *[other] , { $contributing } of which give something to whoever reads them
}{ $articulated ->
    [0] { "" }
    [one] { " " }(one also explains why or how)
   *[other] { " " }({ $articulated } also explain why or how)
}.
member-answered = { $count ->
    [one] { $own ->
        [yes] You took up another person's question.
       *[no] They took up another person's question.
    }
   *[other] { $own ->
        [yes] You took up { $count } questions of other people.
       *[no] They took up { $count } questions of other people.
    }
}
member-earned = { $own ->
    [yes] At its best, your writing { $evidence }.
   *[no] At its best, their writing { $evidence }.
}

## Themes

themes-none = This digest tells of no themes, or they were taken out.
themes-question = Which theme do you want to decide on?
themes-which = Choose a theme
theme-card = **{ $label }**
theme-status-proposed = Proposed: nobody has decided yet.
theme-status-confirmed = Confirmed: a theme of yours.
theme-status-merged = Merged into another theme.
theme-status-dismissed = Dismissed: not told any more.
theme-button-confirm = Confirm
theme-button-back = Bring it back
theme-button-rename = Rename
theme-button-merge = Merge into another
theme-button-dismiss = Not a theme
theme-confirmed = Confirmed. From the next digest on, “{ $label }” counts as a theme of yours.
theme-dismissed = Dismissed. From the next digest on, I say nothing of “{ $label }”.
theme-renamed = It is called “{ $label }” from now on.
theme-merged = From the next digest on, “{ $label }” counts together with “{ $into }”.
theme-merge-question = Which theme does “{ $label }” belong to?
theme-merge-which = Choose the other theme
theme-merge-none = There is no other theme to merge it into.
theme-rename-title = What the theme is called
theme-rename-name = Name
theme-unknown = This theme is no longer there.
theme-name-empty = A theme needs a name.
theme-name-taken = There is a theme called “{ $label }” already: you can merge them.
theme-into-itself = A theme cannot be merged into itself. Choose another.

## The commands

command-insights = insights
    .description = What the talk says about one thing, for staff
command-insights-theme = theme
    .description = A theme over the last nine weeks, and what to decide about it
command-insights-theme-theme = theme
    .description = Which theme
command-insights-question = question
    .description = The questions that come back, with the best answer of a member
command-insights-member = member
    .description = What somebody brings, in words and without a ranking
command-insights-member-member = who
    .description = Who; only somebody who chose that they may be named
command-insights-segment = segment
    .description = What a segment talks about, and when
command-insights-segment-segment = segment
    .description = Which segment
command-insights-rhythm = rhythm
    .description = In which hours of the week members write
command-insights-rhythm-segment = segment
    .description = Only the members of a segment
rhythm-of-segment = Segment “{ $name }”

insights-theme-heard = It is talked about here: { $links }
insights-themes-none = There is no theme of that name yet. Themes come with the digest of the week: choose one from the list.
insights-questions = { $count ->
    [one] One question comes back: choose it to see its answer, to confirm or to correct it.
   *[other] { $count } questions come back: choose one to see its answer, to confirm or to correct it.
}
insights-questions-none = In the last nine weeks no question came back from different people. When one does, you find it here with the best answer.
insights-question-standing = { $people ->
    [one] One person asked it.
   *[other] { $people } people asked it.
} { $status }
insights-member-unknown = There is nothing to say of this person: they have not written in the last nine weeks, or have not chosen that they may be named.
insights-member-note = For staff only, and with care: these are their words, not a score.
insights-segment = **{ $name }**: { $members } members, { $wrote } of whom wrote in the last nine weeks ({ $turns } turns, { $contributing } of which give something to whoever reads them).{ $told ->
    [yes] { " " }Themes that at least five of them talk about: { $themes }.
   *[no] { "" }
}
insights-too-few = This takes at least five different people: with fewer, single habits would be read. Try again in some weeks.
rhythm-title = The liveliest hours: { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} from { $start } to { $end }
rhythm-title-few = When people write: too little yet to say when most
rhythm-alt = { $title }. { $turns } turns by { $people } members in the last nine weeks, by day and hour.
rhythm-note = Turns by members in the last nine weeks, by day and hour of the server. When people write is not when they read.
day-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
trend-title = “{ $label }”: { $people ->
    [0] nobody
    [one] one person
   *[other] { $people } people
} in the last digest, usually { $usual }
trend-title-new = “{ $label }”: { $people ->
    [0] nobody talks about it
    [one] one person
   *[other] { $people } people
} in the last digest
trend-last = last digest
trend-alt = { $title }. People by week, from the most distant: { $people }.
