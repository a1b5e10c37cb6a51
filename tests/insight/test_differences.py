"""What changed between two texts is marked word by word, and nothing of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from sub_crm.insight.differences import Fate, Piece, word_differences

TEXT = st.text(alphabet="ab .,\n:é", max_size=60)


def marks(pieces: tuple[Piece, ...], fate: Fate) -> list[str]:
    return [piece.text for piece in pieces if piece.fate is fate]


def test_added_words_are_one_mark_without_the_space_after_them():
    found = word_differences("samen werven helpt.", "samen werven en één team helpt.")
    assert marks(found.became, Fate.ADDED) == ["en één team"]
    assert marks(found.was, Fate.REMOVED) == []


def test_a_full_stop_that_moves_does_not_drag_its_word_along():
    found = word_differences("voor vergunningen. Ze", "voor vergunningen en toezicht. Ze")
    assert marks(found.became, Fate.ADDED) == ["en toezicht"]


def test_what_is_the_same_in_a_date_is_not_marked():
    found = word_differences("ma 30 november 2026", "di 15 december 2026")
    assert found.spoken() == "verwijderd: ma 30 november; toegevoegd: di 15 december"


def test_addresses_and_times_are_words():
    found = word_differences("om 14:20 bij jan@x.nl", "om 14:30 bij jan@y.nl")
    assert marks(found.was, Fate.REMOVED) == ["14:20", "jan@x.nl"]


@given(TEXT, TEXT)
def test_both_texts_stand_there_whole(before: str, after: str):
    found = word_differences(before, after)
    assert "".join(piece.text for piece in found.was) == before
    assert "".join(piece.text for piece in found.became) == after


@given(TEXT)
def test_the_same_text_has_no_marks(text: str):
    assert word_differences(text, text).spoken() == ""


def test_in_the_longest_report_the_changed_middle_counts_as_replaced():
    before = " ".join(f"woord{number % 300}" for number in range(15_000))
    after = " ".join(f"woord{number * 7 % 300}" for number in range(15_000))
    assert word_differences(before, after).spoken()
