"""A visit to the program on 24 November 2026: a window, hands on its keyboard, and what is asked
of the rest of the program."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.orders import Order
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.widgets.overlay import Overlay
from tests import factories as make
from tests.ui import walk

NOW = make.NOW
TODAY = NOW.date()
W = TypeVar("W", bound=QWidget)


class Visit:
    """`close` it before the backend."""

    def __init__(self, qtbot: QtBot, backend: Backend) -> None:
        self.qtbot, self.backend = qtbot, backend
        self.reader = backend._store.reader()
        self.window = QWidget()
        self.opened: list[str] = []
        self.logged: list[Opening] = []
        self.done: list[str] = []
        self.refused: list[str] = []
        backend.done.connect(lambda done: self.done.append(done.said))
        backend.refused.connect(self.refused.append)
        self.desk = Desk(backend, self.window, self.opened.append, self.logged.append)

    def close(self) -> None:
        self.window.close()
        self.reader.close()

    def show(self, page: QWidget, width: int = 1208, height: int = 844) -> None:
        """Put a page in the window."""
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        self.window.resize(width, height)
        walk.show(self.qtbot, self.window)

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

    def overlays(self) -> list[Overlay]:
        return [one for one in self.window.findChildren(Overlay) if one.isVisible()]

    def surface(self, kind: type[W]) -> W:
        """The card of that kind above the page, once it is there."""
        self.until(lambda: self._surfaces(kind))
        return self._surfaces(kind)[-1]

    def _surfaces(self, kind: type[W]) -> list[W]:
        return [one.content for one in self.overlays() if isinstance(one.content, kind)]
