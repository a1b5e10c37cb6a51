"""What counts of a contact moment that everybody may see, as one whole number per participant.

Thousands of moments are then counted from an index alone. From low bits to high: the kind of
contact, whether the initiative was theirs or of both, the mood, whether the date is vague, and
the day. So these numbers lie in the order of their days, and in the thirty bits in which Python
counts fastest.
"""

from sub_crm.values.kinds import ContactKind, Initiative
from sub_crm.values.vague_date import middle_ordinal_sql

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
"""What each kind is written as; a new kind gets a new number, 15 at most."""
KINDS = {number: kind for kind, number in NUMBERS.items()}
_THEIRS, _MOOD, _VAGUE, DAY = 4, 5, 8, 9
"""The lowest bit of each; that of the kind is 0."""
KIND, THEIRS, MOOD = 15, 1 << _THEIRS, 7 << _MOOD
"""All bits of each."""
_OPEN = "{moment}.confidentiality IN ('public', 'internal') AND {moment}.compartment = 'relation'"
"""SQL that is true of what every colleague may see."""


def packed(day: int, kind: ContactKind, *, theirs: bool = False, mood: int | None = None) -> int:
    """Return the number of a moment on a day that is known, a proleptic ordinal.

    >>> moment = packed(739000, ContactKind.EMAIL, theirs=True, mood=4)
    >>> day_of(moment), KINDS[kind_of(moment)].value, mood_of(moment)
    (739000, 'email', 4)
    """
    return begins(day) + NUMBERS[kind] + (theirs << _THEIRS) + ((mood or 0) << _MOOD)


def begins(day: int) -> int:
    """Return what no moment of that day lies under, and every earlier one does."""
    return day << DAY


def day_of(moment: int) -> int:
    """Return the day, of a vague date the middle of its period."""
    return moment >> DAY


def kind_of(moment: int) -> int:
    """Return the number of the kind."""
    return moment & KIND


def mood_of(moment: int) -> int:
    """Return the mood, 0 where none was recorded."""
    return moment >> _MOOD & 7


def number_sql(column: str) -> str:
    """SQL for the number of a kind of contact."""
    kinds = " ".join(f"WHEN '{kind}' THEN {number}" for kind, number in NUMBERS.items())
    return f"(CASE {column} {kinds} END)"


def packed_sql(moment: str, *, guarded: bool = False) -> str:
    """SQL for the number of a moment; NULL where it is not held, not open, or of unknown date.

    `guarded` packs what is not open as well: for those who may see it.
    """
    theirs = ", ".join(f"'{one}'" for one in (Initiative.THEM, Initiative.JOINT))
    date = f"{moment}.happened_on"
    marks = "1" if guarded else _OPEN.format(moment=moment)
    return (
        f"CASE WHEN {moment}.deleted = 0 AND {moment}.status = 'held' AND {moment}.sorts_at > ''"
        f" AND {marks} THEN {number_sql(f'{moment}.kind')}"
        f" + (coalesce({moment}.initiative IN ({theirs}), 0) << {_THEIRS})"
        f" + (coalesce({moment}.mood, 0) << {_MOOD})"
        f" + ((length({date}) < 10) << {_VAGUE})"
        f" + ({middle_ordinal_sql(date)} << {DAY}) END"
    )


def kind_sql(column: str) -> str:
    """SQL for the number of the kind."""
    return f"({column} & {KIND})"


def vague_sql(column: str) -> str:
    """SQL that is true where the day is not known exactly."""
    return f"({column} & {1 << _VAGUE})"
