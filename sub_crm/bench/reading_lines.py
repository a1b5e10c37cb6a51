"""What is read for a screen: each question of the program beside its floor."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sub_crm.bench import floors
from sub_crm.bench.floors import Floor, Rows
from sub_crm.bench.measuring import Line
from sub_crm.bench.town import TODAY
from sub_crm.bench.words import Words
from sub_crm.i18n import _
from sub_crm.insight.attention import Relation, off_rhythm
from sub_crm.insight.kept import forget
from sub_crm.insight.relations.lines import months_until
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.queries import contacts, follow_ups, search
from sub_crm.queries.contact_list import ContactFilter, ContactGroup, contact_page
from sub_crm.queries.issue_list import IssueFilter, issue_list_page
from sub_crm.queries.person_list import PersonFilter, PersonOrder, Silence
from sub_crm.queries.relation_rows import relations
from sub_crm.queries.today import pauses
from sub_crm.store.reader import Reader
from sub_crm.ui.organisations.reading import read_list
from sub_crm.ui.people.list_reading import read_rows, read_rule
from sub_crm.ui.relations.reading import MapRows, Wanted, read_map
from sub_crm.values.ids import Id
from sub_crm.values.kinds import RHYTHM_DAYS, Tier

PAGE, MONTHS = 50, 24
BACK = (TODAY - dt.timedelta(2 * 365)).isoformat()
_LAST_ID = b"\xff" * 16
DAYS = {
    "today": TODAY.isoformat(),
    "tomorrow": (TODAY + dt.timedelta(1)).isoformat(),
    "year_ago": (TODAY - dt.timedelta(365)).isoformat(),
}
_FROM_NAMES = ("", "f", "k", "p", "w")
_BY_DATE = ContactFilter(group=ContactGroup.NONE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks: our reader and the floor, of the same user, on the same store."""

    ours: Reader
    floor: Floor
    me: Id
    words: Words


def reading_lines(asked: Asked) -> Iterator[Line]:
    """Yield the lines of everything that a screen reads."""
    yield _search(asked)
    yield _timeline(asked)
    yield from _lists(asked)
    yield from _overdue(asked)
    yield _map(asked)


def _search(asked: Asked) -> Line:
    chance = random.Random("60 words")
    some = asked.words.drawn(chance, 30) + chance.sample(asked.words.all, 30)
    typed = [word[:end] for word in some for end in range(2, len(word) + 1)]
    chance.shuffle(typed)

    def floor(text: str) -> Rows:
        inside = search.trigrams(text)
        named = {"words": search.tokens(text), "inside": inside}
        return asked.floor.rows(floors.search(inside=bool(inside)), named)

    return Line(
        name="search",
        floor_is=_("de 20 nieuwste treffers met hun schrijver, per toetsaanslag"),
        floor=floor,
        ours=lambda text: search.notes(asked.ours, text),
        inputs=typed,
        seen=_ids,
        floor_seen=_first,
        most=2.5,
        most_ms=15,
    )


def _timeline(asked: Asked) -> Line:
    counted = "SELECT organisation_id FROM participant GROUP BY 1 ORDER BY count(*) DESC"
    bodies = [id for (id,) in asked.floor.rows(counted, {}) if id]
    starts = [(body, start) for body in bodies[:10] for start in (contacts.NEWEST, BACK)]

    def floor(page: tuple[Id, str]) -> Rows:
        named = {"organisation": page[0], "before": page[1], "before_id": _LAST_ID}
        return asked.floor.rows(floors.TIMELINE, named)

    return Line(
        name="timeline",
        floor_is=_("50 contactmomenten van een organisatie, met schrijver en aantal deelnemers"),
        floor=floor,
        ours=lambda page: contacts.timeline_of_organisation(asked.ours, page[0], before=page[1]),
        inputs=starts,
        seen=_ids,
        floor_seen=_first,
        most=4,
        most_ms=3,
    )


