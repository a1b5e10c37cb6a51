"""The words of what somebody looks for."""

from sub_crm.values.folding import folded

LONGEST = 400
"""Letters of a question that are looked at; nobody types more, but somebody pastes more."""
MOST_WORDS = 12


def words(text: str) -> list[str]:
    """Return the folded words of what was typed; signs by themselves are none."""
    plain = text[:LONGEST].encode(errors="ignore").decode().replace("\0", " ")
    return [word for word in folded(plain).split() if any(map(str.isalnum, word))][:MOST_WORDS]
