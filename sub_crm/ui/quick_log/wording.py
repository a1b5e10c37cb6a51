"""Says in words what the sentence was taken for and why, row by row."""

import datetime as dt
from collections.abc import Callable, Sequence

from sub_crm.i18n import _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.quick_log import (
    Guess,
    KnownIssue,
    KnownOrganisation,
    KnownPerson,
    NewPerson,
    Part,
    Reason,
    Subject,
)
from sub_crm.ui.quick_log.saying import (
    KIND_ICONS,
    PLAIN_REASONS,
    Said,
    Scene,
    Word,
    joined,
    promise_word,
    when,
    why,
)
from sub_crm.values.kinds import ContactStatus, Initiative


def said(part: Part, scene: Scene) -> Said:
    """Return what the row of this part says."""
    return _SAYERS[part](scene)


def _kind(scene: Scene) -> Said:
    found = scene.found
    notes = []
    if found.status is not ContactStatus.HELD:
        notes.append(word(found.status))
    if found.initiative is not Initiative.US:
        notes.append(
            _("op hun initiatief") if found.initiative is Initiative.THEM else _("op beider wens")
        )
    if found.kind.reason is Reason.DEFAULT:
        notes.append(_("als er niets anders staat"))
    elif found.kind.reason is Reason.CORRECTED:
        notes.append(_(PLAIN_REASONS[Reason.CORRECTED]))
    kind = found.kind.value
    return Said((Word(word(kind)),), joined(notes), icon=KIND_ICONS[kind])


def _with(scene: Scene) -> Said:
    people = scene.found.people
    words = tuple(_person_word(guess.value) for guess in people)
    return Said(words, joined(_people_notes(people, scene)), _("Niemand"), "person")


def _person_word(person: KnownPerson | NewPerson) -> Word:
    if isinstance(person, KnownPerson):
        return Word(person.name)
    return Word(_("Nieuw: {name}").format(name=person.name), new=True)


def _people_notes(people: Sequence[Guess[KnownPerson | NewPerson]], scene: Scene) -> list[str]:
    if len(people) == 1:
        guess = people[0]
        known = guess.value if isinstance(guess.value, KnownPerson) else None
        return [known.position if known else "", _why_person(guess, scene)]
    doubtful = [guess for guess in people if guess.count > 1]
    new = any(isinstance(guess.value, NewPerson) for guess in people)
    notes = [f"{guess.value.name}: {_why_person(guess, scene)}" for guess in doubtful[:1]]
    return [*notes, _(PLAIN_REASONS[Reason.NEW_PERSON]) if new else ""]


def _why_person(guess: Guess[KnownPerson | NewPerson], scene: Scene) -> str:
    if guess.count < 2:
        return why(guess.reason, scene)
    among = _among(guess)
    return {
        Reason.BY_ROLE: _("{among}, om de functie"),
        Reason.BY_ORGANISATION: _("{among}, om de organisatie"),
        Reason.BY_RECENCY: _("{among}, het laatst gesproken"),
        Reason.FROM_CONTEXT: _("{among}, van deze pagina"),
    }.get(guess.reason, "{among}").format(among=among)


def _among(guess: Guess[KnownPerson | NewPerson]) -> str:
    """Return how many it could have been; "the mayor" alone names nobody."""
    if _by_role_alone(guess):
        text = ngettext(
            "gekozen uit {n} persoon met deze functie", "gekozen uit {n} personen met deze functie",
            guess.count,
        )  # fmt: skip
    else:
        text = ngettext(
            "gekozen uit {n} persoon met deze naam", "gekozen uit {n} personen met deze naam",
            guess.count,
        )  # fmt: skip
    return text.format(n=guess.count)


def _by_role_alone(guess: Guess[KnownPerson | NewPerson]) -> bool:
    people = [one for one in (guess.value, *guess.alternatives) if isinstance(one, KnownPerson)]
    same_role = len({one.position_type for one in people}) == 1
    return same_role and len({one.surname for one in people}) > 1


def _organisation(scene: Scene) -> Said:
    guess = scene.found.organisation
    if guess is None:
        return Said((), nothing=_("Geen"), icon="org")
    reason = why(guess.reason, scene)
    if guess.reason is Reason.FROM_PERSON:
        reason = _of_person(guess.value, scene)
    elif guess.reason is Reason.EXISTING_ISSUE:
        reason = _("van dit dossier")
    elif guess.reason is Reason.CHOSEN_FROM_SEVERAL:
        reason = _("gekozen uit {n} organisaties met deze naam").format(n=guess.count)
    return Said((Word(guess.value.name),), joined([reason]), icon="org")


def _of_person(organisation: KnownOrganisation, scene: Scene) -> str:
    for guess in scene.found.people:
        person = guess.value
        if isinstance(person, KnownPerson) and person.organisation_id == organisation.id:
            return _("functie van {name}").format(name=person.name)
    return ""


def _about(scene: Scene) -> Said:
    guess = scene.found.subject
    if guess is None:
        return Said((), nothing=_("Geen dossier"), icon="issue")
    notes = [_why_subject(guess, scene)]
    issue = scene.lexicon.issues_by_id.get(guess.value.issue_id or b"")
    if issue and guess.reason is not Reason.CORRECTED:
        notes.append(_last_movement(issue, scene.today))
    return Said((Word(guess.value.title),), joined(notes), icon="issue")


def _why_subject(guess: Guess[Subject], scene: Scene) -> str:
    if guess.reason is Reason.EXISTING_ISSUE:
        return _("bestaand dossier")
    if guess.reason is Reason.CHOSEN_FROM_SEVERAL:
        return _("gekozen uit {n} dossiers").format(n=guess.count)
    return why(guess.reason, scene)


def _last_movement(issue: KnownIssue, today: dt.date) -> str:
    if issue.last_movement is None or issue.last_movement > today:
        return ""  # a planned contact is none yet
    return _("laatste contact {day}").format(day=dates.day(issue.last_movement, today))


def _follow_up(scene: Scene) -> Said:
    guess = scene.found.follow_up
    if guess is None:
        return Said((), nothing=_("Geen opvolging"), icon="bell")
    value = guess.value
    due = dates.vague(value.due, scene.today) if value.due else _("zonder datum")
    title = value.what or _("Opvolgen")
    return Said((Word(f"{title}, {due}"),), joined([promise_word(value)]), icon="bell")


def _moment(scene: Scene) -> Said:
    guess = scene.found.moment
    text = when(guess.value, scene.today)
    reason = "" if guess.reason is Reason.DEFAULT else joined([why(guess.reason, scene)])
    return Said((Word(text),), reason, icon="clock")


_SAYERS: dict[Part, Callable[[Scene], Said]] = {
    Part.KIND: _kind,
    Part.WITH: _with,
    Part.ORGANISATION: _organisation,
    Part.ABOUT: _about,
    Part.FOLLOW_UP: _follow_up,
    Part.MOMENT: _moment,
}
