"""Who a row is about: somebody we know for sure, somebody who may be, or nobody yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sub_crm.exchange.people_in.drafts import Draft
from sub_crm.exchange.people_in.names import (
    LEAST_LETTERS,
    Likeness,
    calling,
    in_words,
    letters,
    likeness,
)
from sub_crm.exchange.people_in.stand import Stand, Standing, unique
from sub_crm.i18n import _
from sub_crm.insight.names import dialled
from sub_crm.orders.importing import Ref
from sub_crm.values.kinds import ContactPointKind

_SHARED = frozenset(
    "info griffie gemeente secretariaat bestuurssecretariaat contact post college bestuur raad"
    " wob woo receptie".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    person: Standing | None = None
    doubt: str = ""
    """Why it may be this person, where that is not sure."""


def match(stand: Stand, draft: Draft, organisation: Ref | None) -> Match:
    by_mail = _own_mail(stand, draft)
    if same := [p for p in by_mail if _alike(draft, p) not in (Likeness.NONE, Likeness.LETTER)]:
        exact = [p for p in same if _alike(draft, p) is Likeness.SAME]
        return _one_of(exact or same, draft)
    here = _here(stand, draft, organisation)
    if exact := [p for p in here if _alike(draft, p) is Likeness.SAME]:
        return _one_of(exact, draft)
    if by_mail:
        return _doubt(_("zelfde e-mail"), draft, by_mail[0])
    return _perhaps(stand, draft, organisation, here)


def _perhaps(
    stand: Stand, draft: Draft, organisation: Ref | None, here: Iterable[Standing]
) -> Match:
    for person in unique([*here, *_misspelt(stand, draft, organisation)]):
        alike = _alike(draft, person)
        if alike is Likeness.LETTER and draft.emails and person.emails:
            continue  # each with an address of their own: two people
        if alike is not Likeness.NONE:
            return Match(person, in_words(alike, person.name))
    for kind, number in draft.phones:
        found = stand.by_phone.get(dialled(number)) if kind is ContactPointKind.MOBILE else None
        if found:
            return _doubt(_("zelfde mobiele nummer"), draft, found[0])
    return _elsewhere(stand, draft)


def _elsewhere(stand: Stand, draft: Draft) -> Match:
    """Somebody of this name whom we know otherwise: perhaps they moved."""
    full = len(calling(draft.name)) > 1 or bool(draft.name.first_name)
    for person in stand.by_surname.get(letters(draft.name.surname), ()):
        if _alike(draft, person) is not Likeness.SAME:
            continue
        if not person.terms:
            return Match(person, _("zelfde naam, nog zonder organisatie"))
        if full:
            body = stand.organisations.names[person.terms[-1].seat.organisation]
            return Match(person, _("zelfde naam, maar bij {name}").format(name=body))
    return Match()


def _own_mail(stand: Stand, draft: Draft) -> list[Standing]:
    """Return who has one of the addresses, unless it is one that a whole office reads."""
    return unique(
        person
        for address in draft.emails
        if address.casefold().partition("@")[0] not in _SHARED
        for person in stand.by_email.get(address.casefold(), ())
    )


def _here(stand: Stand, draft: Draft, organisation: Ref | None) -> list[Standing]:
    """Return who bears the surname at the organisation; anywhere where none is named."""
    surname = letters(draft.name.surname)
    if organisation is None:
        return list(stand.by_surname.get(surname, ()))
    return list(stand.at[organisation].get(surname, ()))


def _misspelt(stand: Stand, draft: Draft, organisation: Ref | None) -> Iterable[Standing]:
    surname = letters(draft.name.surname)
    if organisation is None or len(surname) < LEAST_LETTERS:
        return ()
    there = stand.at[organisation]
    close = process.extract(surname, there.keys(), scorer=OSA.distance, score_cutoff=1, limit=9)
    return (person for found, _distance, _place in close for person in there[found])


def _alike(draft: Draft, person: Standing) -> Likeness:
    return likeness(draft.name, person.name)


def _one_of(people: list[Standing], draft: Draft) -> Match:
    """Two of one name at one place: the one with the address or number, else it is a question."""
    if len(people) == 1:
        return Match(people[0])
    mails = {address.casefold() for address in draft.emails}
    numbers = {dialled(number) for _kind, number in draft.phones}
    sure = [p for p in people if mails & p.emails.keys() or numbers & p.phones.keys()]
    if len(sure) == 1:
        return Match(sure[0])
    return Match(people[0], _("er zijn {count} mensen met deze naam").format(count=len(people)))


def _doubt(reason: str, draft: Draft, person: Standing) -> Match:
    return Match(person, f"{reason}, {in_words(_alike(draft, person), person.name)}")
