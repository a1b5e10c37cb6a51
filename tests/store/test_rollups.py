"""What is counted beforehand is what counting says, whatever was written and by whichever way."""

import datetime as dt
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sub_crm.models import AppUser, ContactMoment, Participant
from sub_crm.queries.relations import contacts_by_month, last_days_before
from sub_crm.store import rollups
from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import Key
from sub_crm.store.reader import Reader
from sub_crm.store.store import Store
from sub_crm.store.writer import Author, Writer
from sub_crm.values.counted import NUMBERS
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import (
    COUNTS_AS_CONTACT,
    WEIGHT_OF,
    Compartment,
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    UserRole,
)
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.store.releases.making import FOLDER
from tests.store.releases.making import KEY as RELEASE_KEY

DATES = (
    *("2026-11-24", "2026-11-03T10:00", "2026-10-31", "2026-10", "2025", "2026-33"),
    *("XXXX-XX-XX", "2026-12-31", "2026-11-24T23:59", "2019-02-01"),
)
TODAY = make.NOW.date()
Change = Callable[[ContactMoment, random.Random], None]


def _faults(raw: Connection) -> int:
    return int(raw.execute(rollups.FAULTS).fetchone()[0])


@dataclass(slots=True)
class Desk:
    """A workspace in which somebody and a colleague write whatever chance says."""

    store: Store
    mine: Writer
    theirs: Writer
    chance: random.Random
    organisations: list[Id]
    people: list[Id]

    def write(self) -> None:
        """Do one thing: log, change, delete, move or undo."""
        deed = self.chance.choice((self._log, self._log, self._edit, self._edit, self._move))
        writer = self.chance.choice((self.mine, self.theirs))
        with writer.act("write", now=make.NOW) as act:
            deed(act.session)
        if act.changes.act is not None and self.chance.random() < 0.15:
            writer.undo(act.changes.act, now=make.NOW)

    def _log(self, session: Any) -> None:
        chance = self.chance
        moment = make.contact_moment(
            session,
            happened_on=VagueDate(chance.choice(DATES)),
            kind=chance.choice(tuple(ContactKind)),
            status=chance.choice((ContactStatus.HELD, ContactStatus.HELD, ContactStatus.PLANNED)),
            initiative=chance.choice((None, *Initiative)),
            mood=chance.choice((None, 1, 5)),
            confidentiality=chance.choice((*Confidentiality, Confidentiality.INTERNAL)),
            compartment=chance.choice((Compartment.RELATION,) * 4 + (Compartment.SUPERVISION,)),
        )
        for _part in range(chance.randrange(1, 4)):
            make.participant(
                session,
                contact_moment_id=moment.id,
                organisation_id=chance.choice((None, *self.organisations)),
                person_id=chance.choice(self.people),
            )

    def _edit(self, session: Any) -> None:
        moments = session.query(ContactMoment).all()
        if moments:
            self.chance.choice(_CHANGES)(self.chance.choice(moments), self.chance)

    def _move(self, session: Any) -> None:
        """As a merge does: what was of one organisation becomes of another."""
        parts = session.query(Participant).all()
        if parts:
            part = self.chance.choice(parts)
            part.organisation_id = self.chance.choice(self.organisations)
            part.deleted = self.chance.random() < 0.5


def _set(name: str, values: tuple[Any, ...]) -> Change:
    return lambda moment, chance: setattr(moment, name, chance.choice(values))


_CHANGES: tuple[Change, ...] = (
    _set("happened_on", tuple(map(VagueDate, DATES))),
    _set("kind", tuple(ContactKind)),
    _set("status", tuple(ContactStatus)),
    _set("initiative", (None, *Initiative)),
    _set("mood", (None, 2, 4)),
    _set("confidentiality", tuple(Confidentiality)),
    _set("compartment", tuple(Compartment)),
    _set("deleted", (True, False, False)),
    _set("summary", ("Iets anders",)),
)


