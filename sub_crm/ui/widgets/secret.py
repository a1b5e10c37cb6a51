"""A field for a secret: hidden while it is typed, unless the user wants to see it."""

from PySide6.QtWidgets import QLineEdit

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.widgets.checks import CheckBox


def secret_line(name: str) -> QLineEdit:
    """A line that shows dots; it keeps no copy of its text."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setFont(theme.current().font(13))
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def show_toggle(*lines: QLineEdit) -> CheckBox:
    """A check that shows what is typed in these lines."""
    check = CheckBox(_("Toon wat ik typ"))

    def show(shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in lines:
            line.setEchoMode(mode)

    check.toggled.connect(show)
    return check
