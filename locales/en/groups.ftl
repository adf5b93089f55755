# Working groups: who proposes them, who decides, who goes in.

command-workgroup = workgroup
    .description = Working groups: propose one, go in, go out
command-workgroup-propose = propose
    .description = Propose a working group: staff decide, and let you know
command-workgroup-list = list
    .description = Which groups there are, and in which you are
command-workgroup-join = join
    .description = Go into a group
command-workgroup-join-group = group
    .description = Which one
command-workgroup-leave = leave
    .description = Go out of a group
command-workgroup-leave-group = group
    .description = Which one

group-form = A working group
group-form-name = What is it called?
group-form-purpose = What is it to do, and for whom?
    .description = Staff read it, and then whoever would like to go in
group-proposed = I passed **{ $name }** on to staff. As soon as they decide, I write to you.
group-name-taken = Something is called { $name } already, or somebody has just proposed it: try another name.
group-too-many = { $limit } proposals of yours wait for staff already: as soon as they decide on one, you can make another.
group-unknown = I know no group called { $name }. `/workgroup list` shows which there are.
group-none = There are no working groups yet. With `/workgroup propose` you can propose one.
group-line = - **{ $name }** ({ $n ->
    [one] one person
   *[other] { $n } people
}): { $purpose }
group-line-inside = - **{ $name }** ({ $n ->
    [one] one person, you
   *[other] { $n } people, you among them
}): { $purpose }
group-joined = You are in **{ $name }**. Its room: { $channel }
group-left = You are out of **{ $name }**. Come back whenever you like with `/workgroup join`.

group-card = { $member } proposes a working group: **{ $name }**
group-button-approve = Approve
group-button-decline = Decline…
group-button-room = Open the room
group-button-understood = I see
group-approved = **{ $name }** is there: its room is { $channel }, and whoever proposed it knows.
group-approved-without-room = **{ $name }** is there and whoever proposed it knows, but its room cannot be opened yet. Salotto needs: { $permissions }. They are given in *Server settings → Roles → Salotto*; then press below.
group-declined = { $by } declined **{ $name }**. Whoever proposed it knows why.
group-decline-form = Decline the proposal
group-decline-reason = Why? Whoever made it reads it
group-decided-already = That is decided already, by { $by }.
group-proposal-gone = This proposal is there no longer: whoever made it asked to have their data erased, or the group was closed.
group-told-approved = Staff approved the group you proposed, **{ $name }**: you are in it, and others go in with `/workgroup join`.
group-told-declined = For now staff do not open the group **{ $name }**. The reason: { $reason }
group-unreachable = I cannot write to { $member }, who takes no direct messages: tell them yourselves what you decided on the group they proposed.
group-inbox = Somebody proposes a working group: { $name }
