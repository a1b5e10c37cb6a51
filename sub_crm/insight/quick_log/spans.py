"""Colours the words of a sentence: each word one part, so that spans cannot overlap."""

from collections.abc import Sequence

from sub_crm.insight.quick_log.results import Part, Span
from sub_crm.insight.quick_log.sentence import Found, Sentence

Label = tuple[Part, Sequence[Found[object] | None]]


def spans_of(sentence: Sentence, labels: Sequence[Label]) -> tuple[Span, ...]:
    """Later labels cover earlier ones; neighbours of one stretch become one span."""
    worn: list[tuple[Part, int] | None] = [None] * len(sentence.words)
    number = 0
    for part, stretches in labels:
        for stretch in stretches:
            number += 1
            for at in range(stretch.start, stretch.end) if stretch else ():
                worn[at] = (part, number)
    return _merged(sentence, worn)


def _merged(sentence: Sentence, worn: Sequence[tuple[Part, int] | None]) -> tuple[Span, ...]:
    spans: list[Span] = []
    last: tuple[Part, int] | None = None
    for token, label in zip(sentence.tokens, worn, strict=True):
        if label and label == last:
            spans[-1] = Span(spans[-1].start, token.end, label[0])
        elif label:
            spans.append(Span(token.start, token.end, label[0]))
        last = label
    return tuple(spans)
