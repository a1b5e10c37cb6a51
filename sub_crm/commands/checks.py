"""What can be wrong with what was asked, each in one sentence; None is: nothing."""

import datetime as dt
from collections.abc import Mapping

from sub_crm.commands.text import NOTE, TITLE
from sub_crm.i18n import _
from sub_crm.orders import Refused
from sub_crm.values.kinds import ContactStatus
from sub_crm.values.vague_date import VagueDate

LONGEST_RHYTHM = 3650


def refuse(problems: Mapping[str, str | None]) -> None:
    """Raise one `Refused` with every problem that was found; without any do nothing."""
    found = {field: sentence for field, sentence in problems.items() if sentence}
    if found:
        raise Refused(found)


def too_long(text: str, most: int = TITLE) -> str | None:
    if len(text) <= most:
        return None
    return _("Deze tekst telt {count} tekens, er passen er {most}. Kort hem in.").format(
        count=len(text), most=most
    )


def title_problem(title: str) -> str | None:
    return too_long(title) if title else _("Vul in waar het om gaat; een paar woorden is genoeg.")


def note_problem(note: str) -> str | None:
    return too_long(note, NOTE)


def not_between(value: int | None, low: int, high: int) -> str | None:
    if value is None or low <= value <= high:
        return None
    return _("Kies een getal van {low} tot en met {high}.").format(low=low, high=high)


def rhythm_problem(days: int) -> str | None:
    return not_between(days, 1, LONGEST_RHYTHM)


def held_in_future(status: ContactStatus, on: VagueDate, today: dt.date) -> str | None:
    """A contact that was held cannot be ahead; a vague date only when all of it is."""
    if status is not ContactStatus.HELD or on.first is None or on.first <= today:
        return None
    return _("Deze dag ligt in de toekomst; kies 'gepland' of een andere dag.")


def passed(day: VagueDate, today: dt.date) -> str | None:
    if day.last is None or day.last >= today:
        return None
    return _("Deze dag is al voorbij. Kies vandaag of een latere dag.")


def ends_before(since: VagueDate | None, until: VagueDate | None) -> str | None:
    if since is None or until is None or not until.surely_before(since):
        return None
    return _("Het einde ligt voor het begin. Kies een latere dag.")


def no_exact_start(since: VagueDate | None) -> str | None:
    """An unknown day is no beginning; None, for no beginning at all, is fine."""
    return None if since is None or since.first else _("Kies de dag waarop dit ingaat.")
