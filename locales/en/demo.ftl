# `salotto demo`: the bot at work on a simulated server, without a token.

demo-summary = Shows the bot at work on a simulated server: no token, no network.
demo-epilog =
    Frettaverde is an invented brand of plant-based lunches for people in a hurry. The real bot comes to its server, reads the
    last eight weeks and posts the digest of the last whole week; then you can walk through the channels in the browser, as
    a member or as staff. Ctrl-C ends it.

    salotto demo
    salotto demo --once --out out
demo-once = without a browser: writes the digest as text, JSON, PNG and HTML, and ends
demo-folder = FOLDER
demo-out = where to write the files of the digest (with --once, unless said otherwise: { $folder })
demo-lang = the language of the server: it or en (it, unless said otherwise)

demo-starting = The bot comes to the server of Frettaverde and reads the past eight weeks…
demo-caught-up =
    Read { $messages } { $messages ->
        [one] message
       *[other] messages
    } by { $people } { $people ->
        [one] person
       *[other] people
    } in { $channels } { $channels ->
        [one] channel
       *[other] channels
    }.
demo-telling = Marta chooses the staff channel, and the bot writes the digest of the last whole week…
demo-posted = The digest is in the channel #staff:
demo-written = written { $file }
demo-scene = then: { $what }
demo-scene-failed = this could not be played to its end: { $what }
scene-privacy = Bea looks at what is kept of her, and says that she may be quoted
    .try = As Bea, in #chiacchiere: /privacy esporta hands her everything there is about her.
demo-open = The channels are at { $address } (Ctrl-C ends it)
demo-ended = Ended: nothing of all this is left.
demo-introduction = The server of a brand that does not exist. In every channel you can choose who to be, a member or somebody of the staff (Marta, Davide, Ilaria), and read, write, run slash commands, press buttons. The digest of the week is in #staff.
demo-try-digest = As Davide, in #staff: read the digest and press its buttons; then type /resoconto anteprima, this week so far (his Discord is in Italian, so his commands are).
demo-try-privacy = As bea, in #prodotti: write something, then /privacy mostra and /privacy consenso.
demo-try-help = As anybody: /aiuto. It shows a member less than staff.
demo-try-language = As Hannah, whose Discord is in English: the same commands have English names (/privacy show, /help) and answer in English.

## The pages of the server in the browser

pages-to-try = What to try
pages-happened = What has happened already
pages-rooms = Channels
pages-for-all = for everybody
pages-people = The people
pages-you-are = You are
demo-not-posted = the bot has not posted the digest: that is a fault of Salotto
demo-not-installed = the demo needs { $module }: pip install "salotto[demo]" installs it
