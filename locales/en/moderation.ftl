# What moderators do to members.

command-warn = warn
    .description = Warn somebody: it goes on their record, and they are told
command-warn-member = member
    .description = Who is warned
command-warn-reason = reason
    .description = They read it, so write it to them
command-warn-message = message
    .description = The link of a message of theirs, kept as evidence
command-note = note
    .description = A note about somebody, for moderators only
command-note-member = member
    .description = Whom it is about
command-note-text = text
    .description = They never read it here, but it is in what they can ask the administrator for
command-note-message = message
    .description = The link of a message of theirs, kept as evidence
command-timeout = timeout
    .description = Silence somebody for a while, 28 days at most
command-timeout-member = member
    .description = Who is silenced
command-timeout-how-long = duration
    .description = For instance 2h, 3 days, a week
command-timeout-reason = reason
    .description = They read it
command-timeout-message = message
    .description = The link of a message of theirs, kept as evidence
command-untimeout = untimeout
    .description = Let somebody speak again
command-untimeout-member = member
    .description = Who was silenced
command-untimeout-reason = reason
    .description = Why it ends early
command-kick = kick
    .description = Show somebody the door; they may come back with an invite
command-kick-member = member
    .description = Who goes
command-kick-reason = reason
    .description = They read it before they are out
command-kick-message = message
    .description = The link of a message of theirs, kept as evidence
command-ban = ban
    .description = Keep somebody out, for a while or for good
command-ban-member = member
    .description = Who is banned; by id, if they are not here
command-ban-reason = reason
    .description = They read it before they are out
command-ban-how-long = duration
    .description = For instance 7 days; without it, for good
command-ban-delete-days = days
    .description = Delete what they wrote in the last days, 7 at most
command-ban-message = message
    .description = The link of a message of theirs, kept as evidence
command-softban = softban
    .description = Ban and let back in at once: they are out, and their last messages are gone
command-softban-member = member
    .description = Who goes
command-softban-reason = reason
    .description = They read it before they are out
command-softban-delete-days = days
    .description = Delete what they wrote in the last days, 7 at most
command-softban-message = message
    .description = The link of a message of theirs, kept as evidence
command-unban = unban
    .description = Let somebody in again
command-unban-member = member
    .description = Who was banned; by id
command-unban-reason = reason
    .description = Why it ends
menu-record = Record
menu-moderate = Moderate

target-not-here-warning = { $member } is not on this server, so there is nobody to warn. `/note` works, and so does `/ban`.
target-not-here-timeout = { $member } is not on this server: only who is here can be silenced. `/ban` keeps them out.
target-not-here-untimeout = { $member } is not on this server.
target-not-here-kick = { $member } is not on this server any more. `/ban` keeps them from coming back.
timeout-too-long = Discord silences nobody for longer than { $days } days. For longer, ban them for a while: `/ban` with a duration.
action-bot-lacks = I lack a permission for this: { $permission }. Nothing was done, and nobody was told. Staff know.
action-failed =
    { $why ->
        [forbidden] Discord does not let me do this: I lack a permission, or my role stands too low.
        [gone] Discord no longer knows who or what this is about{ $kind ->
            [unban] : they are not banned
           *[other] { "" }
        }.
        [unreachable] Discord could not be reached just now.
       *[other] Discord refused this.
    } ({ $code })
    { $banned ->
        [yes] They were banned, which is on file as a ban, but could not be let in again: `/unban` does that.
       *[no] It was **not** done, and there is no case.
    } { $notice ->
        [taken-back] The message that I had sent them I have taken back.
        [put-right] They had been told already; I have written to them that it did not happen.
        [stands] They had been told.
       *[none] They were not told anything.
    }
action-unclear =
    Discord's answer was lost, and I cannot find out whether it was done. Please look for yourself: as soon as the audit log tells me, there will be a case. { $notice ->
        [stands] They had been told.
       *[none] They were not told anything.
    }
evidence-no-link = That is no link to a message. In Discord: right click on the message, *Copy Message Link*.
evidence-gone = I cannot find that message: it is deleted, or in a channel that I cannot read.
evidence-of-another = That message was not written by { $member }.

moderate-just-acted = { $actor } was there first: **{ $kind }**, case { $number }, { $at }. Go on all the same?
moderate-for = for { $length }
moderate-ask-kick = Kick { $member }? They are told in private first.
moderate-ask-ban = Ban { $member } { $ends ->
    [no] for good
   *[yes] { $until }
 }? They are told in private first.
moderate-ask-softban = Ban { $member } and let them back in at once? They are told in private first.
moderate-ask-delete = What they wrote in the last { $days ->
    [one] day
   *[other] { $days } days
 } is deleted, everywhere.
moderate-ladder-propose = With this { $member } stands at { $points } points. The ladder proposes: **{ $follows } { $length }**.
moderate-ladder-act = With this { $member } stands at { $points } points, and the ladder follows at once: **{ $follows } { $length }**.
moderate-stands-at = They stand at { $points } points before this.
moderate-button-with-step = Both
moderate-button-only = Only what I asked for
moderate-ladder-reason = By the ladder, after case { $number }
moderate-done = **Case { $number }**: { $kind }, { $member }.
moderate-until = Until { $at }.
moderate-form-title = What to do about this message
moderate-form-what = What
moderate-form-why = Why (they read it, unless it is a note)
moderate-choice-note = Note, for moderators only
moderate-choice-warning = Warning
moderate-choice-timeout-hour = Timeout, one hour
moderate-choice-timeout-day = Timeout, one day
moderate-choice-kick = Kick
moderate-choice-ban-week = Ban, one week
moderate-choice-ban = Ban, for good
record-of = **{ $member }**: { $cases ->
    [0] no case
    [one] one case
   *[other] { $cases } cases
 }, { $points } points now.

