"""Names of months and days, Dutch and English, as people write them."""

from collections.abc import Iterable


def numbered(spellings: Iterable[str], start: int = 0) -> dict[str, int]:
    """Number words that stand in order, each with its spellings."""
    return {name: number for number, names in enumerate(spellings, start) for name in names.split()}


MONTHS = numbered(
    (
        "januari january jan",
        "februari february feb",
        "maart march mrt",
        "april apr",
        "mei may",
        "juni june jun",
        "juli july jul",
        "augustus august aug",
        "september sept sep",
        "oktober october okt oct",
        "november nov",
        "december dec",
    ),
    start=1,
)
WEEKDAYS = numbered(
    (
        "maandag monday",
        "dinsdag tuesday",
        "woensdag wednesday",
        "donderdag thursday",
        "vrijdag friday",
        "zaterdag saturday",
        "zondag sunday",
    )
)
SHORT_WEEKDAYS = numbered(("ma mon", "di tue", "wo wed", "do thu", "vr fri", "za sat", "zo sun"))
"""Short ones are also other words: believe them only where a day is expected."""
