"""The side column of the map: the organisation of the chosen cell and what is behind the cell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _, dates
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.neighbours import quiet_beside
from sub_crm.insight.relations.views import Axis, Measure
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.ui import theme
from sub_crm.ui.parts.contact_rows import ContactList, Today
from sub_crm.ui.parts.warmth.explanation import Explanation
from sub_crm.ui.parts.warmth.reading import Explained
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.asking import Asked, month_place
from sub_crm.ui.relations.columns import MapColumn
from sub_crm.ui.relations.panel_head import Head, OpenIssues
from sub_crm.ui.relations.panel_parts import AllLevels, QuietThemes
from sub_crm.ui.relations.reading import MOST, CellRows, MapRows
from sub_crm.ui.text import label
from sub_crm.ui.widgets.bars import MonthBars
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import ScrollColumn, column, rule

BARS = 12
_WIDEST = 16_777_215


class Panel(Card):
    """Follows the chosen cell."""

    log_wanted = Signal()
    open_wanted = Signal()
    contact_wanted = Signal(object)
    person_wanted = Signal(object)
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
        self.explanation = Explanation(today, self.left.emit)
        self.log = primary(_("Contact vastleggen"), "plus", on_click=self.log_wanted.emit)
        self.open = button(_("Open organisatie"), on_click=self.open_wanted.emit)
        self.quiet, self.levels = QuietThemes(), AllLevels()
        told = (self.heading, self.contacts, self.older, self.levels, self.explanation)
        self._told = column(*told, self.quiet, self.issues, None, spacing=12)
        self._scroll = ScrollColumn(self._told)
        self.add(self.head, self.bars, rule())
        self.add(self._scroll, stretch=1)
        self.add(self.log, self.open)
        self._connect()
        for part in (self.contacts, self.older, self.explanation, self.issues, self):
            part.hide()

    def _connect(self) -> None:
        self.contacts.opened.connect(lambda _row: self.open_wanted.emit())
        self.explanation.opened.connect(self.contact_wanted)
        self.explanation.person_wanted.connect(self.person_wanted)
        for view in (self.contacts, self.explanation.contacts, self.explanation.people):
            view.current_row_changed.connect(lambda _row, view=view: self._keep_in_sight(view))

    def _keep_in_sight(self, view: ContactList) -> None:
        """A list is as high as its rows: the column scrolls, not the list."""
        here = view.visualRect(view.currentIndex())
        middle = view.mapTo(self._told, here.center())
        self._scroll.ensureVisible(0, middle.y(), 0, here.height())

    def show_cell(self, line: Line, cell: MapColumn, rows: MapRows, asked: Asked) -> None:
        """Show what is known already: the organisation, its months, what the cell says."""
        self.head.show_line(line, _rollup(line, cell, rows) if asked.explains else None)
        named = [
            (dates.month_short(month.month), count)
            for month, count in zip(rows.months, line.counts, strict=True)
        ]
        self.bars.set_months(named[-BARS:])
        self.bars.setVisible(not asked.explains and not rows.wanted.along(Axis.THEME))
        self.heading.setText(_heading(line, cell, rows))
        self.heading.setVisible(not asked.explains)
        self.explanation.setVisible(asked.explains)
        themes = rows.themes if rows.wanted.measure is Measure.CONTACTS else ()
        quiet = quiet_beside(line, rows.lines, themes, rows.beside)
        self.quiet.show_quiet(line.organisation.short_name, quiet)
        if asked.explains and rows.wanted.along(Axis.LEVEL):
            self.levels.show_levels(line.levels, rows.rules)
        else:
            self.levels.hide()
        for part in (self.contacts, self.older):
            part.setVisible(part.isVisibleTo(self) and not asked.explains)
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
        about = rows.cell.counted.theme is not None
        self.issues.show_issues(rows.issues, about_theme=about)

    def show_explained(self, found: Explained) -> None:
        """Show why the number is what it is."""
        self.issues.hide()
        self.explanation.show_explained(found)

    def focus_first(self) -> None:
        """Go to the first row, or to what can be done where there is none."""
        if self.explanation.isVisibleTo(self) and self.explanation.focus_first():
            return
        target: QWidget = self.contacts if self.contacts.isVisibleTo(self) else self.log
        target.setFocus()


def _rollup(line: Line, cell: MapColumn, rows: MapRows) -> Rollup | None:
    """Return the number that the cell shows: of its month or level, else of the day."""
    if cell.level is not None:
        return line.levels.get(cell.level)
    place = month_place(cell, rows)
    return line.warmth[-1 if place is None else place] if line.warmth else None


def _heading(line: Line, cell: MapColumn, rows: MapRows) -> str:
    """Say "Oktober 2026: 4 contactmomenten", or what another cell says."""
    place = month_place(cell, rows)
    if place is None and cell.theme is None and cell.level is None:
        when, count = wording.months(len(rows.months)), sum(line.counts)
        said = _("{when}: {contacts}").format(when=when, contacts=wording.contacts(count))
    else:
        said = cell.told(line).removeprefix(f"{line.organisation.short_name}, ")
    return said[:1].upper() + said[1:]
