"""Turns pieces of what was typed into clean short titles."""

import re

LONGEST_TITLE = 120

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters and the marks that turn the direction of writing."""


def clean(text: str) -> str:
    """Return the text on one line, without unseen characters and stray punctuation around it."""
    return " ".join(_UNSEEN.sub(" ", text).split()).strip(" ,;:.-–—").replace(" ,", ",")


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def shortened(text: str) -> str:
    """Cut at the last whole word that fits a title."""
    text = clean(text)
    if len(text) <= LONGEST_TITLE:
        return text
    cut, space, _ = text[: LONGEST_TITLE + 1].rpartition(" ")
    return clean(cut) if space else text[:LONGEST_TITLE]
