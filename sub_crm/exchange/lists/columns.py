"""What a list is made of: a subject with its columns, and how a value becomes a cell."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sub_crm.exchange.sheet import Cell
from sub_crm.i18n import _, dates, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.i18n.words import word
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality
from sub_crm.values.vague_date import Precision, VagueDate


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: what it is kept under, its heading in Dutch and what stands in it."""

    key: str
    heading: str
    read: Callable[[Any], Cell]
    default: bool = True

    def title(self) -> str:
        return _(self.heading)


Lines = Callable[[Reader, Sequence[Id], Confidentiality, dt.date], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be listed."""

    key: str
    title: str
    counted: Callable[[int], str]
    """Says "62 personen"."""
    details: Callable[[int], str]
    """Counts what hangs on a record and has a level of its own, so that it may stay behind."""
    columns: tuple[ListColumn, ...]
    lines: Lines
    """Reads the lines of some ids, as far as they leave at a level."""

    def column(self, key: str) -> ListColumn:
        """Raises KeyError for a column that does not exist."""
        found = {each.key: each for each in self.columns}
        return found[key]

    def defaults(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.columns if each.default)


def when(date: VagueDate | None) -> Cell:
    """Return a day as a date, and what is less or more exact than a day in words."""
    if date is None or date.first is None:
        return None if date is None else _("datum onbekend")
    if date.precision is Precision.DAY:
        return date.first
    if date.precision is Precision.MINUTE:
        return f"{date.first:%d-%m-%Y} {date.time:%H:%M}"
    return dates.vague(date, date.first)


def kind(member: StrEnum | None) -> Cell:
    return word(member) if member else None


def lines_of(text: str) -> str:
    """Return the lines of a text on one line."""
    return "; ".join(filter(None, text.split("\n")))


def personal_details(n: int) -> str:
    return ngettext(
        "{n} persoonlijk of vertrouwelijk gegeven",
        "{n} persoonlijke of vertrouwelijke gegevens",
        n,
    ).format(n=grouped(n))
