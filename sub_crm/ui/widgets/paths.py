"""Paths of files in a sentence: long words that must be able to break."""

import re

_BREAK = "\u200b"


def breakable(path: str) -> str:
    """Let a line end after each part of a path, to be shown, not to be copied.

    >>> breakable("/home/a").split("\u200b")
    ['/', 'home/', 'a']
    """
    return re.sub(r"([/\\._-])", rf"\1{_BREAK}", path)
