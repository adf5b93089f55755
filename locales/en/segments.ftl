# Segments, needs and profiles: what members have in common.

need-label-length = A need is said in a few words: from one letter to { $limit }.
segment-unknown = There is no segment called "{ $name }". Choose one from the list.
segment-too-many = There are { $limit } segments already, and more are of no use: close one that you do not need.
segment-name-length = The name of a segment has between one and { $limit } letters.
segment-name-taken = There is a segment called "{ $name }" already.
segment-role-taken = That role belongs to the segment "{ $name }": every segment wants one of its own.
profile-too-many = That is too many: choose { $limit } at most.
profile-too-long = Too long: at most { $limit } letters an answer.

# The staff's commands.

command-segment = segment
    .description = Groups of members: who is in them, and why
command-segment-create = create
    .description = A new segment, with the rule that leads people into it
command-segment-create-name = name
    .description = What it is called
command-segment-create-interests = interests
    .description = Whoever declares one of these interests is in; put commas between them
command-segment-create-needs = needs
    .description = Whoever declares one of these needs is in; put commas between them
command-segment-create-role = role
    .description = The role that they get
command-segment-create-description = description
    .description = In one sentence
command-segment-edit = edit
    .description = Change a segment; what you do not write stays as it is
command-segment-edit-segment = segment
    .description = Which one
command-segment-edit-name = name
    .description = What it is called
command-segment-edit-interests = interests
    .description = Whoever declares one of these interests is in; a dash for none
command-segment-edit-needs = needs
    .description = Whoever declares one of these needs is in; a dash for none
command-segment-edit-role = role
    .description = The role that they get
command-segment-edit-description = description
    .description = In one sentence; a dash takes it away
command-segment-list = list
    .description = All segments, with their rule and how many are in them
command-segment-members = members
    .description = Who is in a segment
command-segment-members-segment = segment
    .description = Which one
command-segment-assign = assign
    .description = Put somebody into a segment, keep them out, or let the rule hold
command-segment-assign-member = member
    .description = Who
command-segment-assign-segment = segment
    .description = Which one
command-segment-assign-place = place
    .description = In, out, or as the rule says
command-segment-assign-reason = reason
    .description = Why: the member reads it with /me
command-segment-explain = explain
    .description = Why a member is in their segments
command-segment-explain-member = member
    .description = Who
command-segment-room = room
    .description = A channel that only the segment and staff see
command-segment-room-segment = segment
    .description = Which one
choice-segment-in = in
choice-segment-out = out
choice-segment-rule = as the rule says

segment-none = There is no segment yet. With `/segment create` you make one from an interest or a need.
segment-line = **{ $segment }** ({ $n ->
    [0] nobody
    [one] one person
   *[other] { $n } people
}) { $description }
    Rule: { $rule } · role: { $role } · room: { $channel }
segment-by-hand = by hand only
segment-without = none
segment-members = **{ $segment }**: { $n ->
    [0] nobody yet
    [one] one person
   *[other] { $n } people
}
segment-bot = A bot is in no segment.
segment-reason-missing = Write the reason too: whoever is put in or kept out reads it.
segment-explained = The segments of { $member }:
segment-explained-none = { $member } is in no segment, and was kept out of none.
segment-in-interest = - **{ $segment }**: they declared the interest "{ $what }"
segment-in-need = - **{ $segment }**: they declared the need "{ $what }"
segment-in-staff = - **{ $segment }**: decided by { $by }: { $what }
segment-in-hand = - **{ $segment }**: somebody gave them the role by hand
segment-in-self = - **{ $segment }**: they chose it
segment-out-staff = - out of **{ $segment }**: decided by { $by }: { $what }
segment-out-hand = - out of **{ $segment }**: somebody took the role away by hand
segment-out-self = - out of **{ $segment }**: they chose so
segment-out-interest = { segment-in-interest }
segment-out-need = { segment-in-need }
segment-role-gone = The role { $role } of the segment "{ $segment }" is there no longer. Who is in the segment stays as it was: choose another role with `/segment edit`.
segment-room-there = It is there already: { $channel }.
segment-room-made = Done: { $channel }. The segment and staff see it.
segment-room-needs-role = A room needs a role that sees it: give one to the segment "{ $segment }" with `/segment edit`.
segment-room-forbidden = I lack: { $permissions }. It is given in *Server settings → Roles → Salotto*.
