"""The title with what the file is, the steps, and a problem that concerns the whole of it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.ui.importing.steps import RESULT, Steps
from sub_crm.ui.importing.work import Work
from sub_crm.ui.text import announce, eliding, label
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.width import WidthClass


class Head(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.steps = Steps()
        self.lead = eliding("", "lead")
        self.problem = label("", colour="danger", wrap=True)
        self.problem.hide()
        words = column(eliding(_("Personen importeren"), "title"), self.lead, spacing=2)
        top = QWidget()
        self._line = QHBoxLayout(top)
        fill(self._line, (), 16, (0, 0, 0, 0))
        self._line.addWidget(words, 1)
        self._line.addWidget(self.steps)
        self._box = QVBoxLayout(self)
        fill(self._box, (top, self.problem), 6, (0, 0, 0, 0))

    def set_width_class(self, width: WidthClass) -> None:
        """Put the steps under the title where there is no room beside it."""
        if width in (WidthClass.FULL, WidthClass.NARROW):
            self._line.addWidget(self.steps)
        else:
            self._box.insertWidget(1, self.steps)

    def show_work(self, work: Work, step: int, reachable: int) -> None:
        self.steps.show_step(step, reachable)
        self.lead.setText(_about(work, step))

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            announce(self, problem)


def _about(work: Work, step: int) -> str:
    if work.path is None or work.table is None:
        return _("Uit een CSV- of Excel-bestand; er wordt niets gewijzigd voor je het zegt.")
    rows = len(work.table.rows)
    parts = [
        work.path.name,
        _("blad “{name}”").format(name=work.table.sheet) if work.table.sheet else "",
        ngettext("{n} rij gelezen", "{n} rijen gelezen", rows).format(n=rows)
        + ("" if step == RESULT else ", " + _("nog niets gewijzigd")),
    ]
    return " · ".join(filter(None, parts))
