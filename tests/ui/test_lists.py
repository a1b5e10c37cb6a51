"""Lists and tables: arrows inside, Tab leaves, a screen reader hears whole sentences."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui import theme
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.rows import Heading
from sub_crm.ui.widgets.tables import Column, DataTable
from tests.ui.walk import focus, press, show


@dataclass(frozen=True, slots=True)
class Town:
    """A row."""

    id: str
    days: int


TOWNS = [Heading("Te laat", 1, "danger"), Town("Lopik", 40), Heading("Later"), Town("Zeist", 3)]


class TownDelegate(RowDelegate):
    """Draws a town with a check at its left."""

    def zones(self, row: Town, width: float, height: float) -> dict[str, QRectF]:
        """The check."""
        return {"check": QRectF(0, 0, 40, height)}

    def draw(self, canvas: Canvas, row: Town) -> None:
        """Paint the name."""
        canvas.text(50, 0, 200, canvas.h, row.id)


def told(town: Town) -> str:
    """What is read out."""
    return f"{town.id}, {town.days} dagen geleden"


def town_list(single_click: bool = False) -> RowList:
    """A list of two towns under headings."""
    made = RowList("Gemeenten", TownDelegate(), told, single_click=single_click)
    made.set_rows(TOWNS)
    return made


def between(qtbot: QtBot, widget: QWidget) -> QWidget:
    """A window with a field before and after the widget."""
    window = QWidget()
    box = QVBoxLayout(window)
    for one in (QLineEdit(), widget, QLineEdit()):
        box.addWidget(one)
    window.resize(500, 500)
    show(qtbot, window)
    widget.setFocus()
    return window


def town_table() -> DataTable:
    """A table of two towns."""
    made = DataTable(
        "Gemeenten",
        [Column("Naam", lambda row: row.id), Column("Dagen", lambda row: str(row.days), 80, True)],
    )
    made.set_rows([Town("Lopik", 40), Town("Zeist", 3)])
    return made


@pytest.mark.parametrize("make", [town_list, town_table])
def test_tab_and_shift_tab_lead_out(qtbot: QtBot, make: type[QWidget]) -> None:
    widget = make()
    window = between(qtbot, widget)
    before, after = window.findChildren(QLineEdit)
    press(qtbot, Qt.Key.Key_Tab)
    assert focus() is after
    widget.setFocus()
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is before


def test_arrows_skip_headings_and_enter_opens(qtbot: QtBot) -> None:
    towns = town_list()
    between(qtbot, towns)
    press(qtbot, Qt.Key.Key_Down)
    assert towns.current_row() == Town("Zeist", 3)
    with qtbot.waitSignal(towns.opened) as opened:
        press(qtbot, Qt.Key.Key_Return)
    assert opened.args == [Town("Zeist", 3)]
    press(qtbot, Qt.Key.Key_Up)
    assert towns.current_row() == Town("Lopik", 40)


def _click(qtbot: QtBot, towns: RowList, place: int, x: int) -> None:
    middle = towns.visualRect(towns.rows.index(place, 0)).center()
    spot = QPoint(x, middle.y())
    qtbot.mouseClick(towns.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_click_on_the_check_is_not_a_click_on_the_row(qtbot: QtBot) -> None:
    towns = town_list(single_click=True)
    between(qtbot, towns)
    with qtbot.assertNotEmitted(towns.opened), qtbot.waitSignal(towns.zone_clicked) as clicked:
        _click(qtbot, towns, 1, 20)
    assert clicked.args == [Town("Lopik", 40), "check"]
    with qtbot.waitSignal(towns.opened) as opened:
        _click(qtbot, towns, 3, 120)
    assert opened.args == [Town("Zeist", 3)]


def test_a_heading_does_nothing_when_clicked(qtbot: QtBot) -> None:
    towns = town_list(single_click=True)
    between(qtbot, towns)
    with qtbot.assertNotEmitted(towns.opened):
        _click(qtbot, towns, 0, 120)


def test_a_row_is_read_out_as_a_sentence(qtbot: QtBot) -> None:
    towns = town_list()
    between(qtbot, towns)
    heard = QAccessible.queryAccessibleInterface(towns)
    names = [heard.child(i).text(QAccessible.Text.Name) for i in range(heard.childCount())]
    assert "Lopik, 40 dagen geleden" in names
    assert "Te laat, 1" in names


def test_new_rows_keep_the_place_of_the_user(qtbot: QtBot) -> None:
    towns = town_list()
    between(qtbot, towns)
    assert towns.select("Zeist")
    towns.set_rows([Town("Baarn", 1), replace(TOWNS[3], days=4)])  # type: ignore[type-var]
    assert towns.current_row() == Town("Zeist", 4)


def test_a_row_that_is_gone_leaves_nothing_chosen(qtbot: QtBot) -> None:
    towns = town_list()
    between(qtbot, towns)
    towns.select("Zeist")
    towns.set_rows([Town("Baarn", 1)])
    assert towns.current_row() is None
    assert not towns.select("Zeist")


def test_the_menu_key_asks_for_the_menu_of_the_current_row(qtbot: QtBot) -> None:
    towns = town_list()
    between(qtbot, towns)
    towns.select("Lopik")
    asked: list[object] = []
    towns.menu_wanted.connect(lambda row, _spot: asked.append(row))
    reason = QContextMenuEvent.Reason.Keyboard
    towns.contextMenuEvent(QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))
    assert asked == [Town("Lopik", 40)]


def test_a_fitting_list_shows_all_its_rows(qtbot: QtBot) -> None:
    made = RowList("Gemeenten", TownDelegate(), told, fit=True)
    made.set_rows(TOWNS)
    between(qtbot, made)
    assert made.verticalScrollBar().maximum() == 0
    assert made.height() == 2 * 46 + 2 * 40 + 2


def test_every_cell_of_a_table_has_text(qtbot: QtBot) -> None:
    table = town_table()
    between(qtbot, table)
    heard = QAccessible.queryAccessibleInterface(table)
    names = [heard.child(i).text(QAccessible.Text.Name) for i in range(heard.childCount())]
    assert "Naam: Zeist" in names
    assert "Dagen: 3" in names


def test_enter_opens_the_row_of_a_table(qtbot: QtBot) -> None:
    table = town_table()
    between(qtbot, table)
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        press(qtbot, Qt.Key.Key_Return)
    assert opened.args == [table.current_row()]


def test_rows_grow_with_the_zoom(qtbot: QtBot) -> None:
    theme.use(theme.Theme(zoom=2.0))
    towns = town_list()
    between(qtbot, towns)
    assert towns.visualRect(towns.rows.index(1, 0)).height() == 92


def test_rows_that_come_while_the_keyboard_waits_are_under_the_arrows_at_once(
    qtbot: QtBot,
) -> None:
    towns = town_list()
    towns.set_rows([])
    between(qtbot, towns)
    towns.setFocus()
    towns.set_rows(TOWNS)
    assert towns.current_row() == TOWNS[1]
    assert not towns.selectionModel().hasSelection()


def rest_on(towns: RowList, place: int) -> str:
    """Let the pointer rest on a row; what the tooltip then says."""
    QToolTip.hideText()
    spot = towns.visualRect(towns.rows.index(place, 0)).center()
    rest = QHelpEvent(QHelpEvent.Type.ToolTip, spot, towns.viewport().mapToGlobal(spot))
    QApplication.sendEvent(towns.viewport(), rest)
    return QToolTip.text()


def test_only_a_row_that_had_to_be_cut_tells_all_in_a_tooltip(qtbot: QtBot) -> None:
    towns = town_list()
    towns.set_rows([Town("Lopik", 3), Town("Hoogheemraadschap De Stichtse Rijnlanden <b>", 40)])
    show(qtbot, towns)
    assert rest_on(towns, 0) == ""
    assert rest_on(towns, 1) == (
        "<qt>Hoogheemraadschap De Stichtse Rijnlanden &lt;b&gt;, 40 dagen geleden</qt>"
    )
