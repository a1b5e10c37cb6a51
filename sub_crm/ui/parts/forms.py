"""Small forms above the page: named fields, one action, every problem beside its field."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from sub_crm.i18n import _
from sub_crm.orders import Order
from sub_crm.queries.start import draft_body
from sub_crm.store import Store
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts import typed
from sub_crm.ui.parts.dating import DateField, unreadable
from sub_crm.ui.parts.draft_keeping import DraftKeeping
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import key_id
from sub_crm.values.vague_date import VagueDate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_ENTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier

DRAFT_KIND = "form"


class FormCard(Card):
    """Fields by name; `done` carries the answer of the order, after which the form closes.

    What differs from what the fields proposed is kept as a draft: Esc and a click beside the form
    leave it, "Annuleren" drops it, the order makes it a record.
    """

    done = Signal(object)

    def __init__(self, desk: Desk, title: str, *, address: str = "") -> None:
        """`address` is that of the form itself (`form_address`); without one it keeps no draft."""
        super().__init__(20, 12, "pop")
        self.desk = desk
        self.title = title
        self._address = address
        self.forms: dict[str, FormField] = {}
        self._overlay: Overlay | None = None
        self._under_way = False
        self._draft: DraftKeeping | None = None
        self._blank: dict[str, Any] = {}
        self._kept: dict[str, Any] = {}
        self._whole = label("", colour="danger", wrap=True)
        self._whole.hide()
        self.add(label(title, "heading", wrap=True))

    def ask(self, name: str, title: str, field: QWidget, *, hint: str = "") -> FormField:
        """Add a field; `name` is what an order calls it."""
        form = self.forms[name] = FormField(title, field, hint=hint)
        if isinstance(field, DateField):
            field.in_form(form, tells=True)
        self.add(form)
        return form

    def act_with(self, text: str, act: Callable[[], object]) -> None:
        """Add the action and the way out."""
        self.action = primary(text, on_click=act)
        self.add(self._whole, row(None, button(_("Annuleren"), on_click=self.drop), self.action))
        if self._address:
            self._keep_draft()

    def send(self, order: Order) -> None:
        """Ask for it, once however often Enter is pressed; the form stays until it is done."""
        if not self._under_way:
            self._under_way = True
            self.desk.backend.execute(order, then=self._finish, refused=self._refuse)

    def do(self, work: Callable[[Store], object]) -> None:
        """Have something done that is no order, and may take a while, beside the screen."""
        if not self._under_way:
            self._under_way = True
            self.action.setEnabled(False)
            self.desk.backend.beside(work, then=self._finish, refused=self._refuse)

    def dates_are_wrong(self) -> bool:
        """Say which dates cannot be read; the others stay as they are."""
        dated = ((name, form.field) for name, form in self.forms.items())
        problems = {
            name: field.problem()
            for name, field in dated
            if isinstance(field, DateField) and field.problem()
        }
        if problems:
            self.show_problems(problems)
        return bool(problems)

    def date_in(self, name: str) -> VagueDate | None:
        """The date in a field that has to have one; a missing one is told there."""
        field = self.forms[name].field
        found = field.date() if isinstance(field, DateField) else None
        if found is None:
            self.show_problems({name: unreadable()})
        return found

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say each problem at its field, what belongs to no field above the action."""
        for name, form in self.forms.items():
            form.set_error(problems.get(name, ""))
        rest = [text for name, text in problems.items() if name not in self.forms]
        self._whole.setText(" ".join(rest))
        self._whole.setVisible(bool(rest))
        if rest:
            announce(self, self._whole.text())
        wrong = next((form.field for name, form in self.forms.items() if problems.get(name)), None)
        if wrong is not None:
            wrong.setFocus()

    def open(self, *, width: float = 480, top: float = 130) -> Overlay:
        """Show the form above the window."""
        overlay = self._overlay = Overlay(self.desk.window, self, self.title, width=width, top=top)
        overlay.dismissed.connect(self._remember)
        overlay.open()
        first = QApplication.focusWidget()
        if isinstance(first, QLineEdit) and not self._kept:
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

    def _finish(self, answer: object) -> None:
        self._forget_draft()
        self.close_overlay()
        self.done.emit(answer)

    def _refuse(self, problems: dict[str, str]) -> None:
        self._under_way = False
        self.action.setEnabled(True)
        self.show_problems(problems)

    # the draft

    def _keep_draft(self) -> None:
        id, backend = key_id("draft", DRAFT_KIND, self._address), self.desk.backend
        self._blank = self._typed()
        self._draft = DraftKeeping(self, backend, DRAFT_KIND, self._read, id, is_kept=False)
        for form in self.forms.values():
            typed.on_change(form.field, self._draft.touched)
        body = backend.last_draft(id)
        if body is None:
            backend.query(draft_body, id, then=self._resume)
        else:
            self._resume(body)

    def proposed(self, name: str) -> None:
        """What a field proposes came later than the form: what was kept goes before it."""
        form = self.forms[name]
        self._blank[name] = typed.read(form.field)
        if name in self._kept:
            typed.put(form.field, self._kept[name])

    def _typed(self) -> dict[str, Any]:
        return {name: typed.read(form.field) for name, form in self.forms.items()}

    def _read(self) -> str:
        changed = {name: text for name, text in self._typed().items() if text != self._blank[name]}
        said = (typed.words(self.forms[name].field) for name in changed)
        draft = {
            "title": self.title,
            "text": next(filter(None, said), ""),
            "address": self._address,
            "typed": changed,
        }
        return json.dumps(draft, ensure_ascii=False) if changed else ""

    def _resume(self, body: str | None) -> None:
        """Put back what was left; what was typed meanwhile goes before it."""
        if not body or self._draft is None or self._read():
            return
        self._draft.found(body)
        self._kept = json.loads(body)["typed"]
        for name, form in self.forms.items():
            if name in self._kept:
                typed.put(form.field, self._kept[name])

    def _remember(self) -> None:
        """Esc and a click beside the form keep what was typed for the next time."""
        if self._draft:
            self._draft.flush()

    def _forget_draft(self) -> None:
        if self._draft:
            self._draft.drop()
