"""The list of dossiers: its columns, how a row is drawn and read out, and its groups."""

import datetime as dt
from collections.abc import Callable, Hashable
from typing import Any

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.queries.issue_list import IssueFilter, IssueGroup, IssueListRow, IssueOrder
from sub_crm.ui.issues import wording
from sub_crm.ui.parts.lists import GroupRow, ListColumn, TypedCell, two_lines
from sub_crm.ui.parts.lists.model import Group
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.values.kinds import OPEN_ISSUE, Compartment, Confidentiality

ORDERS = {
    IssueOrder.URGENCY: N_("urgentie"),
    IssueOrder.TITLE: N_("titel"),
    IssueOrder.MOVEMENT: N_("laatste beweging"),
    IssueOrder.NEXT_STEP: N_("volgende stap"),
}
GROUPS = {IssueGroup.STATUS: N_("status"), IssueGroup.NONE: N_("geen")}


def columns(today: dt.date, grouped: Callable[[], bool]) -> list[ListColumn]:
    """`grouped` tells whether the title of a group says the status already."""

    def second(row: IssueListRow) -> str:
        return (
            row.context if grouped() else " · ".join(filter(None, (word(row.status), row.context)))
        )

    return [
        ListColumn(
            key="urgency",
            title=_("Urgentie"),
            head="",
            text=lambda row: wording.urgency_chip(row.urgency).text,
            width=42,
            order=IssueOrder.URGENCY,
            draw=_urgency,
        ),
        ListColumn(
            key="title",
            title=_("Dossier"),
            text=lambda row: ", ".join(filter(None, (row.title, second(row)))),
            edit=TypedCell(lambda row: row.title),
            names=True,
            order=IssueOrder.TITLE,
            draw=lambda canvas, row: _title(canvas, row, second(row)),
        ),
        ListColumn(
            key="organisations",
            title=_("Organisaties"),
            text=lambda row: row.organisations or "",
            width=150,
            most=220,
            always=False,
        ),
        ListColumn(
            key="next_step",
            title=_("Volgende stap"),
            text=lambda row: next_step(row, today),
            width=180,
            most=250,
            order=IssueOrder.NEXT_STEP,
            draw=lambda canvas, row: _next_step(canvas, row, today),
        ),
        ListColumn(
            key="movement",
            title=_("Laatste beweging"),
            text=lambda row: movement(row, today),
            width=142,
            order=IssueOrder.MOVEMENT,
            tabular=True,
        ),
        ListColumn(
            key="owner",
            title=_("Eigenaar"),
            text=lambda row: row.owner or _("geen"),
            width=124,
            always=False,
        ),
    ]


def _urgency(canvas: Canvas, row: Any) -> None:
    """As many filled bars as the urgency: shape and colour say the same."""
    inks = {1: "text3", 2: "warn", 3: "danger"}
    for step in range(1, 4):
        high, filled = 3.0 + 3.0 * step, step <= row.urgency
        ink = inks[row.urgency] if filled else "line2"
        canvas.box(6 + step * 7, canvas.h / 2 + 6 - high, 5, high, ink, 1)


def _title(canvas: Canvas, row: Any, second: str) -> None:
    icon = ""
    if row.compartment is Compartment.SUPERVISION:
        icon = "ibt"
    elif row.confidentiality is not Confidentiality.INTERNAL:
        icon = "lock"
    two_lines(canvas, row.title, second, weight=600)
    if icon:
        canvas.icon(canvas.w - 18, canvas.h / 2 - 7, 14, icon, "violet")


def _next_step(canvas: Canvas, row: Any, today: dt.date) -> None:
    if row.next_step is None:
        if row.status in OPEN_ISSUE:
            canvas.text(10, 0, canvas.w - 18, canvas.h, _("geen"), 13, 400, "warn")
        return
    late, middle, room = is_late(row, today), canvas.h / 2, canvas.w - 18
    canvas.text(10, middle - 18, room, 19, row.next_step, 13)
    ink = "danger" if late else "text2"
    canvas.text(10, middle, room, 17, due(row, today), 12, 400, ink)


def is_late(row: IssueListRow, today: dt.date) -> bool:
    return row.next_due_last is not None and row.next_due_last < today


def due(row: IssueListRow, today: dt.date) -> str:
    if row.next_due is None or row.next_due_last is None:
        return _("zonder datum")
    if is_late(row, today):
        return dates.overdue(row.next_due_last, today)
    return dates.vague(row.next_due, today)


def next_step(row: IssueListRow, today: dt.date) -> str:
    if row.next_step is None:
        return _("geen") if row.status in OPEN_ISSUE else ""
    return f"{row.next_step}, {due(row, today)}"


def movement(row: IssueListRow, today: dt.date) -> str:
    return dates.ago(row.last_movement, today) if row.last_movement else _("nog geen")


def told(row: IssueListRow, today: dt.date) -> str:
    """The sentence of a row: everything that it shows by place, shape and colour."""
    step = next_step(row, today)
    said = (
        row.title,
        row.context,
        word(row.status),
        wording.urgency_chip(row.urgency).text,
        row.organisations,
        _("volgende stap: {what}").format(what=step) if step else "",
        _("laatste beweging: {when}").format(when=movement(row, today)),
        row.owner or _("geen eigenaar"),
    )
    return ", ".join(filter(None, said))


def grouping(filter: IssueFilter) -> Group | None:
    if filter.group is IssueGroup.NONE:
        return None

    def group(row: IssueListRow) -> tuple[Hashable, str]:
        return row.status, word(row.status)

    return group


def group_words(group: GroupRow) -> str:
    many = f"{group.count}+" if group.more else str(group.count)
    return ngettext("{n} dossier", "{n} dossiers", group.count).format(n=many)
