"""Values that cross processes."""

import pickle
from dataclasses import replace

from benchmarks import communities


def test_a_turn_that_was_read_arrives_as_it_was_sent() -> None:
    for read in communities.talk(communities.Room(11), 1):
        arrived = pickle.loads(pickle.dumps(read))
        assert arrived == read and repr(arrived) == repr(read) and arrived is not read
        assert (arrived.id, arrived.author, arrived.staff) == (read.turn.id, read.turn.author, read.turn.staff)
        assert (arrived.at, arrived.contributes) == (read.turn.start, read.contributes)


def test_a_turn_that_is_changed_is_of_its_new_author() -> None:
    read = communities.talk(communities.Room(11), 1)[0]
    assert replace(read, turn=replace(read.turn, author="anna")).author == "anna"
