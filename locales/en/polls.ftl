# Polls: /poll for staff, /polls for members.

command-poll = poll
    .description = Ask the members something, and see what comes of it
command-poll-create = create
    .description = Prepare a poll; you see it before anybody else does
command-poll-create-method = method
    .description = How people answer
command-poll-create-who-sees = who-sees
    .description = Who may know what somebody voted
command-poll-create-length = length
    .description = How long it stays open, for example "3 days" (unless you say otherwise: 3 days)
command-poll-create-where = where
    .description = The channel (unless you say otherwise: this one)
command-poll-create-starts = starts
    .description = When it opens, for example "tomorrow at 18:00" (unless you say otherwise: at once)
command-poll-create-segment = segment
    .description = Only for members of this segment
command-poll-create-quorum = quorum
    .description = How many people must take part for it to count
command-poll-create-tenure = tenure
    .description = Only for members of at least so many days
command-poll-create-hidden = hidden
    .description = Show the numbers only at the end
command-poll-create-why = why
    .description = Ask everybody why, if they like to say
command-poll-list = list
    .description = Every poll and how it stands
command-poll-show = show
    .description = How a poll stands
command-poll-show-number = poll
    .description = Which one
command-poll-close = close
    .description = End a poll now, or cancel one that has not begun
command-poll-close-number = poll
    .description = Which one
command-poll-extend = extend
    .description = Let a poll run longer
command-poll-extend-number = poll
    .description = Which one
command-poll-extend-until = until
    .description = The new end, for example "Friday at 18:00"
command-poll-remind = remind
    .description = Write once to the members who have not taken part
command-poll-remind-number = poll
    .description = Which one
command-poll-export = export
    .description = The votes as a table for a spreadsheet
command-poll-export-number = poll
    .description = Which one
command-polls = polls
    .description = What you can vote on, what you took part in, and what came of it

choice-poll-single = one option
choice-poll-multiple = several options
choice-poll-ranking = a ranking of the options
choice-poll-rating = a mark for each option
choice-poll-open = an answer in their own words
choice-poll-secrecy-everybody = everybody (the totals; who voted what is no secret)
choice-poll-secrecy-staff = only staff
choice-poll-secrecy-nobody = nobody, not even staff

poll-form-title = A new poll
poll-form-question = The question
poll-form-options = The options
poll-form-options-how = One a line, from 2 to 20 (for marks: at most 4)
poll-form-context = What people should know
poll-form-context-how = Optional: why you ask, and what happens with the answer
poll-publish = It goes to { $channel } { $begins }. Publish it?
poll-created = Poll { $number } is ready: it goes to { $channel } { $begins }.
poll-where = A poll needs a text channel: name one with the option "where".

poll-number = Poll { $number }
poll-until = Open until { $moment }.
poll-how-single = Choose one option.
poll-how-multiple = Choose as many options as you like.
poll-how-ranking = Put the options in order, the one you like best first. What you leave out comes last. They are compared two by two, so a second choice counts.
poll-how-rating = Give each option a mark from 1 to 5. What you have no opinion on you can leave out.
poll-how-open = Answer in your own words. Everybody reads the answers, without names.
poll-secrecy-everybody = Who voted what is no secret; you can change your vote until the end.
poll-secrecy-staff = Only staff can see who voted what; you can change your vote until the end.
poll-secrecy-nobody = Nobody can see who voted what, not even staff: that you took part is kept, what you chose is kept without you. So it cannot be changed.
poll-quorum = It counts if at least { $people } { $people ->
        [one] person takes
       *[other] people take
    } part.
poll-tenure = For members of at least { $days } { $days ->
        [one] day
       *[other] days
    }.
poll-vote = Vote
poll-look = How it stands
poll-go = Go and vote
poll-closed = **This poll is over.**

poll-ballot-single = Your choice
poll-ballot-multiple = Your choices
poll-ballot-place = { $place ->
        [1] First
        [2] Second
        [3] Third
       *[other] Place { $place }
    }
