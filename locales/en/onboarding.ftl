# The door: the welcome, the steps, who is let in.

command-onboarding = onboarding
    .description = Who came in, and who stopped half way
command-onboarding-status = status
    .description = How many got how far, and who is stuck for how long
command-onboarding-panel = panel
    .description = Post the welcome panel in the welcome channel
command-mission = mission
    .description = Why this community exists, for whom, what it offers and what it expects
command-me = me
    .description = What you said about yourself, your segments and why, what you gave
command-setup-mission = mission
    .description = Write why the community exists, for whom, and its rules

setup-mission-form = The community's mission
setup-mission-noted = Noted. Newcomers read it at the door, and everybody with `/mission`.

onboarding-greeting-open = Hello { $member }, good to have you here! Start below: it takes two minutes, and you can stop and go on whenever you like.
onboarding-greeting-asked = Hello { $member }, good to have you here! Start below: meanwhile staff look at your request and let you know.
onboarding-greeting-admitted = { onboarding-greeting-open }
onboarding-greeting-declined = { onboarding-greeting-asked }
onboarding-greeting-back = Welcome back, { $member }! What you told us is still here: go on where you were.
onboarding-panel = **Welcome!** Below you find why this place exists, what we keep of you, and how to introduce yourself. It takes two minutes, in any order you like.
onboarding-panel-posted = The panel is in { $channel }. It stays there, and its button always works.
onboarding-panel-there = The panel is there already: { $link }. For a new one, delete that one.
onboarding-welcome-unset = There is no welcome channel yet: choose one with `/setup change`, setting *Welcome channel*.

onboarding-hub = **Your steps**, in any order you like. Stop whenever you want: you go on here or with `/me`.
onboarding-step-rules = Mission and rules
onboarding-step-consent = What we may read of you
onboarding-step-profile = What interests you, and what you need
onboarding-step-introduction = An introduction for the others, if you like
onboarding-next-rules = Now: read why we are here.
onboarding-next-consent = Now: choose what we may read of what you write.
onboarding-next-profile = Now: tell us what interests you and what you need.
onboarding-next-introduction = You are in. If you like, introduce yourself to the others.
onboarding-role-waits = You are in already, but Discord does not let me give you the role that opens the server yet: I do it as soon as I can, there is nothing for you to do.
onboarding-next-done = You have done everything: enjoy your stay!
onboarding-next-approval-asked = That is all for now: staff look at your request, and I write to you once they decide.
onboarding-next-approval-declined = For now staff have not let you in. I wrote you why in a direct message.

onboarding-button-start = Start
onboarding-button-rules = Mission and rules
onboarding-button-consent = My data
onboarding-button-profile = About me
onboarding-button-introduction = Introduction
onboarding-button-accept = I have read it, count me in
onboarding-button-back = To the steps
onboarding-button-post = Post it in my name
onboarding-button-edit = Edit
onboarding-button-admit = Let in
onboarding-button-decline = Decline…
onboarding-button-understood = I see

onboarding-mission-missing = Staff have not written the mission of this community yet.
onboarding-mission-why = Why we are here.
onboarding-mission-whom = For whom.
onboarding-mission-offers = What you find.
onboarding-mission-expects = What we expect.
onboarding-mission-rules = The rules

onboarding-consent = I read what is written here, to tell staff every week what is needed. What may I read of you?
onboarding-consent-later = You can change this whenever you like with `/privacy consent`; `/privacy show` tells everything I keep.

onboarding-form = About you
onboarding-form-interests = What interests you?
    .description = As much as you like, or nothing
onboarding-form-needs = What do you need?
    .description = So that we can bring what is useful; you can always change it
onboarding-form-own-needs = Other needs, in your own words
    .description = One a line
onboarding-form-brings = What could you bring to the others?
    .description = An experience, a question, a recipe: whatever comes to mind
onboarding-form-introduction = A short introduction
    .description = You see it before it is posted, and you decide
onboarding-profile-nothing = nothing
onboarding-profile-interests = **You are interested in**: { $what }
onboarding-profile-needs = **You need**: { $what }
onboarding-profile-brings = **You could bring**: { $what }
onboarding-profile-introduction = **Your introduction**: { $what }
onboarding-introduction-none = You have not written an introduction yet: open *About me*.
onboarding-introductions-unset = Staff have not chosen a channel for introductions yet. What you wrote stays here.
onboarding-introductions-refused = I cannot post your introduction. What you wrote stays here, and staff know.
onboarding-introductions-closed = I cannot post introductions in { $channel }: I lack the permission to manage webhooks. It is given in *Channel settings → Permissions → Salotto*.
onboarding-preview = This is how it reads in { $channel }, with your name and picture:
onboarding-introduced = Done: your introduction is here: { $link }. When you edit it, I put it right; when you ask to be erased, I take it away.

