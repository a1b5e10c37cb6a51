"""The icon in the tray, where the desktop has one: its menu, its notices, and staying there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from sub_crm.i18n import _
from sub_crm.ui.icons import program_icon
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.reminders.wording import Notice
from sub_crm.ui.text import no_mnemonic

MakeIcon = Callable[[QObject], QSystemTrayIcon | None]
_Reason = QSystemTrayIcon.ActivationReason


def icon_of_desktop(parent: QObject) -> QSystemTrayIcon | None:
    """An icon, or None on a desktop without a tray."""
    available = QSystemTrayIcon.isSystemTrayAvailable()
    return QSystemTrayIcon(program_icon(), parent) if available else None


class Tray(QObject):
    """There while there is something to remind of or to come back to; else the window is all."""

    log_wanted = Signal()

    def __init__(
        self, window: QWidget, preferences: Preferences, make_icon: MakeIcon = icon_of_desktop
    ) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._leaving = False
        self.icon = make_icon(self)
        self.menu = QMenu()
        if self.icon:
            self.icon.setContextMenu(self.menu)
            self.icon.setToolTip("SUB-CRM")
            self.icon.activated.connect(self._activated)
            self.icon.messageClicked.connect(self.open)
        self._name_menu()
        self._fit()
        window.installEventFilter(self)
        preferences.changed.connect(self._fit)
        preferences.look_changed.connect(self._name_menu)

    def tell(self, notice: Notice) -> bool:
        """Show a notice of the desktop; False where there is no icon to show it from."""
        if self.icon is None or not self.icon.isVisible():
            return False
        self.icon.showMessage(notice.title, notice.body, program_icon())
        return True

    def open(self) -> None:
        come_forward(self._window)

    def leave(self) -> None:
        """End the program, also when closing the window would not."""
        self._leaving = True
        self._window.show()  # a hidden window is closed already
        self._window.close()

    def _log(self) -> None:
        self.open()
        self.log_wanted.emit()

    def _name_menu(self) -> None:
        self.menu.clear()
        for text, act in (
            (_("Openen"), self.open),
            (_("Contact vastleggen"), self._log),
            (_("Afsluiten"), self.leave),
        ):
            self.menu.addAction(no_mnemonic(text)).triggered.connect(act)

    def _fit(self) -> None:
        wanted = self._preferences.value
        if self.icon:
            self.icon.setVisible(wanted.reminders or wanted.stay_in_tray)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (_Reason.Trigger, _Reason.DoubleClick):
            self.open()

    def _stays(self) -> bool:
        there = self.icon is not None and self.icon.isVisible()
        app = QGuiApplication.instance()
        ending = isinstance(app, QGuiApplication) and app.isSavingSession()
        return there and self._preferences.value.stay_in_tray and not (self._leaving or ending)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the window hides it when the program is to stay."""
        if event.type() is QEvent.Type.Close and watched is self._window and self._stays():
            event.ignore()
            self._window.hide()
            return True
        return False


def come_forward(window: QWidget) -> None:
    """Show a window before the others, also when it was hidden or minimised."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