poll-ballot-mark = { $mark ->
        [5] 5, excellent
        [4] 4, good
        [3] 3, so so
        [2] 2, not much
       *[1] 1, not at all
    }
poll-ballot-open = Your answer
poll-ballot-why = Why?
poll-ballot-why-how = Optional. It may be shown without your name if you agreed to be quoted.
poll-secret-before = Nobody will be able to tell what you chose. For the same reason you cannot change it afterwards: take your time.

poll-vote-counted = Your vote is counted: **{ $choice }**. You can change it or take it back until { $moment }.
poll-vote-changed = Your vote is changed, and this one counts: **{ $choice }**. You can change it until { $moment }.
poll-counted-secretly = Your vote is counted. Nobody can tell which one it is, so it stays as it is.
poll-take-back = Take my vote back
poll-taken-back = Your vote is taken back. You can vote again until the end.
poll-nothing-to-take-back = There is no vote of yours to take back.
poll-marked = { $option } ({ $mark })

poll-unknown = There is no poll { $number }. `/polls` lists those there are.
poll-not-open-yet = This poll has not begun yet.
poll-is-over = This poll is over. `/polls` shows what came of it.
poll-was-cancelled = This poll was cancelled.
poll-not-for-staff = You are of the staff: this poll asks the members.
poll-not-for-newcomers = This poll is for members of at least { $days } { $days ->
        [one] day
       *[other] days
    }. The next one may be yours.
poll-not-for-you = This poll is for another group of members. `/polls` shows what you can vote on.
poll-voted-secretly = You have taken part already. Since nobody knows what you chose, it can be neither changed nor taken back.
poll-choose-one = Choose one of the options, then send it again.
poll-choose-some = Choose at least one of the options, then send it again.
poll-rank-some = Choose at least the option you like best, then send it again.
poll-rank-once = You put an option in two places. Press “Vote” and give each place to another one: nothing was counted.
poll-mark-some = Give at least one option a mark, then send it again.
poll-say-something = Write an answer, then send it again.
poll-question-length = The question needs from 1 to { $most } characters.
poll-options-number = This kind of poll needs from { $least } to { $most } options, one a line.
poll-options-twice = Two options are the same. Give each its own words.
poll-option-length = An option may have at most { $most } characters.
poll-segment-unknown = There is no segment { $name }. Choose one from the list, or leave it out.
poll-length = A poll stays open for at least five minutes and at most 60 days.
poll-extend-later = The new end must be later than the present one, and at most 60 days from now.
poll-everybody-voted = Everybody for whom this poll is has taken part, or wants no reminders.
poll-export-secret-open = Nobody may know how this poll stands before it ends. Ask again afterwards.

poll-so-far = **So far**
poll-hidden-until-end = { $people ->
        [0] Nobody has taken part so far.
        [one] One person has taken part so far. The numbers are shown at the end.
       *[other] { $people } people have taken part so far. The numbers are shown at the end.
    }
poll-yours = Your vote: **{ $choice }**
poll-took-part-secretly = You have taken part.
poll-outcome-of = What came of it: { $question }
poll-nobody-voted = Nobody took part.
poll-too-few-to-tell = { $people ->
        [one] One person took part: too few to show numbers without giving anybody away.
       *[other] { $people } people took part: too few to show numbers without giving anybody away.
    }
