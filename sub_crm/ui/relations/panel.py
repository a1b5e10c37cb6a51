"""The side column of the map: the organisation of the chosen cell and what is behind the cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, dates, ngettext
from sub_crm.insight.relations import Line
from sub_crm.queries.organisations import OrganisationIssueRow
from sub_crm.ui import theme
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import MapColumn
from sub_crm.ui.relations.contact_rows import ContactList, Today
from sub_crm.ui.relations.reading import MOST, CellRows
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.avatar import OrgTile
from sub_crm.ui.widgets.bars import MonthBars
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import ScrollColumn, column, fill, rule

BARS, ISSUES = 12, 5
_WIDEST = 16_777_215


class Head(QWidget):
    """Tile, name and holder of an organisation, its rhythm and how many dossiers are open."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        fill(self._box, (), 12, (0, 0, 0, 0))
        self._shown: QWidget | None = None

    def show_line(self, line: Line) -> None:
        """Show another organisation."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        one = line.organisation
        holder = (
            _("Accounthouder {name}").format(name=one.holder)
            if one.holder
            else _("geen accounthouder")
        )
        names = column(
            label(one.name, "section", wrap=True), eliding(holder, "secondary"), spacing=1
        )
        tile = OrgTile(one.abbreviation, 40, one.hue, one.short_name)
        spec = wording.rhythm_chip(line.rhythm)
        chips = Flow(
            Chip(spec.text, spec.tone, spec.icon), Chip(issues(one.open_issues), "plain", "issue")
        )
        top = QHBoxLayout()
        fill(top, (tile,), 12, (0, 0, 0, 0))
        top.addWidget(names, 1)
        self._shown = column(top, chips, spacing=12)
        self._box.addWidget(self._shown)


def issues(count: int) -> str:
    return ngettext("{n} dossier", "{n} dossiers", count).format(n=count)


class OpenIssues(QWidget):
    """The dossiers that play now, the urgent ones first."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        fill(self._box, (), 6, (0, 0, 0, 0))
        self._parts: list[QWidget] = []

    def show_issues(self, found: Sequence[OrganisationIssueRow]) -> None:
        """Show the first few, and say how many there are beside them."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [_issue(one) for one in found[:ISSUES]]
        if found:
            self._parts.insert(0, label(_("Lopende dossiers"), "group"))
        if len(found) > ISSUES:
            rest = _("en nog {n}").format(n=len(found) - ISSUES)
            self._parts.append(label(rest, "caption"))
        for part in self._parts:
            self._box.addWidget(part)
        self.setVisible(bool(found))


def _issue(one: OrganisationIssueRow) -> QWidget:
    words: list[QWidget] = [label(one.title, "medium", wrap=True)]
    if one.context:
        words.append(eliding(one.context, "caption"))
    made, sign = QWidget(), icon_label("issue", "text2", 16)
    line = QHBoxLayout(made)
    fill(line, (sign,), 9, (2, 0, 0, 0))
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    line.addWidget(column(*words), 1)
    return made


class Panel(Card):
    """Follows the chosen cell."""

    log_wanted = Signal()
    open_wanted = Signal()
    left = Signal()

    def __init__(self, today: Today) -> None:
        super().__init__(18, 12)
        self.head, self.issues = Head(), OpenIssues()
        self.bars = MonthBars((), 282, 56)
        self.bars.setMinimumWidth(theme.current().px(120))
        self.bars.setMaximumWidth(_WIDEST)
        self.heading = label("", "group", wrap=True)
        self.contacts = ContactList(today, self.left.emit)
        self.older = label("", "caption", wrap=True)
        self.contacts.opened.connect(lambda _row: self.open_wanted.emit())
        self.log = primary(_("Contact vastleggen"), "plus", on_click=self.log_wanted.emit)
        self.open = button(_("Open organisatie"), on_click=self.open_wanted.emit)
        told = (self.heading, self.contacts, self.older, self.issues)
        self._told = column(*told, None, spacing=12)
        self._scroll = ScrollColumn(self._told)
        self.add(self.head, self.bars, rule())
        self.add(self._scroll, stretch=1)
        self.add(self.log, self.open)
        self.contacts.current_row_changed.connect(self._keep_in_sight)
        for part in (self.contacts, self.older, self.issues, self):
            part.hide()

    def _keep_in_sight(self, _row: object) -> None:
        """The list is as high as its rows: the column scrolls, not the list."""
        here = self.contacts.visualRect(self.contacts.currentIndex())
        middle = self.contacts.mapTo(self._told, here.center())
        self._scroll.ensureVisible(0, middle.y(), 0, here.height())

    def show_cell(self, line: Line, cell: MapColumn, months: Sequence[MapColumn]) -> None:
        """Show what is known already: the organisation, its months, how many contacts."""
        self.head.show_line(line)
        named = [
            (dates.month_short(one.month.month), count)
            for one, count in zip(months, line.counts, strict=True)
            if one.month
        ]
        self.bars.set_months(named[-BARS:])
        self.heading.setText(_heading(line, cell, months))
        self.show()

    def show_rows(self, rows: CellRows) -> None:
        """Show what was read: the contact moments and the open dossiers."""
        self.contacts.set_rows(rows.contacts)
        self.contacts.setVisible(bool(rows.contacts))
        full = len(rows.contacts) == MOST
        self.older.setText(
            _("De {n} nieuwste; de andere staan bij de organisatie.").format(n=MOST) if full else ""
        )
        self.older.setVisible(full)
        self.issues.show_issues(rows.issues)

    def focus_first(self) -> None:
        """Go to the first contact, or to what can be done where there is none."""
        target: QWidget = self.log if self.contacts.isHidden() else self.contacts
        target.setFocus()


def _heading(line: Line, cell: MapColumn, months: Sequence[MapColumn]) -> str:
    """Say "Oktober 2026: 4 contactmomenten", or that of the whole period."""
    if cell.month:
        place = next(n for n, one in enumerate(months) if one.key == cell.key)
        when, count = cell.spoken, line.counts[place]
    else:
        when, count = wording.months(len(months)), sum(line.counts)
    said = _("{when}: {contacts}").format(when=when, contacts=wording.contacts(count))
    return said[:1].upper() + said[1:]
