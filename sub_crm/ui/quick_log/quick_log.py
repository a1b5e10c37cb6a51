"""The quick log of a window: at most one sheet at a time, its lexicon read beforehand."""

from PySide6.QtCore import QObject

from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.quick_log.lexicon_keeper import LexiconKeeper
from sub_crm.ui.quick_log.sheet import Sheet

_PLAIN = Opening()


class QuickLog(QObject):
    """Made once per desk; `open` from anywhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.keeper = LexiconKeeper(desk.backend, desk.window)
        self.sheet: Sheet | None = None

    def open(self, opening: Opening = _PLAIN) -> None:
        """Open over the window; a sheet that is open keeps its text and gives way."""
        if self.sheet is not None:
            if opening == _PLAIN:
                self.sheet.surface.field.setFocus()
                return
            self.sheet.close()
        self.keeper.freshen()
        self.sheet = sheet = Sheet(self._desk, self.keeper, opening)
        sheet.closed.connect(lambda: self._forget(sheet))
        sheet.open()

    def _forget(self, sheet: Sheet) -> None:
        if self.sheet is sheet:
            self.sheet = None
        sheet.deleteLater()
