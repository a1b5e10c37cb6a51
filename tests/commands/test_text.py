"""What people paste is kept whole and clean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.commands.text import SUMMARY, clean, one_line, opening


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("  gebeld \n", "gebeld"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("een\u2028twee", "een\ntwee"),
        ("kolom\tkolom", "kolom\tkolom"),
        ("a\x00b\x07c\x85d", "abcd"),
        ("Cafe\u0301", "Café"),
        ("half \ud83d teken", "half \ufffd teken"),
        ("heel \ud83d\ude00", "heel 😀"),
    ],
)
def test_pasted_text_is_kept_clean(pasted: str, kept: str):
    assert clean(pasted) == kept


def test_a_title_stays_on_one_line():
    assert one_line(" Woningbouw \r\n\t in Zeist ") == "Woningbouw in Zeist"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_at_all_can_be_kept_and_is_clean_at_once(text: str):
    cleaned = clean(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned


def test_a_summary_is_the_first_line():
    assert opening("Gebeld over wonen.\nDaarna nog gemaild.") == "Gebeld over wonen."


def test_a_long_first_line_is_cut_after_a_whole_word():
    cut = opening("woningbouw " * 20)
    assert cut == " ".join(["woningbouw"] * 11)
    assert len(cut) <= SUMMARY


def test_a_first_line_without_any_space_is_cut_where_it_must():
    assert opening("x" * 200) == "x" * SUMMARY
