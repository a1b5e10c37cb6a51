"""What is due is told once, by the clock of the workspace, and names nobody unless asked."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.commands import perform
from sub_crm.i18n import set_language
from sub_crm.models import FollowUp
from sub_crm.orders.follow_ups import AddFollowUp, CompleteFollowUps
from sub_crm.store import Store, create
from sub_crm.store.keys import Key, new_key
from sub_crm.system import settings
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.reminders import Notice, Reminders
from sub_crm.ui.reminders.keeper import LONGEST_MS
from sub_crm.ui.reminders.wording import day_line
from sub_crm.values.kinds import ContactKind, ContactStatus
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.commands.workspace import Town, settle


class Desk:
    """A workspace whose clock can be set, and what it reminded of."""

    def __init__(self, path: Path, key: Key, town: Town, kept: Path) -> None:
        self.town = town
        self.now = make.NOW
        self.store = Store(path, key)
        self.backend = Backend(self.store, lambda: perform, lambda: self.now)
        self.preferences = Preferences(kept)
        self.told: list[Notice] = []
        self.reminders = Reminders(self.backend, self.preferences)
        self.reminders.due.connect(self.told.append)

    def at(self, time: str, day: int = 24) -> None:
        """Set the clock to a civil time in November, and let the program look at it."""
        civil = dt.datetime.fromisoformat(f"2026-11-{day:02}T{time}")
        self.now = (civil - dt.timedelta(hours=1)).replace(tzinfo=dt.UTC)
        self.reminders.look()


Sit = Callable[[], Desk]


def planned(session: Session, me: bytes, zeist: bytes) -> None:
    talk = make.contact_moment(
        session,
        happened_on=VagueDate("2026-11-24T15:30"),
        kind=ContactKind.PHONE_CALL,
        status=ContactStatus.PLANNED,
        summary="Kennismaking",
        created_by=me,
    )
    make.participant(session, contact_moment_id=talk.id, organisation_id=zeist)


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Sit]:
    """Sit down at the program; again for the next time, with what was kept."""
    path, key = tmp_path / "town.db", new_key()
    store = create(path, key)
    me = store.identity.viewer.user_id
    writer = store.writer()
    with writer.act("settle", now=make.NOW) as act:
        town = settle(act.session, me)
        for follow_up in (town.figures, town.invitation):
            act.session.get_one(FollowUp, follow_up).deleted = True
        make.follow_up(
            act.session,
            title="Notitie sturen",
            due=VagueDate("2026-11-24T15:00"),
            owner_id=me,
            organisation_id=town.zeist,
        )
        make.follow_up(act.session, due=VagueDate("2026-11-20"), owner_id=me)
        planned(act.session, me, town.zeist)
    writer.close()
    store.close()
    open_desks: list[Desk] = []

    def begin() -> Desk:
        for earlier in open_desks:
            earlier.backend.close()
        open_desks[:] = [Desk(path, key, town, tmp_path / "instellingen.json")]
        desk = open_desks[0]
        qtbot.waitUntil(lambda: desk.reminders._known is not None)
        return desk

    yield begin
    for desk in open_desks:
        desk.backend.close()
    set_language("nl")


def test_the_first_opening_of_the_day_says_what_is_for_today(sit: Sit):
    desk = sit()
    assert desk.told == [Notice("Vandaag", "1 opvolging voor vandaag, 1 te laat")]


def test_after_a_restart_nothing_is_told_again(sit: Sit):
    sit().at("15:00")
    again = sit()
    again.at("15:01")
    assert again.told == []


def test_a_follow_up_is_told_at_its_time_without_saying_what_it_is_about(sit: Sit):
    desk = sit()
    desk.at("15:00")
    assert desk.told[1:] == [
        Notice("Opvolging om 15:00", "Open SUB-CRM om te zien wat je zou doen.")
    ]


def test_with_names_a_notice_says_what_it_is_about(sit: Sit):
    desk = sit()
    desk.preferences.change(reminder_names=True)
    desk.at("15:00")
    desk.at("15:20")
    assert desk.told[1:] == [
        Notice("Opvolging om 15:00", "Notitie sturen · Zeist"),
        Notice("Telefoongesprek om 15:30", "Over 10 minuten: Kennismaking · Zeist"),
    ]


def test_a_planned_contact_is_told_ten_minutes_before(sit: Sit):
    desk = sit()
    desk.at("15:00")
    desk.at("15:19")
    assert len(desk.told) == 2
    desk.at("15:20")
    assert desk.told[2] == Notice("Telefoongesprek om 15:30", "Over 10 minuten.")


def test_what_comes_together_is_one_notice(sit: Sit):
    desk = sit()
    desk.at("15:25")
    assert desk.told[1].title == "2 herinneringen"
    assert desk.told[1].body.splitlines() == [
        "Opvolging om 15:00: Open SUB-CRM om te zien wat je zou doen.",
        "Telefoongesprek om 15:30: Over 5 minuten.",
    ]


def test_a_follow_up_that_is_added_meanwhile_is_told_too(qtbot: QtBot, sit: Sit):
    desk = sit()
    before = desk.reminders._known
    desk.backend.execute(AddFollowUp(title="Bellen", due=VagueDate("2026-11-24T14:30")))
    qtbot.waitUntil(lambda: desk.reminders._known is not before)
    desk.at("14:30")
    assert desk.told[1:] == [
        Notice("Opvolging om 14:30", "Open SUB-CRM om te zien wat je zou doen.")
    ]


def test_a_follow_up_that_is_done_is_not_told(qtbot: QtBot, sit: Sit):
    desk = sit()
    known = desk.reminders._known
    assert known
    [timed] = [row.id for row in known.follow_ups if row.due and row.due.time]
    desk.backend.execute(CompleteFollowUps(ids=(timed,)))
    qtbot.waitUntil(lambda: desk.reminders._known is not known)
    desk.at("15:00")
    assert len(desk.told) == 1


def test_after_midnight_the_new_day_is_read(qtbot: QtBot, sit: Sit):
    desk = sit()
    desk.at("15:00")
    desk.at("09:00", day=25)
    qtbot.waitUntil(lambda: len(desk.told) == 3)
    assert desk.told[2] == Notice("Vandaag", "2 opvolgingen te laat")


def test_switched_off_nothing_is_told_until_it_is_on_again(sit: Sit):
    desk = sit()
    desk.preferences.change(reminders=False)
    desk.at("15:00")
    assert len(desk.told) == 1
    desk.preferences.change(reminders=True)
    assert desk.told[1].title == "Opvolging om 15:00"


def test_the_clock_is_looked_at_at_least_once_a_minute(sit: Sit):
    desk = sit()
    assert desk.reminders.timer.isActive()
    assert desk.reminders.timer.interval() <= LONGEST_MS
    desk.at("14:59:30")
    assert desk.reminders.timer.interval() <= 30_001


def test_what_is_kept_of_it_names_nobody(sit: Sit, tmp_path: Path):
    sit().at("15:00")
    kept = (tmp_path / "instellingen.json").read_text("utf-8")
    assert "Notitie" not in kept
    assert "2026" not in kept
    assert len(settings.load(tmp_path / "instellingen.json").told.split()) == 2


@pytest.mark.parametrize(
    ("today", "overdue", "line"),
    [
        (3, 1, "3 opvolgingen voor vandaag, 1 te laat"),
        (1, 0, "1 opvolging voor vandaag"),
        (0, 2, "2 opvolgingen te laat"),
    ],
)
def test_the_line_of_the_day_leaves_out_what_is_nothing(today: int, overdue: int, line: str):
    assert day_line(today, overdue) == line
