# Buddies: two people who ask for it, put together on a need.

command-buddy = buddy
    .description = Somebody with a need like yours, or who can give you a hand
command-buddy-join = join
    .description = Look for a buddy, or go on after a pause
command-buddy-pause = pause
    .description = No new buddy for now
command-buddy-leave = leave
    .description = Take part no longer; whoever is with you is told
command-buddy-status = status
    .description = With whom you are and why, or since when you wait

buddy-joined = You are in! Every day I look who has a need like yours, or who can give a hand. Whomever I introduce to you sees your name and the need that you have in common; staff see only how many pairs there are. For this, and only for this, I write to you in private.
buddy-waiting = So far nobody has a need in common with you: as soon as there is somebody, I write to you. The more you tell in `/me`, the easier it gets.
buddy-resting = You have met: from { $when } on I look for somebody else for you.
buddy-paused = You are pausing: for now I look for nobody else. With `/buddy join` you go on, in the place you had.
buddy-not-in = You do not take part. With `/buddy join` I look for somebody.
buddy-left = Done: you take part no longer. If you were with somebody, I told them.
buddy-not-taking-part = You do not take part, so there is nothing to pause. With `/buddy join` I look for somebody.
buddy-nothing-declared = I do not know yet what you may have in common with others: with `/me`, *Edit*, say what you need or could bring, then come back.
buddy-not-in-yet = Staff are still looking at your request to come in: once you are in, come back.
buddy-pair-over = This pair is over. `/buddy status` shows how it stands.

buddy-together-shared = Meet { $member }: you both need this: **{ $need }**.
buddy-together-needs = Meet { $member }, who says they can bring something to whoever needs this: **{ $need }**.
buddy-together-brings = Meet { $member }, who needs this: **{ $need }**, and you said you can give a hand.
buddy-what-now = Write to each other whenever you like, in private or in a channel: a hello is enough. In { $days ->
    [one] a day
   *[other] { $days } days
} I ask both of you whether you met.
buddy-question = You and { $member }: have you met?
buddy-freed = The person I introduced to you takes part no longer. You are among the first in line: as soon as I find somebody else, I write to you.
buddy-note = { $member }, there is news for you: only you see it.
buddy-said-yes = How nice! I leave you in peace for a while, then look for somebody else.
buddy-said-later = No hurry: I ask you again.
buddy-said-no = All right: from tomorrow on I look for somebody else. The other person only hears that they are in line again.
buddy-button-yes = Yes, we met
buddy-button-later = Not yet
buddy-button-no = Rather somebody else
buddy-button-news = Have a look
buddy-button-understood = I see

setting-buddy-hour = Hour of the buddies
    .description = At what hour of the server pairs are made, and asked whether they met
setting-buddy-ask-after-days = Days to meet
    .description = After how many days two are asked whether they met
setting-buddy-rest-days = Days of rest
    .description = How many days after a meeting before a new buddy

scene-buddies = With the days made short: Livia asks for a hand and gets one, she and Bea meet on a need they share, Bea proposes a group
    .try = As Bea, in #benvenuto: /compagno stato. As Marta, in #staff: /ingresso stato tells who is stuck, and where.
