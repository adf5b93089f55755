"""Copied words are known again by their shingles."""

from metrics.depth.shingles import WIDTH, shingles
from metrics.language.tokens import clean


def test_a_copy_shares_every_shingle_whatever_its_case_accents_and_stretched_letters():
    original = shingles(clean("Perché l'acqua è dura, il caffè viene piatto"))
    copied = shingles(clean("perche' L'ACQUA è  duraaaa il caffe viene piatto!!"))
    assert copied == original


def test_a_changed_word_leaves_the_shingles_that_do_not_hold_it():
    before = set(shingles(clean("one two three four five six seven eight")))
    after = set(shingles(clean("one two three four changed six seven eight")))
    assert len(before & after) == len(before) - WIDTH


def test_hashes_are_the_same_on_every_machine_and_fit_a_signed_64_bit_column():
    assert shingles(clean("only a note")) == (7804764934165427200,)
    assert all(-(2**63) <= value < 2**63 for value in shingles(clean("many words make many different hashes here")))


def test_fewer_words_than_a_shingle_make_one_and_no_words_make_none():
    assert len(shingles(clean("ciao bella"))) == 1
    assert shingles(clean("🔥🔥")) == ()
