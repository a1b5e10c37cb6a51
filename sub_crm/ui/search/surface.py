"""What the palette looks like: a field that keeps the keyboard, and the list that it drives."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from sub_crm.i18n import _, ngettext
from sub_crm.ui import theme
from sub_crm.ui.search.choices import Choice
from sub_crm.ui.search.palette_row import ChoiceDelegate
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import row, rule
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.rows import Heading
from sub_crm.ui.widgets.undo_keys import UndoFallsThrough

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionField(UndoFallsThrough, QLineEdit):
    """Arrows and Enter belong to the list under it."""

    stepped = Signal(int)
    chosen = Signal()
    everything_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("field", "bare")
        self.setFont(theme.current().font(19, 450))
        self.setAccessibleName(_("Zoek of geef een opdracht"))
        self.setPlaceholderText(_("Zoek of geef een opdracht"))
        self.setMinimumHeight(theme.current().px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.everything_wanted.emit()
        elif key in _ENTER:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class ChoiceList(RowList):
    """As high as its rows, until the window ends; then it scrolls."""

    def __init__(self) -> None:
        super().__init__(
            _("Resultaten"), ChoiceDelegate(), lambda one: one.sentence, single_click=True
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        places = range(self.rows.rowCount())
        high = sum(self.sizeHintForIndex(self.rows.index(at, 0)).height() for at in places)
        room = self.window().height() - theme.current().px(210)
        return QSize(theme.current().px(300), max(0, min(high, room)))


class Surface(Card):
    chosen = Signal(object)
    """A `Choice`, by Enter or a click."""

    def __init__(self) -> None:
        super().__init__(0, 0, "pop")
        self._steered = False  # the user went to a row since the last letter
        self.field = QuestionField()
        self.leave = button(_("Esc"), name=_("Sluiten"))
        self.list = ChoiceList()
        self.nothing = label("", "lead", wrap=True)
        self.nothing.setContentsMargins(*[theme.current().px(20)] * 4)
        head = row(icon_label("search", size=20), self.field, self.leave, spacing=12,
                   margins=(22, 9, 18, 9))  # fmt: skip
        self.add(head, rule(), self.list, self.nothing)
        self.body.addSpacing(theme.current().px(8))
        self.field.stepped.connect(self._step)
        self.field.chosen.connect(self._choose)
        self.list.opened.connect(self.chosen)

    def show_items(self, items: Sequence[Choice | Heading]) -> None:
        """Show these groups; the first row is current, unless the user went to another one."""
        self.list.set_rows(items)
        count = sum(isinstance(item, Choice) for item in items)
        self.list.setVisible(bool(count))
        self.list.setFixedHeight(self.list.sizeHint().height())
        self.nothing.setText("" if count else self._emptiness())
        self.nothing.setVisible(not count)
        if count and not (self._steered and self.list.current_row()):
            self.select_first()

    def _emptiness(self) -> str:
        if not self.field.text().strip():
            return _("Typ een naam, een onderwerp of een opdracht.")
        return _("Niets gevonden.")

    def select_first(self) -> None:
        self._steered = False
        items = self.list.rows.items()
        places = [at for at, item in enumerate(items) if isinstance(item, Choice)]
        self.list.scrollToTop()
        if not places:
            announce(self.field, self.nothing.text())
            return
        self.list.setCurrentIndex(self.list.rows.index(places[0], 0))
        count = ngettext("{n} gevonden", "{n} gevonden", len(places)).format(n=len(places))
        announce(self.field, f"{count}: {items[places[0]].sentence}")

    def _step(self, by: int) -> None:
        items = self.list.rows.items()
        places = [at for at, item in enumerate(items) if isinstance(item, Choice)]
        if not places:
            return
        self._steered = True
        here = self.list.currentIndex().row()
        at = places.index(here) if here in places else 0
        at = (at + by) % len(places) if abs(by) == 1 else max(0, min(at + by, len(places) - 1))
        self.list.setCurrentIndex(self.list.rows.index(places[at], 0))
        if at == 0:
            self.list.scrollToTop()
        announce(self.field, items[places[at]].sentence)

    def _choose(self) -> None:
        choice = self.list.current_row()
        if choice is not None:
            self.chosen.emit(choice)
