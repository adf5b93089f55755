### The digest of the week: what is said, section by section.
### Nobody's gender is known: no "he" or "she" for a person.

## Titles

digest-title = { $community }: the week
digest-period = Week { $number }, { $first } to { $last } { $year }{ $partial ->
    [yes] { " " }(incomplete week)
   *[no] { "" }
}
section-verdict = In short
section-waiting = Needs a person now
section-themes = What members are telling us
section-self_sustaining = Does it live without us?
section-worth_reading = Worth reading
section-people = People
section-content = Content and decisions
section-experiment = One thing to try
section-footer = What this page rests on

## Days, lists, durations

day = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
moment = { $day } at { $time }
stretch = from { $start } to { $end }
stretch-in-a-day = on { $day }, from { $start } to { $end }
list-comma = { ", " }
list-last = { $before } and { $last }
age-under-an-hour = less than an hour
age-hours = { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
age-days = { $days } days

## Amounts

amount-number = { $value }
amount-of = { $numerator } of { $denominator }
amount-of-ten = about { NUMBER($value, maximumFractionDigits: 0) } in 10
amount-percent = { $numerator } of { $denominator } ({ $percent }%)
amount-minutes = { $value ->
    [0] less than a minute
    [one] one minute
   *[other] { $value } minutes
}
amount-hours = { $value ->
    [one] one hour
   *[other] { $value } hours
}
amount-days = { $value } days
between = between { $low } and { $high }
between-about = about { $value }
between-of = between { $low } and { $high } of { $among }
between-of-about = about { $value } of { $among }
between-anything = different every time
between-percent = between { $low }% and { $high }%
between-percent-about = about { $value }%

## The comparison with what is usual

comparison-usual = As usual ({ $usual }).
comparison-more = More than usual ({ $usual }).
comparison-less = Less than usual ({ $usual }).
comparison-uncertain = Outside the usual ({ $usual }), but with numbers this small it may be chance.
comparison-too-varied = In the weeks before it varied too much for a comparison.
comparison-no-history = What is usual cannot be said yet: it takes at least four weeks.
comparison-not-comparable = The week is not whole, so it is not compared with the others.
stage-starting = This is the sign of a community that still leans mostly on its staff.
stage-establishing = This is the sign of a community that is taking on a life of its own.
stage-mature = This is the sign of a mature community that carries itself.
stage-again = This is a sign of it too.
self-sustaining-silent = Too little to say anything about: { $names }.

## In short: what changed, why we say so, how sure we are

verdict-changed = This week { $what }.
verdict-why = The comparison with the weeks before says so: { $evidence }.
verdict-evidence = { $name } { $amount }, usually { $usual }
verdict-sure-high = { $count ->
    [one] The change is larger than chance would make it; these numbers do not tell its cause, though.
   *[other] Both changes are larger than chance would make them; these numbers do not tell their causes, though.
}
verdict-sure-moderate = This is likely, not certain: wait for next week before drawing conclusions.
verdict-sure-moderate-n = This is likely, not certain: the least solid number rests on { $n } cases, so wait for next week before drawing conclusions.
verdict-no-change = As far as can be seen the community's habits are what they were; something else deserves attention: { $what }.
verdict-why-no-change = { $members ->
    [0] No member wrote
    [one] One member wrote
   *[other] { $members } members wrote
} ({ $turns ->
    [one] one post
   *[other] { $turns } posts
} in all, staff included) and { $compared ->
    [one] the only measure that can be compared with the weeks before does not leave them
   *[other] none of the { $compared } measures that can be compared with the weeks before leaves them
} by more than chance allows.
verdict-sure-no-change = That no change shows does not prove that there is none: small numbers only show large ones.
verdict-too-early = It is early to say what is changing; meanwhile this deserves attention: { $what }.
verdict-why-too-early = { $members ->
    [0] No member wrote
    [one] One member wrote
   *[other] { $members } members wrote
} ({ $turns ->
    [one] one post
   *[other] { $turns } posts
} in all, staff included), but a comparison takes at least four weeks before this one.
verdict-sure-too-early = What is listed below was counted, not estimated: only the comparisons are missing.
verdict-partial = We only have a part of this week; in what was seen, this deserves attention: { $what }.
verdict-why-partial = { $members ->
    [0] No member wrote
    [one] One member wrote
   *[other] { $members } members wrote
} ({ $turns ->
    [one] one post
   *[other] { $turns } posts
} in all, staff included) in the part that we know: comparing it with whole weeks would not be honest.
verdict-sure-partial = What is listed below was there; what is not listed may only have been missed.
matters-waiting = { $count ->
    [one] one message is waiting for an answer
   *[other] { $count } messages are waiting for an answer
}
matters-awaiting = { $count ->
    [one] one contribution deserves a word from you
   *[other] { $count } contributions deserve a word from you
}
matters-new-themes = { $count ->
    [one] a new theme has come up
   *[other] { $count } new themes have come up
}
matters-newly-speaking = { $count ->
    [one] one person wrote for the first time
   *[other] { $count } people wrote for the first time
}
matters-returning = { $count ->
    [one] one person is back
   *[other] { $count } people are back
}
matters-gone-quiet = { $count ->
    [one] one person who used to write has gone quiet
   *[other] { $count } people who used to write have gone quiet
}
matters-reading = there is something worth reading
quiet-nothing = Nothing notable this week, and that is fine: nobody is waiting for an answer.
quiet-usual = { $members ->
    [0] No member
    [one] One member
   *[other] { $members } members
}, { $turns ->
    [one] one post
   *[other] { $turns } posts
}: as usual.
quiet-too-early = { $members ->
    [0] No member
    [one] One member
   *[other] { $members } members
}, { $turns ->
    [one] one post
   *[other] { $turns } posts
}: early for a comparison.
quiet-partial = { $members ->
    [0] No member
    [one] One member
   *[other] { $members } members
}, { $turns ->
    [one] one post
   *[other] { $turns } posts
}, in the part of the week that we know.
quiet-silence = Nothing notable: nobody wrote this week.
quiet-silence-heard = There are no open questions and nothing else to tell.

## Needs a person now

finding-open_question = { $named ->
    [yes] A question by { $author } ({ $at }) has been waiting for an answer for { $age }.
   *[no] A question ({ $at }) has been waiting for an answer for { $age }.
}
finding-awaiting_reply = { $named ->
    [yes] The contribution by { $author } ({ $at }) deserves a word from you: for { $age } nobody from staff has answered.
   *[no] A thoughtful contribution ({ $at }) deserves a word from you: for { $age } nobody from staff has answered.
}
finding-newcomer = { $named ->
    [yes] { $author } wrote for the first time ({ $at }) and for { $age } nobody has answered: { $says ->
        [something] welcome them, with a word about what they wrote.
       *[hello] a welcome is enough.
    }
   *[no] Somebody wrote for the first time ({ $at }) and for { $age } nobody has answered: { $says ->
        [something] welcome them, with a word about what they wrote.
       *[hello] a welcome is enough.
    }
}
finding-complaint = { $named ->
    [yes] A problem reported by { $author } ({ $at }) has been without a solution for { $age }.
   *[no] A reported problem ({ $at }) has been without a solution for { $age }.
}
waiting-more = { $count ->
    [one] One more message is waiting.
   *[other] { $count } more messages are waiting.
}
waiting-contributions = { $count ->
    [one] One more contribution has had no word from you; there is no hurry.
   *[other] { $count } more contributions have had no word from you; there is no hurry.
}

## What members are telling us

finding-theme = “{ $label }”: { $people ->
    [0] nobody talks about it this week
    [one] one person talks about it this week
   *[other] { $people } people talk about it this week
}{ $turns ->
    [0] { "" }
    [one] { " " }in one post
   *[other] { " " }in { $turns } posts
}{ $before ->
    [yes] { " " }({ $in_all ->
        [one] one person
       *[other] { $in_all } people
    } in nine weeks)
   *[no] { "" }
}, { $trend }{ $origin ->
    [configured] { " " }(one you follow)
   *[emerging] { "" }
}.
theme-shared = With it members share { $what ->
    [files] { "" }
   *[other] { $links ->
        [one] one link
       *[other] { $links } links
    }{ $named ->
        [yes] { " " }(most often to { $domains })
       *[no] { "" }
    }
}{ $what ->
    [both] { " " }and{ " " }
   *[other] { "" }
}{ $what ->
    [links] { "" }
   *[other] { $files ->
        [one] one picture or file
       *[other] { $files } pictures or files
    }
}, in nine weeks.
trend-new = a new theme
trend-recurring = a theme that keeps coming back
trend-fading = a theme that is fading
trend-steady = a steady theme
theme-action-problem = You could: say that the problem has reached you, and what will be done about it.
theme-action-wish = You could: say whether it is possible, even if the answer is no, and ask what it would be for.
theme-action-request = You could: answer with a yes, a no or a date.
theme-action-question = You could: write an answer that stays, and pin it where people will find it.
theme-action-new = You could: ask those who talk about it what is behind “{ $label }”.
theme-action-recurring = You could: tell how far you are with “{ $label }”, since it keeps coming back.
theme-action-fading = You could: if it still matters to you, tell how it ended.
theme-action-steady = You could: listen, and step in only if there is something to add.
finding-need-problem = Somebody reports a problem.
finding-need-wish = Somebody makes a wish.
finding-need-request = Somebody asks for something precise.
finding-recurring-question = A question that keeps coming back: “{ $label }” ({ $people } different people, in different conversations).

## Worth reading

finding-worth_reading = A contribution by { $author } that is worth reading: it { $evidence }.
worth-quoted-above = The words are above, among what is waiting for an answer.
evidence-uptake = takes up what somebody else said and carries it further
evidence-reasoning = explains why
evidence-solution = proposes a solution
evidence-detail = goes into detail
evidence-experience = starts from first-hand experience
evidence-curiosity = asks the right question
evidence-nuance = sees the other side too
evidence-care = shows care for the reader
finding-member_conversation = { $people } members carried a conversation of { $turns } posts by themselves, without staff.

## People

finding-newly-speaking = { $people ->
    [one] Wrote for the first time: { $names }.
   *[other] Wrote for the first time: { $names }{ $others ->
        [0] { "" }
       *[other] { " " }and { NUMBER($others) } more
    }.
}
finding-returning = { $people ->
    [one] Back after an absence: { $names }.
   *[other] Back after an absence: { $names }{ $others ->
        [0] { "" }
       *[other] { " " }and { NUMBER($others) } more
    }.
}
finding-gone-quiet = { $author } usually makes { $usual ->
    [one] one contribution
   *[other] { $usual } contributions
} a week and has not been heard for { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
} (the last time was { $last }). A kind thought, without pressing, may be welcome.

## Content and decisions

finding-content = “{ $title }”, meant for: { $purpose }. { $turns ->
    [0] Nobody has written under it.
    [one] Under it is one post, by one member.
   *[other] Under it are { $turns } posts by { $people ->
        [one] a single member
       *[other] { $people } members
    }.
}
content-usual = Normal for those who receive it (between { $low } and { $high }).
content-more = More than usual for those who receive it (between { $low } and { $high }).
content-less = Less than usual for those who receive it (between { $low } and { $high }).
content-no-history = It is early for a comparison.
finding-decision = { $people ->
    [0] “{ $title }”. { $outcome }
    [one] “{ $title }” (one person took part). { $outcome }
   *[other] “{ $title }” ({ $people } people took part). { $outcome }
}

## One thing to try

experiment-newcomer_greeting = { $count } people wrote for the first time and found no answer: ask a long-standing member to welcome the next first messages, by the day after.
    .look = In a week, look at how many first posts were answered.
experiment-answer_by_member = There are { $count } open questions: for one of them, instead of answering yourselves, publicly ask a member who knows the subject to try.
    .look = In a week, look at whether the answer came, and whether more followed between members.
experiment-written_answer = The question about “{ $label }” keeps coming back: write a short answer together with those who asked, and pin it in the channel.
    .look = In a few weeks, look at whether the question turns up again.
experiment-open_question_on_theme = “{ $label }” is a new theme: ask one open question (“how did it go for you?”) and let the first answers be the members'.
    .look = In a week, look at how many different people talked about it.
experiment-wait_before_answering = Almost all replies go through staff: for a week, with questions that are not urgent, wait two hours before answering.
    .look = Then look at how many replies came from member to member.
experiment-more_voices = Half of the contributions come from very few people: invite, by name, two members who seldom write to have their say on something they know.
    .look = In a week, look at how many people contributed.
experiment-member_opens = Members can carry a conversation without you: ask one of them to open the next one.
    .look = In a week, look at whether it was opened, and how many people took part.
experiment-thank_and_ask = Say thank you in public for the contribution above, say what you learnt from it and ask who else has been there.
    .look = In a week, look at whether somebody added their own experience.
