"""Joining under way: how far it is, and the way to stop it."""

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
        self.arrived.emit(arriving)


class JoiningCard(Card):
    """The work of the team comes in: so many rows, and how much of it is done."""

    def __init__(self) -> None:
        super().__init__(20, 10)
        self.said = label("", wrap=True)
        self.line = ProgressLine(_("Voortgang van het verbinden"))
        self.stop = button(_("Stoppen"), "", "x", on_click=self._stop)
        self._joining: Joining | None = None
        self.add(label(_("Gegevens van het team ophalen"), "section"), self.said)
        self.add(row(self.line, None, self.stop))
        self.hide()

    def begin(self, page: QWidget) -> Joining:
        self._joining = joining = Joining(page)
        joining.arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.said.setText(_("Verbinding maken…"))
        self.line.setValue(0)
        self.stop.setEnabled(True)
        self.show()
        announce(self, self.said.text())
        return joining

    def end(self) -> None:
        self._joining = None
        self.hide()

    def _stop(self) -> None:
        if self._joining is not None:
            self._joining.stop()
            self.stop.setEnabled(False)
            self.said.setText(_("Wordt gestopt…"))

    def _show(self, arriving: Any) -> None:
        """Half of the line is for what comes, half for what is put in its place."""
        if self._joining is None or not self.stop.isEnabled():
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
