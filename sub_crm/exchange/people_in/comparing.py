"""A doubtful row beside the person that it may be about, and what would become of it."""

from dataclasses import dataclass

from sub_crm.exchange.people_in.applying import merged_parts, merged_since
from sub_crm.exchange.people_in.drafts import NAME_PARTS, Draft
from sub_crm.exchange.people_in.seating import Seating
from sub_crm.exchange.people_in.stand import Stand, Standing, Term
from sub_crm.i18n import _
from sub_crm.i18n.dates import vague
from sub_crm.orders.importing import Ref
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Compared:
    title: str
    in_file: str
    known: str
    becomes: str
    alike: bool = False
    """Written otherwise, but the same."""

    @property
    def differs(self) -> bool:
        return bool(self.in_file) and self.in_file != self.known and not self.alike

    @property
    def changes(self) -> bool:
        return self.becomes != self.known


def compare(
    stand: Stand,
    draft: Draft,
    person: Standing | None,
    seat: Seating | None,
    organisation: Ref | None,
    emptied: frozenset[str],
) -> tuple[Compared, ...]:
    if person is None:
        return ()
    parts = merged_parts(person, draft, emptied)
    name = PersonName(**{part.value: parts[part.value] for part in NAME_PARTS})
    return (
        Compared(_("Naam"), draft.name.full(), person.name.full(), name.full()),
        *_seats(stand, draft, person, seat, organisation),
        _points(_("E-mail"), draft.emails, tuple(person.emails.values())),
        _points(
            _("Telefoon"),
            tuple(number for _kind, number in draft.phones),
            tuple(number for _kind, number in person.phones.values()),
        ),
        Compared(_("Notitie"), draft.note, person.parts["note"], parts["note"]),
    )


def _seats(
    stand: Stand,
    draft: Draft,
    person: Standing,
    seat: Seating | None,
    organisation: Ref | None,
) -> tuple[Compared, ...]:
    running = [term for term in person.terms if term.running(stand.today)]
    titles = [term.seat.title for term in running]
    bodies = list(dict.fromkeys(term.seat.organisation for term in running))
    if seat is None or organisation is None:
        return (Compared(_("Functie"), draft.title, ", ".join(titles), ", ".join(titles)),)
    held = seat.term
    if held is None:
        after = [*titles, seat.title or (seat.seat.title if seat.seat else "")]
    else:
        after = [(term is held and seat.title) or term.seat.title for term in running]
    both = dict.fromkeys((*bodies, organisation))
    named = stand.organisations.names
    return (
        Compared(_("Functie"), draft.title, ", ".join(titles), ", ".join(after)),
        Compared(
            _("Organisatie"),
            draft.organisation,
            ", ".join(named[body] for body in bodies),
            ", ".join(named[body] for body in both),
            alike=organisation in bodies,
        ),
        _term(stand, draft, held),
    )


def _term(stand: Stand, draft: Draft, held: Term | None) -> Compared:
    since = merged_since(held, draft.since) if held else draft.since or VagueDate.UNKNOWN
    return Compared(
        _("In functie"),
        vague(draft.since, stand.today) if draft.since else "",
        vague(held.since, stand.today) if held else "",
        vague(since, stand.today),
    )


def _points(title: str, said: tuple[str, ...], known: tuple[str, ...]) -> Compared:
    there = {text.casefold() for text in known}
    added = [text for text in said if text.casefold() not in there]
    return Compared(title, ", ".join(said), ", ".join(known), ", ".join((*known, *added)))
