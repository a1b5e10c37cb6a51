"""A toast: what just happened, with the way back; it stays while somebody looks at it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.text import announce, eliding
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import fill

STAY_MS = 10_000


class Toast(QFrame):
    """Text and perhaps one action at the bottom of a surface."""

    def __init__(
        self,
        over: QWidget,
        text: str,
        action: str = "",
        act: Callable[[], object] | None = None,
        *,
        shortcut: str = "",
        icon: str = "check",
        stay_ms: int = STAY_MS,
    ) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("card", "toast")
        self.setAccessibleName(text)
        words = eliding(text, "medium", colour="on_tip")
        line = QHBoxLayout(self)
        fill(line, (icon_label(icon, "on_tip", 16), words), 12, (16, 6, 16, 6))
        self._timer = QTimer(self, singleShot=True, interval=stay_ms)
        self._timer.timeout.connect(self.leave)
        self.action = None
        if action and act is not None:
            said = f"{action}  {shortcut}".rstrip()
            self.action = button(said, "toast", name=f"{text}: {said}", on_click=self._act)
            self.action.installEventFilter(self)
            line.addWidget(self.action)
            line.setContentsMargins(*(theme.current().px(side) for side in (16, 6, 6, 6)))
        self._do = act
        over.installEventFilter(self)

    def appear(self) -> None:
        """Show at the bottom centre, say it and start counting."""
        self.place()
        self.show()
        self.place()  # its style, which is given on showing, makes the text wider
        self.raise_()
        announce(self, self.accessibleName())
        self._timer.start()

    def _act(self) -> None:
        self.leave()
        if self._do is not None:
            self._do()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def is_counting(self) -> bool:
        """Whether the time is running."""
        return self._timer.isActive()

    def place(self) -> None:
        """Bottom centre of the surface."""
        over, edge = self._over, theme.current().px(24)
        wide = min(self.sizeHint().width(), over.width() - 2 * theme.current().px(8))
        self.resize(wide, self.sizeHint().height())
        self.move((over.width() - wide) // 2, over.height() - self.height() - edge)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody points at it: wait."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count again, unless the action has the focus."""
        if self.action is None or not self.action.hasFocus():
            self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait while the action has the focus; stay at the bottom when the surface changes."""
        kind = event.type()
        if watched is self.action and kind is QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self.action and kind is QEvent.Type.FocusOut and not self.isHidden():
            self._timer.start()
        elif watched is self._over and kind is QEvent.Type.Resize:
            self.place()
        return False


def show_toast(
    over: QWidget,
    text: str,
    action: str = "",
    act: Callable[[], object] | None = None,
    *,
    shortcut: str = "",
    icon: str = "check",
) -> Toast:
    """Replace the toast of a surface by a new one."""
    for old in over.findChildren(Toast):
        old.leave()
    toast = Toast(over, text, action, act, shortcut=shortcut, icon=icon)
    toast.appear()
    return toast
