"""The parts of a window, and how the keyboard goes from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from sub_crm.ui.widgets.floating import tab_stops, takes_tab


def stops_in(part: QWidget) -> list[QWidget]:
    """Where Tab can arrive in a part; a part may be a stop itself."""
    if takes_tab(part):
        return [part]
    # not looked for in vain: the first look makes PySide name every class that Qt has
    return tab_stops(part) if part.isVisible() else []


def enter(part: QWidget) -> None:
    """Put the keyboard in the first stop of a part."""
    stops = stops_in(part)
    if stops:
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)


def holds_focus(part: QWidget) -> bool:
    """Whether the keyboard is in a part."""
    here = QApplication.focusWidget()
    return isinstance(here, QWidget) and (part is here or part.isAncestorOf(here))


def step(parts: Sequence[QWidget], by: int) -> None:
    """Go to the next (1) or previous (-1) part that the keyboard can enter."""
    open_parts = [part for part in parts if stops_in(part)]
    inside = [place for place, part in enumerate(open_parts) if holds_focus(part)]
    place = inside[-1] + by if inside else 0
    if open_parts:
        enter(open_parts[place % len(open_parts)])
