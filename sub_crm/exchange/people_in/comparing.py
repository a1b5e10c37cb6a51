"""A doubtful row beside the person that it may be about, and what would become of it."""

from dataclasses import dataclass

from sub_crm.exchange.people_in.applying import merged_parts, merged_since
from sub_crm.exchange.people_in.drafts import NAME_PARTS, Draft
from sub_crm.exchange.people_in.seating import Seating
from sub_crm.exchange.people_in.stand import Stand, Standing
from sub_crm.i18n import _
from sub_crm.i18n.dates import vague
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Compared:
    title: str
    in_file: str
    known: str
    becomes: str

    @property
    def differs(self) -> bool:
        return bool(self.in_file) and self.in_file != self.known

    @property
    def changes(self) -> bool:
        return self.becomes != self.known


def compare(
    stand: Stand,
    draft: Draft,
    person: Standing | None,
    seat: Seating | None,
    emptied: frozenset[str],
) -> tuple[Compared, ...]:
    if person is None:
        return ()
    parts = merged_parts(person, draft, emptied)
    name = PersonName(**{part.value: parts[part.value] for part in NAME_PARTS})
    return (
        Compared(_("Naam"), draft.name.full(), person.name.full(), name.full()),
        *_positions(stand, draft, person, seat),
        _points(_("E-mail"), draft.emails, tuple(person.emails.values())),
        _points(
            _("Telefoon"),
            tuple(number for _kind, number in draft.phones),
            tuple(number for _kind, number in person.phones.values()),
        ),
        Compared(_("Notitie"), draft.note, person.parts["note"], parts["note"]),
    )


def _positions(
    stand: Stand, draft: Draft, person: Standing, seat: Seating | None
) -> tuple[Compared, ...]:
    running = [term for term in person.terms if term.running(stand.today)]
    titles = ", ".join(term.seat.title for term in running)
    bodies = ", ".join(
        dict.fromkeys(stand.organisations.names[term.seat.organisation] for term in running)
    )
    if seat is None:
        return (Compared(_("Functie"), draft.title, titles, titles),)
    held = seat.term
    adds = seat.title or (seat.seat.title if seat.seat else "")
    becomes = titles if held and not seat.title else ", ".join(filter(None, (titles, adds)))
    if held and seat.title:
        becomes = ", ".join(adds if term is held else term.seat.title for term in running)
    both = bodies if held or draft.organisation in bodies else f"{bodies}, {draft.organisation}"
    since = draft.since or VagueDate.UNKNOWN
    return (
        Compared(_("Functie"), draft.title, titles, becomes),
        Compared(_("Organisatie"), draft.organisation, bodies, both.strip(", ")),
        Compared(
            _("In functie"),
            vague(since, stand.today) if draft.since else "",
            vague(held.since, stand.today) if held else "",
            vague(merged_since(held, draft.since) if held else since, stand.today),
        ),
    )


def _points(title: str, said: tuple[str, ...], known: tuple[str, ...]) -> Compared:
    there = {text.casefold() for text in known}
    added = [text for text in said if text.casefold() not in there]
    return Compared(title, ", ".join(said), ", ".join(known), ", ".join((*known, *added)))
