# `salotto commands`, and the generated part of docs/commands.md.

commands-summary = Prints every slash command and context menu, with its names in each language and who may use it.
commands-epilog =
    Example:
      salotto commands --format md
      salotto commands --lang en --update docs/commands.md

    Exit code: 0 done.
commands-format = how it is written: json, or md for a page
commands-who-members = every member
commands-who-staff = the brand's staff
commands-who-moderators = moderators
commands-who-administrators = whoever manages the server
commands-shown-to = shown by default to whoever has: { $permissions }
commands-used-by = For { $who }
commands-menu-user = menu on a person
commands-menu-message = menu on a message
commands-needed = needed
commands-free = optional
commands-lang = the language of the page
commands-page-name = FILE
commands-page = renew this page between its two marks, instead of printing
commands-no-marks = { $file } is not a page to renew: it needs the lines { $begin } and { $end }
