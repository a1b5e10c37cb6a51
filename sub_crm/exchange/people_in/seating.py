"""Where a person comes to sit: the term that they have, a vacant seat, or a new one."""

from dataclasses import dataclass

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.drafts import Draft, Unfit
from sub_crm.exchange.people_in.names import plain
from sub_crm.exchange.people_in.position_words import GENERAL_TITLES, ONE_SEAT, position_type
from sub_crm.exchange.people_in.stand import Seat, Stand, Standing, Term
from sub_crm.i18n import _
from sub_crm.orders.importing import Ref
from sub_crm.values.kinds import PositionType, TenureKind
from sub_crm.values.vague_date import VagueDate

CONTACT = "Contactpersoon"
"""Whoever stands in a list without a position; as data it is Dutch in every language."""


@dataclass(frozen=True, slots=True)
class Seating:
    term: Term | None = None
    seat: Seat | None = None
    """A seat that is there, when the person does not sit in it yet."""
    title: str = ""
    """A better title for the seat, or the title of a new one."""
    doubt: str = ""


def seating(
    stand: Stand, draft: Draft, person: Standing | None, organisation: Ref | None
) -> Seating | None:
    """Return what the row asks for; raise `Unfit` where somebody else sits there."""
    if organisation is None:
        return None
    title = draft.title or CONTACT
    kind = position_type(title)
    terms = [
        term for term in (person.terms if person else ()) if term.seat.organisation == organisation
    ]
    held = _held(stand, draft, terms, kind, title)
    if held is not None:
        return held
    seat, better = _vacant(stand, draft, organisation, kind, title)
    return Seating(seat=seat, title=better, doubt=_doubt(stand, terms, kind, title))


def _held(
    stand: Stand, draft: Draft, terms: list[Term], kind: PositionType, title: str
) -> Seating | None:
    """Return the running term that the row means: of this title, or of one more or less exact."""
    running = [term for term in terms if term.running(stand.today)]
    if running and not draft.title:
        return Seating(running[0])
    for term in running:
        if _same_seat(term.seat, kind, title):
            return Seating(term)
    for term in running:
        if term.seat.type is kind and _general(term.seat.title, kind) and _extends(title, kind):
            return Seating(term, title=title)
        if term.seat.type is kind and _general(title, kind) and _extends(term.seat.title, kind):
            return Seating(term)
    return None


def _doubt(stand: Stand, terms: list[Term], kind: PositionType, title: str) -> str:
    for term in terms:
        if _same_seat(term.seat, kind, title) and not term.running(stand.today):
            return _("bekleedde deze functie eerder; die termijn is beëindigd")
    for term in terms:
        alike = term.seat.type is kind and _extends(term.seat.title, kind)
        if alike and _extends(title, kind) and not term.person.new:
            return _("functie wijkt af: nu {title}").format(title=term.seat.title)
    return ""


def _vacant(
    stand: Stand, draft: Draft, organisation: Ref, kind: PositionType, title: str
) -> tuple[Seat | None, str]:
    """Return a seat to take and a better title for it; no seat and the title of a new one."""
    seats, since = stand.seats_at[organisation], draft.since or VagueDate.UNKNOWN
    if kind in ONE_SEAT:
        return _only_seat(seats, draft, kind, since, title)
    same = [seat for seat in seats if plain(seat.title) == plain(title)]
    more = [
        seat
        for seat in seats
        if seat.type is kind and _general(seat.title, kind) and _extends(title, kind)
    ]
    for seat in (*same, *more):
        if not _occupied(seat, since):
            return seat, "" if seat in same else title
    return None, title


def _only_seat(
    seats: list[Seat], draft: Draft, kind: PositionType, since: VagueDate, title: str
) -> tuple[Seat | None, str]:
    for seat in seats:
        if seat.type is kind:
            if holder := seat_blocked(seat, draft.kind, since):
                raise Unfit(
                    Field.POSITION,
                    _("{name} bekleedt deze functie nog. Beëindig eerst die ambtstermijn.").format(
                        name=holder.person.name.short()
                    ),
                )
            return seat, ""
    return None, title


def seat_blocked(
    seat: Seat, kind: TenureKind, since: VagueDate, own: Term | None = None
) -> Term | None:
    """Return the term that keeps somebody from sitting there in the ordinary way since then."""
    if kind is not TenureKind.ORDINARY:
        return None
    return next(
        (
            term
            for term in seat.terms
            if term is not own
            and term.kind is TenureKind.ORDINARY
            and (term.until is None or since.surely_before(term.until))
        ),
        None,
    )


def _occupied(seat: Seat, since: VagueDate) -> bool:
    """Does anybody sit there, in whatever way? Then another such seat is meant."""
    return any(term.until is None or since.surely_before(term.until) for term in seat.terms)


def _same_seat(seat: Seat, kind: PositionType, title: str) -> bool:
    return plain(seat.title) == plain(title) or (kind in ONE_SEAT and seat.type is kind)


def _general(title: str, kind: PositionType) -> bool:
    """Does the title say no more than its type?"""
    return plain(title) == GENERAL_TITLES.get(kind)


def _extends(title: str, kind: PositionType) -> bool:
    """Does the title say more than its type: "Wethouder financiën"?"""
    return kind in GENERAL_TITLES and plain(title).startswith(f"{GENERAL_TITLES[kind]} ")
