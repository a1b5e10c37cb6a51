"""The page of account managers: choose organisations, then say who gets them or stands in."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.holders import DeactivateColleague, EndDeputies, ReactivateColleague
from sub_crm.queries.holders import ColleagueRow, HolderRow
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, organisation_address
from sub_crm.ui.holders import choosing, wording
from sub_crm.ui.holders.forms import AssignForm, ColleagueForm, DeputyForm
from sub_crm.ui.holders.reading import TABLES, HoldersRows, read_holders
from sub_crm.ui.holders.table import HoldersTable
from sub_crm.ui.holders.team import Team
from sub_crm.ui.parts.reopening import Openers, reopen
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, ghost, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id, read_id


class HoldersPage(QWidget):
    """Filter, choose, act; Enter opens the organisation."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: HoldersRows | None = None
        self._make()
        self._connect()
        self._ask()

    def _make(self) -> None:
        self.finding = label("", "lead", wrap=True)
        self.filter = LineField(_("Filter op naam"), hint=_("Filter op organisatie of collega"))
        self.filter.setFixedWidth(self.filter.fontMetrics().averageCharWidth() * 36)
        self.whose = ChoiceButton(_("Van wie"), [(choosing.ALL, _("Alle organisaties"))])
        self.table = HoldersTable(self._desk.backend.today)
        self.nothing = EmptyState(
            _("Geen organisaties voor dit filter."), [(_("Filters wissen"), self.clear)]
        )
        self.nothing.hide()
        self.card = Card(0, 0)
        self.card.add(self._acts(), self.table, self.nothing, stretch=0)
        self.card.body.setStretchFactor(self.table, 1)
        self.team = Team()
        self.sides = MainAndSide(self.card, column(self.team), _("Collega’s"), width=300)
        self.team_button = ghost(_("Collega’s"), "panel", on_click=self.toggle_side)
        title = row(label(_("Accounthouders"), "title"), None, self.team_button)
        head = column(title, self.finding, spacing=2)
        layout = QVBoxLayout(self)
        bar = Flow(self.filter, self.whose, spacing=8)
        fill(layout, (head, bar), 14, (28, 18, 28, 20))
        layout.addWidget(self.sides, 1)
        self.team_button.hide()

    def _acts(self) -> QWidget:
        self.told = label("", "strong")
        self.assign = primary(_("Toewijzen…"), on_click=self.assign_chosen)
        self.deputise = button(_("Vervanger aanwijzen…"), on_click=self.name_deputy)
        self.end = button(_("Vervanging beëindigen"), on_click=self.end_deputies)
        self.why = label("", "secondary")
        told = column(self.told)
        self.told.setFixedHeight(self.assign.sizeHint().height())
        self.why.setFixedHeight(self.assign.sizeHint().height())
        acts = Flow(told, self.assign, self.deputise, self.end, self.why, spacing=8)
        return column(acts, margins=(14, 10, 14, 10))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show_rows)
        self.whose.chosen.connect(self._show_rows)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self._open)
        self.team.add_wanted.connect(self.add_colleague)
        self.team.leave_wanted.connect(self._let_go)
        self.team.return_wanted.connect(self._take_back)
        self._desk.backend.changed.connect(self._refresh)

    # what the window asks of a page

    def arrive(self, argument: str = "") -> None:
        """Read anew: a night may have passed; an organisation may be named to begin with."""
        self._wanted = argument
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """The colleagues become a drawer where there is no room beside the table."""
        self.sides.set_width_class(width)
        self.team_button.setVisible(width in (WidthClass.COMPACT, WidthClass.SINGLE))

    def toggle_side(self) -> None:
        self.sides.toggle_side()

    def regions(self) -> list[QWidget]:
        return [self.filter, *self.sides.regions()]

    def first_focus(self) -> QWidget:
        return self.table

    def filter_list(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    # filling

    _wanted = ""
    _form: tuple[str, tuple[Id, ...]] | None = None

    def reopen(self, form: str, about: tuple[Id, ...]) -> None:
        """Open a small form once the table is read."""
        self._form = form, about

    def _openers(self) -> Openers:
        return {
            "toewijzen": lambda *ids: self._with_chosen(ids, self.assign_chosen),
            "vervangen": lambda *ids: self._with_chosen(ids, self.name_deputy),
            "collega": self.add_colleague,
        }

    def _with_chosen(
        self, ids: tuple[Id, ...], act: Callable[[], Overlay | None]
    ) -> Overlay | None:
        self.clear()
        self.table.choose(set(ids))
        return act() if len(self.table.rows()) == len(ids) else None

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _ask(self) -> None:
        backend = self._desk.backend
        backend.query(read_holders, today=backend.today(), me=backend.me, then=self._receive)

    def _receive(self, rows: HoldersRows) -> None:
        self._rows = rows
        self.finding.setText(wording.finding(rows.organisations, rows.today))
        offered = choosing.options(rows)
        whose = self.whose.value()
        self.whose.set_options(offered, whose if whose in dict(offered) else choosing.ALL)
        self.team.show_rows(rows)
        self._show_rows()
        if self._wanted:
            self.table.choose({read_id(self._wanted) or b""})
            self._wanted = ""
        if self._form is not None:
            wanted, self._form = self._form, None
            reopen(self._desk.backend, self._openers(), *wanted)

    def _show_rows(self, *_changed: object) -> None:
        if self._rows is None:
            return
        rows = choosing.shown(self._rows, self.whose.value(), self.filter.text())
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if not rows:
            announce(self, self.nothing.accessibleName())

    def clear(self) -> None:
        """Take the filters away and go back to the table."""
        self.filter.clear()
        self.whose.set_value(choosing.ALL)
        self._show_rows()
        self.table.setFocus()

    def _offer(self) -> None:
        """Only what works with the chosen organisations is there."""
        if self._rows is None:
            return
        chosen, standing = self.table.rows(), self._rows.standing
        offered = (
            (self.assign, choosing.may_assign(standing, chosen)),
            (self.deputise, choosing.may_name_deputy(standing, chosen)),
            (self.end, choosing.may_end_deputy(standing, chosen)),
        )
        for act, may in offered:
            _offer(act, may, self.table)
        self.why.setText(choosing.why_not(standing, chosen))
        self.why.setVisible(bool(self.why.text()))
        if self.told.text() != (said := wording.chosen(len(chosen))):
            self.told.setText(said)
            announce(self.table, said)

    # acting

    def assign_chosen(self) -> Overlay | None:
        if not self._rows:
            return None
        form = AssignForm(self._desk, self.table.rows(), self._rows.here())
        return form.open(width=460)

    def name_deputy(self) -> Overlay | None:
        """Ask who, of those who do not hold all of it themselves."""
        chosen = self.table.rows()
        holders = {one.holder_id for one in chosen}
        people = [one for one in self._rows.here() if {one.id} != holders] if self._rows else []
        if not people:
            self._desk.backend.refused.emit(_("Voeg eerst een collega toe die kan vervangen."))
            return None
        return DeputyForm(self._desk, chosen, people).open(width=460)

    def add_colleague(self) -> Overlay:
        return ColleagueForm(self._desk).open(width=460)

    def end_deputies(self) -> None:
        terms = tuple(one.deputy_term for one in self.table.rows() if one.deputy_term)
        self._desk.backend.execute(EndDeputies(assignment_ids=terms))

    def _let_go(self, one: ColleagueRow) -> None:
        self._desk.backend.execute(DeactivateColleague(user_id=one.id))

    def _take_back(self, one: ColleagueRow) -> None:
        self._desk.backend.execute(ReactivateColleague(user_id=one.id))

    def _open(self, one: HolderRow) -> None:
        self._desk.open(organisation_address(one.id))


def _offer(act: QPushButton, may: bool, instead: QWidget) -> None:
    """Show or hide an action; the keyboard never stays behind on a hidden one."""
    if act.hasFocus() and not may:
        instead.setFocus()
    act.setVisible(may)
