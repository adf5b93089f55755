# Prevention.

command-prevention = prevention
    .description = What each rule of prevention does, and how often it was right

prevention-swept = Part of what Salotto has stopped
prevention-rule-same-text = the same text in many channels
prevention-rule-burst = many messages at once
prevention-rule-invites = invites to other servers
prevention-rule-first-day-links = links on the first day
prevention-rule-join-wave = many people join at once
prevention-rule-automod-keyword = AutoMod, forbidden words
prevention-rule-automod-keyword-preset = AutoMod, Discord's lists of words
prevention-rule-automod-mention-spam = AutoMod, too many mentions
prevention-rule-automod-spam = AutoMod, spam
prevention-rule-automod-member-profile = AutoMod, names and profiles
prevention-rule-automod-harmful-link = AutoMod, harmful links
prevention-rule-other = AutoMod
prevention-mode-off = off
prevention-mode-trial = on trial: it only says what it would do
prevention-mode-act = in earnest
prevention-heading = **Prevention**, last { $days } days
prevention-line-rule = **{ $rule }**: { $mode } · found { $found ->
    [one] once
   *[other] { $found } times
 }, { $wrong ->
    [0] never by mistake
    [one] once by mistake
   *[other] { $wrong } times by mistake
 }
prevention-title = Prevention: { $rule }
prevention-title-trial = Prevention, on trial: { $rule }
prevention-line-member = **Who**: { $member }
prevention-line-where = **Where**: { $links }
prevention-line-case = Their messages are taken away; what they said is in case { $number }.
prevention-line-trial = Nothing was done: in earnest I would have taken action. Was it right? If not, say so below.
prevention-line-wave = { $number } people joined within a minute.
prevention-line-paused = The invites rest for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }.
prevention-button-wrong = That was a mistake
prevention-wrong = a mistake of prevention
prevention-wrong-already = Somebody has said so already.
prevention-wrong-noted = Noted as a mistake of the rule "{ $rule }".
prevention-wrong-undone = Undone, and counted as a mistake of the rule "{ $rule }". They are told, and get back what they wrote.
prevention-not-undone = It is noted as a mistake, but Discord did not let me undo everything: please look at it by hand.

notice-automod = On **{ $server }** I took your last messages away by an automatic rule: { $rule }. { $silent ->
    [yes] You cannot write until { $until }.
   *[no] { "" }
 }
notice-mistaken = On **{ $server }** I took messages of yours away by mistake. Sorry! It does not count, and you can write as before. This is what you wrote, so that you can post it again:

automod-name-words = Salotto: words
automod-name-presets = Salotto: word lists of Discord
automod-name-mentions = Salotto: many mentions
automod-name-spam = Salotto: spam
automod-name-profiles = Salotto: names and profiles

alert-prevention-sweep = A rule of prevention wanted to take messages away, but I lack *Manage Messages* somewhere.
alert-prevention-silence = A rule of prevention wanted to silence somebody, but I lack *Time out members*, or my role stands too low.
alert-prevention-invites = Many people join at once, and I could not pause the invites: I lack *Manage Server*.
alert-automod = I could not bring Discord's AutoMod in step with your settings ({ $code }): I lack *Manage Server*, or there are too many rules.

setting-prevention-same-text = The same text in many channels
    .description = What to do when somebody writes the same in several channels
    .off = off
    .trial = on trial, nothing is done
    .act = in earnest
setting-prevention-burst = Many messages at once
    .description = What to do when somebody writes in bursts
    .off = off
    .trial = on trial, nothing is done
    .act = in earnest
setting-prevention-invites = Invites to other servers
    .description = What to do about an invite to another server
    .off = off
    .trial = on trial, nothing is done
    .act = in earnest
setting-prevention-first-day-links = Links on the first day
    .description = What to do about links of somebody who joined today
    .off = off
    .trial = on trial, nothing is done
    .act = in earnest
setting-prevention-join-wave = Many people join at once
    .description = What to do when many people join within a minute
    .off = off
    .trial = on trial, nothing is done
    .act = in earnest
setting-prevention-same-text-channels = Channels with the same text
    .description = From how many channels on it is too much (2 to 10)
setting-prevention-burst-messages = Messages of a burst
    .description = From how many messages on it is too much (4 to 12)
setting-prevention-burst-seconds = Seconds of a burst
    .description = Within how many seconds (2 to 60)
setting-prevention-join-wave-people = People of a wave
    .description = From how many people a minute on the alarm goes off (3 to 100)
setting-prevention-pause-invites-minutes = Pause of the invites
    .description = For how many minutes a wave stops them; 0: never
setting-prevention-allowed-invites = Allowed invites
    .description = The codes of invites that anybody may post
setting-prevention-silence-minutes = Length of the silence
    .description = For how many minutes whoever was caught cannot write; 0: not at all
setting-prevention-exempt-roles = Exempt roles
    .description = Whoever has one of these roles is not looked at
setting-prevention-exempt-channels = Exempt channels
    .description = Nothing is looked at in these channels (#channel or id)
setting-prevention-automod-words = Forbidden words
    .description = Discord's AutoMod blocks them before anybody reads them
setting-prevention-automod-presets = Word lists of Discord
    .description = Which lists AutoMod uses
    .profanity = profanity
    .sexual_content = sexual content
    .slurs = slurs
setting-prevention-automod-mentions = Mentions in a message
    .description = From how many on AutoMod blocks the message (50 at most); 0: never
setting-prevention-automod-spam = Spam, says Discord
    .description = Whether AutoMod blocks what Discord takes for spam
setting-prevention-automod-profiles = Names and profiles
    .description = Whether the forbidden words count in names and profiles too
