"""What counts of a contact moment that everybody may see, as one whole number per participant.

Thousands of moments are then counted from an index alone. From low bits to high: the kind of
contact, whether the initiative was theirs or of both, the mood, and how many days the middle of a
vague date lies after its first day.
"""

from sub_crm.values.kinds import ContactKind, Initiative
from sub_crm.values.vague_date import first_day_sql, last_day_sql

NUMBERS = {
    ContactKind.EXECUTIVE_MEETING: 1,
    ContactKind.WORKING_VISIT: 2,
    ContactKind.CONVERSATION: 3,
    ContactKind.VIDEO_CALL: 4,
    ContactKind.PHONE_CALL: 5,
    ContactKind.EVENT: 6,
    ContactKind.EMAIL: 7,
    ContactKind.MESSAGE: 8,
    ContactKind.ONE_WAY: 9,
    ContactKind.SUPERVISION_TALK: 10,
    ContactKind.SOUNDING_BOARD: 11,
}
"""What each kind is written as; a new kind gets a new number."""
KINDS = {number: kind for kind, number in NUMBERS.items()}
_THEIRS, _MOOD, _MIDDLE = 16, 32, 256
OPEN = "confidentiality IN ('public', 'internal') AND compartment = 'relation'"
"""SQL that is true of what every colleague may see."""


def packed_sql(moment: str) -> str:
    """SQL for the number of a moment; NULL where it is not held, not open, or of unknown date."""
    kinds = " ".join(f"WHEN '{kind}' THEN {number}" for kind, number in NUMBERS.items())
    theirs = ", ".join(f"'{one}'" for one in (Initiative.THEM, Initiative.JOINT))
    first, last = (sql(f"{moment}.happened_on") for sql in (first_day_sql, last_day_sql))
    middle = f"CAST((julianday({last}) - julianday({first})) / 2 AS INTEGER)"
    marks = OPEN.replace("c", f"{moment}.c", 1).replace("AND c", f"AND {moment}.c")
    return (
        f"CASE WHEN {moment}.deleted = 0 AND {moment}.status = 'held' AND {moment}.sorts_at > ''"
        f" AND {marks} THEN CASE {moment}.kind {kinds} END"
        f" + {_THEIRS} * coalesce({moment}.initiative IN ({theirs}), 0)"
        f" + {_MOOD} * coalesce({moment}.mood, 0)"
        f" + {_MIDDLE} * CASE WHEN length({moment}.happened_on) < 10 THEN {middle} ELSE 0 END END"
    )


def kind_sql(column: str) -> str:
    """SQL for the number of the kind."""
    return f"({column} & 15)"


def unpacked(number: int, first_day: int) -> tuple[int, ContactKind, bool, int | None]:
    """Return the middle day, the kind, whether it was theirs, and the mood.

    >>> unpacked(NUMBERS[ContactKind.EVENT] + 16 + 4 * 32 + 15 * 256, 1000)
    (1015, <ContactKind.EVENT: 'event'>, True, 4)
    """
    mood = number // _MOOD % 8
    return (
        first_day + number // _MIDDLE,
        KINDS[number % _THEIRS],
        bool(number & _THEIRS),
        mood or None,
    )
