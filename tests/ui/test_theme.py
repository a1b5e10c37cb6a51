"""The look: the shipped typeface, zoom, and a quick change of theme."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.system.resources import resource
from sub_crm.ui import theme
from sub_crm.ui.icons import icon, program_icon
from sub_crm.ui.style_sheet import style_sheet
from sub_crm.ui.theme import Density, Scheme, Theme
from sub_crm.ui.widgets.buttons import button


def test_the_shipped_typeface_is_used() -> None:
    assert theme.load_fonts()
    assert QFontInfo(theme.current().font()).family() == "Inter"


def test_zoom_enlarges_text_and_measures_alike() -> None:
    large = Theme(zoom=2.0)
    assert large.px(28) == 56
    assert large.font(13).pixelSize() == 26


def test_a_compact_list_has_lower_rows_and_the_same_text() -> None:
    dense = Theme(density=Density.COMPACT)
    assert dense.row(58) == 48
    assert dense.font(13).pixelSize() == 13


def test_fonts_and_colours_are_made_once() -> None:
    look = theme.current()
    assert look.colour("accent") is look.colour("accent")
    assert look.font(14, 600) is look.font(14, 600)


@pytest.mark.parametrize("dark", [False, True])
def test_no_token_of_the_style_sheet_is_left_unfilled(dark: bool) -> None:
    look = Theme(dark, 1.5)
    written = style_sheet(look.hex, look.px)
    assert "@" not in written
    assert "border-radius: 15px" in written


def test_the_user_chooses_dark_whatever_the_desktop_says(qapp: QApplication) -> None:
    assert theme.wanted(Scheme.DARK).dark
    assert not theme.wanted(Scheme.LIGHT).dark
    assert theme.wanted(Scheme.SYSTEM).dark == theme.system_is_dark()


def test_changing_theme_recolours_the_program(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    for number in range(100):
        button(str(number)).setParent(page)
    page.show()
    theme.use(Theme(dark=True))
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#14181a"


def _ink(picture: QIcon, side: int) -> QImage:
    return picture.pixmap(QSize(side, side), 2.0).toImage()


def test_an_icon_is_sharp_on_a_dense_screen_and_follows_the_theme() -> None:
    light = _ink(icon("check", "text"), 18)
    assert light.size() == QSize(36, 36)
    theme.use(Theme(dark=True))
    assert _ink(icon("check", "text"), 18) != light


def test_every_icon_of_the_set_can_be_drawn() -> None:
    for file in resource("icons").glob("*.svg"):
        drawn = _ink(icon(file.stem), 20)
        assert any(drawn.pixelColor(x, y).alpha() for x in range(40) for y in range(40)), file.stem


def test_the_program_has_a_mark() -> None:
    assert not program_icon().pixmap(64, 64).isNull()
