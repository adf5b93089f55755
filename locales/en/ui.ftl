# Words that every area uses in Discord.

choice-language-it = Italian
choice-language-en = English
choice-day-mon = Monday
choice-day-tue = Tuesday
choice-day-wed = Wednesday
choice-day-thu = Thursday
choice-day-fri = Friday
choice-day-sat = Saturday
choice-day-sun = Sunday
choice-consent-full = everything may be read, named and quoted
choice-consent-totals = only in totals: nobody is named or quoted
choice-consent-none = nothing is read

duration-unreadable = I do not understand "{ $text }" as a length of time. Write it like 2h, 3 days or a week.
duration-too-short = That is too short.
duration-too-long = That is too long: it can be { $days } days at most.
moment-unreadable = I do not understand when "{ $text }" is. Write it like tomorrow at 9, next monday 18:30 or 2026-12-24 9:00.
moment-ambiguous = { $text } can be read in two ways. Write the month by name, or the date like 2026-12-24.
moment-clocks-change = The clocks change that night: { $at } does not exist, or comes twice. Choose another hour.
moment-past = That moment has passed.
moment-too-far = That is too far ahead.

# As Discord itself calls them.

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-create-public-threads = Create Public Threads
permission-create-private-threads = Create Private Threads
permission-manage-threads = Manage Threads
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-add-reactions = Add Reactions
permission-read-message-history = Read Message History
permission-manage-messages = Manage Messages
permission-manage-channels = Manage Channels
permission-manage-roles = Manage Roles
permission-manage-guild = Manage Server
permission-manage-webhooks = Manage Webhooks
permission-manage-events = Manage Events
permission-create-events = Create Events
permission-send-polls = Create Polls
permission-moderate-members = Time out members
permission-kick-members = Kick Members
permission-ban-members = Ban Members
permission-manage-nicknames = Manage Nicknames
permission-view-audit-log = View Audit Log
permission-administrator = Administrator

confirm-yes = Yes, go on
confirm-no = No
confirm-left = Nothing was done.
confirm-again = Try again
confirm-once-more = Trying again.
form-again = Open the form again
