"""What floats above the page: how its shadow is painted and where the keyboard may go."""

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from sub_crm.ui.widgets.groups import Group

_RINGS = 14
_SHADOW = QColor(0, 0, 0, 5)


def paint_shadow(painter: QPainter, rect: QRectF) -> None:
    """A soft shadow around a rectangle: fourteen translucent rounded ones."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADOW)
    for ring in range(_RINGS, 0, -1):
        grown = rect.adjusted(-ring * 1.6, -ring * 0.7, ring * 1.6, ring * 2.4)
        painter.drawRoundedRect(grown, _RINGS + ring, _RINGS + ring)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab can arrive at a widget now."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled()


def _chain(root: QWidget) -> Iterator[QWidget]:
    yield root
    step = root.nextInFocusChain()
    while step is not None and step is not root:
        yield step
        step = step.nextInFocusChain()


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    """Every widget inside as the eye meets it; Qt's chain goes by when it was made."""
    if (layout := widget.layout()) is not None:
        yield from _in_layout(layout, widget)
        return
    inside = [widget.widget()] if isinstance(widget, QScrollArea) else widget.children()
    for one in inside:
        if isinstance(one, QWidget):
            yield one
            yield from _laid_out(one)


def _in_layout(layout: QLayout, holder: QWidget) -> Iterator[QWidget]:
    # never asks for the items: PySide keeps what it was given of those, and would take a widget
    # that is made later at the same place in memory for one
    placed: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(one), one) for one in holder.children() if isinstance(one, QWidget)),
        *((layout.indexOf(one), one) for one in layout.children() if isinstance(one, QLayout)),
    ]
    for place, one in sorted(placed, key=itemgetter(0)):
        if place >= 0 and isinstance(one, QLayout):
            yield from _in_layout(one, holder)
        elif place >= 0 and isinstance(one, QWidget):
            yield one
            yield from _laid_out(one)


def tab_stops(root: QWidget) -> list[QWidget]:
    """The widgets inside a root that Tab visits, in order; a proxy counts for its field."""
    places = {one: place for place, one in enumerate(_laid_out(root))}
    inside = [one for one in _chain(root) if root.isAncestorOf(one) and takes_tab(one)]

    def place(one: QWidget | None) -> int:
        while one is not None and one is not root and one not in places:
            one = one.parentWidget()
        return places.get(one, len(places)) if one is not None else len(places)

    return sorted((one for one in inside if one.focusProxy() is None), key=place)


def next_stop(root: QWidget, here: QWidget | None, forward: bool) -> QWidget | None:
    """The stop after (or before) a widget, going round inside the root."""
    stops = tab_stops(root)
    if not stops:
        return None
    if here not in stops:
        return stops[0] if forward else stops[-1]
    return stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]


class Floating(Group):
    """Holds the keyboard: Tab goes round inside, and Esc leaves."""

    def leave(self) -> None:
        """What Esc does."""
        raise NotImplementedError

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside."""
        stop = next_stop(self, QApplication.focusWidget(), next)
        if stop is not None:
            reason = Qt.FocusReason
            stop.setFocus(reason.TabFocusReason if next else reason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
