"""One contact moment of the example, and the rows that it becomes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sub_crm.commands.registers import Rows, organisation_id, theme_id
from sub_crm.commands.source_dossiers import issue_id
from sub_crm.example.colleagues import user_id
from sub_crm.example.dossiers import marks
from sub_crm.example.seats import Address, Seat
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    OurRole,
)
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Talk:
    """One contact moment before it becomes rows."""

    key: str
    day: dt.date
    when: VagueDate
    kind: ContactKind
    by: str
    seats: tuple[Seat, ...]
    codes: tuple[str, ...]
    summary: str
    note: str = ""
    place: str = ""
    status: ContactStatus = ContactStatus.HELD
    initiative: Initiative | None = Initiative.US
    mood: int | None = None
    issues: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    supervision: bool = False
    noted: dt.date | None = None
    """When it was written down, if not on the day itself."""

    @property
    def id(self) -> bytes:
        return key_id("example", "contact_moment", self.key)


def when_on(day: dt.date, time: str | None = None, known: str | None = None) -> VagueDate:
    if known:
        return VagueDate(known)
    return VagueDate(f"{day.isoformat()}T{time}") if time else VagueDate.on(day)


def moment_rows(talks: list[Talk]) -> Rows:
    """Return the talks as rows; all rows of a talk bear its two marks."""
    return {
        "contact_moment": [_moment(talk) for talk in talks],
        "participant": [row for talk in talks for row in _participants(talk)],
        "contact_issue": [
            _link(talk, "issue_id", issue_id(issue)) for talk in talks for issue in talk.issues
        ],
        "contact_theme": [
            _link(talk, "theme_id", theme_id(theme)) for talk in talks for theme in talk.themes
        ],
    }


def _moment(talk: Talk) -> Row:
    return {
        "id": talk.id,
        "created_by": user_id(talk.by),
        "created_at": recorded_at(talk.noted or talk.day),
        "happened_on": talk.when,
        "kind": talk.kind,
        "status": talk.status,
        "initiative": talk.initiative,
        "our_role": OurRole.SUPERVISION if talk.supervision else OurRole.RELATION,
        "summary": talk.summary,
        "note": talk.note,
        "place": talk.place,
        "mood": talk.mood if talk.status is ContactStatus.HELD else None,
        "raw": "",
        **_marks(talk),
    }


def recorded_at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(16, 20), tzinfo=dt.UTC)


def _marks(talk: Talk) -> Row:
    return marks(talk.confidentiality, supervision=talk.supervision)


def _participants(talk: Talk) -> Iterator[Row]:
    """Everybody who spoke, organisations of which nobody is named, and the colleague of ours."""
    named = set()
    for seat in talk.seats:
        person = seat.holder(talk.day)
        if person:
            named.add(seat.address[0])
            organisation = organisation_id(seat.address[0])
            yield _participant(
                talk, seat.address, person_id=person["id"], position_id=seat.id,
                organisation_id=organisation,
            )  # fmt: skip
    for code in talk.codes:
        if code not in named:
            yield _participant(talk, (code, ""), organisation_id=organisation_id(code))
    yield _participant(talk, ("user", talk.by), user_id=user_id(talk.by))


def _participant(talk: Talk, who: Address, **ids: bytes) -> Row:
    nobody = dict.fromkeys(("person_id", "position_id", "organisation_id", "user_id"))
    first = talk.when.first
    sorts_at = talk.when.text if talk.when.time else first.isoformat() if first else ""
    return {
        "id": key_id("example", "participant", talk.key, *who),
        "contact_moment_id": talk.id,
        **nobody,
        **ids,
        "sorts_at": sorts_at,
        **_marks(talk),
    }


def _link(talk: Talk, column: str, target: bytes) -> Row:
    return {
        "id": key_id("example", column, talk.key, target.hex()),
        "contact_moment_id": talk.id,
        column: target,
        **_marks(talk),
    }
