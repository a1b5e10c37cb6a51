"""Loopbaan: every term of a person over the years, newest first."""

import datetime as dt

from PySide6.QtCore import QSize, Signal

from sub_crm.i18n import _
from sub_crm.queries.person_page import TermRow
from sub_crm.ui import theme
from sub_crm.ui.people import wording
from sub_crm.ui.people.career_rows import CareerDelegate
from sub_crm.ui.people.legend import CareerLegend
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.rows import Heading

SHOWN = 6
"""So many terms stand without scrolling."""


class CareerList(RowList):
    """As high as its terms, up to a number of them."""

    def __init__(self, today: dt.date) -> None:
        self._career = CareerDelegate(today)
        super().__init__(_("Loopbaan"), self._career, lambda term: wording.told(term, today))

    def show_rows(self, rows: PersonPageRows) -> None:
        self._career.axis = rows.axis
        self.set_rows([Heading(_("Jaren")), *rows.terms])
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        look, delegate = theme.current(), self._career
        terms = min(max(self.rows.rowCount() - 1, 1), SHOWN)
        high = look.px(delegate.heading_height) + terms * look.row(delegate.height) + 2
        return QSize(look.px(300), high)


class CareerCard(Card):
    """`opened` carries a term; the plus and Ctrl+Shift+N ask for a new one."""

    opened = Signal(object)
    addition_wanted = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 10, 0, 10)
        name = _("Functie toevoegen")
        self.add_button = icon_button("plus", name, shortcut=_("Ctrl+Shift+N"))
        self.add_button.clicked.connect(lambda: self.addition_wanted.emit())
        self.list = CareerList(today)
        self.list.opened.connect(self.opened)
        self._nothing = label(_("Nog geen functie bekend."), "secondary", wrap=True)
        self._nothing.setContentsMargins(16, 0, 16, 4)
        title = label(_("Loopbaan"), "section")
        head = row(title, None, CareerLegend(), self.add_button, margins=(16, 0, 10, 0))
        self.add(head, self._nothing, self.list)

    def term(self) -> TermRow | None:
        """The term that the keyboard is at."""
        found: TermRow | None = self.list.current_row() if self.list.hasFocus() else None
        return found

    def show_rows(self, rows: PersonPageRows) -> None:
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows.terms))
        self._nothing.setVisible(not rows.terms)
