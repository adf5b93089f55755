# "Why did this count?": a member asks about a message of their own.

menu-why = Why did this count?

why-band-none = I found nothing in it that others could build on. Thanks, jokes and greetings are what keeps a room warm: I just do not count them as depth.
why-band-acknowledgement = It shows that you are there and following. What would make it weigh more: why, for example, or what happened when you tried.
why-band-contribution = It gives the conversation something to work with.
why-band-articulated = It gives others something to build on: more than an opinion, and not because of its length.
why-band-exemplary = Whoever reads it later will still find an answer in it.
why-read-together = { $n ->
    [one] I read it by itself.
   *[other] I read it together with what you wrote right before and after: { $n } messages in one go.
}
why-found = { $mark } **{ $kind }**: { $words }
why-only-you = Only you see this. It is no mark and no ranking; length plays no part in it, and neither do reactions.
why-no-words = No words of it stood out as a reason, an experience, a proposal or a detail. Only you see this; it is no mark and no ranking.

why-not-yours = That message is not yours: I only tell you about what you wrote yourself.
why-nothing-kept = You chose that I keep nothing of what you write, so there is nothing that I could have read. `/privacy consent` changes that.
why-nothing-kept-here = On this server I keep nothing of members who have not chosen otherwise, so I have not read this message. `/privacy consent` changes that.
why-too-old = That message is more than sixty days old: what I understood of it has been forgotten by now.
why-not-read-yet = I have not read this message yet, or I am reading it again after an edit. Try once more in a minute.
why-not-heard = I never read this message: it was posted before I was listening, or in a channel that I cannot see.
why-not-scored = I do not know the language of this message well enough to judge it. That is not the same as nothing: I have simply not counted it.
