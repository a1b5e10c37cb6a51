"""Text that a spreadsheet shows as it is: no formula, no control character, nothing lost.

A spreadsheet takes a CSV cell for a formula when its first visible character is one of `= + - @ |`
or a full-width twin, also behind blanks, invisible characters and line ends. It takes digits for a
number and drops the zero that a telephone number begins with, or all but fifteen of its digits.
Such a cell gets an apostrophe in front; reading the file back takes off exactly that one.
"""

import re

PREFIX = "'"
TRIGGERS = "=+-@|\uff1d\uff0b\uff0d\uff20"
_INVISIBLE = (
    r"[\x00-\x09\x0b-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]*"
)
_NO_NUMBER = r"[ \t]*(?:0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+)[ \t]*\Z"
_RISKY = rf"(?={PREFIX}*(?:{_INVISIBLE}[{re.escape(TRIGGERS)}]|{_NO_NUMBER}))"
"""A formula or digits, also with apostrophes before it, so that reading back is exact."""
_FORMULA = re.compile(rf"(^|\n){_RISKY}")
_ESCAPED = re.compile(rf"(^|\n){PREFIX}{_RISKY}")
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text without control characters and lone surrogates, with plain line ends."""
    if text.isprintable():
        return text
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def csv_cell(text: str) -> str:
    """Return cleaned text that no spreadsheet takes for a formula or another number.

    >>> csv_cell("+31302583000"), csv_cell("gewoon"), csv_cell(" =1+1"), csv_cell("0648123456")
    ("'+31302583000", 'gewoon', "' =1+1", "'0648123456")
    """
    return _FORMULA.sub(rf"\1{PREFIX}", clean(text))


def from_csv_cell(text: str) -> str:
    """Return what `csv_cell` was given.

    >>> from_csv_cell("'+31302583000"), from_csv_cell("'t Hooge Land")
    ('+31302583000', "'t Hooge Land")
    """
    return _ESCAPED.sub(r"\1", text)
