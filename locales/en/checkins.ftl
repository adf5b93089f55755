# The questions put to newcomers, and who of the staff looks after them.

checkins-announced = { $members }: { $n ->
    [one] I have a question for you, just one. Only you see it
   *[other] I have a question for each of you, just one. Each sees only their own
}, when you press below.
checkins-button-look = Read the question
checkins-button-stop = Don't ask me again
checkins-button-resume = Ask me again
checkins-button-take = I'll look after it
checkins-button-done = Done
checkins-button-understood = I see

checkins-question-door = You have been here for { $days ->
    [one] a day
   *[other] { $days } days
}, and the mission and the rules are still waiting. Is anything unclear?
checkins-question-silent = You have been here for { $days ->
    [one] a day
   *[other] { $days } days
}. So far you read, and that is fine: is anything keeping you from writing?
checkins-question-unanswered = You have been here for { $days ->
    [one] a day
   *[other] { $days } days
} and wrote, but nobody has answered you yet. Shall a person of the staff have a look?
checkins-question-answered = You have been here for { $days ->
    [one] a day
   *[other] { $days } days
}, you wrote and were answered. Have you found what you were looking for?
checkins-question-unknown = You have been here for { $days ->
    [one] a day
   *[other] { $days } days
}. How is it going?
checkins-well-door = All well, I'll get there
checkins-well-silent = No, I like it this way
checkins-well-unanswered = No, it's fine
checkins-well-answered = Yes
checkins-well-unknown = Well
checkins-lost-door = I don't know where to begin
checkins-lost-silent = I don't know where to begin
checkins-lost-unanswered = Yes, please
checkins-lost-answered = Not yet
checkins-lost-unknown = I haven't found my place yet
checkins-wrong = Something is wrong…
checkins-thanks = Thank you for telling! If anything changes, write to staff with `/contact`.
checkins-stopped = All right, I won't ask you anything again. If you change your mind, press below.
checkins-resumed = All right: you'll hear from me at the next question.
checkins-not-yours = This question is for people who joined lately. If you need anything, write to staff with `/contact`.
checkins-answered-already = You have answered this question already: thank you! If anything changed, write to staff with `/contact`.

checkins-form = In your own words
checkins-form-said = What would help you?
    .description = If you like. Only staff read it, with your name
checkins-handed-over = I passed it on to staff. As soon as somebody looks after it, I write to you who it is.
checkins-on-duty = On duty now: { $who }.
checkins-taken = { $by } looks after what you told me: if you like, write to them yourself too.

checkins-help-lost = { $member }, here for { $days ->
    [one] a day
   *[other] { $days } days
}, was asked how it goes and would like a hand.
checkins-help-wrong = { $member }, here for { $days ->
    [one] a day
   *[other] { $days } days
}, says that something is wrong.
checkins-taken-by = { $by } looks after it.
checkins-taken-already = { $by } looks after it already.
checkins-done = { $member } was looked after by { $by }.
checkins-done-already = It is done already: { $by } looked after it.
checkins-gone = This request is there no longer: whoever made it asked to have their data erased.
checkins-unreachable = I cannot write to { $member }, who takes no direct messages: { $by } looks after it, and should tell them in a channel.
checkins-closed = I cannot ask newcomers how it goes in { $channel }: I lack the permission to write there, or the channel is gone. The permission is given in *Channel settings → Permissions → Salotto*.
checkins-inbox-lost = { $member } would like a hand to begin
checkins-inbox-wrong = { $member } says that something is wrong

command-belonging = belonging
    .description = Say how much you feel part of this community, if you like
pulse-question = How much do you feel part of this community? Staff only see the total, from five answers on.
pulse-answer-1 = Not at all
pulse-answer-2 = A little
pulse-answer-3 = So-so
pulse-answer-4 = Quite
pulse-answer-5 = Very much
pulse-thanks = Thank you! I ask you again in a month, if you like.
pulse-answered-already = You answered less than thirty days ago: thank you! Afterwards you can say it again with `/belonging`.
pulse-again = You have answered: thank you! From { $when } on you can say it again.
pulse-at-none = You have chosen **nothing**: how much you feel part of the community is neither kept nor counted. If you would like to say it, change your choice first with `/privacy consent`.
pulse-button-ask = One more question, if you like

setting-checkins-days = When to ask how it goes
    .description = After how many days since they joined, with commas between them; none: nobody is asked
setting-checkins-hour = Hour of the questions
    .description = At what hour of the server newcomers are asked how it goes
setting-checkins-channel = Channel of the questions
    .description = Where it is said that there is a question; without one, the welcome channel