length-days = { $number ->
    [one] one day
   *[other] { $number } days
 }
length-hours = { $number ->
    [one] one hour
   *[other] { $number } hours
 }
length-minutes = { $number ->
    [one] one minute
   *[other] { $number } minutes
 }
length-seconds = { $number ->
    [one] one second
   *[other] { $number } seconds
 }

audit-reason = { $actor }: { $reason }
audit-reason-expiry = Time is over (case { $number })
audit-reason-rejoined = Came back before it was over (case { $number })

# What the member reads, in private.

notice-warning = { $tone ->
    [formal] The moderators of **{ $server }** have issued you a warning.
   *[warm] Hi! The moderators of **{ $server }** ask you to mind something: this is a warning.
 }
notice-timeout = { $tone ->
    [formal] You cannot write on **{ $server }** until { $until }.
   *[warm] Let us take a breath: on **{ $server }** you cannot write until { $until }. After that you are welcome as before.
 }
notice-untimeout = { $tone ->
    [formal] You can write on **{ $server }** again.
   *[warm] Good news: you can write on **{ $server }** again.
 }
notice-kick = { $tone ->
    [formal] You have been removed from **{ $server }**.
   *[warm] The moderators of **{ $server }** have decided to see you out. With an invite you can come back.
 }
notice-softban = { $tone ->
    [formal] You have been removed from **{ $server }**, and your last messages deleted.
   *[warm] The moderators of **{ $server }** have decided to see you out, and your last messages are deleted. With an invite you can come back.
 }
notice-ban = { $ends ->
    [yes] { $tone ->
        [formal] You have been banned from **{ $server }** until { $until }.
       *[warm] The moderators of **{ $server }** have decided that you stay away until { $until }. After that you can come back with an invite.
     }
   *[no] { $tone ->
        [formal] You have been banned from **{ $server }**.
       *[warm] The moderators of **{ $server }** have decided that you cannot stay.
     }
 }
notice-reason = Why: { $reason }
notice-actor = Decided by { $actor }.
notice-appeal = If you think that this is wrong, tell us: another moderator looks at it.
notice-button-appeal = I think this is wrong
notice-wrong = The last message about **{ $server }** was a mistake of ours: it did not happen. Sorry!

alert-rejoined = { $member } is back while a measure still holds, and Discord did not let me apply it again: I lack a permission, or my role stands too low.
alert-permission = I lack a permission that moderation needs: { $permission }. Whoever manages the server can give it to my role.
alert-direct-messages = Discord lets me open no direct messages just now: who is moderated is not told in private for half an hour.
alert-false-notice = { $member } was told of something that then failed, and I could not put it right. Please write to them.
alert-timer-unban = A ban was to end, but I lack the permission *Ban Members*. I go on trying; the ban holds until then.
alert-timer-unlock = A channel was to be opened again, but I may not manage it. I go on trying.
alert-timer-slowmode = Slow mode was to end in a channel, but I may not manage it. I go on trying.

setting-moderation-log-channel = Case channel
    .description = Where each case is told; without one, in the staff channel
    .made = case-log
setting-moderation-moderator-roles = Moderator roles
    .description = Whoever has one of these roles moderates through Salotto, whatever they may do in Discord itself
setting-moderation-tone = Tone towards members
    .description = How those are written to who receive a measure
    .warm = warm
    .formal = formal
setting-moderation-tell-who-acted = Say who decided
    .description = Whether the member reads which moderator it was
setting-moderation-ladder = Ladder of measures
    .description = For instance: 3 timeout 1h, 6 timeout 1d, 9 ban 7d, 12 ban
setting-moderation-ladder-mode = How the ladder acts
    .description = Whether the ladder proposes, acts by itself or is off
    .off = off
    .propose = proposes
    .act = acts by itself
setting-moderation-points-warning = Points of a warning
    .description = What it counts on its first day
setting-moderation-points-timeout = Points of a timeout
    .description = What it counts on its first day
setting-moderation-points-automod = Points of a blocked message
    .description = What something that AutoMod stopped counts on its first day
setting-moderation-points-kick = Points of a kick
    .description = What it counts on its first day
setting-moderation-points-ban = Points of a ban
    .description = What it counts on its first day
setting-moderation-points-last-days = Life of points
    .description = After how many days a case counts nothing
setting-moderation-keep-notes-days = Keep notes
    .description = For how many days
setting-moderation-keep-warnings-days = Keep warnings
    .description = For how many days
setting-moderation-keep-penalties-days = Keep measures
    .description = For how many days timeouts, kicks and bans are kept
setting-moderation-keep-automod-days = Keep AutoMod's cases
    .description = For how many days
setting-moderation-keep-reports-days = Keep reports
    .description = For how many days
setting-moderation-keep-conversations-days = Keep conversations with staff
    .description = For how many days

scene-moderation = Bea reports an advertisement, Marta warns whoever wrote it and then silences them by hand: all of it is a case
    .try = As Marta, in #staff: /casi. Anybody, on a message: a right click reports it to the moderators.
