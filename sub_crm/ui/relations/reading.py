"""What the relation map shows, each read in one go on a reading thread.

What was read is kept until something is written: from view to view little has to be read.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sub_crm.insight.kept import kept
from sub_crm.insight.relations import lines as judged
from sub_crm.insight.relations.lines import Line, Share, month_end, share
from sub_crm.insight.relations.neighbours import Neighbours, neighbours
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.insight.warmth import pressure as pressing
from sub_crm.insight.warmth.history import history
from sub_crm.insight.warmth.rollup import rollup
from sub_crm.insight.warmth.rules import Rules, rules_on
from sub_crm.queries import organisations, pressure, relations
from sub_crm.queries import today as days
from sub_crm.queries.organisations import OrganisationIssueRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.relation_contacts import CellContactRow, contacts_in
from sub_crm.queries.relations import Counted, MonthRow
from sub_crm.queries.themes import ThemeRow, main_themes
from sub_crm.queries.warmth import settings
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OPEN_ISSUE, Level

MOST = 50
"""The side column shows this many moments of a cell, the newest."""
NO_SEATS = rollup((), Rules())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked at: which view and numbers, of which contact, how long, as of which day."""

    day: dt.date
    view: View = View.MATRIX
    measure: Measure = Measure.CONTACTS
    axis: Axis = Axis.MONTH
    months: int = 12
    counted: Counted = field(default_factory=Counted)

    @property
    def warmth(self) -> bool:
        """Whether warmth is asked for."""
        return self.measure is Measure.WARMTH or self.view in (View.QUADRANT, View.LIST)

    @property
    def pressure(self) -> bool:
        """Whether dossierdruk is asked for."""
        return self.measure is Measure.PRESSURE or self.view in (View.QUADRANT, View.LIST)

    def along(self, axis: Axis) -> bool:
        """Whether this is what the columns of the matrix are."""
        return self.view is View.MATRIX and self.axis is axis


@dataclass(frozen=True, slots=True)
class MapRows:
    """The answer: the months of the period, a line for every organisation, what columns need."""

    wanted: Wanted
    months: tuple[dt.date, ...]
    lines: tuple[Line, ...]
    rules: Rules
    guarded: bool = False
    """Whether something is counted that not every colleague may see."""
    themes: tuple[ThemeRow, ...] = ()
    """Those of the columns, where they are themes."""
    me: Id = b""
    """Who asked."""
    beside: Neighbours = field(default_factory=dict)
    """Which municipalities are neighbours, where the columns are themes."""


def read_map(reader: Reader, wanted: Wanted, *, me: Id) -> MapRows:
    """Return what is wanted of every organisation."""
    months = judged.months_until(wanted.day, wanted.months)
    made = judged.lines(
        kept(organisations.organisations, reader, today=wanted.day, me=me),
        _months(reader, wanted, months),
        kept(relations.last_days_before, reader, months[0]),
        months=months,
        pauses=kept(days.pauses, reader),
        today=wanted.day,
    )
    themes: Sequence[ThemeRow] = ()
    if wanted.along(Axis.THEME):
        themes, made = kept(main_themes, reader), _with_themes(reader, wanted, months, made)
    if wanted.along(Axis.LEVEL):
        made = _with_levels(reader, wanted, months, made)
    if wanted.warmth:
        made = _with_warmth(reader, wanted, months, made)
    if wanted.pressure:
        made = _with_pressure(reader, wanted, months, made)
    return MapRows(
        wanted=wanted,
        months=months,
        lines=tuple(made),
        rules=rules_on(wanted.day, kept(settings, reader)),
        guarded=kept(relations.counts_guarded, reader, until=wanted.day),
        themes=tuple(themes),
        me=me,
        beside=neighbours() if themes else {},
    )


def _months(reader: Reader, wanted: Wanted, months: Sequence[dt.date]) -> list[MonthRow]:
    rows = kept(
        relations.contacts_by_month,
        reader,
        since=months[0],
        today=wanted.day,
        counted=wanted.counted,
    )
    return with_stubs(rows, reader, wanted, months) if wanted.counted.supervision else rows


