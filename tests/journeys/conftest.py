"""The whole program in a real window, on a copy of the example, a fixed day, without a network."""

import datetime as dt
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.reader import Reader
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.program import Program
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.window import Window
from tests.collecting import collected_here

__all__ = ["collected_here"]

TUESDAY = dt.date(2026, 11, 24)
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection to another computer."""

    def refuse(*_: Any) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def open_program(file: Path, settings: Path) -> tuple[Window, Program]:
    """Make the program on an example store; `start` opens it."""
    preferences = Preferences(settings)
    preferences.apply()
    window = Window(preferences.value)
    window.resize(1440, 900)
    program = Program(
        preferences,
        lambda: Store(file, EXAMPLE_KEY),
        lambda: perform,
        lambda: NOW,
        example=True,
        window=window,
    )
    program.opened.connect(program.go)
    return window, program


def activated(window: QWidget) -> bool:
    window.activateWindow()  # lost while the window is not on screen yet
    return window.isActiveWindow()


class Sitting:
    """Somebody at the program: what they press and type, and what the store then holds."""

    def __init__(self, qtbot: QtBot, file: Path, settings: Path) -> None:
        self.qtbot, self.file, self._settings = qtbot, file, settings
        self.presses = 0
        self.program = self._start()

    def _start(self) -> Program:
        self.window, program = open_program(self.file, self._settings)
        self.window.show()
        with self.qtbot.waitSignal(program.ready, timeout=5_000):
            program.start()
        self.qtbot.waitUntil(lambda: activated(self.window))
        return program

    @property
    def backend(self) -> Backend:
        assert self.program.backend is not None
        return self.program.backend

    @property
    def shell(self) -> Any:
        return self.program.shell

    def press(self, keys: str) -> None:
        """Press keys such as "Ctrl+N" where the focus is; counted."""
        self.presses += 1
        self.until(lambda: activated(self.window))
        *held, key = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= MODIFIERS[name]
        code = getattr(Qt.Key, f"Key_{key}")
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, code, modifiers)

    def type(self, text: str) -> None:
        """Type text where the focus is; not counted."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        self.qtbot.keyClicks(focused, text)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def overlay(self) -> QWidget:
        """The card of the overlay that is open."""
        [shown] = [one for one in self.window.findChildren(Overlay) if one.isVisible()]
        content: QWidget = shown.content
        return content

    def settle(self) -> None:
        """Return when what the page asked for has been answered."""
        for _round in range(3):
            told: list[object] = []
            self.backend.query(lambda _reader: None, then=told.append)
            self.backend.query(lambda _reader: None, then=told.append)
            self.until(lambda told=told: len(told) == 2)
        self.until(self.backend.is_quiet)

    def until(self, holds: Any) -> None:
        self.qtbot.waitUntil(holds, timeout=5_000)

    def reader(self) -> Reader:
        """What is on disk, as the user may see it."""
        return Store(self.file, EXAMPLE_KEY).reader()

    def close(self) -> None:
        self.window.close()
        self.program.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def restart(self) -> None:
        self.close()
        self.program = self._start()


@pytest.fixture
def sitting(qtbot: QtBot, example: Path, tmp_path: Path) -> Iterator[Sitting]:
    file = tmp_path / "voorbeeld.db"
    shutil.copy(example, file)
    made = Sitting(qtbot, file, tmp_path / "instellingen.json")
    yield made
    made.close()


def texts(root: QWidget) -> str:
    """Everything that a screen reader would read: labels, buttons, fields and rows of lists."""
    said = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    said += [button.text() for button in root.findChildren(QAbstractButton) if button.isVisible()]
    said += [field.text() for field in root.findChildren(QLineEdit) if field.isVisible()]
    said += [field.toPlainText() for field in root.findChildren(QPlainTextEdit)]
    said += [widget.accessibleName() for widget in root.findChildren(QWidget)]
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        said += [
            str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or "")
            for row in range(model.rowCount() if model else 0)
        ]
    return "\n".join(said)
