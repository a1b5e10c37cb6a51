"""Dossiers: what plays at this organisation, and in which state."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries.organisations import OrganisationIssueRow
from sub_crm.ui.parts.chip_rows import ChipRows
from sub_crm.ui.parts.phrases import issue_chip
from sub_crm.ui.parts.side_list import SideList
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import row


def told(issue: OrganisationIssueRow) -> str:
    return ", ".join(filter(None, (issue.title, issue.context, word(issue.status))))


class IssuesCard(Card):
    """Enter opens the page of a dossier, F2 edits it here; the plus adds one."""

    opened = Signal(object)
    addition_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 10, 0, 10)
        add = icon_button("plus", _("Dossier toevoegen"))
        add.clicked.connect(lambda: self.addition_wanted.emit())
        rows = ChipRows(lambda one: one.context or "", lambda one: issue_chip(one.status))
        self.list = SideList(_("Dossiers"), rows, told, key=lambda issue: issue.id)
        self.list.opened.connect(self.opened)
        self._nothing = label(_("Nog geen dossiers."), "secondary", wrap=True)
        self._nothing.setContentsMargins(16, 0, 16, 4)
        title = label(_("Dossiers"), "section")
        self.add(row(title, None, add, margins=(16, 0, 10, 0)), self._nothing, self.list)

    def show_rows(self, issues: Sequence[OrganisationIssueRow]) -> None:
        self.list.set_rows(issues)
        self.list.setVisible(bool(issues))
        self._nothing.setVisible(not issues)
