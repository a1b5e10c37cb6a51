"""Says in words what the sentence was taken for and why, row by row."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.quick_log import (
    FollowUpGuess,
    Guess,
    Interpretation,
    KnownIssue,
    KnownOrganisation,
    KnownPerson,
    Lexicon,
    NewPerson,
    Part,
    Reason,
    Subject,
)
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    PromiseBy,
)
from sub_crm.values.vague_date import VagueDate

TITLES = {
    Part.KIND: N_("Soort"),
    Part.WITH: N_("Met"),
    Part.ORGANISATION: N_("Organisatie"),
    Part.ABOUT: N_("Over"),
    Part.FOLLOW_UP: N_("Opvolging"),
    Part.MOMENT: N_("Moment"),
}
"""The rows in the order of their keys: Alt+1 and further."""

KIND_ICONS = {
    ContactKind.EXECUTIVE_MEETING: "decide",
    ContactKind.WORKING_VISIT: "pin",
    ContactKind.CONVERSATION: "meet",
    ContactKind.VIDEO_CALL: "video",
    ContactKind.PHONE_CALL: "phone",
    ContactKind.EVENT: "event",
    ContactKind.EMAIL: "mail",
    ContactKind.MESSAGE: "contact",
    ContactKind.ONE_WAY: "export",
    ContactKind.SUPERVISION_TALK: "ibt",
    ContactKind.SOUNDING_BOARD: "collab",
}
MARKS = (Confidentiality.INTERNAL, Confidentiality.CONFIDENTIAL, Confidentiality.PERSONAL)

_PLAIN_REASONS = {
    Reason.NAMED: N_("uit de zin"),
    Reason.ONLY_ONE_WITH_NAME: N_("de enige met deze naam"),
    Reason.BY_ROLE: N_("gekozen om de functie"),
    Reason.BY_ORGANISATION: N_("gekozen om de organisatie"),
    Reason.BY_RECENCY: N_("het laatst gesproken"),
    Reason.FROM_CONTEXT: N_("van deze pagina"),
    Reason.CORRECTED: N_("door jou gekozen"),
    Reason.NEW_PERSON: N_("komt onder Aan te vullen"),
    Reason.NEW_SUBJECT: N_("nog geen dossier"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A guess in bold, or in a dotted chip when saving makes something new."""

    text: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says; without words it says `nothing`."""

    words: tuple[Word, ...]
    reason: str = ""
    nothing: str = ""
    icon: str = ""

    @property
    def value(self) -> str:
        return listed([one.text for one in self.words]) or self.nothing

    @property
    def sentence(self) -> str:
        return ", ".join(filter(None, (self.value, self.reason)))


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rows tell about: the interpretation, what is known, the day, why a page was left."""

    found: Interpretation
    lexicon: Lexicon
    today: dt.date
    outcome: bool = False
    """Whether the context comes from a follow-up instead of a page."""


def said(part: Part, scene: Scene) -> Said:
    """Return what the row of this part says."""
    return _SAYERS[part](scene)


def listed(texts: Sequence[str]) -> str:
    """Return "A, B en C"."""
    if len(texts) < 2:
        return "".join(texts)
    return _("{some} en {last}").format(some=", ".join(texts[:-1]), last=texts[-1])


def place_of(person: KnownPerson) -> str:
    """Return "Wethouder wonen, Zeist"."""
    return ", ".join(filter(None, (person.position, person.organisation)))


def when(moment: VagueDate, today: dt.date) -> str:
    """Return "Vandaag, 14:20" or "vr 20 nov"."""
    near = {0: _("Vandaag"), -1: _("Gisteren"), 1: _("Morgen")}
    days = (moment.first - today).days if moment.first and moment.first == moment.last else None
    if days not in near:
        return dates.vague(moment, today)
    return near[days] + (f", {moment.time:%H:%M}" if moment.time else "")


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
        notes.append(_(_PLAIN_REASONS[Reason.CORRECTED]))
    kind = found.kind.value
    return Said((Word(word(kind)),), _joined(notes), icon=KIND_ICONS[kind])


def _with(scene: Scene) -> Said:
    people = scene.found.people
    words = tuple(_person_word(guess.value) for guess in people)
    return Said(words, _joined(_people_notes(people, scene)), _("Niemand"), "person")


