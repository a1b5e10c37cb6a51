"""The first picture: the ground and the bars of the window, before there is anything to show."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.system.settings import Settings
from sub_crm.ui import tokens
from sub_crm.ui.window import COMPACT_SIDEBAR, SIDEBAR, TOPBAR, Window


@pytest.fixture(autouse=True)
def before_the_theme(qapp: QApplication) -> Iterator[None]:
    """The first picture comes before the style sheet."""
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield
    qapp.setStyleSheet(sheet)


def shown(qtbot: QtBot, settings: Settings) -> Window:
    window = Window(settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    return window


def picture(window: Window) -> QImage:
    return window.grab().toImage()


@pytest.mark.parametrize(("theme", "table"), [("light", tokens.LIGHT), ("dark", tokens.DARK)])
def test_the_first_picture_has_the_ground_and_the_bars_of_the_theme(
    qtbot: QtBot, theme: str, table: dict[str, str]
) -> None:
    window = shown(qtbot, Settings(theme=theme))
    window.resize(1440, 900)
    drawn = picture(window)
    assert drawn.pixelColor(SIDEBAR - 5, 300) == QColor(table["sidebar"])
    assert drawn.pixelColor(SIDEBAR + 5, TOPBAR) == QColor(table["line"])
    assert drawn.pixelColor(SIDEBAR + 5, 300) == QColor(table["bg"])


def test_in_a_narrow_window_the_bar_is_narrow_too(qtbot: QtBot) -> None:
    window = shown(qtbot, Settings(theme="light"))
    window.resize(900, 700)
    drawn = picture(window)
    assert drawn.pixelColor(COMPACT_SIDEBAR - 5, 300) == QColor(tokens.LIGHT["sidebar"])
    assert drawn.pixelColor(COMPACT_SIDEBAR + 5, 300) == QColor(tokens.LIGHT["bg"])


def test_what_moves_in_takes_the_whole_window_in_the_colours_of_the_theme(qtbot: QtBot) -> None:
    window = shown(qtbot, Settings(theme="dark"))
    part = QWidget()
    window.hold(part)
    qtbot.waitUntil(lambda: part.size() == window.size())
    ground = QPalette.ColorRole.Window
    assert part.palette().color(ground) == QApplication.palette().color(ground)
    assert [bar for bar in window._bars if bar.isVisible()] == []


def test_a_page_that_made_room_comes_back_whole(qtbot: QtBot) -> None:
    window = shown(qtbot, Settings())
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    for part in (first, second, first):
        window.hold(part)
    assert first.isVisible()
    qtbot.addWidget(second)


def test_on_a_small_screen_the_first_window_fits(qtbot: QtBot) -> None:
    window = shown(qtbot, Settings(theme="light"))
    free = window.screen().availableGeometry().size()
    assert window.width() < free.width()
    assert window.height() < free.height()
