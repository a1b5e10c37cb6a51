"""Text fields that keep themselves, never trap Tab, and the frame that names them."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.autosave import AutoSave
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.held_change import HeldChange
from sub_crm.ui.widgets.layouts import clear, fill
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
        self._column = QVBoxLayout(self)
        self._wide: QVBoxLayout | None = None
        self.held: HeldChange | None = None
        fill(self._column, (self._name, field, self._below), 4, (0, 0, 0, 0))
        self._column.addStretch()
        self.set_error("")
        self._saving: AutoSave | None = getattr(field, "saving", None)
        if self._saving is not None:
            self._saving.held.connect(self._tell_held)
            self._saving.settled.connect(self._drop_held)
            self._saving.typed.connect(self._show_own)

    def hide_name(self) -> None:
        """Show the field alone, where a heading says its name."""
        self._name.hide()

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
        else:
            self.tell("")

    def tell(self, sentence: str) -> None:
        """Say something about what stands in the field; "" brings back the hint."""
        said = sentence or self._hint
        self._show(*([label(said, "caption", wrap=True)] if said else []))

    def hold_in(self, place: QVBoxLayout) -> None:
        """Say where a change by somebody else is told, for a field that is too narrow for it."""
        self._wide = place

    def say_who(self, who: str) -> None:
        """Tell who made the change that is held, and when."""
        if self.held is not None:
            self.held.say(who)
            announce(self.field, self.held.accessibleName())

    def _tell_held(self, text: str) -> None:
        saving = self._saving
        assert saving is not None
        self._drop_held()
        self.held = HeldChange(
            text, lambda: self._end(saving.take_over), lambda: self._end(saving.keep_own)
        )
        self.held.show_own(saving.text())
        (self._wide or self._column).addWidget(self.held)
        self.held.show()  # at once: a layout shows late, and what is hidden takes no keyboard
        for before, after in ((self.field, self.held.take), (self.held.take, self.held.keep)):
            QWidget.setTabOrder(before, after)
        announce(self.field, self.held.accessibleName())

    def _end(self, act: Callable[[], None]) -> None:
        act()
        # After the click is over: the button that was clicked is among what is taken away.
        QTimer.singleShot(0, self, self._drop_held)

    def _drop_held(self) -> None:
        if self.held is not None:
            if self.held.isAncestorOf(self.window().focusWidget() or self):
                self.field.setFocus()
            self.held.hide()
            self.held.deleteLater()
            self.held = None

    def _show_own(self) -> None:
        if self.held is not None and self._saving is not None:
            self.held.show_own(self._saving.text())

    def _show(self, *widgets: QWidget) -> None:
        clear(self._line)
        for widget in widgets:
            stretch = 1 if getattr(widget, "wordWrap", bool)() else 0
            self._line.addWidget(widget, stretch)
        self._below.setVisible(bool(widgets))