def _lists(asked: Asked) -> Iterator[Line]:
    yield Line(
        name="organisations",
        floor_is=_("alle organisaties met hun laatste contact en hoeveel er loopt"),
        floor=lambda _input: asked.floor.rows(floors.ORGANISATIONS, DAYS),
        ours=lambda _input: read_list(asked.ours, today=TODAY, me=asked.me),
        seen=lambda found: [
            (one.id, _iso(one.row.last_contact), one.row.open_follow_ups, one.row.open_issues)
            for one in found
        ],
        floor_seen=lambda found: [(row[0], *row[-3:]) for row in found],
        most=4,
        most_ms=3,
    )
    yield Line(
        name="people",
        floor_is=_("50 personen met functie, organisatie, dossiers, nummer en laatste contact"),
        floor=lambda after: asked.floor.rows(
            floors.PEOPLE, {**DAYS, "after": after, "after_id": _LAST_ID}
        ),
        ours=lambda after: read_rows(
            asked.ours, PersonFilter(), today=TODAY, after=(after, _LAST_ID), limit=PAGE
        ),
        inputs=_FROM_NAMES,
        seen=lambda found: [(one.row.id, _iso(one.row.last_contact)) for one in found],
        floor_seen=_first_and_last,
        most=4,
        most_ms=3,
    )
    yield Line(
        name="contacts",
        floor_is=_("50 contactmomenten, nieuwste eerst, met wie, waarover en wat er nog moet"),
        floor=lambda before: asked.floor.rows(
            floors.CONTACTS, {"before": before, "before_id": _LAST_ID}
        ),
        ours=lambda before: contact_page(
            asked.ours, _BY_DATE, today=TODAY, after=(before, _LAST_ID), limit=PAGE
        ),
        inputs=("~", BACK),
        seen=_ids,
        floor_seen=_first,
        most=4,
        most_ms=3,
    )
    yield Line(
        name="issues",
        floor_is=_("50 dossiers naar status en urgentie, met wie en wat er nog moet"),
        floor=lambda _input: asked.floor.rows(floors.ISSUES, {}),
        ours=lambda _input: issue_list_page(asked.ours, IssueFilter(), today=TODAY, limit=PAGE),
        seen=_ids,
        floor_seen=_first,
        most=4,
        most_ms=3,
    )


def _overdue(asked: Asked) -> Iterator[Line]:
    limits = read_rule(asked.ours, TODAY).limits
    rule = {tier.value: limits[RHYTHM_DAYS[tier]][0].isoformat() for tier in Tier}
    longest_silence = PersonFilter(rhythms=(Silence.OVER,), order=PersonOrder.LAST_CONTACT)

    def off(_input: object) -> list[Relation]:
        everywhere = relations(asked.ours, today=TODAY, me=asked.me)
        return off_rhythm(everywhere, pauses(asked.ours), TODAY)

    yield Line(
        name="overdue-organisations",
        floor_is=_("organisaties waarvan het ritme verstreken is"),
        floor=lambda _input: asked.floor.rows(floors.OVERDUE_ORGANISATIONS, DAYS),
        ours=off,
        seen=lambda found: sorted(
            one.organisation.id for one in found if one.rhythm.status is RhythmStatus.OVER
        ),
        floor_seen=_first,
        most=3,
        most_ms=5,
    )
    yield Line(
        name="overdue-people",
        floor_is=_("de 50 personen die het langst te lang niet gesproken zijn"),
        floor=lambda _input: asked.floor.rows(floors.OVERDUE_PEOPLE, DAYS | rule),
        ours=lambda _input: read_rows(
            asked.ours, longest_silence, today=TODAY, after=None, limit=PAGE
        ),
        seen=lambda found: [(one.row.id, _iso(one.row.last_contact)) for one in found],
        floor_seen=_first_and_last,
        most=3,
        most_ms=5,
    )
    yield Line(
        name="follow-ups",
        floor_is=_("eigen open opvolgingen met organisatie en persoon"),
        floor=lambda _input: asked.floor.rows(floors.FOLLOW_UPS, DAYS),
        ours=lambda _input: follow_ups.open_follow_ups(asked.ours, today=TODAY, owner=asked.me),
        seen=_ids,
        floor_seen=_first,
        most=3,
        most_ms=5,
    )


def _map(asked: Asked) -> Line:
    for sql in floors.ROLLUPS:
        asked.floor.rows(sql, DAYS)
    return Line(
        name="map",
        floor_is=_("de organisaties, en aantal en stilte per maand uit tabellen met de uitkomst"),
        floor=lambda _input: map_floor(asked, floors.MAP, MONTHS),
        ours=lambda _input: map_anew(asked, Wanted(TODAY, months=MONTHS)),
        seen=cells,
        floor_seen=sorted,
        most=2,
        most_ms=10,
    )


def map_floor(asked: Asked, sql: str, months: int) -> Rows:
    """Read the organisations with what the lines tell of them, and return their cells."""
    asked.floor.rows(floors.ORGANISATIONS, DAYS)
    return asked.floor.rows(sql, {**DAYS, "since": f"{months_until(TODAY, months)[0]:%Y-%m}"})


def map_anew(asked: Asked, wanted: Wanted) -> MapRows:
    """Read a map of which nothing was kept, as after each change."""
    forget(asked.ours)
    return read_map(asked.ours, wanted, me=asked.me)


def cells(found: MapRows) -> list[tuple[Id, str, int, int | None]]:
    """What a map and its floor have in common: contacts and silence per organisation and month."""
    return sorted(
        (line.id, f"{month:%Y-%m}", count, silent)
        for line in found.lines
        for month, count, silent in zip(found.months, line.counts, line.silences, strict=True)
    )


def _ids(found: Sequence[Any]) -> list[Id]:
    return [row.id for row in found]


def _first(found: Rows) -> list[Any]:
    return [row[0] for row in found]


def _first_and_last(found: Rows) -> list[tuple[Any, Any]]:
    return [(row[0], row[-1]) for row in found]


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
