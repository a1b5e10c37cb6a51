"""The surface can be used without a mouse, by ear, and at once."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from sub_crm.insight.quick_log import KnownPerson, Lexicon, Part
from sub_crm.ui import theme
from sub_crm.ui.quick_log.keys import KEYS
from sub_crm.ui.widgets.quick_line import QuickLine
from sub_crm.values.ids import new_id
from tests.ui.quick_log.world import World
from tests.ui.walk import focus, nameless, tab_round, too_small


def test_everything_that_takes_the_keyboard_has_a_name_and_a_size_to_hit(world: World) -> None:
    world.open()
    world.press("Tab", "Alt+2")
    assert nameless(world.sheet.overlay) == []
    assert too_small(world.sheet.overlay) == []


def test_tab_goes_round_inside_both_ways(world: World) -> None:
    world.open()
    stops = tab_round(world.qtbot)
    assert focus() is world.sheet.surface.field
    assert all(world.sheet.overlay.isAncestorOf(stop) for stop in stops)
    assert {*world.sheet.surface.buttons().values()} <= set(stops)
    assert set(tab_round(world.qtbot, back=True)) == set(stops)


def test_tab_opens_the_report_and_shift_tab_goes_back(world: World) -> None:
    world.open()
    world.press("Tab")
    assert focus() is world.sheet.surface.note
    world.press("Shift+Backtab")
    assert focus() is world.sheet.surface.field


def test_the_words_that_were_recognised_are_coloured_and_bold(world: World) -> None:
    world.open()
    world.sheet.surface.field.insertPlainText("\U0001f600 gebeld met Kramer")
    block = world.sheet.surface.field.document().firstBlock()
    text = block.text().encode("utf-16-le")
    coloured = {
        text[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le"): (
            one.format.fontWeight() >= QFont.Weight.DemiBold,
            one.format.foreground().color().name().upper(),
        )
        for one in block.layout().formats()
    }
    ink = theme.current().hex
    assert coloured == {"gebeld": (True, ink("info")), "Kramer": (True, ink("violet"))}


def test_a_long_sentence_makes_the_surface_grow_and_hides_no_row(world: World) -> None:
    world.open()
    surface = world.sheet.surface
    before = surface.height()
    surface.field.insertPlainText("bestuurlijk overleg met wethouder Kramer " * 4)
    world.qtbot.waitUntil(lambda: surface.height() > before)
    bar = surface._middle.verticalScrollBar()
    world.qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_space_past_the_edge_shifts_no_line(world: World) -> None:
    world.open()
    field = world.sheet.surface.field
    for _ in range(60):
        field.insertPlainText("wij ")
        assert field.horizontalScrollBar().value() == 0


def test_enter_on_a_row_opens_its_list(world: World) -> None:
    world.open()
    world.sheet.surface.button(Part.KIND).setFocus()
    world.press("Return")
    assert world.sheet.choosing.chooser is not None


def test_in_a_low_window_the_row_with_the_keyboard_is_in_view(world: World) -> None:
    world.window.resize(760, 330)
    world.open()
    world.press("Tab", *["Tab"] * 5)
    row = focus()
    assert row is world.sheet.surface.button(Part.FOLLOW_UP)
    world.until(lambda: row.visibleRegion().boundingRect().height() == row.height())


def test_esc_closes_the_list_before_it_closes_anything_else(world: World) -> None:
    world.open()
    world.type("gebeld met Jansen")
    world.press("Alt+2", "Escape")
    assert focus() is world.sheet.surface.field
    assert world.sheet.choosing.chooser is None
    assert "P. Jansen" in world.says(Part.WITH)


def test_every_row_opens_with_its_key_and_by_click(world: World) -> None:
    world.open()
    for part, key in KEYS.items():
        for by_key in (True, False):
            if by_key:
                world.press(key)
            else:
                button = world.sheet.surface.button(part)
                world.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            chooser = world.sheet.choosing.chooser
            assert chooser
            assert chooser.offered()
            assert focus() is chooser.line
            world.press("Escape")


def test_a_date_that_cannot_be_read_is_told_beside_the_field(world: World) -> None:
    world.open()
    world.press("Alt+6")
    world.type("ooit misschien")
    world.press("Return")
    chooser = world.sheet.choosing.chooser
    assert chooser
    assert chooser.problem.text().startswith("Deze datum is niet te lezen.")
    assert chooser.line.text() == "ooit misschien"


def test_a_sentence_begun_before_the_lexicon_is_there_is_read_again(world: World) -> None:
    known = world.quick_log.keeper.lexicon
    world.quick_log.keeper.lexicon = Lexicon()
    world.open()
    world.type("gebeld met wethouder Jansen van Zeist")
    assert "Geen" in world.says(Part.ORGANISATION)
    world.quick_log.keeper._receive(known)
    assert "Gemeente Zeist" in world.says(Part.ORGANISATION)


def test_a_person_made_by_the_last_contact_is_known_to_the_next(world: World) -> None:
    world.open()
    world.type("gebeld met Zilverberg")
    world.press("Ctrl+Return")
    world.wait_closed()
    known = world.quick_log.keeper
    world.until(lambda: any(one.surname == "Zilverberg" for one in known.lexicon.people))


def test_opening_does_not_wait_for_two_thousand_people(
    world: World, record_property: Callable[[str, object], None]
) -> None:
    world.quick_log.keeper.lexicon = Lexicon(people=tuple(_person(n) for n in range(2000)))
    began = time.perf_counter()
    world.open()
    world.qtbot.waitExposed(world.sheet.overlay)
    opened = time.perf_counter()
    world.press("Alt+2")
    listed = time.perf_counter()
    record_property("open_ms", round(1000 * (opened - began)))
    record_property("list_ms", round(1000 * (listed - opened)))
    chooser = world.sheet.choosing.chooser
    assert chooser
    world.type("persoon1999")
    assert chooser.offered()[0].label == "A. Persoon1999"


def _person(number: int) -> KnownPerson:
    surname = f"Persoon{number}"
    where = ("Adviseur", None, None, None, "", None, False)
    return KnownPerson(new_id(), surname, f"A. {surname}", "", "", *where)


def test_the_line_on_a_page_starts_the_quick_log_with_what_is_typed(world: World) -> None:
    line = QuickLine()
    started: list[str] = []
    world.qtbot.addWidget(line)
    line.started.connect(started.append)
    world.qtbot.keyClicks(line, "g")
    world.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert started == ["g", ""]
    assert line.text() == ""
    assert line.accessibleName() == "Snel vastleggen"
