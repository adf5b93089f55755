# Catching up with what was said before Salotto listened.

backfill-reading = Reading what has been said so far: { $read } of { $channels ->
        [one] { $channels } channel
       *[other] { $channels } channels
    }, { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }.
backfill-done = I have read what was said while I was not listening: { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    } in { $channels ->
        [one] { $channels } channel
       *[other] { $channels } channels
    }.
backfill-closed = I may not read these channels, so nothing of them is counted: { $names }{ $more ->
        [0] .
        [one] { " " }and { $more } more.
       *[other] { " " }and { $more } more.
    } If they should count, give me “View Channel” and “Read Message History” there.
