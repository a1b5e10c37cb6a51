"""What a list is made of: a subject with its columns, and how a value becomes a cell."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sub_crm.exchange.sheet import Cell
from sub_crm.i18n import _, dates, ngettext
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
    """Something that can be listed. The words are those for one and for more of it."""

    key: str
    title: str
    one: str
    more: str
    details_one: str
    """What hangs on a record and has a level of its own; that may stay behind."""
    details_more: str
    columns: tuple[ListColumn, ...]
    lines: Lines
    """Reads the lines of some ids, as far as they leave at a level."""

    def counted(self, number: int) -> str:
        """Return "62 personen"."""
        return ngettext(self.one, self.more, number).format(n=number)

    def details(self, number: int) -> str:
        return ngettext(self.details_one, self.details_more, number).format(n=number)

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
