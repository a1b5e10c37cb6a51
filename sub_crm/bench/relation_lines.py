"""The relation map beyond its plain numbers: filtered, and how warm everybody is."""

from collections.abc import Iterator

from sub_crm.bench import floors
from sub_crm.bench.floors import Rows
from sub_crm.bench.measuring import Line
from sub_crm.bench.reading_lines import Asked, counts
from sub_crm.bench.town import TODAY
from sub_crm.i18n import _
from sub_crm.insight.relations.lines import month_end, months_until
from sub_crm.insight.relations.views import Measure
from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.rollup import by_organisation
from sub_crm.insight.warmth.rules import rules_on
from sub_crm.queries import warmth
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
    since = months_until(TODAY, MONTHS)[0]
    days = {"since": since.isoformat(), "today": f"{TODAY}~"}
    kinds = (ContactKind.PHONE_CALL, ContactKind.VIDEO_CALL)
    wanted = Wanted(TODAY, months=MONTHS, counted=Counted(kinds=kinds))
    return Line(
        name="map-filtered",
        floor_is=_("aantal per organisatie en maand van twee soorten contact, zonder meer"),
        floor=lambda _input: asked.floor.rows(floors.FILTERED, days),
        ours=lambda _input: read_map(asked.ours, wanted, me=asked.me),
        seen=counts,
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

    def floor(_input: object) -> Rows:
        return asked.floor.rows(floors.IN_OFFICE, {"today": TODAY.isoformat()})

    people = len(floor(None))
    return Line(
        name="warmth-date",
        floor_is=_("wie op een dag in functie is"),
        floor=floor,
        ours=ours,
        floor_seen=len,
        most_ms=DATE_MS * max(1.0, people / PEOPLE),
    )


def _year(asked: Asked) -> Line:
    """The map of warmth at the end of each of twelve months."""
    begin = month_end(months_until(TODAY, YEAR)[0], TODAY)
    wanted = Wanted(TODAY, months=YEAR, measure=Measure.WARMTH)
    return Line(
        name="warmth-year",
        floor_is=_("wie in een jaar in functie was"),
        floor=lambda _input: warmth.terms(asked.ours, begin=begin, until=TODAY),
        ours=lambda _input: read_map(asked.ours, wanted, me=asked.me),
        seen=lambda found: len({one for line in found.lines for one in line.warmth}) > 1,
        floor_seen=lambda found: len(found) > 1,
        most_ms=YEAR_MS,
    )
