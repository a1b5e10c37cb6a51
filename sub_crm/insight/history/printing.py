"""A value of the journal as a person reads it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sub_crm.i18n import N_, _, dates
from sub_crm.i18n.fields import field_of
from sub_crm.i18n.words import word
from sub_crm.orders.order import CIVIL
from sub_crm.values.ids import Id
from sub_crm.values.instants import instant, microseconds
from sub_crm.values.vague_date import VagueDate

STANCE = {
    -2: N_("sterk tegen"),
    -1: N_("tegen"),
    0: N_("neutraal"),
    1: N_("voor"),
    2: N_("sterk voor"),
}


@dataclass(frozen=True, slots=True)
class Printer:
    """What is needed to print: the day of today and what records are called."""

    today: dt.date
    names: Mapping[Id, str] = field(default_factory=dict)

    def value(self, table: str, name: str, kept: Any) -> str:
        """Return the value in words, "" for nothing."""
        if kept is None:
            return ""
        holds = field_of(table, name).holds
        if isinstance(holds, str):
            return self.names.get(bytes.fromhex(kept), _("afgeschermd"))
        if issubclass(holds, StrEnum):
            return word(holds(kept))
        return self._plain(holds, name, kept)

    def _plain(self, holds: type, name: str, kept: Any) -> str:
        if holds is bool:
            return _("ja") if kept else _("nee")
        if holds is VagueDate:
            return dates.vague(VagueDate(kept), self.today)
        if holds is dt.datetime:
            return moment(kept, self.today)
        if name == "stance":
            return _(STANCE[kept])
        return str(kept)


def pointed_at(records: Iterable[tuple[str, Mapping[str, Any]]]) -> set[tuple[str, Id]]:
    """Return the records that values point to, given the table of each set of values."""
    return {
        (holds, bytes.fromhex(kept))
        for table, values in records
        for name, kept in values.items()
        if kept is not None and isinstance(holds := field_of(table, name).holds, str)
    }


def civil(at: int) -> dt.datetime:
    """Return microseconds UTC as the civil time in the Netherlands."""
    return instant(at).astimezone(CIVIL).replace(tzinfo=None)


def moment(at: int, today: dt.date) -> str:
    """Return "vandaag 09:12" or "vr 20 nov, 16:05"."""
    when = civil(at)
    if when.date() == today:
        return _("vandaag {time}").format(time=f"{when:%H:%M}")
    return dates.vague(VagueDate.at(when.replace(second=0, microsecond=0)), today)


def moment_of(when: dt.datetime, today: dt.date) -> str:
    """Return an aware time as `moment` does."""
    return moment(microseconds(when), today)


def end_of(day: dt.date) -> int:
    """Return the first microsecond after a civil day."""
    after = dt.datetime.combine(day + dt.timedelta(1), dt.time(), CIVIL)
    return microseconds(after)


def minute_after(when: dt.datetime) -> int:
    """Return the first microsecond after a civil minute."""
    after = when.replace(tzinfo=CIVIL) + dt.timedelta(minutes=1)
    return microseconds(after)
