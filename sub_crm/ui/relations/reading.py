"""What the relation map shows, each read in one go on a reading thread."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.insight import relations as judged
from sub_crm.insight.relations import Line
from sub_crm.queries import organisations, relations
from sub_crm.queries import today as days
from sub_crm.queries.organisations import OrganisationIssueRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.relations import CellContactRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OPEN_ISSUE, ContactKind

Kinds = tuple[ContactKind, ...]
MOST = 50
"""The side column shows this many moments of a cell, the newest."""


@dataclass(frozen=True, slots=True)
class MapRows:
    """The months of the period, and a line for every organisation."""

    months: tuple[dt.date, ...]
    kinds: Kinds
    lines: tuple[Line, ...]


def read_map(reader: Reader, *, today: dt.date, me: Id, number: int, kinds: Kinds) -> MapRows:
    """Return the map of that many months until today, counting these kinds or all."""
    months = judged.months_until(today, number)
    made = judged.lines(
        organisations.organisations(reader, today=today, me=me),
        relations.contacts_by_month(reader, since=months[0], today=today, kinds=kinds),
        relations.last_days_before(reader, months[0]),
        months=months,
        pauses=days.pauses(reader),
        today=today,
    )
    return MapRows(months, kinds, tuple(made))


@dataclass(frozen=True, slots=True)
class Cell:
    """Which moments are asked for: an organisation, a period up to but without `until`, kinds."""

    organisation: Id
    since: dt.date
    until: dt.date
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class CellRows:
    """What is behind a cell, and the open dossiers of its organisation."""

    cell: Cell
    contacts: tuple[CellContactRow, ...]
    issues: tuple[OrganisationIssueRow, ...]


def read_cell(reader: Reader, cell: Cell) -> CellRows:
    found = relations.contacts_in(
        reader,
        cell.organisation,
        since=cell.since,
        until=cell.until,
        kinds=cell.kinds,
        most=MOST,
    )
    issues = organisations.issues_of(reader, cell.organisation)
    return CellRows(cell, tuple(found), tuple(one for one in issues if one.status in OPEN_ISSUE))