def _person_word(person: KnownPerson | NewPerson) -> Word:
    if isinstance(person, KnownPerson):
        return Word(person.name)
    return Word(_("Nieuw: {name}").format(name=person.name), new=True)


def _people_notes(
    people: Sequence[Guess[KnownPerson | NewPerson]], scene: Scene
) -> list[str]:
    if len(people) == 1:
        guess = people[0]
        known = guess.value if isinstance(guess.value, KnownPerson) else None
        return [known.position if known else "", _why_person(guess, scene)]
    doubtful = [guess for guess in people if guess.count > 1]
    new = any(isinstance(guess.value, NewPerson) for guess in people)
    notes = [
        f"{guess.value.name}: {_why_person(guess, scene)}" for guess in doubtful[:1]
    ]
    return [*notes, _(_PLAIN_REASONS[Reason.NEW_PERSON]) if new else ""]


def _why_person(guess: Guess[KnownPerson | NewPerson], scene: Scene) -> str:
    if guess.count < 2:
        return _why(guess.reason, scene)
    among = ngettext(
        "gekozen uit {n} persoon met deze naam", "gekozen uit {n} personen met deze naam",
        guess.count,
    ).format(n=guess.count)  # fmt: skip
    return {
        Reason.BY_ROLE: _("{among}, om de functie"),
        Reason.BY_ORGANISATION: _("{among}, om de organisatie"),
        Reason.BY_RECENCY: _("{among}, het laatst gesproken"),
        Reason.FROM_CONTEXT: _("{among}, van deze pagina"),
    }.get(guess.reason, "{among}").format(among=among)


def _organisation(scene: Scene) -> Said:
    guess = scene.found.organisation
    if guess is None:
        return Said((), nothing=_("Geen"), icon="org")
    reason = _why(guess.reason, scene)
    if guess.reason is Reason.FROM_PERSON:
        reason = _of_person(guess.value, scene)
    elif guess.reason is Reason.EXISTING_ISSUE:
        reason = _("van dit dossier")
    elif guess.reason is Reason.CHOSEN_FROM_SEVERAL:
        reason = _("gekozen uit {n} organisaties met deze naam").format(n=guess.count)
    return Said((Word(guess.value.name),), _joined([reason]), icon="org")


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
    return Said((Word(guess.value.title),), _joined(notes), icon="issue")


def _why_subject(guess: Guess[Subject], scene: Scene) -> str:
    if guess.reason is Reason.EXISTING_ISSUE:
        return _("bestaand dossier")
    if guess.reason is Reason.CHOSEN_FROM_SEVERAL:
        return _("gekozen uit {n} dossiers").format(n=guess.count)
    return _why(guess.reason, scene)


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
    return Said((Word(f"{title}, {due}"),), _joined([promise_word(value)]), icon="bell")


def promise_word(value: FollowUpGuess) -> str:
    """Return whose it is: "Voor jou" when nobody promised it."""
    return word(value.promise_by) if value.promise_by else _("Voor jou")


def promises() -> list[PromiseBy | None]:
    """Return whose promise a follow-up can be."""
    return [None, PromiseBy.US, PromiseBy.THEM]


def _moment(scene: Scene) -> Said:
    guess = scene.found.moment
    text = when(guess.value, scene.today)
    reason = "" if guess.reason is Reason.DEFAULT else _joined([_why(guess.reason, scene)])
    return Said((Word(text),), reason, icon="clock")


def _why(reason: Reason, scene: Scene) -> str:
    if reason is Reason.FROM_CONTEXT and scene.outcome:
        return _("van de opvolging")
    return _(_PLAIN_REASONS.get(reason, ""))


def _joined(notes: Sequence[str]) -> str:
    text = ", ".join(filter(None, notes))
    return text[:1].upper() + text[1:]


_SAYERS: dict[Part, Callable[[Scene], Said]] = {
    Part.KIND: _kind,
    Part.WITH: _with,
    Part.ORGANISATION: _organisation,
    Part.ABOUT: _about,
    Part.FOLLOW_UP: _follow_up,
    Part.MOMENT: _moment,
}
