"""The smaller cards beside a person: dossiers that were spoken about, and what to know of them."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries.person_page import TouchedIssueRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.chip_rows import GAP, LEFT, ChipRows
from sub_crm.ui.parts.phrases import issue_chip
from sub_crm.ui.parts.saving import Keeper, SavedMark
from sub_crm.ui.parts.side_list import SideList, height_of, write
from sub_crm.ui.people import wording
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.text import label
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, TextField
from sub_crm.ui.widgets.layouts import row


class _IssueRows(ChipRows):
    """The small words stay on one line."""

    def height_of(self, row: Any, width: float) -> float:
        return height_of(row.title, self._room(row, width), 13, 600, 18) + 17 + 12

    def draw(self, canvas: Canvas, row: Any) -> None:
        room = self._room(row, canvas.w)
        y = 5 + write(canvas, (LEFT, 5, room), row.title, 13, 600, "text", 18)
        canvas.text(LEFT, y, room, 17, self._second(row), 12, 400, "text2")
        canvas.chip(LEFT + room + GAP, 16, self._chip(row), 22)


class TouchedIssues(Card):
    """Enter opens the page of a dossier; no card where none was touched."""

    opened = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 12, 0, 10)

        def told(issue: TouchedIssueRow) -> str:
            return ", ".join((issue.title, word(issue.status), wording.issue_line(issue, today)))

        rows = _IssueRows(
            lambda one: wording.issue_line(one, today), lambda one: issue_chip(one.status)
        )
        self.list = SideList(_("Dossiers"), rows, told, key=lambda one: one.id)
        self.list.opened.connect(self.opened)
        title = label(_("Dossiers"), "section")
        self.add(row(title, None, margins=(16, 0, 10, 2)), self.list)

    def show_rows(self, rows: PersonPageRows) -> None:
        self.list.set_rows(rows.issues)
        self.setVisible(bool(rows.issues))


class NotesCard(Card):
    """How a letter addresses them and what a colleague must know; typed in place, kept at once."""

    def __init__(self, desk: Desk, rows: PersonPageRows) -> None:
        super().__init__(16, 8)
        self._keeper = Keeper(desk, "person", rows.id, self)
        options = [("", _("neutraal")), ("female", _("mevrouw")), ("male", _("heer"))]
        self.salutation = ChoiceButton(_("Aanhef"), options, rows.row.salutation)
        self.line = label("", "secondary", wrap=True)
        hint = _("Schrijf feitelijk; betrokkenen kunnen dit opvragen.")
        self.note = TextField(_("Notitie"), rows.row.note, hint=_("Wat een collega moet weten"))
        self._keeper.keep_choice("salutation", self.salutation)
        note_form = FormField(_("Notitie"), self.note, hint=hint)
        self._keeper.keep_text("note", self.note, note_form)
        mark = SavedMark(self._keeper, parent=self)
        self.add(
            row(label(_("Aanhef en notitie"), "section"), None, mark.words),
            row(self.salutation, None),
            self.line,
            note_form,
        )

    def show_rows(self, rows: PersonPageRows) -> None:
        self._keeper.show("salutation", rows.row.salutation)
        self._keeper.show("note", rows.row.note)
        self.line.setText(rows.name.salutation(rows.row.salutation))
