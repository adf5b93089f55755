# The library: to find again what was published for oneself.

command-library = library
    .description = Find again the content published for you
command-library-browse = browse
    .description = The latest content for your segments
command-library-browse-saved = saved
    .description = Only what you saved
command-library-search = search
    .description = Search the content published for you
command-library-search-text = text
    .description = One word or more

library-line = { $saved ->
    [yes] ⭐
   *[no] •
} [{ $title }]({ $link }) · { $at }
library-more = … and { $count } more: find them with `/library search`.
library-save-which = Save something, or take it out again
library-saved = Saved. Find it with `/library browse saved:yes`. Only you see it.
library-unsaved = Taken out again.
library-empty = Nothing for your segments yet. When something is published for you, it is here.
library-none-saved = You have saved nothing. Browse the library and choose what to keep.
library-nothing-found = I found nothing. Try fewer words, or a part of a word.