onboarding-candidate = { $member } ({ $name }) asks to come in.
onboarding-candidate-gone = They wait no longer: they left, or joined anew since.
onboarding-decided-already = That is decided already, by { $by }.
onboarding-admitted = { $member } is in. I told them.
onboarding-admitted-without-role = { $member } is in, and I told them. The role did not go through yet: they get it as soon as that is possible. If a permission is missing, I wrote so here in the channel.
onboarding-declined = { $member } stays out. I told them why; if they are to leave the server, kick them yourself.
onboarding-decline-form = Do not let in
onboarding-decline-reason = Why? They read it
onboarding-told-admitted = Staff let you in: welcome!
onboarding-told-declined = For now staff do not let you in. The reason: { $reason }
onboarding-candidate-unreachable = I cannot write to { $member }, who takes no direct messages: tell them yourself what was decided.
onboarding-welcome-closed = I cannot welcome anybody in { $channel }: I lack the permission to write there, or the channel is gone. The permission is given in *Channel settings → Permissions → Salotto*.
onboarding-role-gone = A role that I was to give is there no longer. Choose another one with `/setup change`.

onboarding-status-nobody = Nobody has come in since the door is open. Opening it takes a welcome channel: `/setup change`.
onboarding-status-joined = **{ $n }** { $n ->
    [one] person joined and is still here
   *[other] people joined and are still here
}
onboarding-status-funnel = **The last sixty days**, also of those who left since:
onboarding-status-few = Fewer than five joined in the last sixty days: how far they got I tell once there are more.
onboarding-step-told-accepted = accepted mission and rules
onboarding-step-told-declared = said what they want
onboarding-step-told-spoke = wrote something
onboarding-step-told-answered = received a first reply
onboarding-step-told-day-7 = came back to write in the second week
onboarding-step-told-day-30 = came back to write after a month
onboarding-status-step = - **{ $n }** of { $of } { $step } ({ $share } %, between { $low } and { $high } %)
onboarding-status-step-few = - fewer than five of { $of } { $step }
onboarding-status-step-unknown = - { $step }: too early to say
onboarding-status-belonging = **{ $share } %** of the { $people } people who answered feel part of the community (between { $low } and { $high } %)
onboarding-status-buddies = Buddies: { $people } take part; { $pairs } pairs were made; { $met } met
onboarding-status-buddies-few = Buddies: { $people } take part; { $pairs } pairs were made
onboarding-status-stuck-here = **Who is stuck**, and since when:
onboarding-at-silent = took all steps and has not written yet
onboarding-at-unanswered = wrote, and nobody has answered yet
onboarding-line-funnel = In the last sixty days { $joined } people joined{ $accepted ->
    [0] {""}
   *[other] , { $accepted } accepted mission and rules
}{ $spoke ->
    [0] : fewer than five wrote
   *[other] , { $spoke } wrote
}{ $answered ->
    [0] {""}
   *[other] , { $answered } were answered
}.
onboarding-line-belonging = Of the { $people } people who answered, { $share } % feel part of the community (between { $low } and { $high } %).
onboarding-status-stuck = - { $member }: { $step }, { $since }
onboarding-at-approval = waits for a decision
onboarding-at-rules = mission and rules
onboarding-at-consent = the choice about their data
onboarding-at-profile = the form
onboarding-inbox-asked = { $member } waits to be let in
onboarding-inbox-rules = { $member } joined and has not opened the mission
onboarding-inbox-consent = { $member } stopped at the choice about their data
onboarding-inbox-profile = { $member } has not said yet what they want
onboarding-inbox-approval = { onboarding-inbox-asked }

me-nothing = You have not said anything about yourself yet. With *Edit* you say what interests you and what you need.
me-segments = **Your segments**
me-no-segment = You are in no segment yet.
me-said-nothing = Of what you wrote I know nothing yet: once you write in the channels, you find its summary here.
me-said = In the last weeks you spoke { $turns ->
    [one] once
   *[other] { $turns } times
}: { $contributing ->
    [0] for now without an articulated contribution
    [one] once with a real contribution
   *[other] { $contributing } times with a real contribution
}, and { $answered ->
    [0] nobody has answered you yet
    [one] once somebody answered you
   *[other] { $answered } times somebody answered you
}.
segment-because-interest = - **{ $segment }**, because you are interested in: { $what }
segment-because-need = - **{ $segment }**, because you need: { $what }
segment-because-staff = - **{ $segment }**, because staff put you there: { $what }
segment-because-hand = - **{ $segment }**, because somebody gave you its role
segment-because-self = - **{ $segment }**, because you chose it

setting-onboarding-mode = Coming in
    .description = Whether newcomers are in at once or after staff approved
    .open = open
    .approval = with approval
setting-onboarding-welcome-channel = Welcome channel
    .description = Where newcomers are greeted; without one nobody is
    .made = welcome
setting-onboarding-introductions-channel = Introductions channel
    .description = Where introductions go, in the name of those who agree
    .made = introductions
setting-onboarding-member-role = Members' role
    .description = The role that opens the server to those who accepted mission and rules
    .made = Members
setting-onboarding-mission-why = Why we are here
    .description = The first part of the mission
setting-onboarding-mission-whom = For whom
    .description = Whom the community is for
setting-onboarding-mission-offers = What you find
    .description = What the community offers
setting-onboarding-mission-expects = What we expect
    .description = What is asked of those who come in
setting-onboarding-rules = Rules
    .description = The rules that are accepted at the door
setting-onboarding-interests = Interests offered
    .description = Those to tick in the form, ten at most, with commas between them
setting-onboarding-needs = Needs offered
    .description = Those to tick in the form, ten at most, with commas between them


scene-door = The door is opened with /setup start. Two newcomers: Livia goes all the way through the door, Owen stops at the first step
    .try = As Owen, in #benvenuto: press the button under the greeting and go through the door. Then, as Livia: /io.
