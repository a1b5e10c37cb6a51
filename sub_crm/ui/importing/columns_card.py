"""The columns of the file, each with some of its values and the field that it fills."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.mapping import chosen, sample
from sub_crm.exchange.reading import Table
from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.importing.words import field_word
from sub_crm.ui.importing.work import Work
from sub_crm.ui.text import eliding, label, tint
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.checks import CheckBox
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.layouts import ScrollColumn, clear, column, fill, row, rule

WIDTH = 352


class ColumnsCard(Card):
    """Row 51 high; `changed` carries the work with another mapping or rule."""

    changed = Signal(object)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(16, 8)
        self.edit = link(_("Wijzigen"), on_click=self.wanted.emit)
        self.add(row(label(_("Kolommen"), "section"), None, self.edit))
        self._list = QWidget()
        fill(QVBoxLayout(self._list), (), 0, (0, 0, 10, 0))
        self.add(ScrollColumn(self._list), stretch=1)
        self.keep = CheckBox(_("Leeg vak wist nooit een gevuld veld"), True)
        self.known = CheckBox(_("Onbekende organisatie: rij overslaan"), True)
        self.add(rule(), self.keep, self.known)
        self.keep.clicked.connect(self._rule)
        self.known.clicked.connect(self._rule)
        self.choices: list[ChoiceButton] = []
        self._table: Table | None = None
        self._work = Work()

    def show_work(self, work: Work) -> None:
        self._work = work
        self.keep.setChecked(work.rules.empty_never_wins)
        self.known.setChecked(work.rules.skip_unknown_organisations)
        if work.table is not None and work.table is not self._table:
            self._table = work.table
            self._make_lines(work.table)
        for choice, field in zip(self.choices, work.columns, strict=False):
            choice.set_value(field)
            tint(choice, "text" if field else "text3")

    def _make_lines(self, table: Table) -> None:
        box = self._list.layout()
        assert isinstance(box, QVBoxLayout)
        clear(box)
        self.choices = []
        for place in range(len(table.headings)):
            box.addWidget(self._line(table, place))
        box.addStretch(1)

    def _line(self, table: Table, place: int) -> QWidget:
        heading = table.headings[place]
        options: list[tuple[Field | None, str]] = [(None, field_word(None))]
        options += [(field, field_word(field)) for field in Field]
        choice = ChoiceButton(_("Kolom {name}").format(name=heading), options)
        choice.setFixedWidth(theme.current().px(144))
        choice.chosen.connect(lambda field, place=place: self._map(place, field))
        self.choices.append(choice)
        values = ", ".join(sample(table, place)) or _("(leeg)")
        words = column(eliding(heading, "strong"), eliding(values, "caption"), spacing=1)
        arrow = icon_label("arrow", "accent_t", 16)
        line = row(words, arrow, choice, margins=(0, 4, 0, 4), widest=0)
        line.setFixedHeight(theme.current().px(51))
        return line

    def _map(self, place: int, field: Field | None) -> None:
        self.changed.emit(replace(self._work, columns=chosen(self._work.columns, place, field)))

    def _rule(self) -> None:
        rules = replace(
            self._work.rules,
            empty_never_wins=self.keep.isChecked(),
            skip_unknown_organisations=self.known.isChecked(),
        )
        self.changed.emit(replace(self._work, rules=rules))
