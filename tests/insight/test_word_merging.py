"""Two edits of one text become one proposal, and never one that drops somebody's words."""

from hypothesis import given
from hypothesis import strategies as st

from sub_crm.insight.differences import words_of
from sub_crm.insight.word_merging import both, proposal

WAS = "College wil de kernkwaliteiten in de toekomstvisie opnemen."
MINE = (
    "College wil de kernkwaliteiten vóór de zomer in de toekomstvisie opnemen."
    " Vraagt hulp bij de raadsinformatieavond."
)
THEIRS = "College wil de kernkwaliteiten in de toekomstvisie opnemen, besluit in december."
TOGETHER = (
    "College wil de kernkwaliteiten vóór de zomer in de toekomstvisie opnemen,"
    " besluit in december. Vraagt hulp bij de raadsinformatieavond."
)


def test_edits_in_different_places_are_both_in_it_whoever_made_which():
    assert proposal(WAS, MINE, THEIRS) == TOGETHER
    assert proposal(WAS, THEIRS, MINE) == TOGETHER


def test_where_both_rewrote_the_same_words_there_is_no_proposal():
    assert proposal("komt op maandag", "komt op dinsdag", "komt op vrijdag") is None
    assert proposal("", "woont in Zeist", "woont in Soest") is None


def test_what_both_added_in_one_place_stands_after_each_other():
    assert proposal("een\ntwee", "een\ntwee\ndrie", "een\ntwee\nvier") == "een\ntwee\nvier\ndrie"
    assert proposal("een plan", "een goed plan", "een snel plan") == "een snel goed plan"


def test_what_both_removed_is_gone_and_what_one_removed_too():
    assert proposal("een goed plan", "een plan", "een plan") == "een plan"
    assert proposal("een goed plan snel", "een plan snel", "een goed plan") == "een plan"


def test_two_texts_that_do_not_merge_are_put_under_each_other():
    assert both("woont in Zeist", "woont in Soest") == "woont in Soest\nwoont in Zeist"
    assert both("Zeist", "woont in Zeist") == "woont in Zeist"


TEXTS = st.lists(st.sampled_from("een twee drie vier\n vijf. ,".split(" ")), max_size=8).map(
    " ".join
)


@given(was=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_every_word_that_somebody_added_is_in_the_proposal(was: str, mine: str, theirs: str):
    merged = proposal(was, mine, theirs)
    if merged is None:
        return
    base, found = _words(was), _words(merged)
    for side in (mine, theirs):
        for word in _words(side) - base:
            assert word in found
    if mine == was:
        assert _words(merged) == _words(theirs)


def _words(text: str) -> set[str]:
    return {word.strip() for word in words_of(text)} - {""}
