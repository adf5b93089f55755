# When to send a drop, drops by direct message, drops that are polls.

command-drop-times = times
    .description = When the segments of a drop talk most
command-drop-times-drop = drop
    .description = Which drop
command-drop-archive = archive
    .description = Put away a drop that is out: it stays in the library
command-drop-archive-drop = drop
    .description = Which drop
command-drop-new-need = need
    .description = A need that members have voiced
command-library-direct = direct
    .description = Get the drops for you by direct message too
command-library-direct-on = on
    .description = Yes or no

drop-times-for = When **{ $title }** could go out:
drop-times-line = - { $at }: { $segment } talks most at that hour ({ $share } % of its messages of nine weeks fall into these two hours; { $people } people)
drop-times-few = - { $segment }: too few people wrote to say when. When in doubt, in the evening of a working day.
drop-times-nobody = This drop is for nobody yet: choose its segments with `/drop edit`.
drop-archived = "{ $title }" is archived. Whoever got it finds it in the library.
drop-direct-footer = You get this because you asked for it. To stop: /library direct
drop-direct-go = Read and answer
library-direct-said-on = Done: the drops for your segments come to you here as well, and never more than is good. For fewer, press "Fewer like this" under a drop.
library-direct-said-off = Done: no more drops by direct message. They stay in the channel and in the library.
drop-without-options = "{ $title }" is a poll, but has no question with at least two answers: write the question, then each answer on a line that begins with "- ".
drop-poll-unfit = The poll of "{ $title }" cannot be opened: look at question and answers, then open it with `/poll create`.
drop-step-poll-opened = poll opened
choice-drop-format-poll = poll
drop-doubt-tired = ⚠️ In that week { $people } people would get more drops than they can bear: who asked for fewer counts for half.
