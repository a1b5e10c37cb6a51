"""The choosers of kind, people, organisation and subject: what each row can be corrected to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.insight.quick_log import (
    Choices,
    Interpretation,
    KnownIssue,
    KnownOrganisation,
    KnownPerson,
    Lexicon,
    NewPerson,
    Subject,
)
from sub_crm.ui.quick_log.menu import Menu, Option, option
from sub_crm.ui.quick_log.saying import listed, place_of
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind, ContactStatus, Initiative

Person = KnownPerson | NewPerson
Picked = Id | NewPerson
_Lead = Callable[[KnownPerson], Choices]


class _With(Protocol):
    def __call__(self, *people: Person) -> Choices: ...


def kind_menu(found: Interpretation, choices: Choices) -> Menu:
    """All kinds, then how it went and whose initiative it was."""
    here = found.kind.value
    order = dict.fromkeys((*found.kind.alternatives, *ContactKind))
    current = option(word(here), choices, current=True)
    kinds = [option(word(kind), replace(choices, kind=kind)) for kind in order if kind is not here]
    statuses = [
        option(word(status), replace(choices, status=status), _("hoe het ging"))
        for status in ContactStatus
        if status is not found.status
    ]
    initiatives = [
        option(word(initiative), replace(choices, initiative=initiative), _("initiatief"))
        for initiative in Initiative
        if initiative is not found.initiative
    ]
    return Menu(
        (current, *kinds, *statuses, *initiatives),
        _("Typ een soort"),
        _("Deze soort bestaat niet. Kies er een uit de lijst."),
    )


def people_menu(found: Interpretation, choices: Choices, lexicon: Lexicon) -> Menu:
    """Other people of the same name, nobody, then everybody; a name not known is new."""
    present = [guess.value for guess in found.people]

    def with_(*people: Person) -> Choices:
        return replace(choices, people=tuple(_picked(person) for person in people))

    beside = _("naast {names}").format(names=_names(present)) if present else ""

    @cache
    def added() -> Menu:
        return Menu(_others(found, lexicon, lambda one: with_(*present, one), beside), "", "")

    def typed(text: str) -> Sequence[Option]:
        new, label = NewPerson(text), _("Nieuw: {name}").format(name=text)
        made = [option(label, with_(new), _("komt onder Aan te vullen"))]
        if not present:
            return made
        return [*added().offered(text)[:3], *made, option(label, with_(*present, new), beside)]

    first = [
        option(_names(present) or _("Niemand"), choices, _place(present), current=True),
        *_instead(found, with_),
        *_without(present, with_),
    ]
    others = _others(found, lexicon, lambda one: with_(one), "")
    return Menu((*first, *others), _("Typ een naam of functie"), "", typed)


def _instead(found: Interpretation, with_: _With) -> Iterator[Option]:
    """Offer the other people that a name can mean, each in the place of the one guessed."""
    present = [guess.value for guess in found.people]
    for place, guess in enumerate(found.people):
        for other in guess.alternatives:
            people = [*present[:place], other, *present[place + 1 :]]
            yield option(other.name, with_(*people), _place([other]))


def _without(present: Sequence[Person], with_: _With) -> Iterator[Option]:
    if not present:
        return
    yield option(_("Niemand"), with_())
    if len(present) > 1:
        for one in present:
            rest = [other for other in present if other is not one]
            yield option(_("Zonder {name}").format(name=one.name), with_(*rest))


def _others(
    found: Interpretation, lexicon: Lexicon, lead_to: _Lead, also: str
) -> tuple[Option, ...]:
    """Offer everybody once: who works at the organisation, then at the user's own, by name."""
    present = [guess.value for guess in found.people]
    at = found.organisation.value.id if found.organisation else None
    here = {_picked(person) for person in present}

    def rank(one: KnownPerson) -> tuple[bool, bool, str, str]:
        return at is None or one.organisation_id != at, not one.mine, one.surname, one.name

    people: dict[Id, KnownPerson] = {}
    for one in sorted(lexicon.people, key=rank):
        people.setdefault(one.id, one)
    return tuple(
        option(one.name, lead_to(one), ", ".join(filter(None, (place_of(one), also))))
        for one in people.values()
        if one.id not in here
    )


def organisation_menu(found: Interpretation, choices: Choices, lexicon: Lexicon) -> Menu:
    guess = found.organisation
    likely = (guess.value, *guess.alternatives) if guess else ()

    def at(one: KnownOrganisation | None) -> Choices:
        return replace(choices, organisation_id=one.id if one else None)

    ranked = sorted(lexicon.organisations, key=lambda one: (not one.mine, one.short_name))
    others = [one for one in ranked if one not in likely]
    none = option(_("Geen"), at(None), current=guess is None)
    head = [
        option(one.name, at(one) if place else choices, current=not place)
        for place, one in enumerate(likely)
    ]
    return Menu(
        (*head, none, *(option(one.name, at(one)) for one in others)),
        _("Typ een organisatie"),
        _("Deze organisatie is niet bekend. Kies er een uit de lijst."),
    )


def subject_menu(found: Interpretation, choices: Choices, lexicon: Lexicon) -> Menu:
    """Dossiers of the organisation first; other words stay a subject without a dossier."""
    guess = found.subject
    likely = (guess.value, *guess.alternatives) if guess else ()

    def about(subject: Subject | None) -> Choices:
        return replace(choices, subject=subject)

    def typed(text: str) -> Sequence[Option]:
        label = _("Over: {words}").format(words=text)
        return [option(label, about(Subject(None, text)), _("nog geen dossier"))]

    issues = sorted(lexicon.issues, key=lambda one: (not _is_of(one, found), one.title))
    others = [Subject(one.id, one.title) for one in issues]
    none = option(_("Geen dossier"), about(None), current=guess is None)
    head = [
        option(one.title, about(one) if place else choices, current=not place)
        for place, one in enumerate(likely)
    ]
    rest = (option(one.title, about(one)) for one in others if one not in likely)
    return Menu((*head, none, *rest), _("Typ een dossier of onderwerp"), "", typed)


def _is_of(issue: KnownIssue, found: Interpretation) -> bool:
    return found.organisation is not None and found.organisation.value.id in issue.organisation_ids


def _picked(person: Person) -> Picked:
    return person if isinstance(person, NewPerson) else person.id


def _names(people: Sequence[Person]) -> str:
    return listed([person.name for person in people])


def _place(people: Sequence[Person]) -> str:
    known = people[0] if len(people) == 1 else None
    return place_of(known) if isinstance(known, KnownPerson) else ""
