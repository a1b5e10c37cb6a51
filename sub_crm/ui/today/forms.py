"""A small form over the page: fields under a title; Enter keeps, Esc closes and loses nothing."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sub_crm.i18n import _
from sub_crm.orders import Order
from sub_crm.ui.backend import Backend
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import ghost, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SmallForm(Card):
    """Subclasses add fields and say in `save` which order to `give`."""

    def __init__(self, backend: Backend, title: str, save_text: str) -> None:
        super().__init__(20, 12, "pop")
        self._backend, self._title, self._under_way = backend, title, False
        self.error = label("", colour="danger", wrap=True)
        self.error.hide()
        self._close = ghost(_("Sluiten") + "  Esc")
        self._save = primary(f"{save_text}  Ctrl+↵", on_click=self.save)
        self.overlay: Overlay | None = None
        self.add(label(title, "heading"))

    def save(self) -> None:
        """Read the fields and give the order, or say beside a field what is wrong."""
        raise NotImplementedError

    def give(self, order: Order) -> None:
        """Carry out the order once, however often Enter is pressed."""
        if not self._under_way:
            self._under_way = True
            self._backend.execute(order, then=self._kept, refused=self._refused)

    def kept(self) -> None:
        """What remains to be done when the order was carried out."""

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields why not; what has no field is said above the buttons."""
        self.say(" ".join(problems.values()))

    def _kept(self, _answer: object) -> None:
        self.kept()
        self.finish()

    def _refused(self, problems: dict[str, str]) -> None:
        self._under_way = False
        self.show_problems(dict(problems))

    def open(self, window: QWidget, first: QLineEdit) -> None:
        """Show over a window with the cursor in a field."""
        self.add(self.error, row(None, self._close, self._save))
        for field in self.findChildren(QLineEdit):
            field.installEventFilter(self)
        self.overlay = Overlay(window, self, self._title, width=480, top=140)
        self._close.clicked.connect(self.overlay.dismiss)
        self.overlay.open(first)
        first.selectAll()

    def finish(self) -> None:
        """Close; the keyboard goes back to where it was."""
        if self.overlay is not None:
            self.overlay.finish()

    def say(self, sentence: str) -> None:
        """Tell what is wrong with the form as a whole."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, from any field."""
        if _is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a plain field keeps as well."""
        pressed = event.type() is QEvent.Type.KeyPress
        if not (pressed and _is_enter(event) and self.enter_saves(watched)):
            return False
        self.save()
        return True

    def enter_saves(self, field: QObject) -> bool:
        """Whether Enter in this field keeps the form."""
        return True


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _ENTER
