"""The merge rules by themselves: one side, both, texts by line, deletion against edit."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sub_crm.sync.merging import Differing, merge, merged_text, yield_to

WAS = {"surname": "Kramer", "note": "", "mood": 3, "deleted": 0}


def row(**said: object) -> dict[str, object]:
    return WAS | said


@pytest.mark.parametrize(
    ("mine", "theirs", "values", "base"),
    [
        ({}, {"note": "x"}, {"note": "x"}, {}),
        ({"note": "x"}, {}, {"note": "x"}, {"note": ""}),
        ({"note": "x"}, {"note": "x"}, {"note": "x"}, {}),
        ({"note": "x"}, {"mood": 5}, {"note": "x", "mood": 5}, {"note": ""}),
        ({"mood": None}, {}, {"mood": None}, {"mood": 3}),
        ({"deleted": 1}, {}, {"deleted": 1}, {"deleted": 0}),
        ({}, {"deleted": 1}, {"deleted": 1}, {}),
    ],
)
def test_one_side_changed_it(
    mine: dict[str, object],
    theirs: dict[str, object],
    values: dict[str, object],
    base: dict[str, object],
):
    merged = merge({name: WAS[name] for name in mine}, row(**mine), row(**theirs))
    assert merged.values == row(**values)
    assert merged.base == base
    assert merged.differences == []


def test_both_changed_it_so_theirs_stands_and_mine_is_kept():
    merged = merge({"mood": 3}, row(mood=1), row(mood=5))
    assert merged.values == row(mood=5)
    assert merged.base == {}
    assert merged.differences == [Differing("mood", 3, 5, 1)]


def test_what_belongs_together_comes_from_one_side():
    was = {"status": "done", "closed_at": 7, "deleted": 0}
    mine = {"status": "open", "closed_at": None, "deleted": 0}
    theirs = {"status": "dropped", "closed_at": 7, "deleted": 0}
    merged = merge({"status": "done", "closed_at": 7}, mine, theirs, ("status", "closed_at"))
    assert merged.values == theirs
    assert merged.base == {}
    assert {each.field for each in merged.differences} == {"status", "closed_at"}
    assert was != theirs


def test_an_edit_brings_back_what_they_deleted():
    merged = merge({"note": ""}, row(note="gesproken"), row(deleted=1))
    assert merged.values == row(note="gesproken")
    assert merged.base == {"note": "", "deleted": 1}
    assert merged.differences == [Differing("deleted", 0, 1, 0)]


def test_what_i_deleted_comes_back_by_their_edit():
    merged = merge({"deleted": 0}, row(deleted=1), row(note="gesproken"))
    assert merged.values == row(note="gesproken")
    assert merged.base == {}
    assert merged.differences == [Differing("deleted", 0, 0, 1)]


def test_to_yield_keeps_every_word():
    merged = yield_to({"note": "", "mood": 3}, row(note="x", mood=4), row(mood=5))
    assert merged.values == row(mood=5)
    assert {each.kept for each in merged.differences} == {"x", 4}


@pytest.mark.parametrize(
    ("was", "mine", "theirs", "together"),
    [
        ("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
        ("a\nb\n", "a\nb\nmijn\n", "hun\na\nb\n", "hun\na\nb\nmijn\n"),
        ("a\nb\nc\n", "a\nc\n", "a\nb\nc\nd\n", "a\nc\nd\n"),
        ("a\nb\n", "a\nX\n", "a\nX\n", "a\nX\n"),
        ("a\n", "a\nmijn\n", "a\nhun\n", None),
        ("a", "b", "c", None),
        (None, "b", "c", None),
        (1, 2, 3, None),
    ],
)
def test_texts(was: object, mine: object, theirs: object, together: str | None):
    assert merged_text(was, mine, theirs) == together


lines = st.lists(st.sampled_from("abcdefgh"), max_size=8).map("\n".join)


@given(lines, lines, lines)
def test_a_merged_text_loses_no_line_that_somebody_added(was: str, mine: str, theirs: str):
    together = merged_text(was, mine, theirs)
    assert together == merged_text(was, theirs, mine)
    if together is not None:
        before, both = was.splitlines(), together.splitlines()
        for side in (mine, theirs):
            assert set(side.splitlines()) - set(before) <= set(both)


values = st.fixed_dictionaries(
    {"surname": st.sampled_from("ab"), "note": lines, "mood": st.none() | st.integers(1, 5)}
)


def said_there(name: str, *versions: dict[str, object]) -> bool:
    """Say whether somebody entered the same words too, among others of theirs."""
    theirs = versions[-1]
    return name == "note" and merged_text(*(str(each[name]) for each in versions)) == theirs[name]


@given(values, values, values, st.booleans(), st.booleans())
@example(
    {"surname": "a", "note": "b\na", "mood": None},
    {"surname": "a", "note": "b\nb", "mood": None},
    {"surname": "a", "note": "a\nb\nb", "mood": None},
    False,
    False,
)
def test_every_value_that_was_entered_is_somewhere(
    was: dict[str, object],
    mine: dict[str, object],
    theirs: dict[str, object],
    i_deleted: bool,
    they_deleted: bool,
):
    was, mine, theirs = (
        {**was, "deleted": 0},
        {**mine, "deleted": int(i_deleted)},
        {**theirs, "deleted": int(they_deleted)},
    )
    edited = {name: was[name] for name in was if mine[name] != was[name]}
    merged = merge(edited, mine, theirs)
    kept = {each.field: each.kept for each in merged.differences}
    for name in edited:
        stands = merged.values[name] == mine[name] or name in merged.base
        assert stands or kept.get(name) == mine[name] or said_there(name, was, mine, theirs)
    for name, value in merged.base.items():
        assert value == theirs[name], "what is sent is an edit of what stands there"
        assert merged.values[name] != theirs[name]
