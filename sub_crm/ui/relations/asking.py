"""What a chosen cell asks for: the contacts in it, or why its number is what it is."""

import datetime as dt
from dataclasses import dataclass, replace

from sub_crm.insight.relations.lines import Line, month_after, month_end
from sub_crm.insight.relations.views import Measure, View
from sub_crm.queries.relations import SeatGroup
from sub_crm.ui.relations import columns_common as common
from sub_crm.ui.relations.columns import MapColumn
from sub_crm.ui.relations.reading import Cell, MapRows
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level

WARM = (common.NOW, common.COVERAGE, common.SIGNALS, "counterpart")


@dataclass(frozen=True, slots=True)
class Asked:
    """The cell of an organisation; `explains` where its number is a warmth."""

    cell: Cell
    explains: bool
    day: dt.date
    """The day as of which the number is explained."""
    group: SeatGroup | None
    level: Level | None

    @property
    def organisation(self) -> Id:
        return self.cell.organisation


def asked_by(line: Line, column: MapColumn, rows: MapRows) -> Asked:
    """Return what the cell of a line under a column asks for."""
    wanted = rows.wanted
    first = column.month or rows.months[0]
    last = column.month or rows.months[-1]
    until = min(month_after(last), wanted.day + dt.timedelta(1))
    counted = wanted.counted
    if column.theme is not None:
        counted = replace(counted, theme=column.theme)
    if column.level is not None:
        counted = replace(counted, group=SeatGroup(column.level.value))
    day = wanted.day if column.month is None else month_end(column.month, wanted.day)
    return Asked(
        cell=Cell(line.id, first, until, counted),
        explains=_explains(column, rows),
        day=day,
        group=wanted.counted.group,
        level=column.level,
    )


def _explains(column: MapColumn, rows: MapRows) -> bool:
    if rows.wanted.view is View.LIST:
        return column.key in WARM
    return rows.wanted.measure is Measure.WARMTH


def month_place(column: MapColumn, rows: MapRows) -> int | None:
    """Return which of the months a column is, None where it is no month."""
    return None if column.month is None else rows.months.index(column.month)
