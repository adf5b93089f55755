# A member's own record, and appeals.

command-my-record = my-record
    .description = What the moderators have noted about you, and what holds until when
my-record-none = There is nothing on your record. Nice to have you here.
my-record-heading = **Your record**: { $number ->
    [one] one case
   *[other] { $number } cases
 }, { $points } points now. Points fade by themselves.
my-record-nothing-holds = Nothing holds at the moment.
my-record-holds = ⏳ **{ $kind }** until { $until }
my-record-holds-for-good = ⛔ **{ $kind }**, without an end
my-record-line = **{ $number }** · { $kind } · { $at } · { $reason }
my-record-void = (void)
my-record-appeal-open = (your appeal is being looked at)
my-record-appeal-accepted = (your appeal was accepted)
my-record-appeal-rejected = (your appeal was looked at, and it stays)
my-record-kept = Warnings are kept for { $warnings } days, timeouts, kicks and bans for { $penalties } days, and in any case while they hold; with them the messages that prove them, also if you deleted those. If you think that something is wrong, appeal: once a case, and somebody else decides.
my-record-button = Appeal against { $number }

appeal-form-title = What is wrong?
appeal-form-why = Tell it as it was
appeal-form-answer = What you write to them
appeal-filed = Thank you. A moderator who had no part in it looks at it, and you get an answer.
appeal-nothing = There is nothing of yours here that you could appeal against.
appeal-void = That is void already: it counts no more.
appeal-already = You have appealed against this already. There is one appeal a case.
appeal-not-yours = You acted in this case: another moderator decides.
appeal-your-own = This appeal is your own: somebody else decides.
appeal-decided = Appeal { $number } is decided already.
appeal-decided-not-lifted = Appeal { $number } is decided and the case is void, but Discord did not let me lift what still holds. Please lift it yourselves.
appeal-decided-now = Appeal { $number } is decided, and they are told.
appeal-accept-title = They are right, appeal { $number }
appeal-reject-title = It stays, appeal { $number }
appeal-accepted-reason = Appeal against case { $number } accepted
appeal-answer-accepted = Your appeal against case { $number } was accepted: it counts no more, and what still held is lifted. Sorry!
appeal-answer-rejected = Your appeal against case { $number } was looked at by another moderator. It stays as it is.
appeal-title = Appeal { $number }, against case { $about }
appeal-line-from = **From** { $member }
appeal-line-accepted = ✅ Accepted by { $by }.
appeal-line-rejected = ☑️ Looked at by { $by }: it stays.
appeal-button-accept = They are right
appeal-button-reject = It stays
inbox-appeal = Appeal { $number } of { $member }, against case { $about }, waits for a moderator who did not act
alert-appeal-not-lifted = An appeal against case { $number } was accepted, but I could not lift what still holds. Please do it by hand.