@pytest.fixture
def desk(store: Store, writer: Writer, key: Key) -> Iterator[Desk]:
    colleague = new_id()
    theirs = Writer(lambda: connect(store.path, key), Author(colleague, new_id()))
    with writer.act("settle", now=make.NOW) as act:
        session = act.session
        make.app_user(session, id=store.identity.viewer.user_id)
        make.app_user(session, id=colleague)
        bodies = [make.organisation(session, short_name=name).id for name in ("Zeist", "Lopik")]
        people = [make.person(session, surname=name).id for name in ("Bos", "Vink")]
    yield Desk(store, writer, theirs, random.Random(7), bodies, people)
    theirs.close()


@pytest.mark.parametrize(
    "deeds", [100, pytest.param(3_000, marks=[pytest.mark.prove, pytest.mark.timeout(900)])]
)
def test_whatever_is_written_the_numbers_are_those_of_counting(
    desk: Desk, raw: Connection, deeds: int
):
    for _deed in range(deeds):
        desk.write()
        assert _faults(raw) == 0
    counted = raw.execute("SELECT count(*), sum(contacts) FROM contact_month").fetchone()
    assert counted[0] > 5
    assert counted[1] > 8


def test_a_moment_with_two_of_one_organisation_goes_to_another_month(desk: Desk, raw: Connection):
    """Its participants go one after another; it counts once all the while."""
    zeist = desk.organisations[0]
    with desk.mine.act("log", now=make.NOW) as act:
        given = {"happened_on": VagueDate("2026-10-05"), "kind": ContactKind.PHONE_CALL}
        moment = make.contact_moment(act.session, **given)
        for person in desk.people:
            make.participant(
                act.session, contact_moment_id=moment.id, organisation_id=zeist, person_id=person
            )
    with desk.mine.act("edit", now=make.NOW) as act:
        act.session.get_one(ContactMoment, moment.id).happened_on = VagueDate("2026-11-02")
    call = NUMBERS[ContactKind.PHONE_CALL]
    found = raw.execute("SELECT kind, month, contacts, last_day FROM contact_month").fetchall()
    assert found == [(kind, "2026-11", 1, "2026-11-02") for kind in (0, call)]


@dataclass(frozen=True, slots=True)
class Seen:
    organisation: Id
    month: str
    moment: Id
    day: str
    kind: ContactKind


def _by_hand(reader: Reader) -> dict[tuple[Id, str], tuple[int, str | None]]:
    """Count one by one what this viewer may see."""
    rows = reader.rows(
        Seen,
        "SELECT DISTINCT p.organisation_id AS organisation, substr(c.sorts_at, 1, 7) AS month,"
        " c.id AS moment, substr(c.sorts_at, 1, 10) AS day, c.kind FROM contact_moments c"
        " JOIN participants p ON p.contact_moment_id = c.id WHERE c.status = 'held'"
        " AND c.compartment = 'relation' AND p.organisation_id NOT NULL"
        f" AND c.sorts_at > '2018' AND substr(c.sorts_at, 1, 10) <= '{TODAY}'",
    )
    found: dict[tuple[Id, str], tuple[int, str | None]] = {}
    for row in rows:
        number, last = found.get((row.organisation, row.month), (0, None))
        resets = WEIGHT_OF[row.kind] >= COUNTS_AS_CONTACT
        later = max(last or "", row.day) if resets else last
        found[row.organisation, row.month] = (number + 1, later)
    return found


@pytest.mark.parametrize(
    "role", [UserRole.ACCOUNT_MANAGER, UserRole.TEAM_LEAD, UserRole.SUPERVISOR]
)
def test_each_gets_the_numbers_of_what_they_may_see(desk: Desk, role: UserRole):
    for _deed in range(150):
        desk.write()
    with desk.mine.act("role", now=make.NOW) as act:
        act.session.get_one(AppUser, desk.store.identity.viewer.user_id).role = role
    desk.store.reread_identity()
    reader = desk.store.reader()
    rows = contacts_by_month(reader, since=dt.date(2018, 1, 1), today=TODAY)
    found = {
        (row.organisation_id, row.month): (row.contacts, row.last_day and row.last_day.isoformat())
        for row in rows
    }
    by_hand = _by_hand(reader)
    assert found == by_hand
    assert len(found) > 5
    for month in (dt.date(2020, 1, 1), dt.date(2026, 10, 1), dt.date(2026, 11, 1)):
        last = {row.organisation_id: row.last_day for row in last_days_before(reader, month)}
        for body in desk.organisations:
            days = [
                day
                for (one, at), (_number, day) in by_hand.items()
                if day and one == body and at < f"{month:%Y-%m}"
            ]
            assert last[body] == (dt.date.fromisoformat(max(days)) if days else None)
    reader.close()


