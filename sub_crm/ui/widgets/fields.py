"""Text fields that keep themselves, never trap Tab, and the frame that names them."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.autosave import AutoSave
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.undo_keys import UndoFallsThrough


class LineField(UndoFallsThrough, QLineEdit):
    """One line of text; `edited` comes 400 ms after the last key and on leaving."""

    edited = Signal(str)

    def __init__(self, name: str, value: str = "", *, hint: str = "", bare: bool = False) -> None:
        super().__init__(value)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(theme.current().font(13))
        if bare:
            self.setProperty("field", "bare")
        self.saving = AutoSave(self, self.text, self.setText)
        self.saving.edited.connect(self.edited)
        self.textEdited.connect(self.saving.touched)
        self.returnPressed.connect(self.saving.flush)

    def value(self) -> str:
        """The text as it stands."""
        return self.text()

    def show_value(self, text: str) -> None:
        """Show text from the store; waits while the user is typing."""
        self.saving.show(text)


class SearchField(LineField):
    """A line with a magnifying glass, never narrower than its hint."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(name, hint=hint)
        self.setTextMargins(theme.current().px(24), 0, 0, 0)
        self.set_least_width(232)

    def set_least_width(self, width: float) -> None:
        """Be this wide, in design pixels, or as wide as the hint asks for."""
        look = theme.current()
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self.setFixedWidth(max(look.px(width), hint + look.px(24 + 28)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own icon in a field would keep its size at every zoom."""
        super().paintEvent(event)
        side = theme.current().px(16)
        place = QRectF(theme.current().px(11), (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), "search", place)


class TextField(UndoFallsThrough, QPlainTextEdit):
    """Several lines of text that grow with their content; Tab leaves the field."""

    edited = Signal(str)

    def __init__(
        self, name: str, value: str = "", *, hint: str = "", least: int = 3, most: int = 12
    ) -> None:
        super().__init__(value)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setProperty("field", "1")
        self.setFont(theme.current().font(13))
        self.setTabChangesFocus(True)
        keep_left(self)
        self._least, self._most = least, most
        self.saving = AutoSave(self, self.toPlainText, self.setPlainText)
        self.saving.edited.connect(self.edited)
        self.textChanged.connect(self.saving.touched)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        margins = 2 * (self.document().documentMargin() + theme.current().px(5))
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + margins) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere, which the document does not tell."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(theme.current().px(80), theme.current().px(34))

    def value(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    def show_value(self, text: str) -> None:
        """Show text from the store; waits while the user is typing."""
        self.saving.show(text)


def keep_left(field: QPlainTextEdit) -> None:
    """Hold lines that wrap where they begin: a space past the edge would shift them all."""
    bar = field.horizontalScrollBar()
    field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    bar.valueChanged.connect(lambda _value: bar.setValue(0))


def _polish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class FormField(QWidget):
    """A field under its name, with room below for a hint, an error or a change by someone else."""

    def __init__(self, title: str, field: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self._name = label(title, "field")
        if not field.accessibleName():
            field.setAccessibleName(title)
        self._below = QWidget()
        self._line = QHBoxLayout(self._below)
        fill(self._line, (), 6, (0, 0, 0, 0))
        fill(QVBoxLayout(self), (self._name, field, self._below, None), 4, (0, 0, 0, 0))
        self.set_error("")
        saving = getattr(field, "saving", None)
        if isinstance(saving, AutoSave):
            saving.held.connect(self._tell_held)

    def set_error(self, sentence: str) -> None:
        """Say under the field what is wrong and how to mend it; "" takes it away."""
        self.field.setProperty("wrong", "1" if sentence else "")
        _polish(self.field)
        self.field.setAccessibleDescription(sentence or self._hint)
        if sentence:
            self._show(
                icon_label("warn", "danger", 15), label(sentence, colour="danger", wrap=True)
            )
            announce(self.field, sentence)
        elif self._hint:
            self._show(label(self._hint, "caption", wrap=True))
        else:
            self._show()

    def _tell_held(self, text: str) -> None:
        said = _("Intussen gewijzigd: {text}").format(text=text)
        accept = link(_("Overnemen"), on_click=self._accept)
        accept.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not end the editing first
        self._show(icon_label("info", "info", 15), label(said, colour="info", wrap=True), accept)
        announce(self.field, said)

    def _accept(self) -> None:
        saving = getattr(self.field, "saving", None)
        if isinstance(saving, AutoSave):
            saving.accept_waiting()
        # After the click is over: the button that was clicked is among what is taken away.
        QTimer.singleShot(0, self, lambda: self.set_error(""))

    def _show(self, *widgets: QWidget) -> None:
        while (item := self._line.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            stretch = 1 if getattr(widget, "wordWrap", bool)() else 0
            self._line.addWidget(widget, stretch)
        self._below.setVisible(bool(widgets))
