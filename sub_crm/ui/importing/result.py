"""Step 4: what was done, what was left out to download, and the way back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sub_crm.exchange.csv_file import write_csv
from sub_crm.exchange.people_in.order import left_out
from sub_crm.exchange.people_in.plan import Outcome, Plan
from sub_crm.i18n import _, ngettext
from sub_crm.ui.importing.words import field_words
from sub_crm.ui.importing.work import Work
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import fill, row


class Result(QWidget):
    undo_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window, self._work = window, Work()
        self.title = label("", "heading", wrap=True)
        self.counts = label("", wrap=True)
        self.left = label("", wrap=True)
        self.download = button(
            _("Niet geïmporteerde rijen bewaren…"), "", "export", on_click=self._ask
        )
        self.undo = button(_("Import ongedaan maken"), "", "undo", on_click=self.undo_wanted.emit)
        self.again = button(_("Nog een bestand"), "", "file", on_click=self.again_wanted.emit)
        self.told = label("", "secondary", wrap=True)
        card = Card(24, 12)
        head = row(icon_label("check", "ok", 22), self.title, spacing=10, widest=1)
        card.add(
            head, self.counts, self.left, Flow(self.download, self.undo, self.again, spacing=8)
        )
        card.add(self.told)
        fill(QVBoxLayout(self), (card, None), 14, (0, 0, 0, 0))

    def show_done(self, work: Work) -> None:
        assert work.plan is not None
        self._work = work
        left = len(work.plan.left())
        self.title.setText(_("De lijst is geïmporteerd"))
        self.counts.setText(counts(work.plan))
        self.left.setText(
            ngettext(
                "{n} rij is niet geïmporteerd. Bewaar die rij, verbeter haar en importeer opnieuw.",
                "{n} rijen zijn niet geïmporteerd. Bewaar ze, verbeter ze en importeer opnieuw.",
                left,
            ).format(n=left)
        )
        self.left.setVisible(bool(left))
        self.download.setVisible(bool(left))
        self.undo.setEnabled(True)
        self.told.setText("")

    def show_undone(self) -> None:
        self.title.setText(_("De import is ongedaan gemaakt"))
        self.undo.setEnabled(False)
        self.say(_("Alles staat weer zoals het was."))

    def say(self, sentence: str) -> None:
        self.told.setText(sentence)
        announce(self, sentence)

    def _ask(self) -> None:
        stem = self._work.path.stem if self._work.path else _("lijst")
        name = _("{name} - niet geïmporteerd.csv").format(name=stem)
        path, _kind = QFileDialog.getSaveFileName(self._window, _("Bewaren"), name, "CSV (*.csv)")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the rows that were left out; where that fails, say so and keep what was there."""
        work = self._work
        if work.plan is None or work.table is None:
            return
        try:
            write_csv(left_out(work.plan, work.table, field_words()), path, dutch_excel=True)
        except OSError:
            self.say(_("Hier kan niet worden geschreven. Kies een andere plaats."))
        else:
            self.say(_("Bewaard als {name}.").format(name=path.name))


def counts(plan: Plan) -> str:
    results = plan.results()
    return " · ".join(
        (
            _("{n} nieuw").format(n=results[Outcome.NEW]),
            _("{n} bijgewerkt").format(n=results[Outcome.CHANGED]),
            _("{n} gelijk").format(n=results[Outcome.SAME]),
            _("{n} niet geïmporteerd").format(n=results[Outcome.REFUSED]),
        )
    )
