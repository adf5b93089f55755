# /faq: the questions that come back, with the answer of somebody who has been there.

command-faq = faq
    .description = The questions that come back, with the answer that members gave
command-faq-question = question
    .description = What you want to know; without it, you see every question

faq-none = There is no question here yet. When a question comes back and somebody gives a good answer, you find it here: meanwhile, ask in the channel.
faq-not-found = This one is not here yet. Ask it in the channel, or look among those that are:
faq-choose = { $count ->
    [one] There is one question with its answer:
   *[other] There are { $count } questions with their answers:
}
faq-which = Choose a question
faq-unanswered = *Without an answer that may be quoted so far: write one yourself.*
faq-credit = -# The answer is by { $author }.
faq-gone = This question is no longer here, or its words may not be quoted any more.
faq-empty = Both the question and the answer are needed.
faq-button-useful = It helped
faq-button-useless = It did not help
faq-thanks = Thank you: whoever wrote it will be glad that it was useful.
faq-thanks-all-the-same = Thank you for saying so. Do ask in the channel: the next answer may be better.
faq-waiting = { $count ->
    [one] A question that comes back has an answer: if it is right, confirm it with `/insights question`, and whoever asks next finds it.
   *[other] { $count } questions that come back have an answer: if they are right, confirm them with `/insights question`, and whoever asks next finds them.
}
faq-button-settle = Confirm
faq-button-edit = Edit
faq-button-dismiss = Not for the list
faq-settle-title = As members read it
faq-settle-question = Question
faq-settle-answer = Answer
faq-confirmed = Done: members find it with `/faq`.
faq-dismissed = All right: I shall not propose it again.
faq-status-proposed = Proposed: members do not see it yet.
faq-status-confirmed = Confirmed: members find it with `/faq`.
faq-status-dismissed = Not on the list.
faq-helped = { $all ->
    [one] One person said whether it helped: { $useful ->
        [0] no
       *[other] yes
    }
   *[other] It helped { $useful } of { $all }
}
