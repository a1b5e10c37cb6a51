"""The matrix of organisation by theme: how much contact is about what, and what plays there."""

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Line, Share
from sub_crm.insight.relations.scales import PER_MONTH
from sub_crm.insight.relations.views import Measure
from sub_crm.queries.themes import ThemeRow
from sub_crm.ui.relations import columns_common as common
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import Look, MapColumn
from sub_crm.ui.relations.reading import MapRows

NOTHING = Share(0, None)


def theme_columns(rows: MapRows) -> list[MapColumn]:
    """Return a column per main theme, then the whole of it."""
    match rows.wanted.measure:
        case Measure.PRESSURE:
            return [*map(_pressure, rows.themes), common.pressure_now()]
        case Measure.SILENCE:
            return [*map(_silence, rows.themes), common.last(), common.rhythm()]
    return [*map(_contacts, rows.themes), common.total()]


def _contacts(theme: ThemeRow) -> MapColumn:
    def count(line: Line) -> int:
        return line.themes.get(theme.id, NOTHING).contacts

    name = theme.name
    return MapColumn(
        title=name,
        text=lambda line: str(count(line)),
        key=theme.id.hex(),
        spoken=name,
        told=lambda line: wording.cell(line, name, wording.contacts(count(line))),
        value=count,
        look=lambda line: Look(str(count(line)), PER_MONTH.step(count(line))),
        theme=theme.id,
    )


def _silence(theme: ThemeRow) -> MapColumn:
    def silent(line: Line) -> int | None:
        return line.themes.get(theme.id, NOTHING).silent

    def told(line: Line) -> str:
        days = silent(line)
        return _("geen contact in deze periode") if days is None else wording.silent(days)

    name = theme.name
    return MapColumn(
        title=name,
        text=lambda line: common.silence_look(silent(line), over=False).text,
        key=theme.id.hex(),
        spoken=name,
        told=lambda line: wording.cell(line, name, told(line)),
        value=silent,
        look=lambda line: common.silence_look(silent(line), over=False),
        theme=theme.id,
    )


def _pressure(theme: ThemeRow) -> MapColumn:
    def total(line: Line) -> int:
        return line.pressure_on.get(theme.id, 0)

    name = theme.name
    return MapColumn(
        title=name,
        text=lambda line: str(total(line)),
        key=theme.id.hex(),
        spoken=name,
        told=lambda line: wording.cell(line, name, _("dossierdruk {n}").format(n=total(line))),
        value=total,
        look=lambda line: common.pressure_look(total(line)),
        theme=theme.id,
    )
