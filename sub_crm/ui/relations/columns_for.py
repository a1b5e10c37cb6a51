"""Which columns belong to what is looked at."""

from dataclasses import replace

from sub_crm.i18n import _
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.ui.relations import columns_common as common
from sub_crm.ui.relations.columns import MapColumn
from sub_crm.ui.relations.columns_level import level_columns
from sub_crm.ui.relations.columns_month import month_columns
from sub_crm.ui.relations.columns_theme import theme_columns
from sub_crm.ui.relations.reading import MapRows

_ALONG = {Axis.MONTH: month_columns, Axis.THEME: theme_columns, Axis.LEVEL: level_columns}


def columns_for(rows: MapRows, *, whole: bool = False) -> list[MapColumn]:
    """Return the columns of the matrix or the list (`whole` is for a file, which has the room);
    of a map its one number."""
    match rows.wanted.view:
        case View.MATRIX:
            return _ALONG[rows.wanted.axis](rows)
        case View.TILES:
            return [number_of(rows)]
    return _listed(rows, whole)


def number_of(rows: MapRows) -> MapColumn:
    """Return the column of the one number that a tile shows."""
    match rows.wanted.measure:
        case Measure.WARMTH:
            return common.now(rows.rules)
        case Measure.PRESSURE:
            return common.pressure_now()
        case Measure.SILENCE:
            return common.silent_now()
    return common.total()


def _listed(rows: MapRows, whole: bool) -> list[MapColumn]:
    """How a relation stands, a column for each number."""
    first = [replace(common.now(rows.rules), title=_("Warmte")), common.coverage(), common.last()]
    last = [common.total(), common.pressure_now(), common.dossiers(), common.late()]
    if not whole:
        return [*first, *last, replace(common.signals(), width=118)]
    more = [common.follow_ups(), common.holder()]
    return [*first, common.rhythm(), *last, *more, common.signals()]
