"""What may be typed into a field: each kind of field makes a value fit to keep, or says why not."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from sub_crm.commands.checks import note_problem, title_problem, too_long
from sub_crm.commands.rows import gone
from sub_crm.commands.text import clean, one_line
from sub_crm.i18n import _
from sub_crm.models import Record
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate


class Unfit(ValueError):
    """A value that a field cannot have; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a field of which record, and in which circumstances."""

    session: Session
    record: Any
    """Of the model that the field belongs to."""
    value: Any
    today: dt.date


Field = Callable[[Typed], Any]


def fit(problem: str | None) -> None:
    if problem:
        raise Unfit(problem)


def line(typed: Typed) -> str:
    text = one_line(typed.value or "")
    fit(too_long(text))
    return text


def title(typed: Typed) -> str:
    """One line that cannot be empty."""
    text = one_line(typed.value or "")
    fit(title_problem(text))
    return text


def name(typed: Typed) -> str:
    text = line(typed)
    fit(None if text else _("Dit kan niet leeg zijn; vul een naam in."))
    return text


def lines(typed: Typed) -> str:
    text = clean(typed.value or "")
    fit(note_problem(text))
    return text


def statement(typed: Typed) -> str:
    """Lines that cannot be empty."""
    text = lines(typed)
    fit(None if text else title_problem(text))
    return text


def date(typed: Typed) -> VagueDate:
    """A vague date, or the text of one as it is stored."""
    if isinstance(typed.value, VagueDate):
        return typed.value
    try:
        return VagueDate(typed.value or "")
    except ValueError as error:
        raise Unfit(_("Vul een datum in, zoals 24 november 2026 of 2026.")) from error


def flag(typed: Typed) -> bool:
    return bool(typed.value)


def one_of(kind: type[StrEnum]) -> Field:
    def field(typed: Typed) -> StrEnum:
        try:
            return kind(typed.value)
        except ValueError as error:
            raise Unfit(_("Kies een van de mogelijkheden.")) from error

    return field


def number(low: int, high: int) -> Field:
    def field(typed: Typed) -> int:
        if not isinstance(typed.value, int) or not low <= typed.value <= high:
            raise Unfit(_("Kies een getal van {low} tot en met {high}.").format(low=low, high=high))
        return int(typed.value)

    return field


def reference(kind: type[Record]) -> Field:
    def field(typed: Typed) -> Id:
        fit(gone(typed.session, kind, typed.value))
        return bytes(typed.value)

    return field


def optional(field: Field) -> Field:
    """Allow nothing as well: None, or a field that was emptied."""
    return lambda typed: None if typed.value in (None, "") else field(typed)


def checked(field: Field, problem: Callable[[Typed, Any], str | None]) -> Field:
    """Let the value, once it fits the field, also fit the rest of its record."""

    def fitting(typed: Typed) -> Any:
        value = field(typed)
        fit(problem(typed, value))
        return value

    return fitting
