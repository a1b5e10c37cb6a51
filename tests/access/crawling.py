"""Opens everything that a page can open: presses each button and key, and tries each menu."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sub_crm.ui.widgets.floating import next_stop, takes_tab
from sub_crm.ui.widgets.overlay import Overlay
from tests.access.running import Running
from tests.access.surfaces import PAGES
from tests.ui.heard import unspoken
from tests.ui.room import cut, told
from tests.ui.walk import all_stops, tab_round, too_small

KEYS = ("F2", "Return", "Space", "Ctrl+T", "Ctrl+L", "Ctrl+E", "Ctrl+Shift+N", "Ctrl+Shift+O")
ROOMY, SMALL = (1440, 900), (720, 480)
Act = Callable[[], object]
Kind = TypeVar("Kind", bound=QWidget)


@dataclass
class Crawl:
    """What was opened on a page, and what was wrong with it."""

    qtbot: QtBot
    running: Running
    page: str
    faults: dict[str, list[str]] = field(default_factory=dict)
    """By the class of what lies on the surface, or "menu" and its entries."""

    def everything(self) -> dict[str, list[str]]:
        """Try all that the page offers, with nothing and with a row chosen."""
        tried: set[str] = set()
        self.running.window.resize(*ROOMY)
        for choose in (False, True):
            self._begin(choose)
            for name, act in list(self._acts()):
                if name not in tried:
                    tried.add(name)
                    self._try(name, act, choose)
        return self.faults

    def _begin(self, choose: bool) -> None:
        """Show the page as it was, the keyboard in its list."""
        backend = self.running.program.backend
        assert backend is not None
        while backend.can_undo():
            backend.undo()
            self.running.settle()
        self.running.open(self.page)
        if choose:
            for view in self._views()[:1]:
                view.setFocus()
                QTest.keyClick(view, Qt.Key.Key_Space)
                self.running.settle()

    # what can be tried, by names: the widgets may be others the next time

    def _acts(self) -> Iterator[tuple[str, Act]]:
        for name in map(_name, self._buttons()):
            yield name, partial(self._press, name)
        for view in map(_name, self._views()):
            for keys in (*KEYS, "Menu"):
                yield f"{keys} in {view}", partial(self._key, view, keys)

    def _in_page(self, kind: type[Kind]) -> list[Kind]:
        page = self.running.program.shell.page()
        assert page is not None
        return [one for one in page.findChildren(kind) if one.isVisible() and one.isEnabled()]

    def _buttons(self) -> list[QAbstractButton]:
        return [one for one in self._in_page(QAbstractButton) if one.accessibleName()]

    def _views(self) -> list[QAbstractItemView]:
        return [one for one in self._in_page(QAbstractItemView) if takes_tab(one)]

    def _press(self, name: str) -> None:
        for one in self._buttons():
            if _name(one) == name:
                menu = one.menu() if isinstance(one, QPushButton) else None
                if menu is None:
                    one.click()
                else:  # a click would wait for the menu to close
                    menu.popup(one.mapToGlobal(QPoint(0, one.height())))
                return

    def _key(self, name: str, keys: str) -> None:
        for view in self._views():
            if _name(view) == name:
                view.setFocus()
                if keys == "Menu":
                    why, spot = QContextMenuEvent.Reason.Keyboard, QPoint(5, 5)
                    event = QContextMenuEvent(why, spot, view.mapToGlobal(spot))
                    QApplication.sendEvent(view.viewport(), event)
                else:
                    QTest.keySequence(QApplication.focusWidget() or view, QKeySequence(keys))
                return

    # what came of it

    def _try(self, name: str, act: Act, choose: bool) -> None:
        self._begin(choose)
        act()
        self.running.settle()
        menu = QApplication.activePopupWidget()
        self._note()
        if isinstance(menu, QMenu):
            for entry in [one.text() for one in menu.actions() if one.text().endswith("…")]:
                self._begin(choose)
                act()
                self._choose(entry)

    def _choose(self, entry: str) -> None:
        self.running.settle()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text() == entry)
        menu.close()
        action.trigger()
        self.running.settle()
        self._note()

    def _note(self) -> None:
        """Look at what is above the page now, and take it away."""
        while isinstance(menu := QApplication.activePopupWidget(), QMenu):
            texts = [one.text() for one in menu.actions() if not one.isSeparator()]
            self.faults[f"menu {texts}"] = [] if texts and all(texts) else ["an entry has no text"]
            menu.close()
        while above := [one for one in self._overlays() if one.isVisible()]:
            self._look_at(above[-1])
            above[-1].dismiss()
            self.running.settle()

    def _overlays(self) -> list[Overlay]:
        return self.running.window.findChildren(Overlay)

    def _look_at(self, overlay: Overlay) -> None:
        found = unspoken(overlay) + [f"small: {told(one)}" for one in too_small(overlay)]
        found += [f"at {size}: {fault}" for size in (SMALL, ROOMY) for fault in self._cut(size)]
        found += self._missed(overlay)
        self.faults.setdefault(_kind(overlay), []).extend(found)

    def _cut(self, size: tuple[int, int]) -> list[str]:
        self.running.window.resize(*size)
        self.running.settle()
        return [fault for one in self._overlays() if one.isVisible() for fault in cut(one)]

    def _missed(self, overlay: Overlay) -> list[str]:
        """Where Tab does not come; it must stay within the overlay."""
        first = next_stop(overlay, None, True)
        if first is None:
            return [f"no place for the keyboard: {_kind(overlay)}"]
        self.running.window.activateWindow()
        self.qtbot.waitUntil(self.running.window.isActiveWindow)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        visited = set(tab_round(self.qtbot))
        beside = [f"outside: {told(one)}" for one in visited if not overlay.isAncestorOf(one)]
        return beside + [f"missed: {told(one)}" for one in all_stops(overlay) - visited]


def _name(one: QWidget) -> str:
    return f"{type(one).__name__} {one.accessibleName()}"


def _kind(overlay: Overlay) -> str:
    content: QWidget = overlay.content
    name = type(content).__name__
    return name if name not in ("Card", "Surface") else f"{name} {overlay.accessibleName()}"


def crawl(qtbot: QtBot, running: Running, page: str) -> dict[str, list[str]]:
    """What a page opens, each with its faults."""
    assert page in PAGES
    return Crawl(qtbot, running, page).everything()
