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

permission-view-channel = View channel
permission-send-messages = Send messages
permission-embed-links = Embed links
permission-attach-files = Attach files

duration-unreadable = I do not understand "{ $text }" as a length of time. Write it like 2h, 3 days or a week.
duration-too-short = That is too short.
duration-too-long = That is too long: it can be { $days } days at most.
moment-unreadable = I do not understand when "{ $text }" is. Write it like tomorrow at 9, next monday 18:30 or 2026-12-24 9:00.
moment-ambiguous = { $text } can be read in two ways. Write the month by name, or the date like 2026-12-24.
moment-past = That moment has passed.
moment-too-far = That is too far ahead.
