"""Joining under way: how far it is, and the way to stop it."""

import contextlib
import threading
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.orders import Refused
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.widgets.progress_line import ProgressLine


class Joining(QObject):
    """One attempt; `told` is called on the thread that works, and ends it once it was stopped."""

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def told(self, arriving: Any) -> None:
        if self._stopped.is_set():
            raise Refused({"": _("Gestopt. Je werkruimte is zoals die was.")})
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self.arrived.emit(arriving)


class _Held(Overlay):
    """A stray click or another page throws nothing away; Esc does."""

    def dismiss(self) -> None:
        return

    def leave(self) -> None:
        self.dismissed.emit()


class JoiningCard(Card):
    """Above the window while the work of the team comes in: nothing else can be written then.

    Half of the line is for what comes, half for what is put in its place.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(20, 12)
        title = _("Gegevens van het team ophalen")
        self.said = label(_("Verbinding maken…"), wrap=True)
        self.line = ProgressLine(_("Voortgang van het verbinden"))
        self.stop = button(_("Stoppen"), "", "x", on_click=self.give_up)
        self.add(label(title, "heading", wrap=True), self.said)
        self.add(row(self.line, None, self.stop))
        self.joining = Joining(self)
        self.joining.arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._overlay = _Held(window, self, title, width=460, closes=False)
        self._overlay.dismissed.connect(self.give_up)
        self._overlay.open(self.stop)

    def end(self) -> None:
        self._overlay.finish()

    def give_up(self) -> None:
        """Stop what is under way: nobody waits for it, or its user had enough."""
        self.joining.stop()
        self.stop.setEnabled(False)
        self.said.setText(_("Wordt gestopt…"))
        announce(self, self.said.text())

    def _show(self, arriving: Any) -> None:
        if not self.stop.isEnabled():
            return
        if arriving.put:
            told = _("{n} van {total} gegevens verwerkt").format(
                n=grouped(arriving.put), total=grouped(arriving.rows)
            )
        else:
            told = ngettext("{n} gegeven ontvangen", "{n} gegevens ontvangen", arriving.rows)
            told = told.format(n=grouped(arriving.rows))
        self.said.setText(told)
        done = arriving.put / arriving.rows if arriving.rows else 0.0
        self.line.setValue(round(50 * (arriving.share + done)))
