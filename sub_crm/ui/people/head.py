"""The head of a person's page: name, what is due, positions now and before, twelve months."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.orders.people import CompleteStub, RenamePerson
from sub_crm.ui.desk import PEOPLE, Desk, history_address, organisation_address
from sub_crm.ui.parts.title_field import TitleField, title_line
from sub_crm.ui.people import wording
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.text import announce, label, no_mnemonic
from sub_crm.ui.widgets.avatar import Avatar, hue_of, initials
from sub_crm.ui.widgets.bars import MonthBars
from sub_crm.ui.widgets.buttons import button, ghost, link
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.values.person_name import read_name


class Head(QWidget):
    """Made once per page; `show_rows` fills it again and again."""

    def __init__(self, desk: Desk, rows: PersonPageRows) -> None:
        super().__init__()
        self._desk, self._rows = desk, rows
        self._make(rows)
        self.name.edited.connect(self._rename)
        self.name.textEdited.connect(self._parse)
        self.name.editingFinished.connect(self._parsed.hide)
        self.show_rows(rows)

    def _make(self, rows: PersonPageRows) -> None:
        self.name = TitleField(_("Naam"), rows.name.full())
        self.chip = Chip("")
        self.complete = button(_("Is aangevuld"), on_click=self._complete)
        self._parsed = label("", "caption")
        self._problem = label("", colour="danger", wrap=True)
        self._positions = label("", "medium", wrap=True, colour="text2")
        for hidden in (self._parsed, self._problem):
            hidden.hide()
        self._counted = label("", "small")
        self.bars = MonthBars(rows.months)
        self._months = column(self._counted, self.bars, spacing=3)
        short = rows.row.print_name
        line = QHBoxLayout()
        fill(line, (), 16, (0, 0, 0, 0))
        avatar = Avatar(initials(short), 56, hue_of(rows.id), short)
        line.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words(), 1)
        line.addWidget(self._months, 0, Qt.AlignmentFlag.AlignTop)
        fill(QVBoxLayout(self), (self._crumbs(), line), 8, (0, 0, 0, 0))

    def _words(self) -> QWidget:
        title = title_line(self.name, self.chip, self.complete)
        return column(title, self._parsed, self._problem, self._positions, spacing=2)

    def _crumbs(self) -> QWidget:
        self.place = link("", on_click=self._open_place)
        self._turn = icon_label("chevron", "text3", 13)
        self.history = ghost(_("Geschiedenis"), "hist", on_click=self._open_history)
        self.side = ghost(_("Contactgegevens en relatie"), "panel")
        self.side.hide()
        back = link(_("Personen"), on_click=lambda: self._desk.open(PEOPLE))
        return row(back, self._turn, self.place, None, self.history, self.side, spacing=6)

    def _open_place(self) -> None:
        if self._rows.main is not None:
            self._desk.open(organisation_address(self._rows.main.organisation_id))

    def _open_history(self) -> None:
        self._desk.open(history_address("person", self._rows.id))

    def show_rows(self, rows: PersonPageRows) -> None:
        """Show what the store has; the name waits while somebody types it."""
        self._rows = rows
        today = self._desk.backend.today()
        if not (self.name.hasFocus() and read_name(self.name.text()) == rows.name):
            self.name.show_value(rows.name.full())
        self._show_chip(rows)
        self._positions.setText(wording.positions(rows, today))
        self.place.setText(no_mnemonic(rows.main.organisation) if rows.main else "")
        self.place.setAccessibleName(rows.main.organisation if rows.main else "")
        for part in (self.place, self._turn):
            part.setVisible(rows.main is not None)
        total = sum(count for _month, count in rows.months)
        counted = ngettext(
            "{n} contactmoment in 12 maanden", "{n} contactmomenten in 12 maanden", total
        )
        self._counted.setText(counted.format(n=total))
        self.bars.set_months(rows.months)

    def _show_chip(self, rows: PersonPageRows) -> None:
        due = wording.due_chip(rows, self._desk.backend.today())
        if due is not None:
            self.chip.say(due)
        self.chip.setVisible(due is not None)
        self.complete.setVisible(rows.row.incomplete)

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window the months give their room to the name."""
        self.side.setVisible(narrow)
        self._months.setHidden(narrow)

    # the name

    def _parse(self, text: str) -> None:
        """Say while somebody types how the name is understood."""
        self._parsed.setText(wording.parsed(read_name(text)))
        self._parsed.setVisible(bool(text.strip()))

    def _rename(self, text: str) -> None:
        self._desk.backend.execute(
            RenamePerson(person_id=self._rows.id, name=read_name(text)),
            then=lambda _answer: self.set_error(""),
            refused=lambda problems: self.set_error(" ".join(problems.values())),
        )

    def _complete(self) -> None:
        self.name.setFocus()
        self._desk.backend.execute(CompleteStub(person_id=self._rows.id, name=self._rows.name))

    def set_error(self, sentence: str) -> None:
        """Say under the name what is wrong with it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.name.setAccessibleDescription(sentence)
        if sentence:
            announce(self.name, sentence)
