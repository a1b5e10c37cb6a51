"""Nothing moves by itself: a page that is left alone is painted once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QObject,
    QPropertyAnimation,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
)
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui import motion
from tests.access.running import Running
from tests.access.surfaces import PAGES
from tests.ui.walk import show

WATCH_MS = 600
"""Longer than half a blink of the caret."""
TURNS = 4
"""So often a page may still be busy with what was asked for; what moves by itself never stops."""


class Painted(QObject):
    """The widgets that are painted in the block."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.widgets.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def repainted() -> list[str]:
    """What is painted while nobody does anything."""
    painted = Painted()
    QApplication.instance().installEventFilter(painted)  # type: ignore[union-attr]
    rest = QEventLoop()
    QTimer.singleShot(WATCH_MS, rest.quit)
    rest.exec()
    QApplication.instance().removeEventFilter(painted)  # type: ignore[union-attr]
    return sorted(set(painted.widgets))


@pytest.fixture
def calm(qapp: QApplication) -> Iterator[None]:
    motion.use(calm=True)
    yield
    motion.use(calm=False)


def test_no_page_moves_by_itself(running: Running) -> None:
    running.program.preferences.change(calm=True)
    moving = {}
    for page in PAGES:
        running.open(page)
        running.program.shell.focus_page()
        running.settle()
        for _turn in range(TURNS):
            moving[page] = repainted()
            if not moving[page]:
                break
    running.program.preferences.change(calm=False)
    assert {page: widgets for page, widgets in moving.items() if widgets} == {}


def _sliding(window: QWidget) -> QObject:
    made = QPropertyAnimation(window, b"size", window)
    made.setDuration(5_000)
    made.setEndValue(QSize(600, 600))
    made.start()
    return made


def _fading(window: QWidget) -> QObject:
    made = QVariantAnimation(window, startValue=0.0, endValue=1.0, duration=5_000)
    made.valueChanged.connect(window.update)
    made.start()
    return made


def _ticking(window: QWidget) -> QObject:
    made = QTimer(window, interval=100)
    made.timeout.connect(window.update)
    made.start()
    return made


def _busy(window: QWidget) -> QObject:
    made = QProgressBar(window)
    made.setRange(0, 0)
    made.show()
    return made


@pytest.mark.parametrize("plant", [_sliding, _fading, _ticking, _busy])
@pytest.mark.usefixtures("calm")
def test_what_would_move_is_seen(qtbot: QtBot, plant: object) -> None:
    window = QWidget()
    show(qtbot, window)
    repainted()
    moving = plant(window)  # type: ignore[operator]
    assert repainted() != []
    assert moving is not None


def test_calm_takes_effects_and_the_blinking_away_and_gives_them_back(qapp: QApplication) -> None:
    blinking, effects = qapp.cursorFlashTime(), list(map(qapp.isEffectEnabled, motion.EFFECTS))
    motion.use(calm=True)
    assert qapp.cursorFlashTime() == 0
    assert not any(map(qapp.isEffectEnabled, motion.EFFECTS))
    motion.use(calm=False)
    assert qapp.cursorFlashTime() == blinking
    assert list(map(qapp.isEffectEnabled, motion.EFFECTS)) == effects


def test_a_system_without_effects_is_followed(qapp: QApplication) -> None:
    motion.use(calm=False)
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_FadeMenu), "this platform has none"
