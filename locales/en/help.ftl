# /help: what one may do with Salotto.

command-help = help
    .description = What you can do with Salotto, command by command

help-head = What you can do here. Choose a command to use it: every answer is for you alone unless it says otherwise.
help-for = { $who ->
        [members]
            For everybody
        [staff]
            For the brand's staff
        [moderators]
            For moderators
       *[administrators]
            For whoever manages the server
    }
help-menus = In the menus
help-menu-message = - **{ $name }**: press and hold (or right-click) a message, then *Apps*
help-menu-user = - **{ $name }**: press and hold (or right-click) a person, then *Apps*
help-before = Before
help-after = More
