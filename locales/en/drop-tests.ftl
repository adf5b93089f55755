# Product tests: who applies, who tries it, what they say.

command-drop-test = test
    .description = Find people who try a product, and gather what they say
command-drop-test-call = seats
    .description = How many seats, for whom, until when people can apply
command-drop-test-call-drop = drop
    .description = Which drop (format: call for testers)
command-drop-test-call-seats = seats
    .description = How many people can try it
command-drop-test-call-criteria = criteria
    .description = Whom you look for: "who cooks for one and has a small freezer"
command-drop-test-call-until = until
    .description = When applications close: friday at 18:00
command-drop-test-call-days = days
    .description = After how many days to remind testers to say how it went (usually 7)
command-drop-test-choose = choose
    .description = See who applied; choose yourself, or draw
command-drop-test-choose-drop = drop
    .description = Which drop
command-drop-test-summary = summary
    .description = What testers found; hand over what is missing to the ideas
command-drop-test-summary-drop = drop
    .description = Which drop

drop-test-called = { $seats ->
    [one] One seat
   *[other] { $seats } seats
}, applications until { $at }. Once the drop is out it has the button to apply; then choose with `/drop test choose`. After { $days ->
    [one] a day
   *[other] { $days } days
} I remind testers to say how it went, and once more three days later.
drop-test-seats = There can be 1 to { $most } seats.
drop-test-other-format = "{ $title }" does not look for testers: make one with `/drop new`, format "call for testers".
drop-test-chosen-already = The testers are chosen already: see `/drop test choose`.
drop-test-none = "{ $title }" does not say yet how many seats there are: use `/drop test seats`.
drop-test-no-applications = Nobody has applied for "{ $title }" yet. People can until { $at }.
drop-test-applications = **{ $title }**: { $count ->
    [one] one application
   *[other] { $count } applications
} for { $seats ->
    [one] one seat
   *[other] { $seats } seats
}.
drop-test-application = - { $who }{ $chosen ->
    [yes] { " " }✅
   *[no] { "" }
}: { $why }
drop-test-choose-who = Who tries it?
drop-test-too-many = There are { $seats } seats: choose fewer people.
drop-test-nobody = There is nobody to choose yet.
drop-test-chosen = Chosen: { $who }. I tell them and, kindly, the others too.
drop-test-draw-sure = Draw now? The result stays in the history of the drop, and I tell everybody at once.
drop-test-drawn = Drawn: { $who }. The seed is `{ $seed }`: whoever has it can repeat the draw.
drop-test-summary = **{ $title }**: { $applied ->
    [one] one person applied
   *[other] { $applied } people applied
}, { $chosen ->
    [one] one tried it
   *[other] { $chosen } tried it
}, { $answered ->
    [0] nobody has said yet how it went.
    [one] one said how it went.
   *[other] { $answered } said how it went.
}
drop-test-somebody = Somebody
drop-test-said-did = - { $who } did this: { $what }
drop-test-said-worked = - 👍 { $who }: { $what }
drop-test-said-missing = - 🔧 { $who }: { $what }
drop-test-wrote = - { $who } wrote about it here: { $link }
drop-test-unquoted = -# { $count ->
    [one] One more person answered who is not to be quoted.
   *[other] { $count } more people answered who are not to be quoted.
}
drop-test-hand-over = Hand over to the ideas…
drop-test-handed-over = "{ $title }" is among the ideas now, in the name of who said it.
drop-test-nothing-to-hand-over = There is nothing of this person to hand over to the ideas.

drop-button-draw = Draw
drop-button-apply = I apply
drop-button-feedback = How did it go?
drop-test-form-apply = I apply
drop-test-form-why = Why you?
drop-test-form-why-hint = We look for: { $criteria }
drop-test-applied = You are in: your application is noted. I write to you when it is decided; until then you can change it with the same button.
drop-test-applied-again = I noted your new words.
drop-test-closed = Applications are closed. The next call comes in this channel.
drop-test-not-yours = This test is for those who were chosen.
drop-test-form-feedback = How did it go?
drop-test-form-did = What did you do?
    .description = The concrete thing: when, for whom, with what
drop-test-form-worked = What worked?
    .description = A small thing counts too
drop-test-form-missing = What is missing or wrong?
    .description = If it can become an idea, we carry it on in your name
drop-test-thanks = Thank you, this goes straight to those who make the product. You can change it with the same button.
drop-test-told-chosen = It is your turn: you are one of those who try **{ $title }**! Once you have, tell me how it went with the button below. I remind you after { $days ->
    [one] a day
   *[other] { $days } days
}.
drop-test-told-not-chosen = This time there were not enough seats for **{ $title }**. Thank you for stepping forward: you can apply again next time.
drop-test-told-first = How did it go with **{ $title }**? Two lines are enough, also if you did not like it.
drop-test-told-last = The last time I ask: how did it go with **{ $title }**? "I have not opened it yet" is an answer too.
drop-test-card = { $text }

    Seats: { $seats } · We look for: { $criteria } · Applications until { $at }
inbox-drop-test = "{ $title }": { $count ->
    [one] one application waits
   *[other] { $count } applications wait
} for a choice ({ $seats ->
    [one] one seat
   *[other] { $seats } seats
}).
drop-step-testers-drawn = testers drawn
drop-step-testers-chosen = testers chosen
drop-test-closed-to-us = { $who } was chosen for "{ $title }" and takes no direct messages: tell them in the channel. The button under the call knows that they were chosen.
