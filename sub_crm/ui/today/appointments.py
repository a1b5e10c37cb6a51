"""Planned contacts in the words of the agenda."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.queries.today import AgendaRow
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Appointment:
    """What is planned, when and where; the day is empty for today when the hour is known."""

    id: Id
    organisation_id: Id | None
    day: str
    hour: str
    title: str
    where: str

    def __str__(self) -> str:
        parts = (self.day or _("vandaag"), self.hour, self.title, self.where)
        return ", ".join(filter(None, parts))


def appointment(row: AgendaRow, today: dt.date) -> Appointment:
    """Put a planned contact into words."""
    time = row.happened_on.time
    organisation = row.organisation or ""
    # "Gemeentehuis Lopik" says already that it is in Lopik
    places = (row.place, "" if organisation in row.place else organisation)
    return Appointment(
        id=row.id,
        organisation_id=row.organisation_id,
        day=_day(row.happened_on.first or today, today, timed=time is not None),
        hour=f"{time:%H:%M}" if time else "",
        title=row.summary or word(row.kind),
        where=" · ".join(filter(None, places)),
    )


def _day(day: dt.date, today: dt.date, *, timed: bool) -> str:
    if day == today:
        return "" if timed else _("vandaag")
    return dates.day(day, today)
