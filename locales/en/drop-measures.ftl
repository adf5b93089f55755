# What a drop left behind.

drop-report-later = Later, members began { $count ->
    [0] no conversation
    [one] one conversation
   *[other] { $count } conversations
} on this theme{ $known ->
    [yes] { " " }(usually between { $low } and { $high })
   *[no] { "" }
}.
drop-report-need = { $verdict ->
    [less] The need is voiced less
    [more] The need is voiced more
   *[same] Whether the need is voiced less cannot be said yet
}: in the week after, { $after ->
    [0] nobody spoke of it
    [one] one person spoke of it
   *[other] { $after } people spoke of it
}, in the { $weeks } weeks before { $before } in all. That is { $ratio } % of before, between { $low } % and { $high } %.
drop-report-need-few = Too few spoke of this need before to say whether it is voiced less now.
