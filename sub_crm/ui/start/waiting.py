"""Something is being done with the workspace before it opens."""

from PySide6.QtWidgets import QProgressBar

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.start.sheet import Sheet
from sub_crm.ui.text import label


class WaitPage(Sheet):
    def __init__(self, doing: str) -> None:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(theme.current().px(8))
        bar.setAccessibleName(doing)
        super().__init__(_("Een ogenblik"), label(doing, wrap=True), bar)
