"""Say why the workspace cannot be opened, and that nothing was changed."""

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.ui.start.sheet import Sheet
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Banner
from sub_crm.ui.widgets.layouts import row


class ProblemPage(Sheet):
    """Try again, or leave."""

    retry = Signal()

    def __init__(self, sentence: str) -> None:
        self.again = primary(_("Opnieuw proberen"), on_click=lambda: self.retry.emit())
        self.leave = button(_("Afsluiten"), on_click=lambda: self.window().close())
        super().__init__(
            _("Je werkruimte gaat niet open"),
            Banner("warn", sentence, _("Er is niets gewijzigd."), icon="warn"),
            row(None, self.leave, self.again),
        )
