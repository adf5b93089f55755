# Why a turn counted: its depth told to a person, by the band and by the words that earned it.

depth-band-none = Nothing here that others could build on
depth-band-acknowledgement = A sign of being there
depth-band-contribution = A contribution
depth-band-articulated = An articulated contribution
depth-band-exemplary = A contribution that others can learn from
depth-not-scored = Not read: I do not know the language of this turn well enough to judge it

explain-help = show a person which words earned what, instead of writing JSON; a line that is not JSON is read as the words of a turn
explain-heading = { $id }: { $band } ({ $score } of 100)
explain-heading-not-scored = { $id }: { $band }
explain-nothing = no words earned anything: thanks, greetings and feelings are welcome, but they are not counted
explain-found = { $mark } { $kind }: { $words }
