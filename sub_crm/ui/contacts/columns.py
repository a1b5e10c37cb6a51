"""The columns of the list of contact moments."""

import datetime as dt
from typing import Any

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries.contact_list import ContactListRow, ContactOrder
from sub_crm.ui.contacts import wording
from sub_crm.ui.parts.dating import DateField, unreadable
from sub_crm.ui.parts.kinds import KINDS
from sub_crm.ui.parts.lists import AskedCell, ChosenCell, ListColumn, TypedCell, two_lines
from sub_crm.ui.widgets.avatar import hue_of, initials
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.values.kinds import ContactKind
from sub_crm.values.reading_dates import read_dutch


def contact_columns(today: dt.date) -> list[ListColumn]:
    def draw_follow_up(canvas: Canvas, row: Any) -> None:
        chip = wording.follow_up(row, today)
        if chip is not None:
            canvas.chip(8, canvas.h / 2, chip, most=canvas.w - 12)

    def follow_up(row: ContactListRow) -> str:
        chip = wording.follow_up(row, today)
        return f"{row.follow_up}, {chip.text}" if chip else ""

    def unread(text: str) -> str:
        return "" if read_dutch(text, today) else unreadable()

    def when(row: ContactListRow) -> str:
        return wording.when(row.happened_on, today)

    return [
        ListColumn(
            key="kind",
            title=_("Soort"),
            head="",
            text=lambda row: word(row.kind),
            width=40,
            order=ContactOrder.KIND,
            edit=ChosenCell([(one, word(one)) for one in ContactKind], lambda row: row.kind),
            draw=_kind,
        ),
        ListColumn(
            key="happened_on",
            title=_("Datum"),
            text=when,
            width=96,
            most=120,
            order=ContactOrder.DATE,
            edit=TypedCell(lambda row: DateField.written(row.happened_on, today), unread),
            tabular=True,
        ),
        ListColumn(
            key="summary",
            title=_("Onderwerp"),
            text=lambda row: row.summary,
            edit=TypedCell(lambda row: row.summary),
            names=True,
            draw=_summary,
        ),
        ListColumn(
            key="organisation",
            title=_("Organisatie en met wie"),
            text=_present,
            width=156,
            most=230,
            order=ContactOrder.ORGANISATION,
            draw=lambda canvas, row: two_lines(canvas, row.organisation or "", wording.who(row)),
        ),
        ListColumn(
            key="issues",
            title=_("Dossier"),
            text=_about,
            width=156,
            most=230,
            draw=_draw_about,
            edit=AskedCell(),
            always=False,
        ),
        ListColumn(
            key="author",
            title=_("Door"),
            text=lambda row: row.author or "",
            width=48,
            draw=_author,
            always=False,
        ),
        ListColumn(
            key="follow_up",
            title=_("Opvolging"),
            text=follow_up,
            width=138,
            draw=draw_follow_up,
            edit=AskedCell(),
        ),
    ]


def _present(row: ContactListRow) -> str:
    return ", ".join(filter(None, (row.organisation, wording.who(row))))


def _about(row: ContactListRow) -> str:
    return ", ".join(chip.text for chip in wording.about(row))


def _kind(canvas: Canvas, row: Any) -> None:
    look = KINDS[row.kind]
    canvas.disc(7, (canvas.h - 26) / 2, 26, f"{look.tone}_s")
    canvas.icon(13, (canvas.h - 14) / 2, 14, look.icon, look.tone)


def _summary(canvas: Canvas, row: Any) -> None:
    marks = wording.marks(row)
    room = canvas.w - 18
    if not marks:
        canvas.text(10, 0, room, canvas.h, row.summary, 13, 600)
        return
    canvas.text(10, 1, room, canvas.h / 2, row.summary, 13, 600)
    x = 10.0
    for chip in marks:
        x += canvas.chip(x, canvas.h * 0.73, chip, 16, most=canvas.w - x - 8) + 4


def _draw_about(canvas: Canvas, row: Any) -> None:
    x = 8.0
    chips = wording.about(row)
    for place, chip in enumerate(chips):
        rest = 34 if place == 0 and len(chips) > 1 else 0
        x += canvas.chip(x, canvas.h / 2, chip, most=canvas.w - x - 6 - rest) + 4


def _author(canvas: Canvas, row: Any) -> None:
    if row.author and row.author_id:
        canvas.avatar(10, (canvas.h - 24) / 2, 24, initials(row.author), hue_of(row.author_id))
