"""A working day: Tuesday 24 November 2026 in a real workspace, with the page on the screen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.today import TodayPage
from sub_crm.ui.today.follow_up_list import FollowUpList
from sub_crm.ui.today.rows import Task
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactStatus, PositionType, PromiseBy
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

F = TypeVar("F", bound=FormCard)


@dataclass(frozen=True, slots=True)
class Names:
    """Whom and what the day is about."""

    me: Id
    zeist: Id
    oudewater: Id
    jansen: Id
    griffier: Id
    late: Id
    due: Id
    merel: Id


def fill(session: Session, me: Id) -> Names:
    """Put a small but complete day in the workspace."""
    make.app_user(session, id=me, name="Marieke Vos")
    samira = make.app_user(session, name="Samira el Idrissi").id
    zeist, oudewater, houten = (
        make.organisation(session, short_name=name).id for name in ("Zeist", "Oudewater", "Houten")
    )
    for user, held in ((me, zeist), (me, oudewater), (samira, houten)):
        make.assignment(session, user_id=user, organisation_id=held)
    jansen, griffier = _seats(session, zeist)
    late, due = _follow_ups(session, me, samira, zeist, jansen)
    _talks(session, zeist, oudewater)
    merel = _stub(session, zeist)
    return Names(me, zeist, oudewater, jansen, griffier, late, due, merel)


def _seats(session: Session, zeist: Id) -> tuple[Id, Id]:
    person = make.person(session, initials="P.", first_name="", name_prefix="", surname="Jansen").id
    seat = {"organisation_id": zeist, "type": PositionType.ALDERMAN, "title": "Wethouder"}
    make.tenure(session, person_id=person, position_id=make.position(session, **seat).id)
    clerk = {"organisation_id": zeist, "type": PositionType.COUNCIL_CLERK, "title": "Griffier"}
    return person, make.position(session, **clerk).id


def _follow_ups(session: Session, me: Id, other: Id, zeist: Id, jansen: Id) -> tuple[Id, Id]:
    def add(title: str, due: str | None, **given: Any) -> Id:
        day = VagueDate(due) if due else None
        return make.follow_up(session, **{"owner_id": me, "title": title, "due": day} | given).id

    issue = make.issue(session, title="Herindeling").id
    about = {"organisation_id": zeist, "person_id": jansen, "issue_id": issue}
    late = add("Terugbellen over visie", "2026-11-20", promise_by=PromiseBy.US, **about)
    add("Cijfers nasturen", "2026-11-23", organisation_id=zeist)
    due = add("Stand navragen", "2026-11-24T16:30", organisation_id=zeist)
    add("Kennismaking dijkgraaf", "2026-11-27")
    add("Evaluatie plannen", "2027-01-15")
    add("Ooit eens doen", None)
    add("Werkbezoek Houten", "2026-11-24", owner_id=other)
    return late, due


def _talks(session: Session, zeist: Id, oudewater: Id) -> None:
    def talk(day: str, organisation: Id, **given: Any) -> None:
        moment = make.contact_moment(session, happened_on=VagueDate(day), **given).id
        make.participant(session, contact_moment_id=moment, organisation_id=organisation)

    talk("2026-11-20", zeist)
    talk("2026-09-01", oudewater)
    make.cadence(session, organisation_id=oudewater, days=30)
    planned = {
        "status": ContactStatus.PLANNED,
        "summary": "Klankbordgroep",
        "place": "Provinciehuis",
    }
    talk("2026-11-26T10:00", zeist, **planned)


def _stub(session: Session, zeist: Id) -> Id:
    merel = make.person(
        session, initials="", first_name="Merel", name_prefix="", surname="Bos", incomplete=True
    ).id
    moment = make.contact_moment(session).id
    make.participant(session, contact_moment_id=moment, person_id=merel, organisation_id=zeist)
    return merel


@dataclass(slots=True)
class Day:
    """The page, and what it asked of the program around it."""

    qtbot: QtBot
    backend: Backend
    names: Names
    opened: list[str] = field(default_factory=list)
    logged: list[Opening] = field(default_factory=list)
    badges: list[int] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    window: QWidget = field(init=False)
    page: TodayPage = field(init=False)

    def show(self) -> None:
        """Open the page in a window."""
        self.window = QWidget()
        self.qtbot.addWidget(self.window)
        desk = Desk(self.backend, self.window, self.opened.append, self.logged.append)
        self.page = TodayPage(desk)
        self.page.waiting_changed.connect(self.badges.append)
        self.backend.refused.connect(self.refusals.append)
        QVBoxLayout(self.window).addWidget(self.page)
        self.window.resize(1208, 844)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.settle()
        self.tasks.setFocus()

    @property
    def tasks(self) -> FollowUpList:
        return self.page.card.list

    def settle(self) -> None:
        """Wait until everything asked is on disk and on the screen."""
        self.backend.wait()
        self.qtbot.waitUntil(lambda: self.page._shown == self.page._asked)
        self.qtbot.waitUntil(lambda: "side" in vars(self.page))

    def shown(self) -> list[str]:
        """The titles in the list, headings included."""
        items = self.tasks.rows.items()
        return [one.follow_up.title if isinstance(one, Task) else one.title for one in items]

    def go_to(self, title: str) -> None:
        """Put the keyboard at a row."""
        place = self.shown().index(title)
        self.tasks.setCurrentIndex(self.tasks.rows.index(place, 0))

    def current(self) -> str:
        """The title of the row under the keyboard."""
        task = self.tasks.current_task()
        return task.follow_up.title if task else ""

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        """Press a key in the list or another widget."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        self.qtbot.keyClick(on or self.tasks, key, modifiers)

    def form(self, kind: type[F]) -> F:
        """The small form above the page, once it is there."""
        self.until(lambda: bool(self._forms(kind)))
        return self._forms(kind)[-1]

    def _forms(self, kind: type[F]) -> list[F]:
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(true)
