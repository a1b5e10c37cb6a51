"""Read what warmth is counted from, as far back as the first of the asked days needs."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sub_crm.insight.warmth.pauses import Pauses
from sub_crm.insight.warmth.rules import Changed, rules_on
from sub_crm.insight.warmth.standing import Basis
from sub_crm.queries import warmth
from sub_crm.queries.reading import Reader
from sub_crm.queries.relations import SeatGroup
from sub_crm.queries.warmth import AgreementRow, PauseRow
from sub_crm.values.counted import NUMBERS
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind
from sub_crm.values.warmth_settings import USUAL, Setting


def read_basis(
    reader: Reader,
    *,
    begin: dt.date,
    until: dt.date,
    organisation: Id | None = None,
    person: Id | None = None,
    group: SeatGroup | None = None,
) -> Basis:
    """Return the basis for the days from `begin` to `until`: of all positions, those at one
    organisation, of one person or of one group.

    The answer holds for those days only.
    """
    agreements, pauses = warmth.agreements(reader), warmth.pauses(reader)
    changed = warmth.settings(reader)
    return Basis(
        seats=warmth.seats(reader, organisation=organisation, person=person, group=group),
        terms=warmth.terms(
            reader, begin=begin, until=until, organisation=organisation, person=person
        ),
        agreements=agreements,
        pauses=pauses,
        moments=warmth.moments(
            reader,
            begin=begin,
            until=until,
            since=_since(begin, agreements, pauses, changed),
            resetting=_resetting(begin, until, changed),
            organisation=organisation,
            person=person,
        ),
        changed=changed,
    )


def _since(
    begin: dt.date,
    agreements: Iterable[AgreementRow],
    pauses: Iterable[PauseRow],
    changed: Iterable[Changed],
) -> dt.date:
    """Return the first day that the longest window of all can reach back to."""
    windows = [one.value for one in changed if one.name == Setting.WINDOW]
    longest = max([USUAL[Setting.WINDOW], *windows, *(one.days for one in agreements)])
    opens = Pauses(pauses).opens(begin.toordinal(), longest)
    return dt.date.fromordinal(max(opens, 1))


def _resetting(begin: dt.date, until: dt.date, changed: Sequence[Changed]) -> list[ContactKind]:
    """Return the kinds of contact that reset a rhythm on any of the days."""
    days = {begin, *(one.holds_from for one in changed if begin < one.holds_from <= until)}
    rules = [rules_on(day, changed) for day in days]
    return [
        kind
        for kind in ContactKind
        if any(one.weights[NUMBERS[kind]] >= one[Setting.RESETS] for one in rules)
    ]
