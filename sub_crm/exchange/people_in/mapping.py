"""Which column fills which field: guessed by its heading and by what stands in it."""

import re
from collections.abc import Callable, Sequence

from sub_crm.exchange.people_fields import HEADINGS, SEVERAL, Field, plain_heading
from sub_crm.exchange.reading.table import Table

Mapping = tuple[Field | None, ...]
"""Per column the field that it fills; None leaves the column out."""

_LOOKED_AT = 200
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_PHONE = re.compile(r"[+(0][\d\s()./+-]{8,20}")
_IDENTIFIER = re.compile(r"\b(id|identifier|uri|url|code|nummer|nr)\b")
_PARTS = (Field.SURNAME, Field.NAME)


def guess_mapping(table: Table) -> Mapping:
    """Give each field its best column: by the very heading, by a word in it, by its values."""
    found: dict[int, Field] = {}
    for judge in (_by_heading, _by_word, _by_value):
        for column in range(len(table.headings)):
            if column not in found:
                field = judge(table, column)
                if field and (field in SEVERAL or field not in found.values()):
                    found[column] = field
    return _one_name(tuple(found.get(column) for column in range(len(table.headings))))


def chosen(mapping: Mapping, column: int, field: Field | None) -> Mapping:
    """Return the mapping with another field for a column; its former column lets go of it."""
    alone = field is not None and field not in SEVERAL
    return tuple(
        field if at == column else None if alone and held is field else held
        for at, held in enumerate(mapping)
    )


def sample(table: Table, column: int, count: int = 3) -> tuple[str, ...]:
    """Return the first different values of a column."""
    filled = (row[column] for row in table.rows if row[column])
    values: dict[str, None] = {}
    for value in filled:
        values.setdefault(" ".join(value.split())[:60])
        if len(values) == count:
            break
    return tuple(values)


def has_name(mapping: Sequence[Field | None]) -> bool:
    return any(part in mapping for part in _PARTS)


def _by_heading(table: Table, column: int) -> Field | None:
    return HEADINGS.get(plain_heading(table.headings[column]))


def _by_word(table: Table, column: int) -> Field | None:
    heading = plain_heading(table.headings[column])
    if _IDENTIFIER.search(heading):
        return None
    known = [word for word in HEADINGS if len(word) > 3 and re.search(rf"\b{word}", heading)]
    return HEADINGS[max(known, key=len)] if known else None


def _by_value(table: Table, column: int) -> Field | None:
    values = [row[column] for row in table.rows[:_LOOKED_AT] if row[column]]
    tests: tuple[tuple[Field, Callable[[str], object]], ...] = (
        (Field.EMAIL, _EMAIL.fullmatch),
        (Field.PHONE, _PHONE.fullmatch),
    )
    for field, fits in tests:
        if values and sum(bool(fits(value)) for value in values) * 2 > len(values):
            return field
    return None


def _one_name(mapping: Mapping) -> Mapping:
    """A whole name beside its parts says nothing new."""
    if Field.SURNAME not in mapping:
        return mapping
    return tuple(None if field is Field.NAME else field for field in mapping)
