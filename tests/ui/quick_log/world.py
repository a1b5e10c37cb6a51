"""The quick log over a window on a small real workspace, driven by the keyboard."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.insight.quick_log import Part
from sub_crm.models import Person
from sub_crm.store.reader import Reader
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.quick_log import QuickLog
from sub_crm.ui.quick_log.sheet import Sheet
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PositionType
from sub_crm.values.vague_date import VagueDate
from tests import factories as make


@dataclass(frozen=True, slots=True)
class Town:
    """Two Jansens: P. in Zeist, spoken to last, and M. in Houten; A. Kramer is mayor of Lopik."""

    zeist: Id
    lopik: Id
    jansen_zeist: Id
    jansen_houten: Id
    kramer: Id
    housing: Id
    figures: Id
    """An open follow-up with Kramer: "Cijfers nasturen"."""


@dataclass
class World:
    qtbot: QtBot
    backend: Backend
    reader: Reader
    window: QMainWindow
    before: QWidget
    """What has the keyboard before the quick log opens."""
    quick_log: QuickLog
    town: Town
    desk: Desk
    presses: int = field(default=0)

    @property
    def sheet(self) -> Sheet:
        assert self.quick_log.sheet
        return self.quick_log.sheet

    def open(self, **about: Any) -> None:
        self.quick_log.open(Opening(**about))

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus
        self.qtbot.keyClicks(focus, text)

    def press(self, *chords: str) -> None:
        """Press keys such as "Alt+2", counting each key of a chord."""
        for chord in chords:
            focus = QApplication.focusWidget()
            assert focus
            keys = QKeySequence(chord)[0]  # type: ignore[index]
            self.qtbot.keyClick(focus, keys.key(), keys.keyboardModifiers())
            self.presses += len(chord.split("+"))

    def says(self, part: Part) -> str:
        return self.sheet.surface.button(part).accessibleName()

    def wait_closed(self) -> None:
        self.qtbot.waitUntil(lambda: self.quick_log.sheet is None)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=3000)

    def kept(self) -> list[str]:
        """The bodies of the drafts on the disk."""
        self.backend.wait()
        return [str(body) for body in self.reader.values("SELECT body FROM draft")]

    def moments(self) -> list[str]:
        self.backend.wait()
        return [str(raw) for raw in self.reader.values("SELECT raw FROM contact_moments")]

    def those_present(self) -> set[Id]:
        return set(
            self.reader.values(
                "SELECT person_id FROM participants WHERE person_id IS NOT NULL"
                " AND contact_moment_id IN (SELECT id FROM contact_moments WHERE raw > '')"
            )
        )


def settle(session: Session, me: Id) -> Town:
    make.app_user(session, id=me)
    zeist, lopik = make.organisation(session), make.organisation(session, short_name="Lopik")
    houten = make.organisation(session, short_name="Houten")
    housing = make.issue(session, title="Woningbouw Dichterskwartier")
    make.issue_stance(session, issue_id=housing.id, organisation_id=zeist.id)
    in_zeist = _alderman(session, zeist.id, "Piet", "Wethouder wonen")
    talk = make.contact_moment(session, summary="Kennismaking")
    make.participant(
        session, contact_moment_id=talk.id, person_id=in_zeist.id, organisation_id=zeist.id
    )
    kramer = make.person(session, first_name="Anna", name_prefix="", surname="Kramer")
    seat = make.position(session, organisation_id=lopik.id)
    make.tenure(session, person_id=kramer.id, position_id=seat.id)
    return Town(
        zeist=zeist.id,
        lopik=lopik.id,
        jansen_zeist=in_zeist.id,
        jansen_houten=_alderman(session, houten.id, "Mia", "Wethouder zorg").id,
        kramer=kramer.id,
        housing=housing.id,
        figures=make.follow_up(
            session,
            organisation_id=lopik.id,
            person_id=kramer.id,
            issue_id=housing.id,
            owner_id=me,
        ).id,
    )


def _alderman(session: Session, organisation: Id, first_name: str, title: str) -> Person:
    person = make.person(
        session,
        initials=f"{first_name[0]}.",
        first_name=first_name,
        name_prefix="",
        surname="Jansen",
    )
    seat = make.position(
        session, organisation_id=organisation, type=PositionType.ALDERMAN, title=title
    )
    make.tenure(session, person_id=person.id, position_id=seat.id, since=VagueDate("2022"))
    return person


def clock() -> dt.datetime:
    """Tuesday 24 November 2026, 14:20 in the Netherlands."""
    return make.NOW
