"""The columns of the list of people."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sub_crm.i18n import _
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.queries.person_list import PersonOrder
from sub_crm.ui.parts.lists import ListColumn
from sub_crm.ui.parts.phrases import SHAPES, TONES
from sub_crm.ui.people import list_wording as wording
from sub_crm.ui.people.list_reading import Listed
from sub_crm.ui.widgets.avatar import hue_of, initials
from sub_crm.ui.widgets.canvas import Canvas

PLACE, ISSUES = "organisation", "issues"
BUTTON, GAP = 30.0, 5.0
ACTIONS = ("plus", "phone", "mail", "bell", "more")
"""What the row of the keyboard offers in the place of its dossiers, by icon."""


def person_columns(today: dt.date, is_narrow: Callable[[], bool]) -> list[ListColumn]:
    """In a narrow window the position stands under the organisation."""
    return [
        _name(today),
        ListColumn(key="position", title=_("Functie"), text=_position, draw=_seat, always=False),
        _organisation(is_narrow),
        ListColumn(key="tier", title=_("Laag"), text=wording.tier, width=92, always=False),
        _last_contact(today),
        ListColumn(
            key=ISSUES,
            title=_("Dossiers"),
            text=wording.issues,
            width=196,
            draw=_issues,
            always=False,
        ),
    ]


def _name(today: dt.date) -> ListColumn:
    def draw(canvas: Canvas, one: Any) -> None:
        canvas.avatar(8, (canvas.h - 30) / 2, 30, initials(one.row.name), hue_of(one.id))
        _two(canvas, 48, one.row.name, wording.second_line(one, today), weight=600)

    return ListColumn(
        key="name",
        title=_("Naam"),
        text=lambda one: one.row.name,
        width=232,
        order=PersonOrder.NAME,
        draw=draw,
    )


def _organisation(is_narrow: Callable[[], bool]) -> ListColumn:
    def draw(canvas: Canvas, one: Any) -> None:
        _place(canvas, one, second=_position(one) if is_narrow() else "")

    return ListColumn(
        key=PLACE,
        title=_("Organisatie"),
        text=lambda one: one.row.organisation or "",
        width=196,
        order=PersonOrder.ORGANISATION,
        draw=draw,
    )


def _last_contact(today: dt.date) -> ListColumn:
    return ListColumn(
        key="last",
        title=_("Laatste contact"),
        text=lambda one: ", ".join(filter(None, (wording.ago(one, today), wording.rhythm(one)))),
        width=164,
        order=PersonOrder.LAST_CONTACT,
        draw=lambda canvas, one: _last(canvas, one, today),
    )


def _position(one: Listed) -> str:
    return one.row.position or ""


def _two(canvas: Canvas, x: float, first: str, second: str, *, weight: int = 400) -> None:
    room, middle = canvas.w - x - 6, canvas.h / 2
    if not second:
        canvas.text(x, 0, room, canvas.h, first, 13, weight)
        return
    canvas.text(x, middle - 18, room, 19, first, 13, weight)
    canvas.text(x, middle, room, 17, second, 12, 400, "text2")


def _seat(canvas: Canvas, one: Any) -> None:
    ink = "text" if one.row.current else "text2"
    canvas.text(10, 0, canvas.w - 16, canvas.h, one.row.position or "", 13, 400, ink)


def _place(canvas: Canvas, one: Any, *, second: str) -> None:
    if one.row.organisation is None:
        return
    canvas.tile(8, (canvas.h - 28) / 2, 28, one.row.abbreviation or "", one.row.hue or 0)
    _two(canvas, 46, one.row.organisation, second)


def _last(canvas: Canvas, one: Listed, today: dt.date) -> None:
    status = one.rhythm.status if one.rhythm else RhythmStatus.NEVER
    tone = TONES[status]
    words, agreed = wording.ago(one, today), wording.rhythm(one)
    middle = canvas.h / 2
    canvas.text(8, 0, 16, canvas.h, SHAPES[status], 12, 600, tone)
    room, ink = canvas.w - 34, "text" if status is RhythmStatus.ON else tone
    if not agreed:
        canvas.text(28, 0, room, canvas.h, words, 13, 400, "text2", tabular=True)
        return
    canvas.text(28, middle - 18, room, 19, words, 13, 500, ink, tabular=True)
    canvas.text(28, middle, room, 17, agreed, 12, 400, "text2", tabular=True)


def _issues(canvas: Canvas, one: Any) -> None:
    if canvas.state.focused:
        _actions(canvas, one)
        return
    chip = wording.issue_chip(one)
    if chip is not None:
        canvas.chip(8, canvas.h / 2, chip, most=canvas.w - 14)


def action_at(x: float, width: float) -> str:
    """The name of the action at a place in the cell, "" beside them."""
    start = width - len(ACTIONS) * (BUTTON + GAP) - 4
    place, rest = divmod(x - start, BUTTON + GAP)
    inside = 0 <= place < len(ACTIONS) and rest <= BUTTON
    return ACTIONS[int(place)] if inside else ""


def _actions(canvas: Canvas, one: Listed) -> None:
    """Small buttons; what cannot be done with this person is faint."""
    x = canvas.w - len(ACTIONS) * (BUTTON + GAP) - 4
    top = (canvas.h - BUTTON) / 2
    able = {"phone": bool(one.row.phone), "mail": bool(one.row.email)}
    for name in ACTIONS:
        canvas.box(x + 0.5, top + 0.5, BUTTON - 1, BUTTON - 1, "surface", 7, "line2")
        ink = "text2" if able.get(name, True) else "line2"
        canvas.icon(x + 7.5, top + 7.5, 15, name, "accent" if name == "plus" else ink)
        x += BUTTON + GAP
