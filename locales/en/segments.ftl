# Segments, needs and profiles: what members have in common.

need-label-length = A need is said in a few words: from one letter to { $limit }.
segment-unknown = There is no segment called "{ $name }". Choose one from the list.
segment-too-many = There are { $limit } segments already, and more are of no use: close one that you do not need.
segment-name-length = The name of a segment has between one and { $limit } letters.
segment-name-taken = There is a segment called "{ $name }" already.
segment-role-taken = That role belongs to the segment "{ $name }": every segment wants one of its own.
profile-too-many = That is too many: choose { $limit } at most.
profile-too-long = Too long: at most { $limit } letters an answer.