@pytest.mark.parametrize("openly", ["2026-01-05", None])
def test_the_last_day_may_be_of_what_not_everybody_may_see(desk: Desk, openly: str | None):
    """However long ago, and however lately another was spoken with."""
    zeist, lopik = desk.organisations
    own = {"confidentiality": Confidentiality.PERSONAL, "kind": ContactKind.PHONE_CALL}
    with desk.mine.act("log", now=make.NOW) as act:
        for date, body, given in (
            ("2026-09-10", zeist, {}),
            *([(openly, lopik, {})] if openly else []),
            ("2026-03-01", lopik, own),
        ):
            moment = make.contact_moment(act.session, happened_on=VagueDate(date), **given)
            make.participant(act.session, contact_moment_id=moment.id, organisation_id=body)
    reader = desk.store.reader()
    rows = last_days_before(reader, dt.date(2026, 10, 1))
    found = {row.organisation_id: row.last_day for row in rows}
    assert found == {zeist: dt.date(2026, 9, 10), lopik: dt.date(2026, 3, 1)}
    reader.close()


def test_a_store_of_an_earlier_version_is_counted_as_it_opens(tmp_path: Path):
    old = Path(shutil.copy(FOLDER / "0001.db", tmp_path / "oud.db"))
    Store(old, RELEASE_KEY).close()
    with closing(connect(old, RELEASE_KEY)) as opened:
        assert _faults(opened) == 0
        assert opened.execute("SELECT sum(contacts) FROM contact_month").fetchone()[0] > 0


def test_what_is_wrong_is_noticed_and_counted_anew(desk: Desk, raw: Connection):
    for _deed in range(40):
        desk.write()
    raw.execute("UPDATE contact_month SET contacts = contacts + 1")
    cells = raw.execute("SELECT count(*) FROM contact_month").fetchone()[0]
    assert _faults(raw) == 2 * cells
    raw.execute("DELETE FROM contact_month")
    assert _faults(raw) == cells
    rollups.rebuild(raw)
    assert _faults(raw) == 0


@pytest.mark.parametrize(
    "trigger",
    [
        *("derive_participant", "derive_participant_again", "derive_participants"),
        *("count_what_left", "count_what_came"),
        *("count_what_left_of_kind", "count_what_came_of_kind"),
    ],
)
def test_without_one_of_the_triggers_the_numbers_go_wrong(
    desk: Desk, raw: Connection, trigger: str
):
    raw.execute(f"DROP TRIGGER {trigger}")

    def goes_wrong() -> bool:
        desk.write()
        return _faults(raw) > 0

    assert any(goes_wrong() for _deed in range(300))


def test_a_store_that_was_counted_in_another_way_is_counted_anew_as_it_opens(
    desk: Desk, raw: Connection, key: Key
):
    for _deed in range(20):
        desk.write()
    cells = raw.execute("SELECT count(*) FROM contact_month").fetchone()[0]
    raw.execute("DROP TABLE contact_month")
    raw.execute("CREATE TABLE contact_month (organisation_id BLOB, month TEXT, contacts INTEGER)")
    assert rollups.is_stale(raw)
    for connection in (raw, desk.mine, desk.theirs):
        connection.close()
    desk.store.close()
    again = Store(desk.store.path, key)
    with closing(connect(again.path, key)) as opened:
        assert not rollups.is_stale(opened)
        assert _faults(opened) == 0
        assert opened.execute("SELECT count(*) FROM contact_month").fetchone()[0] == cells > 0
    again.close()
