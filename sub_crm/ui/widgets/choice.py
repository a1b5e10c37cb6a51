"""A choice from a short list: a push button with a menu, never an editable combo box."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter

from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.text import no_mnemonic


class ChoiceButton(QPushButton):
    """Shows the chosen text; `chosen` carries the value that the user picked."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[Any, str]], value: Any = None) -> None:
        super().__init__()
        self._name = name
        self.setProperty("kind", "choice")
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setFont(theme.current().font(13, 400))
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.set_options(options, value)

    def set_options(self, options: Sequence[tuple[Any, str]], value: Any = None) -> None:
        """Offer other options."""
        self._options = list(options)
        self._menu.clear()
        for one, text in self._options:
            action = QAction(no_mnemonic(text), self._menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, one=one: self.choose(one))
            self._menu.addAction(action)
        self.set_value(self._options[0][0] if value is None and self._options else value)

    def choose(self, value: Any) -> None:
        """Choose, and tell it."""
        self.set_value(value)
        self.chosen.emit(value)

    def value(self) -> Any:
        """The chosen value."""
        return self._value

    def values(self) -> list[Any]:
        """What can be chosen."""
        return [value for value, _text in self._options]

    def set_value(self, value: Any) -> None:
        """Choose without telling."""
        self._value = value
        text = next((text for one, text in self._options if one == value), "")
        for action, (one, _text) in zip(self._menu.actions(), self._options, strict=True):
            action.setChecked(one == value)
        self.setText(no_mnemonic(text))
        self.setAccessibleName(f"{self._name}: {text}")

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(theme.current().px(80), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button and a small arrow at its right."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # With a menu the style would ignore the padding of the text.
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side = theme.current().px(14)
        left = self.width() - side - theme.current().px(10)
        paint_icon(painter, "down", QRectF(left, (self.height() - side) / 2, side, side), "text2")


def open_menu(button: QPushButton, entries: Sequence[tuple[str, Any]]) -> QMenu:
    """Hang a menu of (text, what to do) under a button."""
    menu = QMenu(button)
    for text, act in entries:
        action = menu.addAction(no_mnemonic(text))
        action.triggered.connect(lambda _on=False, act=act: act())
    button.setMenu(menu)
    button.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return menu
