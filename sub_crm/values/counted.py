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
_OPEN = "{moment}.confidentiality IN ('public', 'internal') AND {moment}.compartment = 'relation'"
"""SQL that is true of what every colleague may see."""


def number_sql(column: str) -> str:
    """SQL for the number of a kind of contact."""
    kinds = " ".join(f"WHEN '{kind}' THEN {number}" for kind, number in NUMBERS.items())
    return f"(CASE {column} {kinds} END)"


def packed_sql(moment: str, *, guarded: bool = False) -> str:
    """SQL for the number of a moment; NULL where it is not held, not open, or of unknown date.

    `guarded` packs what is not open as well: for those who may see it.
    """
    theirs = ", ".join(f"'{one}'" for one in (Initiative.THEM, Initiative.JOINT))
    first, last = (sql(f"{moment}.happened_on") for sql in (first_day_sql, last_day_sql))
    middle = f"CAST((julianday({last}) - julianday({first})) / 2 AS INTEGER)"
    marks = "1" if guarded else _OPEN.format(moment=moment)
    return (
        f"CASE WHEN {moment}.deleted = 0 AND {moment}.status = 'held' AND {moment}.sorts_at > ''"
        f" AND {marks} THEN {number_sql(f'{moment}.kind')}"
        f" + {_THEIRS} * coalesce({moment}.initiative IN ({theirs}), 0)"
        f" + {_MOOD} * coalesce({moment}.mood, 0)"
        f" + {_MIDDLE} * CASE WHEN length({moment}.happened_on) < 10 THEN {middle} ELSE 0 END END"
    )


def kind_sql(column: str) -> str:
    """SQL for the number of the kind."""
    return f"({column} & 15)"


def theirs_sql(column: str) -> str:
    """SQL that is 1 where the initiative was theirs or of both."""
    return f"({column} >> 4 & 1)"


def mood_sql(column: str) -> str:
    """SQL for the mood, NULL where none was recorded."""
    return f"nullif({column} >> 5 & 7, 0)"


def middle_sql(column: str) -> str:
    """SQL for how many days after the first day of a vague date its middle lies."""
    return f"({column} >> 8)"