def with_stubs(
    rows: Sequence[MonthRow], reader: Reader, wanted: Wanted, months: Sequence[dt.date]
) -> list[MonthRow]:
    """Count a talk of supervisors in the months in which there was one; nothing else is known."""
    counted = wanted.counted
    if counted.kinds or counted.group or counted.theme:
        return list(rows)
    found = {(row.organisation_id, row.month): row for row in rows}
    for stub in relations.stub_months(reader, since=months[0]):
        key = (stub.organisation_id, stub.month)
        row = found.get(key) or MonthRow(*key, 0, None)
        if stub.month <= f"{wanted.day:%Y-%m}":
            found[key] = row._replace(contacts=row.contacts + 1)
    return list(found.values())


def _with_themes(
    reader: Reader, wanted: Wanted, months: Sequence[dt.date], made: Sequence[Line]
) -> list[Line]:
    pauses, shares = kept(days.pauses, reader), dict[Id, dict[Id, Share]]()
    for row in kept(
        relations.contacts_by_theme,
        reader,
        since=months[0],
        today=wanted.day,
        counted=wanted.counted,
    ):
        shares.setdefault(row.organisation_id, {})[row.theme_id] = share(row, pauses, wanted.day)
    pressing_on = pressing.pressures_on(
        kept(pressure.dossiers, reader),
        kept(pressure.dues, reader),
        kept(pressure.topics, reader),
        wanted.day,
    )
    return [
        replace(
            line, themes=shares.get(line.id, {}), pressure_on=dict(pressing_on.get(line.id, {}))
        )
        for line in made
    ]


def _with_levels(
    reader: Reader, wanted: Wanted, months: Sequence[dt.date], made: Sequence[Line]
) -> list[Line]:
    pauses, shares = kept(days.pauses, reader), dict[Id, dict[Level, Share]]()
    for row in kept(
        relations.contacts_by_level,
        reader,
        since=months[0],
        today=wanted.day,
        counted=wanted.counted,
    ):
        shares.setdefault(row.organisation_id, {})[row.level] = share(row, pauses, wanted.day)
    return [replace(line, shares=shares.get(line.id, {})) for line in made]


def _with_warmth(
    reader: Reader, wanted: Wanted, months: Sequence[dt.date], made: Sequence[Line]
) -> list[Line]:
    """Judge at the end of each month where the columns are months, else on the day alone."""
    ends = [month_end(month, wanted.day) for month in months]
    ends = ends if wanted.along(Axis.MONTH) else ends[-1:]
    found = kept(history, reader, tuple(ends), wanted.counted.group)
    return [
        replace(
            line,
            warmth=tuple(month.get(line.id, NO_SEATS) for month in found.rolled),
            levels=found.levels.get(line.id, {}),
            counterpart=found.counterparts.get(line.id),
        )
        for line in made
    ]


def _with_pressure(
    reader: Reader, wanted: Wanted, months: Sequence[dt.date], made: Sequence[Line]
) -> list[Line]:
    dossiers, dues = kept(pressure.dossiers, reader), kept(pressure.dues, reader)
    ends = [month_end(month, wanted.day) for month in months]
    ends = ends if wanted.along(Axis.MONTH) else ends[-1:]
    found = [pressing.pressures(dossiers, dues, end) for end in ends]
    return [
        replace(line, pressure=tuple(month.get(line.id, pressing.NONE) for month in found))
        for line in made
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """Which moments are asked for: an organisation, a period up to but without `until`, which."""

    organisation: Id
    since: dt.date
    until: dt.date
    counted: Counted


@dataclass(frozen=True, slots=True)
class CellRows:
    """What is behind a cell, and the open dossiers of its organisation; about its theme, if any."""

    cell: Cell
    contacts: tuple[CellContactRow, ...]
    issues: tuple[OrganisationIssueRow, ...]


def read_cell(reader: Reader, cell: Cell) -> CellRows:
    found = contacts_in(
        reader,
        cell.organisation,
        since=cell.since,
        until=cell.until,
        counted=cell.counted,
        most=MOST,
    )
    issues = [
        one
        for one in organisations.issues_of(reader, cell.organisation)
        if one.status in OPEN_ISSUE
    ]
    if theme := cell.counted.theme:
        about = {one.issue_id for one in pressure.topics(reader) if one.theme_id == theme}
        issues = [one for one in issues if one.id in about]
    return CellRows(cell, tuple(found), tuple(issues))
