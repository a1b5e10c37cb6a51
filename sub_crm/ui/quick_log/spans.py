"""Places in a text as Qt counts them: in UTF-16 units, where an emoji takes two."""

from collections.abc import Iterable

from sub_crm.insight.quick_log import Span


def in_utf16(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans with their places counted as Qt does.

    >>> from sub_crm.insight.quick_log import Part
    >>> [span.start for span in in_utf16("ab", [Span(1, 2, Part.KIND)])]
    [1]
    """
    return [Span(_units(text, span.start), _units(text, span.end), span.part) for span in spans]


def _units(text: str, place: int) -> int:
    return place + sum(character > "\uffff" for character in text[:place])
