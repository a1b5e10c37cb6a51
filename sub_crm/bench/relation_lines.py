"""The relation map beyond its plain numbers: filtered, and how warm everybody is."""

from collections.abc import Iterator

from sub_crm.bench import floors
from sub_crm.bench.measuring import Line
from sub_crm.bench.reading_lines import DAYS, Asked, cells, map_anew, map_floor
from sub_crm.bench.town import TODAY
from sub_crm.i18n import _
from sub_crm.insight.relations.views import Measure
from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.rollup import by_organisation
from sub_crm.insight.warmth.rules import rules_on
from sub_crm.queries.relations import Counted
from sub_crm.ui.relations.reading import Wanted, read_map
from sub_crm.values.kinds import ContactKind

MONTHS, YEAR = 24, 12
PEOPLE = 1_240
"""So many are in office in the province; where there are more, it may take longer."""
FILTERED_MS, DATE_MS, YEAR_MS = 30, 30, 50


def relation_lines(asked: Asked) -> Iterator[Line]:
    yield _filtered(asked)
    yield _date(asked)
    yield _year(asked)


def _filtered(asked: Asked) -> Line:
    kinds = (ContactKind.PHONE_CALL, ContactKind.VIDEO_CALL)
    wanted = Wanted(TODAY, months=MONTHS, counted=Counted(kinds=kinds))
    return Line(
        name="map-filtered",
        floor_is=_("hetzelfde voor twee soorten contact"),
        floor=lambda _input: map_floor(asked, floors.FILTERED, MONTHS),
        ours=lambda _input: map_anew(asked, wanted),
        seen=cells,
        floor_seen=sorted,
        most_ms=FILTERED_MS,
    )


def _date(asked: Asked) -> Line:
    """How warm everybody in office is on one day, and so every organisation."""

    def ours(_input: object) -> int:
        basis = read_basis(asked.ours, begin=TODAY, until=TODAY)
        found = basis.on(TODAY)
        by_organisation(found, rules_on(TODAY, basis.changed))
        return sum(one.holder is not None for one in found)

    def floor(_input: object) -> int:
        asked.floor.rows(floors.SPOKEN, DAYS)
        return len(asked.floor.rows(floors.IN_OFFICE, DAYS))

    return Line(
        name="warmth-date",
        floor_is=_("wie op een dag in functie is, en elk contact met hen van een jaar"),
        floor=floor,
        ours=ours,
        most_ms=DATE_MS * max(1.0, floor(None) / PEOPLE),
    )


def _year(asked: Asked) -> Line:
    """The map of warmth at the end of each of twelve months, of which the warmth was kept."""
    wanted = Wanted(TODAY, months=YEAR, measure=Measure.WARMTH)
    return Line(
        name="warmth-year",
        floor_is=_("de organisaties, en aantal en stilte per maand uit tabellen met de uitkomst"),
        floor=lambda _input: map_floor(asked, floors.MAP, YEAR),
        ours=lambda _input: read_map(asked.ours, wanted, me=asked.me),
        seen=cells,
        floor_seen=sorted,
        most_ms=YEAR_MS,
    )
