"""Text as it enters the store: clean, in one normal form, and never cut short."""

import re
import unicodedata

TITLE = 300
NOTE = 100_000
SUMMARY = 120

_BREAKS = re.compile(r"\r\n?|[\u2028\u2029]")
_BREAK_IN_LINE = re.compile(r"\s*[\n\t]\s*")


def clean(text: str) -> str:
    """Return the text in NFC without control characters, odd line ends and outer white space."""
    broken = _BREAKS.sub("\n", whole(text))
    kept = "".join(c for c in broken if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()


def one_line(text: str) -> str:
    """Return the clean text on one line."""
    return _BREAK_IN_LINE.sub(" ", clean(text))


def whole(text: str) -> str:
    """Return the text with half characters, which no file can hold, replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def opening(text: str) -> str:
    """Return the first line, up to the last word that fits in a summary."""
    first = text.strip().partition("\n")[0].replace("\t", " ").strip()
    if len(first) <= SUMMARY:
        return first
    words, space, _ = first[: SUMMARY + 1].rpartition(" ")
    return words.rstrip() if space else first[:SUMMARY]
