"""The real window: what a key does until it is answered and painted, beside an empty page.

Counted is what all threads of the program compute together: a little more than one waits on a
quiet machine, since they work beside each other.
"""

from collections.abc import Iterator
from itertools import cycle
from time import perf_counter_ns, process_time_ns
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QStackedWidget, QWidget

from sub_crm.bench.map_lines import map_lines
from sub_crm.bench.measuring import Line
from sub_crm.bench.screens import until
from sub_crm.i18n import _
from sub_crm.queries.names import organisation_names
from sub_crm.ui.desk import CONTACTS, ISSUES, ORGANISATIONS, PEOPLE, TODAY, organisation_address
from sub_crm.ui.program import Program
from sub_crm.ui.window import Window

SWITCH_MS, QUICK_LOG_MS, SAVE_MS, KEYSTROKE_MS = 100, 100, 150, 50
SENTENCE = "gebeld met {name} over de begroting, ik stuur vrijdag de cijfers"
TYPED = ("woningbouw", "kramer", "begroting energie", "wethouder", "kraemr", "bouw", "de raad")
KEYSTROKES = [word[:end] for word in TYPED for end in range(1, len(word) + 1)]
PAGES = {
    "today": TODAY,
    "contacts": CONTACTS,
    "organisations": ORGANISATIONS,
    "people": PEOPLE,
    "issues": ISSUES,
    "map": "sub://relatiekaart",
}
_CONTROL = Qt.KeyboardModifier.ControlModifier


def window_lines(window: Window, program: Program) -> Iterator[Line]:
    bare = _Bare(window)
    window.activateWindow()
    until(window.isActiveWindow)
    bodies = bodies_of(program)
    for name, address in PAGES.items():
        yield _switch(program, window, bare, f"open-{name}", [address])
    addresses = [organisation_address(id) for id, _name in bodies[:20]]
    yield _switch(program, window, bare, "open-organisation", addresses)
    yield _quick_log(program, window, bare)
    yield from map_lines(program, window, bare.turn)
    yield _save(program, bare, bodies[0][1])
    yield _palette(program, window)
    bare.close()


class _Bare:
    """A window of the same size with two empty pages: the floor of every change of page."""

    def __init__(self, window: Window) -> None:
        self.window = QStackedWidget()
        for text in ("een", "twee"):
            self.window.addWidget(QLabel(text))
        self.window.resize(window.size())
        self.window.show()
        self._places = cycle((1, 0))

    def turn(self, _input: object = None) -> bool:
        self.window.setCurrentIndex(next(self._places))
        QApplication.processEvents()
        self.window.repaint()
        return True

    def close(self) -> None:
        self.window.close()


def bodies_of(program: Program) -> list[tuple[bytes, str]]:
    backend, told = program.backend, list[Any]()
    assert backend is not None
    backend.query(organisation_names, today=backend.today(), me=backend.me, then=told.append)
    until(lambda: told)
    return [(row.id, row.short_name) for row in told[0]]


def _switch(
    program: Program, window: QWidget, bare: _Bare, name: str, addresses: list[str]
) -> Line:
    """To a page from another, until every question is answered; leaving it is not timed."""
    shell, backend = program.shell, program.backend
    assert backend is not None
    elsewhere = ORGANISATIONS if ORGANISATIONS not in addresses else TODAY

    def leave() -> None:
        shell.open(elsewhere)
        until(backend.is_quiet)
        window.repaint()

    def arrive(address: str) -> bool:
        shell.open(address)
        until(backend.is_quiet)
        window.repaint()
        return True

    leave()
    return Line(
        name=name,
        clock=process_time_ns,
        floor_is=_("een leeg venster dat van bladzijde wisselt"),
        floor=bare.turn,
        ours=arrive,
        inputs=addresses,
        most_ms=SWITCH_MS,
        between=leave,
    )


def _quick_log(program: Program, window: Window, bare: _Bare) -> Line:
    log = program.quick_log
    assert log is not None

    def open_it(_input: object) -> bool:
        log.open()
        until(lambda: log.sheet and log.sheet.surface.field.hasFocus())
        window.repaint()
        return True

    def close_it() -> None:
        if log.sheet:
            log.sheet.close()
        until(lambda: log.sheet is None)

    return Line(
        name="open-quick-log",
        clock=process_time_ns,
        floor_is=_("een leeg venster dat van bladzijde wisselt"),
        floor=bare.turn,
        ours=open_it,
        most_ms=QUICK_LOG_MS,
        between=close_it,
    )


def _save(program: Program, bare: _Bare, name: str) -> Line:
    """From Ctrl+Enter until the window hears that it is on disk; typing is not timed."""
    backend, log, saved = program.backend, program.quick_log, list[object]()
    assert backend is not None
    assert log is not None
    backend.changed.connect(saved.append)

    def type_it() -> None:
        until(lambda: log.sheet is None)
        log.open()
        until(lambda: log.sheet and log.sheet.surface.field.hasFocus())
        QTest.keyClicks(_focus(), SENTENCE.format(name=name))
        backend.wait()
        until(backend.is_quiet)
        saved.clear()

    def save(_input: object) -> bool:
        QTest.keyClick(_focus(), Qt.Key.Key_Return, _CONTROL)
        until(lambda: saved)
        return True

    type_it()
    return Line(
        name="save-in-window",
        clock=perf_counter_ns,
        floor_is=_("een leeg venster dat van bladzijde wisselt"),
        floor=bare.turn,
        ours=save,
        most_ms=SAVE_MS,
        between=type_it,
    )


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _palette(program: Program, window: Window) -> Line:
    """A letter in the palette until its choices are painted."""
    palette = program.palette
    assert palette is not None
    palette.open()
    until(lambda: palette.keeper.ready)
    sheet = palette.sheet
    assert sheet is not None
    surface = sheet.surface
    floor, model = QListView(), QStandardItemModel()
    floor.setModel(model)
    floor.resize(surface.size())
    floor.show()
    texts: dict[str, list[str]] = {}

    def ours(typed: str) -> int:
        surface.field.setText(typed)
        QApplication.processEvents()
        surface.repaint()
        return surface.list.rows.rowCount()

    def bare(typed: str) -> int:
        model.clear()
        for text in texts[typed]:
            model.appendRow(QStandardItem(text))
        QApplication.processEvents()
        floor.repaint()
        return model.rowCount()

    for typed in KEYSTROKES:
        ours(typed)
        texts[typed] = [str(item) for item in surface.list.rows.items()]
    return Line(
        name="palette",
        clock=process_time_ns,
        floor_is=_("dezelfde keuzes in een lijst die Qt zelf vult en tekent"),
        floor=bare,
        ours=ours,
        inputs=KEYSTROKES,
        seen=lambda _count: None,
        floor_seen=lambda _count: None,
        most_ms=KEYSTROKE_MS,
    )
