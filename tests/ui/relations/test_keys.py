"""The relation map by keyboard: walking, sorting, what is behind a cell, and the way out."""

from PySide6.QtCore import Qt

from sub_crm.ui.desk import Opening, organisation_address
from sub_crm.ui.width import WidthClass
from tests.ui.relations.tour import Tour
from tests.ui.walk import focus, nameless, tab_round, too_small

Key, Held = Qt.Key, Qt.KeyboardModifier
SORT = (Held.ControlModifier, Held.ShiftModifier)


def test_it_begins_at_an_organisation_of_ones_own_in_the_running_month(tour: Tour) -> None:
    line = tour.matrix.line()
    assert line is not None
    assert line.organisation.mine
    assert tour.here()[1] == "2026-11"


def test_arrows_walk_the_cells(tour: Tour) -> None:
    tour.go("Baarn", "2026-10")
    tour.press(Key.Key_Down)
    tour.press(Key.Key_Left)
    assert tour.here() == ("Bunnik", "2026-09")
    tour.press(Key.Key_Home, Held.ControlModifier)
    assert tour.here() == ("Amersfoort", "2025-12")
    tour.press(Key.Key_End, Held.ControlModifier)
    assert tour.here() == (tour.names()[-1], "rhythm")


def test_tab_leaves_the_map_and_comes_back(tour: Tour) -> None:
    stops = tab_round(tour.qtbot)
    assert stops.count(tour.matrix) == 1
    assert tour.filters.holder in stops
    assert tour.panel.open in stops
    assert tab_round(tour.qtbot, back=True)[-1] is tour.matrix


def test_nothing_that_takes_the_keyboard_is_nameless_or_tiny(tour: Tour) -> None:
    assert nameless(tour.window) == []
    assert too_small(tour.window) == []


def test_typing_goes_to_a_name(tour: Tour) -> None:
    tour.qtbot.keyClicks(tour.matrix, "ijs")
    assert tour.here()[0] == "IJsselstein"


def test_keys_sort_by_the_column_that_the_keyboard_is_at(tour: Tour) -> None:
    tour.go("Lopik", "2026-10")
    tour.press(Key.Key_Down, *SORT)
    values = [int(tour.text(name, "2026-10")) for name in tour.names()]
    assert values == sorted(values, reverse=True)
    assert tour.here() == ("Lopik", "2026-10"), "the cell goes along"
    assert tour.filters.order.text() == "Op oktober 2026, hoogste eerst"
    tour.press(Key.Key_Up, *SORT)
    values = [int(tour.text(name, "2026-10")) for name in tour.names()]
    assert values == sorted(values)
    tour.press(Key.Key_Left, *SORT)
    assert tour.names()[0] == "Amersfoort"
    assert tour.filters.order.text() == "Op naam"


def test_a_press_on_a_header_sorts_turns_and_goes_back_to_names(tour: Tour) -> None:
    section = [one.key for one in tour.matrix.map.made].index("last")
    tour.matrix._months.sectionClicked.emit(section)
    silent = [one.rhythm.silent or 0 for one in tour.matrix.map.lines]
    assert silent == sorted(silent, reverse=True)
    spoken = tour.matrix.map.headerData(
        section, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert spoken == "Dagen sinds het laatste contact, gesorteerd, hoogste eerst"
    tour.matrix._months.sectionClicked.emit(section)
    silent = [one.rhythm.silent or 0 for one in tour.matrix.map.lines]
    assert silent == sorted(silent)
    tour.matrix._months.sectionClicked.emit(section)
    assert tour.names()[:2] == ["Amersfoort", "Baarn"]


def test_the_order_can_be_chosen_from_a_menu(tour: Tour) -> None:
    tour.pick(tour.filters.order, "Meeste contact eerst")
    totals = [sum(one.counts) for one in tour.matrix.map.lines]
    assert totals == sorted(totals, reverse=True)
    tour.pick(tour.filters.order, "Kortste ritme eerst")
    agreed = [one.rhythm.agreed for one in tour.matrix.map.lines]
    assert agreed == sorted(agreed)


def test_enter_goes_to_the_first_contact_and_escape_back_to_the_cell(tour: Tour) -> None:
    name = next(n for n in tour.names() if int(tour.text(n, "2026-10")) > 1)
    tour.matrix.setCurrentIndex(tour.index(name, "2026-10"))
    tour.press(Key.Key_Return)
    tour.until(lambda: focus() is tour.panel.contacts)
    assert len(tour.panel.contacts.rows.items()) == int(tour.text(name, "2026-10"))
    tour.press(Key.Key_Escape)
    assert focus() is tour.matrix
    assert tour.here() == (name, "2026-10")
    tour.press(Key.Key_Return)
    assert focus() is tour.panel.contacts
    tour.press(Key.Key_Return)
    line = tour.matrix.line()
    assert line is not None
    assert tour.opened == [organisation_address(line.id)]


def test_where_there_was_no_contact_enter_offers_to_log_one(tour: Tour) -> None:
    name = next(n for n in tour.names() if tour.text(n, "2026-11") == "0")
    tour.go(name, "2026-11")
    tour.press(Key.Key_Return)
    tour.until(lambda: focus() is tour.panel.log)
    tour.press(Key.Key_Space)
    line = tour.matrix.line()
    assert line is not None
    assert tour.logged == [Opening(organisation_id=line.id)]
    assert tour.page.opening() == Opening(organisation_id=line.id)


def test_in_a_narrow_window_enter_opens_the_drawer(tour: Tour) -> None:
    tour.page.set_width_class(WidthClass.COMPACT)
    tour.go("Lopik", "2026-10")
    assert not tour.panel.isVisible()
    tour.press(Key.Key_Return)
    tour.until(tour.panel.isVisible)
    assert tour.panel.isAncestorOf(focus())
    tour.press(Key.Key_Escape)
    assert not tour.panel.isVisible()
    assert focus() is tour.matrix


def test_the_side_column_follows_the_cell(tour: Tour) -> None:
    tour.go("Lopik", "2026-10")
    count = tour.text("Lopik", "2026-10")
    assert tour.panel.heading.text() == f"Oktober 2026: {count} contactmomenten, op ritme"
    tour.until(lambda: len(tour.panel.contacts.rows.items()) == int(count))
    assert tour.panel.issues.isVisible()
    tour.go("Lopik", "total")
    total = int(tour.text("Lopik", "total"))
    assert tour.panel.heading.text() == f"12 maanden: {total} contactmomenten"
    tour.until(lambda: len(tour.panel.contacts.rows.items()) == total)
