"""Small forms above the page: named fields, one action, every problem beside its field."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from sub_crm.i18n import _
from sub_crm.orders import Order
from sub_crm.ui.desk import Desk
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_ENTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier

Typed = dict[str, str]
_typed: dict[str, Typed] = {}
"""What was typed in forms that were left without their action, by the name of the form."""


class FormCard(Card):
    """Fields by name; `done` carries the answer of the order, after which the form closes."""

    done = Signal(object)

    def __init__(self, desk: Desk, title: str, *, key: str = "") -> None:
        super().__init__(20, 12, "pop")
        self.desk = desk
        self.title = title
        self._key = key
        self.forms: dict[str, FormField] = {}
        self._overlay: Overlay | None = None
        self._whole = label("", colour="danger", wrap=True)
        self._whole.hide()
        self.add(label(title, "heading", wrap=True))

    def ask(self, name: str, title: str, field: QWidget, *, hint: str = "") -> FormField:
        """Add a field; `name` is what an order calls it."""
        form = self.forms[name] = FormField(title, field, hint=hint)
        self.add(form)
        return form

    def act_with(self, text: str, act: Callable[[], object]) -> None:
        """Add the action and the way out."""
        self.action = primary(text, on_click=act)
        self.add(self._whole, row(None, button(_("Annuleren"), on_click=self.drop), self.action))
        for name, form in self.forms.items():
            if isinstance(form.field, QLineEdit):
                form.field.setText(_typed.get(self._key, {}).get(name, form.field.text()))

    def send(self, order: Order) -> None:
        """Ask for it; the form stays until it is done."""
        self.desk.backend.execute(order, then=self._finish, refused=self.show_problems)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say each problem at its field, what belongs to no field above the action."""
        for name, form in self.forms.items():
            form.set_error(problems.get(name, ""))
        rest = [text for name, text in problems.items() if name not in self.forms]
        self._whole.setText(" ".join(rest))
        self._whole.setVisible(bool(rest))
        if rest:
            announce(self, self._whole.text())
        wrong = next((form.field for name, form in self.forms.items() if name in problems), None)
        if wrong is not None:
            wrong.setFocus()

    def open(self, *, width: float = 480, top: float = 130) -> Overlay:
        """Show the form above the window."""
        overlay = self._overlay = Overlay(self.desk.window, self, self.title, width=width, top=top)
        overlay.dismissed.connect(self._remember)
        overlay.open()
        first = QApplication.focusWidget()
        if isinstance(first, QLineEdit):
            first.selectAll()  # what is proposed gives way to what is typed
        return overlay

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Ctrl+Enter do it, from any field that has no use for the key itself."""
        if event.key() in _ENTER and not event.modifiers() & ~_WITH_ENTER:
            self.action.click()
        else:
            super().keyPressEvent(event)

    def drop(self) -> None:
        """Leave, on purpose, without doing it: nothing needs to be kept."""
        _typed.pop(self._key, None)
        self.close_overlay()

    def close_overlay(self) -> None:
        if self._overlay is not None and isValid(self._overlay):
            self._overlay.finish()

    def _remember(self) -> None:
        """Esc and a click beside the form keep what was typed for the next time."""
        if self._key:
            _typed[self._key] = {
                name: form.field.text()
                for name, form in self.forms.items()
                if isinstance(form.field, QLineEdit)
            }

    def _finish(self, answer: object) -> None:
        _typed.pop(self._key, None)
        self.close_overlay()
        self.done.emit(answer)
