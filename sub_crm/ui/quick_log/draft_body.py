"""What a draft of a quick log holds, to and from the JSON in which it is kept."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sub_crm.insight.quick_log import (
    UNTOUCHED,
    Choices,
    FollowUpGuess,
    NewPerson,
    Subject,
    Untouched,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    PositionType,
    PromiseBy,
)
from sub_crm.values.vague_date import VagueDate

KIND = "quick_log"
_UNTOUCHED = Choices()

Json = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBody:
    text: str = ""
    note: str = ""
    choices: Choices = _UNTOUCHED
    organisation_id: Id | None = None
    person_id: Id | None = None
    issue_id: Id | None = None
    completes: Id | None = None

    def is_empty(self) -> bool:
        """Whether nothing was typed: what a page presets is no reason to keep a draft."""
        return not self.text.strip() and not self.note.strip()


def to_json(body: DraftBody) -> str:
    kept = {
        "text": body.text,
        "note": body.note,
        "choices": _choices_out(body.choices),
        "organisation_id": _hex(body.organisation_id),
        "person_id": _hex(body.person_id),
        "issue_id": _hex(body.issue_id),
        "completes": _hex(body.completes),
    }
    return json.dumps({name: value for name, value in kept.items() if value}, ensure_ascii=False)


def from_json(text: str) -> DraftBody:
    """Read a draft back; what cannot be read is left out, so that the text always returns."""
    try:
        kept = json.loads(text)
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        return DraftBody(text=text)
    return DraftBody(
        text=str(kept.get("text", "")),
        note=str(kept.get("note", "")),
        choices=_read(_choices_in, kept.get("choices")) or _UNTOUCHED,
        organisation_id=_read(bytes.fromhex, kept.get("organisation_id")),
        person_id=_read(bytes.fromhex, kept.get("person_id")),
        issue_id=_read(bytes.fromhex, kept.get("issue_id")),
        completes=_read(bytes.fromhex, kept.get("completes")),
    )


def _choices_out(choices: Choices) -> Json:
    people = choices.people
    subject, follow_up = choices.subject, choices.follow_up
    out: Json = {
        "kind": choices.kind,
        "people": None if people is None else [_person_out(one) for one in people],
        "moment": choices.moment and choices.moment.text,
        "status": choices.status,
        "initiative": choices.initiative,
        "confidentiality": choices.confidentiality,
    }
    out = {name: value for name, value in out.items() if value is not None}
    if not isinstance(choices.organisation_id, Untouched):
        out["organisation"] = _hex(choices.organisation_id)
    if not isinstance(subject, Untouched):
        out["subject"] = subject and {"issue": _hex(subject.issue_id), "title": subject.title}
    if not isinstance(follow_up, Untouched):
        out["follow_up"] = follow_up and _follow_up_out(follow_up)
    return out


def _person_out(person: Id | NewPerson) -> Json:
    if isinstance(person, NewPerson):
        return {"name": person.name, "position": person.position_type}
    return {"id": person.hex()}


def _follow_up_out(value: FollowUpGuess) -> Json:
    due = value.due and value.due.text
    return {"what": value.what, "due": due, "promise": value.promise_by}


def _choices_in(kept: Json) -> Choices:
    people = kept.get("people")
    return Choices(
        kind=_read(ContactKind, kept.get("kind")),
        people=None if people is None else tuple(_person_in(one) for one in people),
        organisation_id=_touched(bytes.fromhex, kept, "organisation"),
        subject=_touched(_subject_in, kept, "subject"),
        moment=_read(VagueDate, kept.get("moment")),
        follow_up=_touched(_follow_up_in, kept, "follow_up"),
        status=_read(ContactStatus, kept.get("status")),
        initiative=_read(Initiative, kept.get("initiative")),
        confidentiality=_read(Confidentiality, kept.get("confidentiality")),
    )


def _person_in(kept: Json) -> Id | NewPerson:
    if "id" in kept:
        return bytes.fromhex(kept["id"])
    return NewPerson(kept["name"], _read(PositionType, kept.get("position")))


def _subject_in(kept: Json) -> Subject:
    return Subject(_read(bytes.fromhex, kept.get("issue")), kept["title"])


def _follow_up_in(kept: Json) -> FollowUpGuess:
    due, promise = _read(VagueDate, kept.get("due")), _read(PromiseBy, kept.get("promise"))
    return FollowUpGuess(kept["what"], due, promise)


def _touched(read: Callable[[Any], T], kept: Json, name: str) -> T | Untouched | None:
    return _read(read, kept[name]) if name in kept else UNTOUCHED


def _read(read: Callable[[Any], T], value: Any) -> T | None:
    """Return the value read, None where there is none or it is no such value (any more)."""
    try:
        return None if value is None else read(value)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _hex(id: Id | None) -> str | None:
    return id.hex() if id else None
