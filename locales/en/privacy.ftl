# /privacy: what Salotto keeps of a person, told to them and decided by them.

command-privacy = privacy
    .description = What I keep of you, and what you decide
command-privacy-show = show
    .description = The level that holds for you, what I keep and until when
command-privacy-consent = consent
    .description = Choose how much I may read of what you write
command-privacy-export = export
    .description = Download everything that I keep of you
command-privacy-erase = erase
    .description = Have everything that I keep of you forgotten

privacy-level-full = everything
privacy-level-totals = only in totals
privacy-level-none = nothing
privacy-holds-chosen = **{ $level }** holds: you chose it on { $since }.
privacy-holds-unchosen = **{ $level }** holds: you have not chosen yet, and this is the server's rule for whoever has not.
privacy-means-full = I read what you write, and in the digest for staff I may quote you and say your name.
privacy-means-totals = What you write counts together with everybody else's: I do not quote you or say your name, and after sixty days nothing leads to you.
privacy-means-none = I keep neither what you write nor who you are: only that a message arrived in a channel, within an hour.

privacy-keeps = Of you I keep:
privacy-keeps-nothing = I keep nothing of you.
privacy-kind-messages = { $n ->
    [one] one message
   *[other] { $n } messages
}
privacy-kind-reactions = { $n ->
    [one] one reaction
   *[other] { $n } reactions
}
privacy-kind-turns = { $n ->
    [one] what I understood of something you said (language, a question or not, how articulate)
   *[other] what I understood of { $n } things you said (language, a question or not, how articulate)
}
privacy-kind-activity = { $n ->
    [one] one sign that you were there (a reaction, typing, a command)
   *[other] { $n } signs that you were there (reactions, typing, commands)
}
privacy-kind-voice-sessions = { $n ->
    [one] one stay in a voice channel
   *[other] { $n } stays in voice channels
}
privacy-kind-weeks = { $n ->
    [one] how much you wrote in one week
   *[other] how much you wrote in each of { $n } weeks
}
privacy-kind-needs-voiced = { $n ->
    [one] one need that you voiced
   *[other] { $n } needs that you voiced
}
privacy-kind-digest-mentions = { $n ->
    [one] one place in the digests that leads to you
   *[other] { $n } places in the digests that lead to you
}
privacy-kind-staff-audit = { $n ->
    [one] one thing done with me as staff
   *[other] { $n } things done with me as staff
}
privacy-for-window = sixty days, counted from the end of the week
privacy-for-membership = while you are here, or until you erase it
privacy-for-two-years = two years
privacy-keeps-areas = { $n ->
    [one] - and what you did in another part of me: it is in `/privacy export`
   *[other] - and what you did in { $n } other parts of me: it is in `/privacy export`
}
privacy-oldest = Your oldest message is of { $said }, and goes by { $until } and the night after. What you delete on Discord I delete too, at once; only what proves a case of the moderators, or stands in a conversation with staff, stays for as long as those do.
privacy-never = Never: private messages, who is online, what you read without writing, rankings of people.
privacy-what-to-do = You can change your level with `/privacy consent`, download everything with `/privacy export`, make it go with `/privacy erase`.

privacy-choose = Choose how much I may read. It holds at once, also for what is kept already, and you can change it whenever you like.
privacy-stays-anyway = What you declare yourself by form and button (profile, introduction, groups, buddies) and steps that moderators took stay: this choice is not about them. What you declared you change with `/me`, or make go with `/privacy erase`.
privacy-button-full = Everything
privacy-button-totals = Only in totals
privacy-button-none = Nothing
privacy-chosen = From now on **{ $level }** holds.
privacy-applied-full = I read what you write from here on; what I have not read until now I do not bring back.
privacy-applied-totals = I took your name and your words out of the digests that are kept, and whatever led to you for more than sixty days. Links to what waits for an answer stay.
privacy-applied-none = I took your words and your name out of everything that I had read. I kept your id with this choice, to honour it, and the number of messages, without knowing whose they are. What you declared yourself stays.

privacy-exported = Here is everything that I keep of you. Only you see it.
privacy-export-too-large = It is more than Discord lets me attach. Ask staff: whoever runs Salotto can hand it to you in another way.

privacy-erase-question = Shall I forget **everything** that I keep of you on this server? Messages, reactions, what I understood of them, quotations in digests. The messages on Discord stay where they are: only you can delete those. It cannot be undone.
privacy-button-erase = Yes, erase everything
privacy-erase-late = It is more than a quarter of an hour since I asked. If you still want it, use `/privacy erase` again.
privacy-erased = { $n ->
    [0] Done: I forgot everything that I kept of you, also in digests already written.
    [one] Done: I forgot one message of yours and everything that came of it, also in digests already written.
   *[other] Done: I forgot { $n } messages of yours and everything that came of them, also in digests already written.
}
privacy-erased-nothing = Done: there was nothing left to forget.
privacy-left-cases = - If moderators took any steps, those stay for as long as such steps are kept, without your name.
privacy-left-choice = - Your choice stays, **{ $level }**, with your id: otherwise I could not honour it.
privacy-left-mark = - An unreadable mark stays that does not lead to you: it keeps me from reading again on Discord what you wrote until now.
privacy-after-erasure = For what you write from now on your level holds. If you want me to read nothing, choose *nothing* with `/privacy consent`.
privacy-digest-stands = Somebody asked not to appear any more in the digest of week { $week }, and I cannot put right the message that I posted. Please delete it: `/digest show` gives a correct one.
