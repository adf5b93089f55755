# Member spotlight: who shares, who chooses, the yes of whoever wrote it.

command-progress = progress
    .description = Tell what you did
command-progress-share = share
    .description = Tell something you did, with a picture if you like
command-progress-mine = mine
    .description = What you shared: say yes, say no, take it back
command-drop-stories = stories
    .description = What members shared; choose whom to ask for a yes

progress-form = What did you do?
progress-form-text = Tell
    .description = A small thing counts, one that went wrong too
progress-form-picture = A picture
    .description = If you have one: PNG, JPEG, GIF or WebP
progress-shared = Thank you! For now only those who prepare content read it. If they want to publish it I ask you first, and nothing goes out without your yes. Find it again with `/progress mine`.
progress-none = You have not shared anything yet: try `/progress share`.
progress-take-back = Take it back
progress-state-offered = { $text }
    -# Only those who prepare content see it.
progress-state-asked = { $text }
    -# They would like to publish it: what do you say?
progress-state-yes = { $text }
    -# You said yes: it goes out, or is out, in these words.
progress-state-no = { $text }
    -# You said no: it does not go out.
progress-not-a-picture = That file is no picture. Your words, so that they are not lost:
    { $text }
progress-too-large = A picture can have { $limit } MB at most. Your words, so that they are not lost:
    { $text }

spotlight-none = Nobody has shared anything yet. Members do it with `/progress share`.
spotlight-line = - { $who }{ $state ->
    [asked] { " " }(waiting for an answer)
   *[other] { "" }
}: { $text }
spotlight-choose = Whom do we ask?
spotlight-asked = I asked { $who }. If they say yes, a draft with their words waits for you, exactly those.
spotlight-question = What you shared was liked, and we would love to publish it like this:
    > { $text }
    With your name, in the community's channel. Is that fine? You can change your mind later too, with `/progress mine`.
spotlight-yes = Yes, publish it
spotlight-no = No, thank you
spotlight-thanks = Thank you! It goes out in these words and no others. If you change your mind: `/progress mine`.
spotlight-left = Fine: it does not go out, and we do not keep it. If it was out already, I take it down.
spotlight-title = In the spotlight: { $name }
spotlight-agreed = "{ $title }": they said yes. The draft is ready: say what it is for, which need it answers and for whom it is with `/drop edit`, then approve it. The words stay theirs.
spotlight-closed = { $who } takes no direct messages: ask them yourselves, they can answer with `/progress mine`.
spotlight-stays = Whoever wrote a story wants it gone, and I cannot delete it from { $channel }: give me access to the channel, or delete it yourselves.
spotlight-without-words = Tell in two lines what you did.
spotlight-not-asked = Nobody has asked to publish it yet.
spotlight-gone = This story is gone.
inbox-story = { $name } shared something they did: see `/drop stories`.
drop-spotlight-no-yes = "{ $title }" is about somebody: it goes out only with their yes, and in their words. Choose a story with `/drop stories`; if you changed the text, put theirs back.
drop-alert-unagreed = "{ $title }" did not go out: whoever wrote it has not said yes to these words. It is still approved.
drop-step-unagreed = not sent: whoever wrote it has not said yes
