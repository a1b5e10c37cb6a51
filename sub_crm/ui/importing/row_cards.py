"""What stands below the list for a refused row, and for one about which there is no question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from sub_crm.exchange.people_in.plan import Row
from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.importing.words import field_word
from sub_crm.ui.importing.work import Work
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import clear, column, row
from sub_crm.ui.widgets.reading_area import ReadingArea


class CorrectionCard(Card):
    """Line, field and reason of a refused row, and a field to put it right."""

    corrected = Signal(str)

    def __init__(self) -> None:
        super().__init__(16, 10)
        self.title = eliding("", "section")
        self.reason = label("", colour="danger", wrap=True)
        self.field = LineField(_("Verbetering"))
        self._form = FormField(_("Verbetering"), self.field)
        self._form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.again = button(_("Opnieuw nakijken"), "", "check", on_click=self._tell)
        self.field.returnPressed.connect(self._tell)
        self.add(self.title, self.reason, self._form, row(self.again, None), column(None))

    def show_row(self, refused: Row, text: str) -> None:
        name = field_word(refused.field)
        self.title.setText(_("Rij {line}, {field}").format(line=refused.line, field=name.lower()))
        self.reason.setText(refused.reason)
        self.field.setAccessibleName(
            _("{field} van rij {line}").format(field=name, line=refused.line)
        )
        self.field.setAccessibleDescription(refused.reason)
        self.field.show_value(text)

    def _tell(self) -> None:
        self.corrected.emit(self.field.text())


class RowCard(Card):
    """The cells of a row under their headings."""

    def __init__(self) -> None:
        super().__init__(16, 10)
        self.title = eliding("", "section")
        self._grid = QGridLayout()
        self.add(self.title)
        self.add(ReadingArea(column(self._grid, None), _("Rij in het bestand")), stretch=1)

    def show_row(self, shown: Row | None, work: Work) -> None:
        clear(self._grid)
        if shown is None or work.table is None:
            self.title.setText(_("Kies een rij om te zien wat er staat"))
            return
        self.title.setText(_("Rij {line} in het bestand").format(line=shown.line))
        self._grid.setHorizontalSpacing(theme.current().px(16))
        self._grid.setVerticalSpacing(theme.current().px(6))
        self._grid.setColumnStretch(1, 1)
        cells = zip(work.table.headings, work.columns, work.table.rows[shown.place], strict=True)
        for line, (heading, field, cell) in enumerate(cells):
            tone = "text" if field else "text3"
            self._grid.addWidget(eliding(heading, "secondary"), line, 0)
            self._grid.addWidget(eliding(" ".join(cell.split()), colour=tone), line, 1)
