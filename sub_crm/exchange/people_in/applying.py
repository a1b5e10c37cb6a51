"""Let a row change the stand; what the file leaves empty never wins over what is filled."""

from sub_crm.exchange.people_in.drafts import NAME_PARTS, Draft
from sub_crm.exchange.people_in.names import letters
from sub_crm.exchange.people_in.position_words import position_type
from sub_crm.exchange.people_in.seating import Seating, seat_blocked
from sub_crm.exchange.people_in.stand import Stand, Standing, Term
from sub_crm.orders.importing import Ref
from sub_crm.values.vague_date import VagueDate


def merged_parts(person: Standing, draft: Draft, emptied: frozenset[str]) -> dict[str, str]:
    """Return the name, salutation and note as they become."""
    said = {part.value: getattr(draft.name, part.value) for part in NAME_PARTS}
    parts = {
        part: _merged(part, person, text, part in emptied)
        for part, text in (said | {"salutation": draft.salutation}).items()
    }
    return parts | {"note": _with_note(person.parts["note"], draft.note)}


def merged_since(term: Term, since: VagueDate | None) -> VagueDate:
    """Return the date that says most; another date than the known one wins."""
    known = term.since
    if since is None or term.claimed or since == VagueDate.UNKNOWN:
        return known
    blocked = seat_blocked(term.seat, term.kind, since, term)
    late = term.until is not None and term.until.surely_before(since)
    return known if blocked or late or _within(known, since) else since


def apply(
    stand: Stand,
    draft: Draft,
    person: Standing,
    seat: Seating | None,
    organisation: Ref | None,
    emptied: frozenset[str] = frozenset(),
) -> int:
    """Write what the row says into the stand; return how many things it changed."""
    changed = _take_parts(stand, person, merged_parts(person, draft, emptied))
    person.claimed |= {part.value for part in NAME_PARTS if getattr(draft.name, part.value)}
    changed += sum(stand.add_email(person, address) for address in draft.emails)
    changed += sum(stand.add_phone(person, kind, number) for kind, number in draft.phones)
    if seat is not None and organisation is not None:
        changed += _sit(stand, draft, person, seat, organisation)
    return changed


def _take_parts(stand: Stand, person: Standing, parts: dict[str, str]) -> int:
    surname = person.parts["surname"]
    changed = sum(person.parts[part] != text for part, text in parts.items())
    person.parts |= parts
    if changed:
        stand.renamed(person, surname)
    return changed


def _sit(stand: Stand, draft: Draft, person: Standing, seating: Seating, organisation: Ref) -> int:
    if (term := seating.term) is not None:
        since = merged_since(term, draft.since)
        changed = (since != term.since) + bool(seating.title)
        term.since, term.claimed = since, term.claimed or draft.since is not None
        term.seat.title = seating.title or term.seat.title
        return changed
    seat = seating.seat
    if seat is None:
        seat = stand.add_seat(organisation, position_type(seating.title), seating.title)
    seat.title = seating.title or seat.title
    stand.add_term(person, seat, draft.kind, draft.since or VagueDate.UNKNOWN)
    return 1


def _merged(part: str, person: Standing, said: str, may_empty: bool) -> str:
    known = person.parts[part]
    if not said:
        return "" if may_empty and part not in person.claimed else known
    if part in person.claimed or _says_more(part, known, said):
        return known
    return said


def _says_more(part: str, known: str, said: str) -> bool:
    """Is the known text the fuller one, or the same but for how it is written?"""
    if part == "initials":
        return letters(known).startswith(letters(said))
    if part == "name_prefix":
        return letters(known) == letters(said)
    return part == "salutation" and bool(known)


def _with_note(known: str, said: str) -> str:
    if not said or said in known:
        return known
    return f"{known}\n{said}" if known else said


def _within(fine: VagueDate, coarse: VagueDate) -> bool:
    """Does the fine date lie in the coarse one, so that it says more?"""
    if not (fine.first and fine.last and coarse.first and coarse.last):
        return False
    return coarse.first <= fine.first and fine.last <= coarse.last
