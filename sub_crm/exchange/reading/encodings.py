"""Which characters the bytes of a text file stand for."""

import codecs
import re

from sub_crm.exchange.reading.table import Unreadable
from sub_crm.i18n import _

ENCODINGS = ("utf-8", "cp1252", "mac_roman", "utf-16-le", "utf-16-be")
MIXED = "utf-8+cp1252"
"""A file that was glued together: each line is the one or the other."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DUTCH = frozenset("éèëêïíîöóòôüúùûçáàäâñß")
_SIGNS = frozenset("€’‘“”–—°§…ÉËÏÖÜÇÁÀÈ")
_SAMPLE = 100_000


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text and its encoding, guessed when none is given; raise `Unreadable`."""
    found = encoding or guess(content)
    for mark, marked in _MARKS:
        if marked == found:
            content = content.removeprefix(mark)
    if found == MIXED:
        return "".join(map(_either, content.splitlines(keepends=True))), found
    try:
        return content.decode(found), found
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(
            _("Regel {line} is geen tekst in {encoding}. Kies een andere codering.").format(
                line=line, encoding=found
            )
        ) from error
    except LookupError as error:
        raise Unreadable(_("Deze codering is niet bekend. Kies een andere.")) from error


def guess(content: bytes) -> str:
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return marked
    if wide := _without_mark(content[:_SAMPLE]):
        return wide
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return _of_single_bytes(content)


def _without_mark(sample: bytes) -> str:
    """Every second byte of Dutch in UTF-16 is zero, and in nothing else."""
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.2:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.2 else ""


def _of_single_bytes(content: bytes) -> str:
    if re.search(rb"[\xc3\xc2\xe2][\x80-\xbf]", content):
        return MIXED
    windows = _likeness(content[:_SAMPLE].decode("cp1252", "replace"))
    mac = _likeness(content[:_SAMPLE].decode("mac_roman"))
    return "mac_roman" if mac > windows or _undefined(content) else "cp1252"


def _undefined(content: bytes) -> bool:
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return True
    return False


def _likeness(text: str) -> int:
    """Count what Dutch would have, minus what it would not: Ž in the middle of a word."""
    score = 0
    for before, letter, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if letter.isascii():
            continue
        inside = before.islower() and after.isalpha()
        score += 2 if letter in _DUTCH else 1 if letter in _SIGNS and not inside else -2
    return score


def _either(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
