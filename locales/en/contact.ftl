# Talking to staff in private.

command-contact = contact
    .description = Write to the staff in private: only you and they read it
command-contacts = contacts
    .description = How long members wait for a first answer from staff

contact-form-title = Write to the staff
contact-form-subject = What is it about?
contact-form-text = Tell them
contact-form-who-reads = Only the staff and you read this. It is kept for a while, then it goes
contact-opened = Your conversation is here: { $thread }. Somebody answers as soon as they can.
contact-first = Hello { $member }, this is a conversation between you and the staff. What is written here is kept for a while, also when it is deleted.
contact-too-many = You have two conversations going on already. Go on here: { $thread }
contact-failed = I could not open a conversation just now. The staff know; please try again later.
contact-unknown = This conversation is no more: the time for which it is kept is over. `/contact` opens a new one.
contact-gone = The thread of this conversation is gone, or I cannot open it. `/contact` begins anew.
contact-joined = You are in: { $thread }
contact-claimed = { $by } answers you.
contact-yours-already = You are answering already.
contact-take-over-ask = { $by } is already answering here. Do you want to take over?
contact-taken = Meanwhile { $by } is looking after it.
contact-snoozed = It rests until tomorrow, or until they write.
contact-closed = { $by } has closed this conversation. If there is more to say, open it again.
contact-closed-already = This conversation is closed already.
contact-open-already = This conversation is open: just write here.
contact-reopened = { $by } has opened this conversation again.
contact-transcript = What was said:
contact-transcript-heading = Conversation { $number }: { $subject }
contact-title = Conversation { $number }: { $subject }
contact-line-from = **From** { $member }
contact-line-since = **Opened** { $at }
contact-line-thread = **Here** { $thread }
contact-button-join = Join
contact-button-claim = I answer
contact-button-snooze = Tomorrow
contact-button-close = Close
contact-button-reopen = Open again
contact-button-transcript = Transcript
contacts-heading = { $number ->
    [0] No conversation in the last { $days } days.
    [one] One conversation in the last { $days } days.
   *[other] { $number } conversations in the last { $days } days.
 }
contacts-unanswered = { $number ->
    [one] One of them has no answer yet.
   *[other] { $number } of them have no answer yet.
 }
contacts-middle = Half of them had a first answer within { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }.
contacts-too-few = Too few were answered to tell how long it takes.
inbox-contact = { $member } waits for an answer in conversation { $number }: { $subject }
alert-contact-thread = A member wanted to talk to you, but I could not open a private thread in { $channel }. I need *Create Private Threads* and *Send Messages in Threads* there, or another channel for conversations.

setting-contact-contact-channel = Channel of the conversations
    .description = Below which channel threads with staff are opened; without it, below the one where it is asked for
