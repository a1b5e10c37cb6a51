"""What a row can say: a few words in bold, a reason, and the small words they are made of."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.i18n import N_, _, dates
from sub_crm.i18n.words import word
from sub_crm.insight.quick_log import (
    FollowUpGuess,
    Interpretation,
    KnownPerson,
    Lexicon,
    Part,
    Reason,
)
from sub_crm.values.kinds import Confidentiality, ContactKind, PromiseBy
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

PLAIN_REASONS = {
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


def promise_word(value: FollowUpGuess) -> str:
    """Return whose it is: "Voor jou" when nobody promised it."""
    return word(value.promise_by) if value.promise_by else _("Voor jou")


def promises() -> list[PromiseBy | None]:
    """Return whose promise a follow-up can be."""
    return [None, PromiseBy.US, PromiseBy.THEM]


def why(reason: Reason, scene: Scene) -> str:
    """Return the reason for a guess, "" where it needs none."""
    if reason is Reason.FROM_CONTEXT and scene.outcome:
        return _("van de opvolging")
    return _(PLAIN_REASONS.get(reason, ""))


def joined(notes: Sequence[str]) -> str:
    """Return the notes as one phrase with a capital."""
    text = ", ".join(filter(None, notes))
    return text[:1].upper() + text[1:]
