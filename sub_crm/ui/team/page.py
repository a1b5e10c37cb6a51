"""The team page: what a team lead sees to, by organisation and never by colleague."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import N_, _, ngettext
from sub_crm.insight.own import may_sum
from sub_crm.insight.team import Gap
from sub_crm.queries.relation_rows import RelationRow
from sub_crm.store import Changes
from sub_crm.ui import theme
from sub_crm.ui.desk import HOLDERS, Desk, ExportWish, organisation_address
from sub_crm.ui.parts.reopening import reopen
from sub_crm.ui.team import wording
from sub_crm.ui.team.reading import OURS, TABLES, Shown, TeamRows, read_team, shown
from sub_crm.ui.team.side import Side
from sub_crm.ui.team.steps import Steps
from sub_crm.ui.team.tables import GapsTable, LateTable
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, ghost, set_icon
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OrganisationKind

EVERY, MINE, OURS_ONLY = "every", "mine", "ours"
WHICH = {
    OURS_ONLY: N_("Gemeenten en waterschappen"),
    OrganisationKind.MUNICIPALITY: N_("Gemeenten"),
    OrganisationKind.WATER_BOARD: N_("Waterschappen"),
    MINE: N_("Van mij"),
    EVERY: N_("Alle organisaties"),
}
"""Which organisations; a choice by colleague would make a count into theirs."""


class TeamPage(QWidget):
    """Enter takes the step of a row; a form opens over the page, Esc keeps what was typed."""

    export_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: TeamRows | None = None
        self.found: Shown | None = None
        self._steps = Steps(desk)
        self._form: tuple[str, tuple[Id, ...]] | None = None
        self.finding = label("", "lead", wrap=True)
        self.which = ChoiceButton(
            _("Organisaties"), [(one, _(text)) for one, text in WHICH.items()]
        )
        set_icon(self.which, "filter", "text2")
        self.lacks = ChoiceButton(
            _("Wat ontbreekt"),
            [(EVERY, _("Alles")), *((one, _(text)) for one, text in wording.LACKS.items())],
        )
        self.export = button(_("Exporteren"), "", "export", on_click=self.export_rows)
        self.side_button = ghost(_("Meer"), "panel", on_click=self.toggle_side)
        self.side_button.hide()
        self.gaps, self.late, self.side = GapsTable(), LateTable(), Side()
        self.covered = label(_("Alle functies zijn gedekt."), "secondary")
        self.in_time = label(_("Niets is te laat."), "secondary")
        self.sides = MainAndSide(self._main(), self.side, _("Relaties, termijnen, waarneming"))
        self._all = QVBoxLayout(self)
        fill(self._all, (self._head(), self.sides), 14, (28, 18, 28, 20))
        self._connect()
        self._ask()

    def _head(self) -> QWidget:
        holder = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        fill(self._line, (), 8, (0, 0, 0, 0))
        self._line.addWidget(column(label(_("Team"), "title"), self.finding, spacing=2), 1)
        self._acts = Flow(self.which, self.export, self.side_button, spacing=8)
        self._line.addWidget(self._acts)
        return holder

    def _main(self) -> QWidget:
        self.gap_count = label("", "secondary")
        title = label(_("Niet gedekt en vacant"), "section", wrap=True)
        open_card, late_card = Card(16, 6), Card(16, 6)
        head = row(column(title, self.gap_count), self.lacks, widest=0)
        open_card.add(head, self.gaps, self.covered)
        counted = label(_("geteld bij de organisatie, nooit per collega"), "secondary", wrap=True)
        own = _(
            "Je eigen totalen zie alleen jij, onder Vandaag."
            " Er is geen lijst die collega’s vergelijkt."
        )
        head = column(label(_("Te laat per organisatie"), "section", wrap=True), counted)
        late_card.add(head, self.late, self.in_time, label(own, "secondary", wrap=True))
        return column(open_card, late_card, None, spacing=14)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _value: self._show())
        self.lacks.chosen.connect(lambda _value: self._show())
        self.gaps.opened.connect(self.take_step)
        self.gaps.organisation_wanted.connect(self._open)
        self.late.opened.connect(lambda one: self._open(one.organisation_id))
        self.late.organisation_wanted.connect(self._open)
        self.side.opened.connect(self._desk.open)
        self.side.deputies_wanted.connect(lambda: self._desk.open(HOLDERS))
        self._desk.backend.changed.connect(self._refresh)

    # what the window asks of a page

    def arrive(self, _argument: str = "") -> None:
        """Judge anew: a night may have passed; at the first opening it is asked already."""
        if self.rows is not None:
            self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """The side column becomes a drawer, tables keep the width of their names."""
        narrow = width in (WidthClass.COMPACT, WidthClass.SINGLE)
        look, way = theme.current(), QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        beside = self.which.sizeHint().width() + self.export.sizeHint().width() + look.px(10)
        self._acts.setMinimumWidth(0 if narrow else beside)
        self.sides.set_width_class(width)
        self.side_button.setVisible(narrow)
        for table in (self.gaps, self.late):
            table.set_narrow(narrow)
        side = 12 if width is WidthClass.SINGLE else 28
        self._all.setContentsMargins(look.px(side), look.px(18), look.px(side), look.px(20))

    def toggle_side(self) -> None:
        self.sides.toggle_side()

    def regions(self) -> list[QWidget]:
        return [self.which, self.gaps, self.late, self.side]

    def first_focus(self) -> QWidget:
        return self.gaps

    def export_rows(self) -> None:
        """The organisations at which there is something to see to."""
        if self.rows is None or self.found is None:
            return
        about = {gap.organisation_id for gap in self.found.gaps}
        about |= {one.organisation_id for one in self.found.late}
        ids = tuple(id for id in self.rows.organisations if id in about)
        self.export_wanted.emit(
            ExportWish(
                subject="organisations", ids=ids, title=_("Team"), filter_in_words=self.which.text()
            )
        )

    # filling

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _ask(self) -> None:
        backend = self._desk.backend
        backend.query(read_team, today=backend.today(), me=backend.me, then=self._receive)

    def _receive(self, rows: TeamRows) -> None:
        self.rows = rows
        self._show()
        if self._form is not None:
            wanted, self._form = self._form, None
            reopen(self._desk.backend, self._steps.openers(rows), *wanted)

    def _show(self) -> None:
        if self.rows is None:
            return
        chosen = [one.id for one in self.rows.organisations.values() if self._is_in(one)]
        self.found = found = shown(self.rows, chosen)
        holders = (self.rows.organisations[one].holder_id for one in chosen)
        sums = may_sum(holders, self._desk.backend.me)
        self.finding.setText(wording.finding(found) if sums else wording.of_one_colleague())
        lack = self.lacks.value()
        gaps = [one for one in found.gaps if lack in (EVERY, one.lack)]
        self.gaps.show_gaps(gaps, self.rows)
        self.gaps.setVisible(bool(gaps))
        self.covered.setVisible(not gaps)
        count = ngettext("{n} functie", "{n} functies", len(gaps)).format(n=len(gaps))
        self.gap_count.setText(count if sums else "")
        self.late.show_late(found.late, self.rows)
        self.late.setVisible(bool(found.late))
        self.in_time.setVisible(not found.late)
        self.side.show_rows(found, self.rows)

    def _is_in(self, one: RelationRow) -> bool:
        match self.which.value():
            case "every":
                return True
            case "mine":
                return one.mine
            case "ours":
                return one.kind in OURS
        return bool(one.kind == self.which.value())

    # acting

    def take_step(self, gap: Gap) -> Overlay | None:
        """Do what can be done about it."""
        return self._steps.take(gap, self.rows) if self.rows else None

    def _open(self, organisation: Id) -> None:
        self._desk.open(organisation_address(organisation))

    def reopen(self, form: str, about: tuple[Id, ...]) -> None:
        """Open a small form once the page is read."""
        self._form = form, about
        self._ask()
