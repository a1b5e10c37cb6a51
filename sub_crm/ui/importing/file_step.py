"""Step 1: a file chosen or dropped, and how it was read, which can be said otherwise."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sub_crm.exchange.reading import Options, Table
from sub_crm.i18n import _, ngettext
from sub_crm.ui.importing.sample_table import SampleTable
from sub_crm.ui.importing.words import DELIMITERS, ENCODINGS
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Banner, Card, icon_label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import clear, column, fill

ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm")


class FileStep(QWidget):
    file_wanted = Signal(object)
    options_wanted = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.setAcceptDrops(True)
        self.choose = button(_("Bestand kiezen…"), "", "file", on_click=self._ask)
        self._name = label("", "section", wrap=True)
        self._told = label("", "secondary", wrap=True)
        self.problem = Banner("danger", _("Dit bestand is niet te lezen"), "", icon="warn")
        self._sentence = self.problem.findChildren(type(self._name))[-1]
        self.choices = Flow(spacing=12)
        self._sample: QWidget | None = None
        self._box = QVBoxLayout(self)
        fill(self._box, (self._card(),), 14, (0, 0, 0, 0))
        self._rest = Card(16, 10)
        self._rest.add(label(_("Zo is het gelezen"), "section"), self.choices)
        self._box.addWidget(self._rest, 1)
        self._end = column(None)
        self._box.addWidget(self._end, 1)
        self.show_table(None, None, Options())

    def _card(self) -> QWidget:
        card = Card(24, 10)
        drop = label(_("Sleep hier een lijst met personen naartoe, als CSV of Excel."), "lead")
        drop.setWordWrap(True)
        for one in (drop, self._name, self._told):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.body.addWidget(icon_label("import", "accent_t", 28), 0, Qt.AlignmentFlag.AlignCenter)
        card.add(drop)
        card.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignCenter)
        card.add(self._name, self._told, self.problem)
        return card

    def show_problem(self, path: Path, sentence: str) -> None:
        self._name.setText(path.name)
        self._name.show()
        self._told.hide()
        self._sentence.setText(sentence)
        self.problem.setAccessibleName(f"{path.name}: {sentence}")
        self.problem.show()

    def show_table(self, path: Path | None, table: Table | None, options: Options) -> None:
        self.problem.hide()
        self._name.setVisible(path is not None)
        self._name.setText(path.name if path else "")
        self._told.setVisible(table is not None)
        self._rest.setVisible(table is not None)
        self._end.setVisible(table is None)
        if table is not None:
            rows = len(table.rows)
            self._told.setText(
                ngettext("{n} rij gelezen", "{n} rijen gelezen", rows).format(n=rows)
            )
            self._show_choices(table, options)
            self._show_sample(table)

    def _show_choices(self, table: Table, options: Options) -> None:
        layout = self.choices.layout()
        if layout is not None:
            clear(layout)
        for title, values, value, name in _asked(table):
            choice = ChoiceButton(title, values, value)
            choice.chosen.connect(
                lambda new, name=name: self.options_wanted.emit(_changed(options, name, new))
            )
            if layout is not None:
                layout.addWidget(column(label(title, "field"), choice, spacing=4))
        self.choices.updateGeometry()

    def _show_sample(self, table: Table) -> None:
        if self._sample is not None:
            self._sample.hide()
            self._sample.deleteLater()
        self._sample = SampleTable(table)
        self._rest.add(self._sample, stretch=1)

    def _ask(self) -> None:
        wanted = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = _("Lijsten ({endings})").format(endings=wanted) + ";;" + _("Alle bestanden (*)")
        found, _kind = QFileDialog.getOpenFileName(self._window, _("Bestand kiezen"), "", kinds)
        if found:
            self.file_wanted.emit(Path(found))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer may be dropped."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.file_wanted.emit(Path(event.mimeData().urls()[0].toLocalFile()))


def _asked(table: Table) -> list[tuple[str, list[tuple[object, str]], object, str]]:
    """Return title, values, value and name of each thing that was guessed."""
    headers: list[tuple[object, str]] = [(0, _("Geen kopregel"))]
    headers += [(n, _("Rij {number}").format(number=n)) for n in range(1, max(table.header, 6) + 1)]
    asked = [(_("Kopregel"), headers, table.header, "header")]
    if table.sheets:
        sheets: list[tuple[object, str]] = [(name, name) for name in table.sheets[:200]]
        return [(_("Blad"), sheets, table.sheet, "sheet"), *asked]
    encodings: list[tuple[object, str]] = [(one, _(word)) for one, word in ENCODINGS.items()]
    delimiters: list[tuple[object, str]] = [(one, _(word)) for one, word in DELIMITERS.items()]
    return [
        (_("Codering"), encodings, table.encoding, "encoding"),
        (_("Scheidingsteken"), delimiters, table.delimiter, "delimiter"),
        *asked,
    ]


def _changed(options: Options, name: str, value: object) -> Options:
    kept = {one: getattr(options, one) for one in ("encoding", "delimiter", "header", "sheet")}
    return Options(**kept | {name: value})
