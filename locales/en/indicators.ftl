### The indicators: a short name, and in one line what they say (.reading), what changed (.more, .less), or why
### they are silent this week (.unknown).
### Values of .reading: $value, $amount (the value in words), $count and $base (numerator and denominator), $sign.

indicator-active_contributions = contributions
    .reading = { $value ->
        [0] No post brought anything to the conversation.
        [one] One post brought something to the conversation.
       *[other] { $value } posts brought something to the conversation.
    }
    .more = there were more contributions than usual
    .less = there were fewer contributions than usual
    .unknown = Too little could be read to count contributions.
indicator-contributors = people who contributed
    .reading = { $value ->
        [0] Nobody made a contribution.
        [one] One person made at least one contribution.
       *[other] { $value } people made at least one contribution.
    }
    .more = more people contributed than usual
    .less = fewer people contributed than usual
    .unknown = Too little could be read to say how many people contributed.
indicator-dwell_minutes = visible time per person
    .reading = Those who showed up were visible for { $amount } each; reading in silence cannot be seen.
    .more = visible time per person is longer than usual
    .less = visible time per person is shorter than usual
    .unknown = Too few signs of presence to say how long people stay.
indicator-member_started = conversations started by members
    .reading = Of the week's conversations, members started { $amount }.
    .more = members started a larger part of the conversations than usual
    .less = members started a smaller part of the conversations than usual
    .unknown = Too few conversations to say who starts them.
indicator-member_to_member = replies between members
    .reading = Of the replies, { $amount } { $count ->
        [one] goes
       *[other] go
    } from member to member.
    .more = a larger part of the replies than usual goes from member to member
    .less = a smaller part of the replies than usual goes from member to member
    .unknown = Too few replies to say whether members answer each other.
indicator-branching = members' replies per post
    .reading = { $count ->
        [0] Members' posts ({ $base }) received no replies from other members.
        [one] Members' posts ({ $base }) received one reply from other members, that is { $value } a post.
       *[other] Members' posts ({ $base }) received { $count } replies from other members, that is { $value } a post.
    }{ $sign ->
        [above_one] { " " }Above one reply a post, talk feeds itself.
       *[other] { "" }
    }
    .more = members' posts received more replies than usual from other members
    .less = members' posts received fewer replies than usual from other members
    .unknown = Too few posts to say whether talk leads to more talk.
indicator-unprompted_activity = activity on days without a staff prompt
    .reading = { $value ->
        [0] On days without a staff prompt members do not write.
        [one] On days without a staff prompt members write as much as on the others.
       *[other] On days without a staff prompt members write { $value } times as much as on the others.
    }
    .more = on days without a staff prompt members write more than usual
    .less = on days without a staff prompt members write less than usual
    .unknown = Too few days with and without a staff prompt to compare them.
indicator-conversations_without_staff = conversations of three without staff
    .reading = Of the conversations, { $amount } { $count ->
        [one] reaches
       *[other] reach
    } three members without staff.
    .more = more conversations than usual reach three members without staff
    .less = fewer conversations than usual reach three members without staff
    .unknown = Too few conversations to say how many stand without staff.
indicator-first_answer_by_members_minutes = wait for a member's first answer
    .reading = Half of the questions have an answer from a member within { $amount }.
    .more = the wait for a member's answer is longer than usual
    .less = the wait for a member's answer is shorter than usual
    .unknown = Too few answered questions to say how long members take.
indicator-first_answer_by_staff_minutes = wait for a first answer from staff
    .reading = Half of the questions have an answer from staff within { $amount }.
    .more = the wait for an answer from staff is longer than usual
    .less = the wait for an answer from staff is shorter than usual
    .unknown = Too few answered questions to say how long staff take.
indicator-newcomers_answered = first posts that were answered
    .reading = Of the newcomers' first posts, { $amount } had an answer within two days.
    .more = newcomers' first posts were answered more often than usual
    .less = newcomers' first posts were answered less often than usual
    .unknown = Too few people wrote for the first time to say whether they find an answer.
indicator-complaints_resolved = complaints that found a solution
    .reading = Of the complaints whose week is over, { $amount } found a solution.
    .more = complaints found a solution more often than usual
    .less = complaints found a solution less often than usual
    .unknown = Too few complaints to say how many find a solution.
indicator-questions_coming_back = questions that had been asked before
    .reading = Of the week's questions, { $amount } had been asked by somebody else before.
    .more = more of the questions than usual had been asked before
    .less = fewer of the questions than usual had been asked before
    .unknown = Too few questions to say how many come back.
indicator-reciprocity = exchanges returned
    .reading = Exchanges are returned { $sign ->
        [below] less
       *[other] more
    } than chance would have it (difference { $value }).
    .more = exchanges are returned more than usual
    .less = exchanges are returned less than usual
    .unknown = Too few exchanges to say whether they are returned.
indicator-half_of_contributions = people who make half of the contributions
    .reading = { $value ->
        [one] Half of the contributions come from one person.
       *[other] Half of the contributions come from { $value } people.
    }
    .more = half of the contributions come from more people than usual
    .less = half of the contributions come from fewer people than usual
    .unknown = Too few contributions to say how many people they stand on.
indicator-effective_voices = voices that carry weight
    .reading = The conversation has the variety of { $value } voices of equal weight.
    .more = the conversation is spread over more voices than usual
    .less = the conversation is spread over fewer voices than usual
    .unknown = Too few contributions to say how many voices carry weight.
indicator-effective_voices_without_top = voices that carry weight, without the first
    .reading = Without the most active voice, the conversation has the variety of { $value } voices of equal weight.
    .more = without the first voice, the conversation is spread over more voices than usual
    .less = without the first voice, the conversation is spread over fewer voices than usual
    .unknown = Too few contributions to say how many voices carry weight without the first.
indicator-retention_week_1 = back after one week
    .reading = Of those who began to contribute one week before, { $amount } contributed again.
    .more = after one week more of those who begin come back than usual
    .less = after one week fewer of those who begin come back than usual
    .unknown = Too few people began one week before to say how many come back.
indicator-retention_week_4 = back after four weeks
    .reading = Of those who began to contribute four weeks before, { $amount } contributed again.
    .more = after four weeks more of those who begin come back than usual
    .less = after four weeks fewer of those who begin come back than usual
    .unknown = Too few people began four weeks before to say how many come back.
indicator-retention_week_12 = back after twelve weeks
    .reading = Of those who began to contribute twelve weeks before, { $amount } contributed again.
    .more = after twelve weeks more of those who begin come back than usual
    .less = after twelve weeks fewer of those who begin come back than usual
    .unknown = Too few people began twelve weeks before to say how many come back.
indicator-belonging = signs of belonging
    .reading = Gestures that usually go with feeling part of a place (saying "we", welcoming, thanking, coming back): { $amount }. A hint, not a measure of what people feel.
    .more = gestures of belonging are more frequent than usual
    .less = gestures of belonging are less frequent than usual
    .unknown = Too few posts to read signs of belonging.
indicator-conversations = conversations
    .reading = { $value ->
        [0] There were no conversations.
        [one] There was one conversation.
       *[other] There were { $value } conversations.
    }
    .more = there were more conversations than usual
    .less = there were fewer conversations than usual
    .unknown = Too little could be read to count conversations.
indicator-people_per_conversation = people per conversation
    .reading = A conversation has { $value } people on average.
    .more = more people than usual take part in a conversation
    .less = fewer people than usual take part in a conversation
    .unknown = Too few conversations to say how many people take part.
