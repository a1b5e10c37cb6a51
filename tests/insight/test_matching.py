"""Matches are marked where one reads them, and snippets are made of whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.insight.matching import SNIPPET, longer_word, pieces, snippet, spans
from sub_crm.queries.search import words


def marked(text: str, question: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, words(question))]


@pytest.mark.parametrize(
    ("text", "question", "found"),
    [
        ("Gemeente Lopik", "lop", ["Lop"]),
        ("Stand woningbouwafspraken", "bouw", ["bouw"]),
        ("Bouw en woningbouw", "bouw", ["Bouw"]),
        ("Coördinatie in IJsselstein", "coordinatie ijssel", ["Coördinatie", "IJssel"]),
        ("De Ĳssel en Ÿ", "ij", ["Ĳ"]),
        ("Gesprek met O'Brien", "o'brien", ["O'Brien"]),
        ("Straße 3", "strasse", ["Straße"]),
        ("Niets hiervan", "lopik", []),
    ],
)
def test_a_match_is_marked_as_it_is_written(text: str, question: str, found: list[str]) -> None:
    assert marked(text, question) == found


@given(st.text(max_size=80), st.text(max_size=12))
def test_pieces_are_the_text_whatever_is_asked(text: str, question: str) -> None:
    parts = pieces(text, spans(text, words(question)))
    assert "".join(part.text for part in parts) == text


def test_a_snippet_is_centred_on_its_first_match_and_cuts_between_words() -> None:
    note = (
        "Eerst wat anders besproken. " * 12 + "Toen de woningbouw in Zeist. " + "Daarna meer. " * 12
    )
    parts = snippet(note, ["woningbouw"])
    shown = "".join(part.text for part in parts)
    assert [part.text for part in parts if part.matches] == ["woningbouw"]
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= SNIPPET + 4
    assert set(shown.strip("… ").split()) <= set(note.split())
    assert 30 < shown.index("woningbouw") < 75


def test_a_short_report_is_shown_whole() -> None:
    assert "".join(part.text for part in snippet("Kort\nverslag", ["verslag"])) == "Kort verslag"


@given(st.text(max_size=400), st.text(max_size=12), st.integers(5, 60))
def test_no_text_breaks_a_snippet(text: str, question: str, longest: int) -> None:
    shown = "".join(part.text for part in snippet(text, words(question), longest))
    assert len(shown) <= longest + 4


def test_a_longer_word_is_named_as_example() -> None:
    assert longer_word("Over (woningbouwafspraken).", ["woningbouw"]) == "woningbouwafspraken"
    assert longer_word("Over woningbouw", ["woningbouw"]) == ""
