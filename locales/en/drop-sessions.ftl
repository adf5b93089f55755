# Live sessions: Discord's event, the reminder, how it went.

command-drop-session = session
    .description = Where and when people meet: I prepare Discord's event and the reminder
command-drop-session-drop = drop
    .description = Which drop (format: live session)
command-drop-session-when = when
    .description = For example: thursday at 18:30
command-drop-session-length = length
    .description = How long it takes: 1 hour, 45 minutes
command-drop-session-room = room
    .description = The voice channel or stage
command-drop-session-place = place
    .description = If it is not on Discord: an address or a link

drop-session-planned = You meet { $at }, here: { $where }. Once the drop is scheduled I prepare the event; half an hour before, I write to whoever marked interest, and afterwards a draft of how it went waits for you.
drop-session-nowhere = Where do you meet? Choose a room, or write an address or link in `place`.
drop-session-length = A session takes between 5 minutes and 12 hours: "1 hour", for example.
drop-session-other-format = "{ $title }" is no live session: make one with `/drop new`, format "live session".
drop-session-reminder = **{ $title }** begins { $at }. You get this because you marked that you are interested.
drop-session-go = See the event
drop-session-alert-forbidden = I cannot create the event of "{ $title }": I need the permission "Create Events" (and "Manage Events" to move it). As soon as I have it, I create it by myself.
drop-session-alert-gone = I cannot create the event of "{ $title }": its room is gone. Choose another one with `/drop session`.
drop-session-alert-stays = The session "{ $title }" is cancelled, and I cannot remove its event: I need the permission "Manage Events". As soon as I have it, I remove it by myself; or delete it yourselves.
drop-session-alert-unfit = Discord does not take the event of "{ $title }": look at hour and room with `/drop session`.
drop-recap-title = How it went: { $title }
drop-recap-purpose = telling those who were not there about "{ $title }"
drop-recap-text = We met for "{ $title }"{ $known ->
    [yes] , and were { $people }.
   *[no] .
} What to remember:
    - …
    - …
    What would you have asked?
drop-recap-waits = "{ $title }" is ready as a draft: fill it in with `/drop variant`, then approve it.
