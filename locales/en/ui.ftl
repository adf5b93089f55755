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
