"""A visit to the pages about organisations, over the example workspace of 24 November 2026."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.orders import Order
from sub_crm.queries import contacts, organisations
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.organisations import SeatRow
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.organisations import OrganisationPage
from sub_crm.ui.organisations.body import Body
from sub_crm.ui.organisations.reading import Seat
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id, key_id
from tests.ui import walk

NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)
TODAY = NOW.date()
LOPIK = key_id("organisation", "GM0331")
W = TypeVar("W", bound=QWidget)


class Visit:
    """The window, what was asked of the rest of the program, and the questions tests have."""

    def __init__(self, qtbot: QtBot, backend: Backend) -> None:
        self.qtbot, self.backend = qtbot, backend
        self.reader = backend._store.reader()
        self.window = QWidget()
        self.opened: list[str] = []
        self.logged: list[Opening] = []
        self.desk = Desk(backend, self.window, self.opened.append, self.logged.append)

    def show(self, page: QWidget, width: int = 1208, height: int = 844) -> None:
        """Put a page in the window."""
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        self.window.resize(width, height)
        walk.show(self.qtbot, self.window)

    def open_page(self, organisation: Id = LOPIK) -> Body:
        """Open the page of an organisation, as an address does."""
        self.page = OrganisationPage(self.desk)
        self.show(self.page)
        self.page.arrive(organisation.hex())
        self.until(lambda: self.page.body is not None)
        assert self.page.body is not None
        return self.page.body

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()))

    def do(self, order: Order) -> Any:
        """Carry out an order as another surface would, and wait for its answer."""
        answers: list[Any] = []
        refused: list[Any] = []
        self.backend.execute(order, then=answers.append, refused=refused.append)
        self.until(lambda: answers or refused)
        assert not refused, refused
        return answers[0]

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        walk.press(self.qtbot, key, *modifiers)

    def type_over(self, field: QWidget, text: str) -> None:
        """Type over what stands in a field, and stay in it."""
        field.setFocus()
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)

    def write(self, field: QWidget, text: str) -> None:
        """Type over what stands in a field, and leave it with Tab."""
        self.type_over(field, text)
        self.press(Qt.Key.Key_Tab)

    def surface(self, kind: type[W]) -> W:
        """The card of that kind above the page, once it is there."""
        self.until(lambda: self._surfaces(kind))
        return self._surfaces(kind)[-1]

    def _surfaces(self, kind: type[W]) -> list[W]:
        shown = [one for one in self.window.findChildren(Overlay) if one.isVisible()]
        return [one.content for one in shown if isinstance(one.content, kind)]

    def overlays(self) -> list[Overlay]:
        return [one for one in self.window.findChildren(Overlay) if one.isVisible()]

    # what is on disk

    def head(self, organisation: Id = LOPIK) -> organisations.OrganisationHead:
        found = organisations.organisation_head(self.reader, organisation, today=TODAY)
        assert found is not None
        return found

    def seat_rows(self, organisation: Id = LOPIK) -> list[SeatRow]:
        return organisations.seats(self.reader, organisation, today=TODAY)

    def moments(self, organisation: Id = LOPIK) -> list[TimelineRow]:
        return contacts.timeline_of_organisation(self.reader, organisation)


def seats(body: Body) -> list[Seat]:
    """The seats as the page shows them."""
    return list(body.seats.list.rows.items())


def seat(body: Body, person: str) -> Seat:
    return next(one for one in seats(body) if one.row.person == person)


def moment_of(body: Body, summary: str) -> TimelineRow:
    items = body.timeline.rows.items()
    return next(i for i in items if isinstance(i, TimelineRow) and i.summary == summary)
