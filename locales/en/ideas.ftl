# Ideas of members: /idea, /ideas, /board, the board itself and the news.

command-idea = idea
    .description = Propose an idea to the brand
command-ideas = ideas
    .description = The ideas of this community
command-ideas-list = list
    .description = What was proposed, and what became of it
command-ideas-show = show
    .description = One idea, to support it or to follow it
command-ideas-show-idea = idea
    .description = Which one
command-ideas-mine = mine
    .description = What you proposed
command-board = board
    .description = Take the ideas of members further
command-board-list = list
    .description = Every idea, those that most people want first
command-board-show = show
    .description = One idea, to decide on it, merge it or split it
command-board-show-idea = idea
    .description = Which one

setting-ideas-board-channel = Board of ideas
    .description = The channel in which every idea has its post, kept up to date. Without one, ideas are found with /ideas only.
    .made = ideas

idea-form = Your idea
idea-form-edit = Your idea, in other words
idea-form-title = In one line
idea-form-text = Why, for whom, how
idea-form-why = Why? Everybody behind the idea reads this
idea-form-day = By when?
idea-form-day-hint = For instance 31 March, or in 6 weeks

idea-button-post = Mine is another one: post it
idea-button-support = I want this too
idea-button-take-back = Take it back
idea-button-discuss = Discuss
idea-button-see = See the idea
idea-button-edit = Edit
idea-button-withdraw = Withdraw
idea-button-promise = Another day
idea-button-split = Split
idea-button-unmerge = Undo the merge

idea-posted = **{ $title }** is posted. You will hear from me when the brand decides; until then you find it with `/ideas mine`.
idea-alike = { $count ->
    [one] Somebody has proposed something like this. Is it the same idea? Then tell them together: you are credited too. Nothing you wrote is lost.
   *[other] Others have proposed something like this. Is one of them the same idea? Then tell them together: you are credited too. Nothing you wrote is lost.
}
idea-alike-which = Mine is the same as…
idea-joined = Your idea is now told with **{ $title }**, and you are credited with it.
idea-supported = Noted: you want this too. You will hear from me when it is decided.
idea-supported-already = You have said so already; it counts once.
idea-taken-back = Taken back.
idea-discuss-here = It is discussed here: { $thread }
idea-edited = **{ $title }** has its new words.
idea-withdraw-sure = Withdraw **{ $title }**? It cannot be posted again as it is, and whoever supports it cannot any more.
idea-withdrawn = Withdrawn.

ideas-none = Nobody has proposed anything yet. Be the first, with `/idea`.
ideas-none-mine = You have not proposed anything yet: `/idea` is all it takes.
board-none = No ideas yet. Members propose them with `/idea`; choose a channel for the board with `/setup change`.

idea-in-list = **{ $title }**: { $status }
idea-status-draft = Written, not posted yet
idea-status-open = Open
idea-status-shortlisted = Shortlisted
idea-status-in_vote = In a vote
idea-status-accepted = Accepted
idea-status-declined = Declined
idea-status-in_progress = In progress
idea-status-shipped = Shipped
idea-status-merged = Told with another idea
idea-status-withdrawn = Withdrawn by its author
idea-reason = The brand says: { $reason }
idea-promised = Promised for { $day }
idea-supporters = { $count ->
    [0] nobody else has asked for it yet
    [one] 1 person wants this too
   *[other] { $count } people want this too
}
idea-credits = { $named ->
    [0] { $unnamed ->
        [one] Proposed by one member
       *[other] By { $unnamed } members
    }
   *[other] { $unnamed ->
        [0] Thanks to { $names }
        [one] Thanks to { $names } and one more
       *[other] Thanks to { $names } and { $unnamed } more
    }
}

idea-move-open = Open again
idea-move-shortlisted = Shortlist
idea-move-in_vote = Is in a vote
idea-move-accepted = Accept…
idea-move-declined = Decline…
idea-move-in_progress = Work begins
idea-move-shipped = Shipped…
idea-moved = Done, and the board follows.
idea-decided = Decided. Everybody behind the idea is told.
idea-merge-which = Merge into…
idea-merged = Merged into **{ $title }**. Whoever stood behind either stands behind it now.
idea-unmerged = It stands by itself again.
idea-split = The part is an idea of its own now.

idea-news-accepted = You said it, we are doing it: **{ $title }** is accepted. You had a part in it.
idea-news-declined = **{ $title }**, which you had a part in, is declined. Thank you all the same.
idea-news-in_progress = **{ $title }**, which you had a part in, is being worked on.
idea-news-shipped = You said it, we did it: **{ $title }** is here. Thank you for your part in it.
idea-news-moved = Another day is promised for **{ $title }**, which has something of yours in it.

