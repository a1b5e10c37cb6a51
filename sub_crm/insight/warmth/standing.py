"""How every relation stood on a day: who was in office, in which position, and how warm it was."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sub_crm.insight.warmth.pauses import Pauses
from sub_crm.insight.warmth.rules import Changed, rules_on
from sub_crm.insight.warmth.score import Term, Warmth, score
from sub_crm.queries.warmth import AgreementRow, PauseRow, SeatRow, TermRow
from sub_crm.values.counted import begins
from sub_crm.values.ids import Id
from sub_crm.values.kinds import RHYTHM_DAYS


class Standing(NamedTuple):
    """A position on a day, with whoever held it.

    Without a holder it was vacant; with one but without warmth the relation was new.
    """

    seat: SeatRow
    holder: TermRow | None
    warmth: Warmth | None
    rhythm: int
    """Agreed days between two contacts."""
    standard: bool
    """True where nothing was agreed and the default of the tier holds."""


@dataclass(frozen=True)
class Basis:
    """All that warmth is counted from; asked for any number of days."""

    seats: Sequence[SeatRow]
    terms: Sequence[TermRow]
    agreements: Sequence[AgreementRow]
    pauses: Sequence[PauseRow]
    moments: Mapping[Id, Sequence[int]]
    """Per person, packed (`values.counted`), oldest first."""
    changed: Sequence[Changed] = ()

    def on(self, day: dt.date) -> list[Standing]:
        """Return how every position stood; one with several holders gives several."""
        rules, at = rules_on(day, self.changed), day.toordinal()
        agreed, found = self._agreed_on(at), list[Standing]()
        for seat in self.seats:
            if seat.until is not None and seat.until <= at:
                continue
            own, rhythm, count_from = _rhythm(seat, agreed)
            pauses, vacant = self._pauses_of(own), True
            for holder in self._terms_of.get(seat.id, ()):
                if in_office(holder, at):
                    term = Term(holder.since, holder.first, rhythm, count_from)
                    moments = self.moments.get(holder.person_id, ())
                    warmth = score(moments, term, at, rules, pauses)
                    found.append(Standing(seat, holder, warmth, rhythm, own is None))
                    vacant = False
            if vacant:
                found.append(Standing(seat, None, None, rhythm, own is None))
        return found

    def moments_of(self, term: TermRow) -> Sequence[int]:
        """Return the moments with somebody in their term, oldest first."""
        first = 0 if term.first is None else begins(term.first)
        return [one for one in self.moments.get(term.person_id, ()) if one >= first]

    def _agreed_on(self, at: int) -> dict[Id | str, AgreementRow]:
        """Return what holds per position, organisation and tier: the newest of up to that day."""
        return {_scope(one): one for one in self.agreements if one.agreed <= at}

    def _pauses_of(self, agreement: AgreementRow | None) -> Pauses:
        return self._pauses.get(agreement.id, self._common) if agreement else self._common

    @cached_property
    def _common(self) -> Pauses:
        return Pauses(one for one in self.pauses if one.cadence_id is None)

    @cached_property
    def _pauses(self) -> dict[Id, Pauses]:
        return {
            named: Pauses(one for one in self.pauses if one.cadence_id in (None, named))
            for named in {one.cadence_id for one in self.pauses}
            if named is not None
        }

    @cached_property
    def _terms_of(self) -> Mapping[Id, list[TermRow]]:
        found: dict[Id, list[TermRow]] = defaultdict(list)
        for term in self.terms:
            found[term.position_id].append(term)
        return found


def _rhythm(
    seat: SeatRow, agreed: Mapping[Id | str, AgreementRow]
) -> tuple[AgreementRow | None, int, int | None]:
    """Return what was agreed for a position itself, its rhythm, and from when silence counts."""
    own, tier = agreed.get(seat.id), agreed.get(seat.tier)
    days = own.days if own else tier.days if tier else RHYTHM_DAYS[seat.tier]
    if own and own.count_from is not None:
        return own, days, own.count_from
    body = agreed.get(seat.organisation_id)
    starts = (body and body.count_from) or 0, (tier and tier.count_from) or 0
    return own, days, max(starts) or None


def _scope(one: AgreementRow) -> Id | str:
    return one.seat_id or one.organisation_id or one.tier or ""


def in_office(term: TermRow, at: int) -> bool:
    """Can the term have run on that day?"""
    begun = term.first is None or term.first <= at
    return begun and (term.last is None or term.last >= at)
