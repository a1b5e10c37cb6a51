"""Whatever is typed, it is read, and its coloured spans are sound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sub_crm.insight.quick_log import Interpretation
from tests.insight.quick_log_reading import read

_PIECES = (
    "gebeld met Kramer|wethouder Jansen|(Zeist)|over woningbouw|, terugbellen|vrijdag|gisteren"
    "|om 14:20|12/11|#opschaling|!vr|!vertrouwelijk|en|Pieterse|van den Berg|in maart|afspraak"
    "|Amstel, Gooi en Vecht|burgemeester van Lopik|. Ik stuur|belooft|over 3 dagen|: |\n|net"
    "|Waardevol Lopik|É|\U0001f469\u200d\U0001f469\u200d\U0001f467|mailen"
    "|niet bereikt|-|'t|van|1|/|("
    "|voor|op|beloofd dat|actie:|BO|HDSR"
)
PIECES = st.sampled_from(_PIECES.split("|"))
REPEATED = (
    "a|\0|\U0001f469\u200d\U0001f469\u200d\U0001f467"
    "|\u202e\u05e9\u05dc |9|e\u0301|Kramer en |vrijdag mailen "
    "|(|. |Van 't |over |12/11 |Zeist |wethouder "
    "|!vr |#|1-1-|\n|\ufdfa|\u2460|\u0663/\u0664 |en bel |9.9.9"
)


def assert_spans_are_sound(read_as: Interpretation) -> None:
    edges = [edge for span in read_as.spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.start < span.end for span in read_as.spans)
    assert all(0 <= edge <= len(read_as.text) for edge in edges)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", ""]))
def test_spans_lie_in_the_sentence_and_never_overlap(parts: list[str], glue: str) -> None:
    assert_spans_are_sound(read(glue.join(parts)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_complaint(text: str) -> None:
    read_as = read(text)
    assert_spans_are_sound(read_as)
    assert read_as.text == text
    assert len(read_as.summary) <= 120


@pytest.mark.parametrize("piece", REPEATED.split("|"))
def test_ten_thousand_characters_of_anything_are_read(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert_spans_are_sound(read(text))
