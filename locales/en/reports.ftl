# What members report.

menu-report = Report to the moderators

report-form-title = Report to the moderators
report-form-promise-message = Only the moderators read this. Whoever wrote the message does not learn who reported it.
report-form-promise-person = Only the moderators read this. { $member } does not learn who wrote it.
report-form-why = What is wrong with it? (optional)
report-form-placeholder = For instance: this is about me, and it is not true
report-form-what = What is happening?
report-form-what-placeholder = For instance: they keep writing to me in private though I said no
report-yourself-message = That is your own message: you can delete it yourself.
report-yourself-person = A report cannot be about yourself. If you need something from staff, use `/contact`.
report-bot = Bots cannot be reported. If it bothers you, tell the staff with `/contact`.
report-already-message = You have reported this message already: the moderators have it.
report-already-person = You have reported this person already, and the moderators are looking into it. If there is more to say, use `/contact`.
report-too-many = You have sent { $number } reports within the hour, and the moderators have them all. If it is urgent, use `/contact`.
report-filed = Thank you: the moderators have it. You get a private message when it is dealt with.
report-claimed = Report { $number } is yours.
report-take-over-ask = { $by } is already looking at this report. Do you want to take it over?
report-taken = 👀 { $by } is already looking at it.
report-closed = Report { $number } is dealt with already.
report-act-title = What to do, report { $number }
report-dismiss-ask = Is nothing to be done about report { $number }? Whoever reported is told that you have looked at it.
report-dismissed = Report { $number } is closed: nothing was to be done.
report-answer-acted = Thank you for your report: the moderators have looked at it and done something about it.
report-answer-dismissed = Thank you for your report: the moderators have looked at it, and left things as they are. If you see it differently, write to them with `/contact`.
report-button-read = All right
report-button-claim = I look at it
report-button-act = Act
report-button-dismiss = Nothing to do
report-title = Report { $number }
report-line-about-message = **A message from** { $member }
report-line-about-person = **About** { $member }, no message in particular
report-line-link = [Open the message]({ $link })
report-line-voices = { $number ->
    [one] **Reported by one person**, who stays unknown to them:
   *[other] **Reported by { $number } people**, who stay unknown to them:
 }
report-line-claimed = 👀 { $by } looks at it.
report-line-acted = ✅ { $by } did something about it.
report-line-dismissed = ☑️ { $by } says that nothing is to be done.
inbox-report = Report { $number } waits for a moderator: a message from { $member }
inbox-report-person = Report { $number } waits for a moderator: it is about { $member }

alert-staff-channel = I cannot write to the staff channel: reports, appeals and conversations wait. Choose another one with `/setup channel`.
