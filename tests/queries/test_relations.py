"""Contact per organisation and month, against counting by hand."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import partial

import pytest

from sub_crm.queries.reading import Reader
from sub_crm.queries.relation_contacts import CellContactRow, contacts_in
from sub_crm.queries.relations import (
    EVERYTHING,
    Counted,
    SeatGroup,
    contacts_by_month,
    last_days_before,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import COUNTS_AS_CONTACT, WEIGHT_OF, ContactKind

TODAY = dt.date(2026, 11, 24)
SINCE = dt.date(2025, 12, 1)
Month = tuple[Id, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a moment, as it stands in the workspace."""

    moment: Id
    organisation: Id
    day: str
    kind: ContactKind


def _parts(reader: Reader) -> list[Part]:
    return reader.rows(
        Part,
        "SELECT c.id AS moment, p.organisation_id AS organisation,"
        " substr(c.sorts_at, 1, 10) AS day, c.kind FROM contact_moments c"
        " JOIN participants p ON p.contact_moment_id = c.id"
        " WHERE c.status = 'held' AND c.compartment = 'relation' AND p.organisation_id NOT NULL",
    )


def _by_hand(parts: list[Part], kinds: tuple[ContactKind, ...]) -> dict[Month, int]:
    seen: dict[Month, set[Id]] = {}
    for part in parts:
        in_period = SINCE.isoformat() <= part.day <= TODAY.isoformat()
        if in_period and (not kinds or part.kind in kinds):
            seen.setdefault((part.organisation, part.day[:7]), set()).add(part.moment)
    return {month: len(moments) for month, moments in seen.items()}


@pytest.mark.parametrize(
    "kinds", [(), (ContactKind.EMAIL,), (ContactKind.EVENT, ContactKind.PHONE_CALL)]
)
def test_the_counts_are_those_of_counting_by_hand(
    reader: Reader, kinds: tuple[ContactKind, ...]
) -> None:
    rows = contacts_by_month(reader, since=SINCE, today=TODAY, counted=Counted(kinds=kinds))
    found = {(row.organisation_id, row.month): row.contacts for row in rows if row.contacts}
    assert found == _by_hand(_parts(reader), kinds)
    assert sum(found.values()) > 50


def test_the_last_day_of_a_month_is_of_contact_that_resets_the_rhythm(reader: Reader) -> None:
    wanted: dict[Month, str] = {}
    for part in _parts(reader):
        place = part.organisation, part.day[:7]
        if WEIGHT_OF[part.kind] >= COUNTS_AS_CONTACT and part.day >= SINCE.isoformat():
            wanted[place] = max(part.day, wanted.get(place, ""))
    rows = contacts_by_month(
        reader, since=SINCE, today=TODAY, counted=Counted(kinds=(ContactKind.EMAIL,))
    )
    found = {(r.organisation_id, r.month): r.last_day for r in rows if r.last_day}
    assert {place: day.isoformat() for place, day in found.items()} == wanted


def test_before_the_period_the_last_day_goes_on_counting(reader: Reader) -> None:
    wanted: dict[Id, str] = {}
    for part in _parts(reader):
        if WEIGHT_OF[part.kind] >= COUNTS_AS_CONTACT and "" < part.day < SINCE.isoformat():
            wanted[part.organisation] = max(part.day, wanted.get(part.organisation, ""))
    rows = last_days_before(reader, SINCE)
    found = {row.organisation_id: row.last_day.isoformat() for row in rows if row.last_day}
    assert found == wanted


def test_behind_every_cell_are_as_many_moments_as_it_counts(reader: Reader) -> None:
    for row in contacts_by_month(reader, since=SINCE, today=TODAY)[::7]:
        moments = _cell(reader, row.organisation_id, row.month)
        assert len(moments) == row.contacts
        assert len({moment.id for moment in moments}) == row.contacts
        days = [moment.happened_on for moment in moments]
        assert days == sorted(days, reverse=True)


def test_behind_a_cell_of_a_group_or_a_theme_are_as_many_as_it_counts(reader: Reader) -> None:
    themes = reader.values("SELECT theme_id FROM contact_themes GROUP BY 1 ORDER BY count(*) DESC")
    calls = (ContactKind.PHONE_CALL, ContactKind.CONVERSATION)
    total = 0
    for counted in (
        *(Counted(group=group) for group in SeatGroup),
        Counted(theme=themes[0]),
        Counted(kinds=calls, group=SeatGroup.POLITICAL, theme=themes[0]),
    ):
        rows = contacts_by_month(reader, since=SINCE, today=TODAY, counted=counted)
        total += sum(row.contacts for row in rows)
        for row in rows[::5]:
            moments = _cell(reader, row.organisation_id, row.month, counted)
            assert len(moments) == row.contacts, counted
    assert total > 100


def _cell(
    reader: Reader, organisation: Id, month: str, counted: Counted = EVERYTHING
) -> list[CellContactRow]:
    since = dt.date.fromisoformat(f"{month}-01")
    until = min((since + dt.timedelta(31)).replace(day=1), TODAY + dt.timedelta(1))
    return contacts_in(reader, organisation, since=since, until=until, counted=counted)


def test_a_cell_gives_the_newest_when_there_are_many(reader: Reader) -> None:
    [most, *_rest] = sorted(
        contacts_by_month(reader, since=SINCE, today=TODAY), key=lambda row: -row.contacts
    )
    until = TODAY + dt.timedelta(1)
    ask = partial(contacts_in, reader, most.organisation_id, since=SINCE, until=until)
    assert ask(most=3) == ask()[:3]


def test_the_counts_go_by_the_days_of_an_organisation(reader: Reader) -> None:
    """The moments are looked up one by one and never walked through."""
    plans: list[str] = []

    class Asking:
        def rows(self, _kind: object, sql: str, **named: object) -> list[object]:
            connection = reader._connection  # type: ignore[attr-defined]
            plans.extend(
                str(step[3]) for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", named)
            )
            return []

    contacts_by_month(Asking(), since=SINCE, today=TODAY)  # type: ignore[arg-type]
    told = "\n".join(plans)
    assert re.search(r"organisation_id=\? AND sorts_at>\? AND sorts_at<\?", told)
    walked = set(re.findall(r"SCAN (?:main\.)?(\w+)", told))
    assert not walked & {"contact_moment", "participant", "contact_moments", "c", "p"}