poll-nothing-chosen = Nothing was chosen.
poll-won = **{ $option }** comes first.
poll-ahead-without-quorum = **{ $option }** is ahead, but too few took part for it to count.
poll-tied = A tie between { $options }.
poll-ranking-around = No option beats every other: preferences go round in a circle, and the strongest chains of comparisons decided (Schulze's method).
poll-open-answers = { $answers ->
        [one] One answer came in.
       *[other] { $answers } answers came in.
    }
poll-counted = { $option }: { $people ->
        [one] 1 person
       *[other] { $people } people
    }
poll-middle = { $option }: { $middle } in the middle, { $people ->
        [one] one mark
       *[other] { $people } marks
    }
poll-unmarked = { $option }: no marks
poll-duels-won = { $duels ->
        [one] beats 1 other
       *[other] beats { $duels } others
    }
poll-more-answers = … and { $answers } more.
poll-took-part = { $people } of the { $eligible } who could took part.
poll-settled = { $silent ->
        [one] One person did not vote
       *[other] { $silent } did not vote
    }: even with their votes **{ $option }** would be ahead, chosen by { $low } to { $high } people.
poll-unsettled = { $silent ->
        [one] One person did not vote
       *[other] { $silent } did not vote
    } and could have changed the outcome: with their votes **{ $option }** would be chosen by { $low } to { $high } people.
poll-quorum-missed = { $people ->
        [one] One person is missing
       *[other] { $people } people are missing
    } for the { $quorum } that it takes to count.
poll-group = In “{ $group }”: { $leading }
poll-no-lead = no option leads
poll-reasons = Some of the reasons:
poll-voters = Who chose what:

poll-listed-planned = { $number }. { $question } (begins { $begins })
poll-listed-open = { $number }. **{ $question }** (ends { $ends })
poll-listed-closed = { $number }. { $question }: { $outcome }
poll-listed-cancelled = { $number }. { $question } (cancelled)
poll-none-yet = No poll yet. Prepare one with `/poll create`.
poll-close-open = End “{ $question }” now and tell what came of it? That cannot be taken back.
poll-close-planned = Cancel “{ $question }” before it begins?
poll-ended-closed = Poll { $number } is over; what came of it goes to its channel.
poll-ended-cancelled = Poll { $number } is cancelled: nobody was asked.
poll-extended = It now stays open until { $moment }.
poll-remind-really = { $people ->
        [one] One member has not taken part. Write to them, once?
       *[other] { $people } members have not taken part. Write to each of them, once?
    }
poll-reminded = { $people ->
        [0] They were all reminded before: nobody is written to twice.
        [one] One member is reminded in a direct message.
       *[other] { $people } members are reminded in direct messages, one after the other.
    }
poll-reminder = There is still time to have your say: “{ $question }”, until { $moment }.
poll-look-on-the-server = On the server, `/polls` shows how it stands.
poll-exported = The votes of “{ $question }”.
poll-column-member = member
poll-column-choice = choice
poll-column-why = why
poll-column-result = result
poll-refused = Poll { $number } could not be posted in { $channel }: give me the permission to write there, or close the poll with `/poll close`.

polls-head = **Polls**
polls-none = There is nothing to vote on now. When the brand asks something, you find it here.
polls-line-open = - [{ $question }]({ $link }): ends { $ends }{ $mine ->
        [yes] , you have taken part
       *[no] , you can still vote
    }
polls-line-closed = - [{ $question }]({ $link }): { $outcome }{ $mine ->
        [yes] {" "}You took part.
       *[no] {""}
    }

command-poll-create-kind = kind
    .description = By Discord's own poll or by ballots (if you do not say, Salotto chooses: /poll kinds)
command-poll-kinds = kinds
    .description = What Discord's own poll can do, and what only ballots can
choice-poll-kind-auto = Salotto chooses, from what you ask for
choice-poll-kind-ballot = ballots, with the button Vote
choice-poll-kind-native = Discord's own poll

poll-kind-native = It is Discord's own poll: people vote inside it, everybody sees who chose what, and its end cannot be moved.
poll-native-open = Everybody sees who chose what; you can change your mind until the end.
poll-kinds-table = **Salotto chooses by itself**: Discord's own poll where it will do, ballots where you need more.
    ```
                                  Discord   ballots
    one or several options        yes       yes
    ranking, marks, own words     no        yes
    options with pictures         no        yes
    who sees who voted what       everybody everybody,
                                            staff, nobody
    only for a segment, or for
    members of some time          no        yes
    quorum, hidden numbers,
    a why, a later end            no        yes
    change or take back a vote    yes       yes, unless
                                            nobody sees
    planned beginning and end     yes       yes
    length                        whole     5 minutes
                                  hours, up to 60 days
                                  to 32
                                  days
    ```
    In Discord's own poll nobody can keep staff from voting: their votes are not counted, and the outcome says how many there were. Bots never count. Somebody who voted and left counts.
poll-misfit-method = Discord's own poll knows only one or several options. Choose another method, or leave the kind out.
poll-misfit-secrecy = In Discord's own poll everybody sees who voted what. Choose “everybody”, or leave the kind out.
poll-misfit-eligible = Whoever sees the channel can vote in Discord's own poll. Take segment and tenure out, or leave the kind out.
poll-misfit-quorum = Discord's own poll knows no quorum. Take it out, or leave the kind out.
poll-misfit-hidden = Discord's own poll always shows its numbers. Leave out “hidden”, or the kind.
poll-misfit-why = Discord's own poll does not ask why. Leave out “why”, or the kind.
poll-misfit-pictures = In Discord's own poll options have no pictures. Take them out, or leave the kind out.
poll-misfit-options = Discord's own poll holds at most 10 options of 55 characters. Shorten them, or leave the kind out.
poll-misfit-length = Discord's own poll lasts whole hours, from one to 768. Choose another length, or leave the kind out.
poll-native-vote = This is Discord's own poll: vote in the message itself.
poll-native-fixed = The end of Discord's own poll cannot be moved. You can end it with `/poll close` and prepare another one with ballots.
poll-native-stays = Discord does not let me end it now: try again in a moment. Otherwise it ends by itself, at its time.
poll-ended-open = Poll { $number } is over. Discord is still counting: what came of it goes to its channel as soon as it is known.
poll-unknown-gone = What came of it is unknown: the message of the poll is gone.
poll-unknown-unread = What came of it is unknown: Discord does not tell.
poll-unknown-unposted = Nobody was asked: it could not be posted.
poll-unread = I cannot read poll { $number } in { $channel }: let me see the channel and its history. I keep trying for twelve hours after its end.
poll-staff-left-out = { $people ->
        [one] One person of the staff voted as well, and is not counted.
       *[other] { $people } people of the staff voted as well, and are not counted.
    }

poll-form-pictures = Pictures of the options
poll-form-pictures-how = Optional: one for each option, in the same order
poll-pictures-number = It takes a picture for each of the { $options } options (at most { $most }), or none.
poll-pictures-kind = { $name } is not a picture that Discord shows. It takes png, jpg, gif and webp.
poll-pictures-size = The pictures are too heavy together: at most { $most } MB.
poll-answers-about = **{ $word }**, in { $answers } answers:
poll-answers-alone = Other answers:
poll-reminders-off = No reminders
poll-reminders-on = Remind me again
poll-reminders-are-off = All right: I do not write to you about polls any more. If you change your mind, `/polls` turns them on again.
poll-reminders-are-on = All right: when staff ask for it I remind you of polls in which you have not taken part. Once for each.
poll-line-unknown = What came of “{ $question }” is unknown.
poll-line-unheard = Hardly anybody of { $segment } answered “{ $question }”: before you decide, ask them as well.
poll-inbox-unposted = Poll { $number } is open, but could not be posted: { $question }
poll-inbox-tie = Poll { $number } ended in a tie, and members wait to hear what you will do: { $question }
poll-inbox-quorum = Too few took part in poll { $number }, and members wait to hear what you will do: { $question }

scene-polls = Marta asks the members twice: a ranking that is over and told, and a poll that nobody may look into
    .try = As anybody: /sondaggi, and vote. As Marta, in #staff: /sondaggio mostra.