idea-erased = This idea is no longer here
idea-moved-there = This idea has moved with the board: { $link }. What was said about it here stays.
idea-moved-away = Moved idea
idea-gone = That idea is not there any more. `/ideas list` shows what is.
idea-settled = **{ $title }** is settled already: nothing about it can be changed. `/ideas show` tells what became of it.
idea-not-yours = That is somebody else's idea.
idea-needs-title = An idea needs a line that says what it is. Try `/idea` again.
idea-needs-reason = Say why: whoever stands behind the idea will read it.
idea-needs-day = Say until when, with a day that is still to come.
idea-moved-meanwhile = Somebody else has taken **{ $title }** further meanwhile. Look at it again with `/board show`.
idea-merge-impossible = Only two different ideas that are not decided yet can be merged.
idea-not-merged = **{ $title }** stands by itself already.

idea-inbox-waiting = An idea waits for a first word: { $title }
idea-inbox-due = A promise is due soon: { $title }
idea-inbox-overdue = A promise is overdue: { $title }. Ship it, or promise another day and say why.
idea-line-accepted = Idea accepted: "{ $title }". { $reason }
idea-line-declined = Idea declined: "{ $title }". { $reason }
idea-line-in_progress = Work has begun on the idea "{ $title }". { $reason }
idea-line-shipped = Shipped, from an idea of members: "{ $title }". { $reason }
idea-line-overdue = What was promised to members for "{ $title }" is overdue.
idea-line-waiting = { $count ->
    [one] 1 idea of members waits for a decision.
   *[other] { $count } ideas of members wait for a decision.
}
idea-line-unheard = Hardly anybody of { $segment } has taken part in ideas for four weeks: ask them before you decide.
alert-ideas-board = I cannot write the board of ideas in { $channel }: the channel is gone, or I may not write there. No idea is lost. Choose another one with `/setup change`.

command-board-vote = vote
    .description = Put some of the shortlisted ideas to the vote, in one poll
command-board-vote-method = method
    .description = How people vote (if you do not say: a ranking)
command-board-vote-who-sees = who-sees
    .description = Who can know what somebody voted (if you do not say: everybody)
command-board-vote-length = length
    .description = How long it stays open (if you do not say: 3 days)
command-board-vote-where = where
    .description = The channel (if you do not say: the board)

idea-button-vote = Put to the vote…
idea-vote-question = Which of these ideas shall we make real?
idea-vote-which = The ideas to be voted on
idea-vote-choose = Choose the ideas: they become the options of a poll in { $channel }. With `/board vote` you also choose how people vote, and where.
idea-vote-put = { $ideas } ideas are put to the vote: poll { $number } goes to { $channel }. When it ends you decide, with a reason, and those who voted hear of it too.
idea-vote-few = A vote needs at least two shortlisted ideas. Choose more with `/board show`.
idea-vote-shortlisted = One of these ideas is not shortlisted any more. Look at them with `/board list`.
idea-vote-runs = Members are still voting on **{ $title }**. Wait for the end, or end the vote with `/poll close` (it is number { $number }).
idea-in-vote = **{ $title }** is being voted on: people must be able to vote on what they read. After the vote you can change it, if it is not decided yet.
idea-vote-planned = The vote begins { $moment } in { $channel }.
idea-vote-open = The vote is in { $channel }, until { $moment }.
idea-vote-closed = The vote: { $outcome }
idea-vote-people = { $people ->
    [0] Nobody chose this one.
    [one] 1 person chose this one.
   *[other] { $people } people chose this one.
}
idea-vote-place = This one came in at place { $place } of { $many }.
idea-vote-middle = The middle mark for this one is { $middle } of 5.
idea-news-voted-accepted = You voted, and it is decided: **{ $title }** is accepted.
idea-news-voted-shipped = You all voted, we did: **{ $title }** is here. Thank you for your vote.
idea-inbox-voted = The vote is over, the decision is missing: { $title }

scene-ideas = Members propose what they would like, one of them is merged, one is kept as a promise
    .try = As anybody, in #chiacchiere: /idea proposes, /idee elenco shows what is there. As Marta, in #staff: /bacheca elenco.
scene-deciding = What members want is put to the vote: one idea was chosen, promised and is here; two others are being voted on
    .try = As Marta, in #staff: /bacheca mostra, and move an idea; whoever proposed it is told.
