"""Follow a link out of the program; what nothing here can open is copied, and a toast says so."""

from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.ui.parts.links import open_link

_ASKER = "xdg-mime"
"""Knows on a Linux desktop what opens a link; there the desktop never says that nothing did."""


def leave(owner: QWidget, link: str, value: str) -> None:
    """Call, mail or visit; `value` is what is copied where that cannot be done."""
    scheme = link.partition(":")[0]
    asker = QStandardPaths.findExecutable(_ASKER)
    if asker:
        _ask(owner.window(), asker, scheme, link, value)
    elif not open_link(link):
        _copy(owner.window(), scheme, value)


def _ask(window: QWidget, asker: str, scheme: str, link: str, value: str) -> None:
    """Open the link when something is there for it."""
    process = QProcess(window)

    def told() -> None:
        answer = process.readAllStandardOutput().trimmed()
        process.deleteLater()
        if answer.isEmpty() or not open_link(link):
            _copy(window, scheme, value)

    process.finished.connect(told)
    process.start(asker, ["query", "default", f"x-scheme-handler/{scheme}"])


def _copy(window: QWidget, scheme: str, value: str) -> None:
    from sub_crm.ui.widgets.toast import show_toast

    QGuiApplication.clipboard().setText(value)
    said = {
        "tel": _("Hier is geen programma dat belt. {value} is gekopieerd."),
        "mailto": _("Hier is geen programma dat mailt. {value} is gekopieerd."),
    }.get(scheme, _("Hier is geen browser. {value} is gekopieerd."))
    show_toast(window, said.format(value=value), icon="copy")
