"""Dossiers: what plays at this organisation, and in which state."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries.organisations import OrganisationIssueRow
from sub_crm.ui import theme
from sub_crm.ui.parts.phrases import ISSUE_TONES
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import ChipSpec, chip_width
from sub_crm.ui.widgets.layouts import row

LEFT, GAP = 16.0, 12.0


def told(issue: OrganisationIssueRow) -> str:
    return ", ".join(filter(None, (issue.title, issue.context, word(issue.status))))


def _chip(issue: OrganisationIssueRow) -> ChipSpec:
    return ChipSpec(word(issue.status), ISSUE_TONES[issue.status])


def _room(issue: OrganisationIssueRow, width: float) -> float:
    return width - 2 * LEFT - GAP - chip_width(_chip(issue)) / theme.current().zoom


class _Delegate(WrappingDelegate):
    inset, radius = 6.0, 8.0

    def height_of(self, row: Any, width: float) -> float:
        room = _room(row, width)
        words = height_of(row.title, room, 13, 600, 18)
        return words + (height_of(row.context, room, 12, 400, 17) if row.context else 0) + 12

    def draw(self, canvas: Canvas, row: Any) -> None:
        room = _room(row, canvas.w)
        y = 5 + write(canvas, (LEFT, 5, room), row.title, 13, 600, "text", 18)
        if row.context:
            write(canvas, (LEFT, y, room), row.context, 12, 400, "text2", 17)
        canvas.chip(LEFT + room + GAP, 16, _chip(row), 22)


class IssuesCard(Card):
    """Enter opens the page of a dossier, F2 edits it here; the plus adds one."""

    opened = Signal(object)
    addition_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 10, 0, 10)
        add = icon_button("plus", _("Dossier toevoegen"))
        add.clicked.connect(lambda: self.addition_wanted.emit())
        self.list = SideList(_("Dossiers"), _Delegate(), told, key=lambda issue: issue.id)
        self.list.opened.connect(self.opened)
        self._nothing = label(_("Nog geen dossiers."), "secondary", wrap=True)
        self._nothing.setContentsMargins(16, 0, 16, 4)
        title = label(_("Dossiers"), "section")
        self.add(row(title, None, add, margins=(16, 0, 10, 0)), self._nothing, self.list)

    def show_rows(self, issues: Sequence[OrganisationIssueRow]) -> None:
        self.list.set_rows(issues)
        self.list.setVisible(bool(issues))
        self._nothing.setVisible(not issues)
