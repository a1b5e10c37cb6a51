"""Text as it is compared: by what it says, however it is written."""

import unicodedata

_ACCENTLESS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("’‘ʼ`´", "'")
)


def folded(text: str) -> str:
    """Return the text without case, accents and ligatures, for searching and sorting."""
    plain = text.translate(_ACCENTLESS).casefold().translate(_ACCENTLESS)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
