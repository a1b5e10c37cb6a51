"""Small forms above the page: named fields, one action, every problem beside its field."""

import json
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from sub_crm.i18n import _
from sub_crm.orders import Order
from sub_crm.queries.start import draft_body
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.draft_keeping import DraftKeeping
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import key_id

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_ENTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier

Typed = dict[str, str]
_typed: dict[str, Typed] = {}
"""What was typed in forms that were left without their action, by the name of the form.

The drafts on the disk say the same, and also what was typed when the program was killed; this is
what a form that is opened again at once finds without waiting.
"""

DRAFT_KIND = "form"


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
        self._draft: DraftKeeping | None = None
        self._blank: Typed = {}
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
        if not self._key:
            return
        self._blank = self._texts()
        id = key_id("draft", DRAFT_KIND, self._key)
        self._draft = DraftKeeping(self, self.desk.backend, DRAFT_KIND, self._read, id)
        if self._key in _typed:
            self._fill(_typed[self._key])
        else:
            self.desk.backend.query(draft_body, id, then=self._fill_from)
        for form in self.forms.values():
            if isinstance(form.field, QLineEdit):
                form.field.textEdited.connect(self._draft.touched)
            elif isinstance(form.field, QPlainTextEdit):
                form.field.textChanged.connect(self._draft.touched)

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
        self._forget_draft()
        self.close_overlay()

    def close_overlay(self) -> None:
        if self._overlay is not None and isValid(self._overlay):
            self._overlay.finish()

    def _remember(self) -> None:
        """Esc and a click beside the form keep what was typed for the next time."""
        if self._draft:
            _typed[self._key] = self._texts()
            self._draft.flush()

    def _texts(self) -> Typed:
        texts = {}
        for name, form in self.forms.items():
            if isinstance(form.field, QLineEdit):
                texts[name] = form.field.text()
            elif isinstance(form.field, QPlainTextEdit):
                texts[name] = form.field.toPlainText()
        return texts

    def _read(self) -> str:
        texts = self._texts()
        return "" if texts == self._blank else json.dumps(texts, ensure_ascii=False)

    def _fill_from(self, body: str | None) -> None:
        """What a killed program left; what was typed meanwhile goes before it."""
        if body and self._texts() == self._blank:
            self._fill(json.loads(body))

    def _fill(self, texts: Typed) -> None:
        for name, form in self.forms.items():
            if name in texts and isinstance(form.field, QLineEdit):
                form.field.setText(texts[name])
            elif name in texts and isinstance(form.field, QPlainTextEdit):
                form.field.setPlainText(texts[name])

    def _forget_draft(self) -> None:
        _typed.pop(self._key, None)
        if self._draft:
            self._draft.drop()

    def _finish(self, answer: object) -> None:
        self._forget_draft()
        self.close_overlay()
        self.done.emit(answer)
