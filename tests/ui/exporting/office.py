"""Somebody who exports lists: the window, the overlay over it, and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk
from sub_crm.ui.exporting import ExportOverlay, ExportRequest, export_list
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.widgets.toast import Toast
from sub_crm.values.ids import Id
from tests.exchange.lists.town import Town
from tests.ui import walk

LOG = """SELECT json_array(subject, records, people, level, purpose, file_name, columns, problem)
  FROM export_logs ORDER BY exported_at, id"""


class Office:
    def __init__(
        self,
        qtbot: QtBot,
        backend: Backend,
        preferences: Preferences,
        town: Town,
        crowd: Sequence[Id],
        folder: Path,
    ) -> None:
        self.qtbot, self.backend, self.preferences = qtbot, backend, preferences
        self.town, self.crowd, self.folder = town, crowd, folder
        self.window = QWidget()
        self.window.resize(1440, 900)
        self.desk = Desk(backend, self.window, print, print, preferences)
        walk.show(qtbot, self.window)

    def export(self, subject: str, ids: Any, **more: Any) -> ExportOverlay:
        """Open the window for a list and wait until it is filled."""
        request = ExportRequest(subject=subject, ids=ids, **more)
        overlay = export_list(self.desk, request)
        self.until(lambda: overlay.about.text())
        self.until(lambda: shown(overlay) or not overlay.foot.go.isEnabled())
        return overlay

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()))

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        walk.press(self.qtbot, key, *modifiers)

    def toast(self) -> str:
        """What the toast says, once there is one."""
        self.until(lambda: self._toasts())
        return self._toasts()[-1].accessibleName()

    def _toasts(self) -> list[Toast]:
        return [one for one in self.window.findChildren(Toast) if one.isVisible()]

    def overlays(self) -> list[Overlay]:
        return [one for one in self.window.findChildren(Overlay) if one.isVisible()]

    def button(self, text: str) -> QPushButton:
        """The button with these words that is on the screen."""
        [found] = [
            one
            for one in self.window.findChildren(QPushButton)
            if one.text() == text and one.isVisible()
        ]
        return found

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def log(self) -> list[str]:
        """The lines of the export log."""
        found: list[list[str]] = []
        self.backend.wait()
        self.backend.query(lambda reader: reader.values(LOG), then=found.append)
        self.until(lambda: found)
        return found[0]


def shown(overlay: ExportOverlay) -> list[tuple[str, ...]]:
    """The rows of the preview as they stand on the screen."""
    table = overlay.right.preview.table
    if table is None:
        return []
    model = table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
