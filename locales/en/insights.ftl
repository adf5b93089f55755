# /insights: what the talk says about one thing.

## One person: to themselves (own) or to staff

member-state-new_and_unanswered = { $own ->
    [yes] You are new here, and your first words have not been answered yet.
   *[no] { $author } is new here, and their first words have not been answered yet.
}
member-state-newly_speaking = { $own ->
    [yes] You have not been writing here for long: a good beginning.
   *[no] { $author } has not been writing here for long.
}
member-state-gone_quiet = { $own ->
    [yes] Nothing from you since { $last }, which is longer than usual for you.
   *[no] Nothing from { $author } since { $last }, which is longer than usual for them.
}
member-state-returning = { $own ->
    [yes] You are back after a while.
   *[no] { $author } is back after a while.
}
member-state-steady = { $own ->
    [yes] You write steadily.
   *[no] { $author } writes steadily.
}
member-state-now_and_then = { $own ->
    [yes] You write now and then.
   *[no] { $author } writes now and then.
}
member-gave = In the last { $weeks } weeks { $turns ->
    [one] one turn
   *[other] { $turns } turns
}{ $contributing ->
    [0] { "" }
    [one] , one of which gives something to whoever reads it
   *[other] , { $contributing } of which give something to whoever reads them
}{ $articulated ->
    [0] { "" }
    [one] { " " }(one also explains why or how)
   *[other] { " " }({ $articulated } also explain why or how)
}.
member-answered = { $count ->
    [one] { $own ->
        [yes] You took up another person's question.
       *[no] They took up another person's question.
    }
   *[other] { $own ->
        [yes] You took up { $count } questions of other people.
       *[no] They took up { $count } questions of other people.
    }
}
member-earned = { $own ->
    [yes] At its best, your writing { $evidence }.
   *[no] At its best, their writing { $evidence }.
}

## Themes

themes-none = This digest tells of no themes, or they were taken out.
themes-question = Which theme do you want to decide on?
themes-which = Choose a theme
theme-card = **{ $label }**
theme-status-proposed = Proposed: nobody has decided yet.
theme-status-confirmed = Confirmed: a theme of yours.
theme-status-merged = Merged into another theme.
theme-status-dismissed = Dismissed: not told any more.
theme-button-confirm = Confirm
theme-button-back = Bring it back
theme-button-rename = Rename
theme-button-merge = Merge into another
theme-button-dismiss = Not a theme
theme-confirmed = Confirmed. From the next digest on, “{ $label }” counts as a theme of yours.
theme-dismissed = Dismissed. From the next digest on, I say nothing of “{ $label }”.
theme-renamed = It is called “{ $label }” from now on.
theme-merged = From the next digest on, “{ $label }” counts together with “{ $into }”.
theme-merge-question = Which theme does “{ $label }” belong to?
theme-merge-which = Choose the other theme
theme-merge-none = There is no other theme to merge it into.
theme-rename-title = What the theme is called
theme-rename-name = Name
theme-unknown = This theme is no longer there.
theme-name-empty = A theme needs a name.
theme-name-taken = There is a theme called “{ $label }” already: you can merge them.
theme-into-itself = A theme cannot be merged into itself. Choose another.
