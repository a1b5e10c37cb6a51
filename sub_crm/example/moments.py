"""Two years of invented contact moments, and the appointments of the coming weeks."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sub_crm.commands.registers import Rows, issue_id, organisation_id, theme_id
from sub_crm.example.colleagues import holder_on, user_id
from sub_crm.example.days import drawn_day, workday
from sub_crm.example.dossiers import marks
from sub_crm.example.seats import Address, Seat
from sub_crm.system.registers import read_example, read_register
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import (
    COUNTS_AS_CONTACT,
    WEIGHT_OF,
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    OurRole,
    PositionType,
)
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]

_KINDS = {
    ContactKind.PHONE_CALL: 28,
    ContactKind.CONVERSATION: 18,
    ContactKind.VIDEO_CALL: 14,
    ContactKind.EXECUTIVE_MEETING: 12,
    ContactKind.EMAIL: 14,
    ContactKind.WORKING_VISIT: 6,
    ContactKind.MESSAGE: 5,
    ContactKind.ONE_WAY: 3,
}
_PARTNERS = {
    PositionType.STRATEGIST: 34,
    PositionType.MUNICIPAL_SECRETARY: 18,
    PositionType.SECRETARY_DIRECTOR: 18,
    PositionType.MAYOR: 16,
    PositionType.DIKE_WARDEN: 16,
    PositionType.ALDERMAN: 8,
    PositionType.WATER_BOARD_EXECUTIVE: 6,
    PositionType.COUNCIL_CLERK: 9,
    PositionType.CONTROLLER: 5,
}
_EXECUTIVES = (
    PositionType.MAYOR, PositionType.ALDERMAN,
    PositionType.DIKE_WARDEN, PositionType.WATER_BOARD_EXECUTIVE,
)  # fmt: skip
_SOUNDING_BOARD = (
    "GM0321", "GM1904", "GM0312", "WS0662", "GM0632", "GM0307", "GM0344", "WS0636",
)  # fmt: skip


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

    @property
    def id(self) -> bytes:
        return key_id("example", "contact_moment", self.key)


@dataclass(slots=True)
class Talks:
    """Draws the talks of all organisations."""

    today: dt.date
    draw: random.Random
    seats: dict[Address, Seat]
    phrases: dict[str, list[str]] = field(
        default_factory=lambda: {
            entry["name"]: entry["phrases"] for entry in read_example("phrases")
        }
    )
    topics: list[Row] = field(default_factory=lambda: read_example("topics"))
    issues: dict[str, Row] = field(
        default_factory=lambda: {entry["key"]: entry for entry in read_example("issues")}
    )
    rhythms: list[Row] = field(default_factory=lambda: read_example("rhythms"))
    inhabitants: dict[str, int] = field(
        default_factory=lambda: {
            entry["code"]: entry.get("inhabitants", 50_000)
            for entry in read_register("organisations")
        }
    )

    def all(self) -> list[Talk]:
        makers: tuple[Callable[[], Iterator[Talk]], ...] = (
            self._scripted, self._regular, self._supervision,
            self._events, self._sounding_board, self._planned,
        )  # fmt: skip
        talks = [talk for maker in makers for talk in maker()]
        return sorted(talks, key=lambda talk: (talk.day, talk.key))

    def _scripted(self) -> Iterator[Talk]:
        for entry in read_example("scripted_moments"):
            ahead = "ahead" in entry
            distance = dt.timedelta(days=entry["ahead"] if ahead else -entry["ago"])
            day = workday(self.today + distance, forward=ahead)
            pairs = [(code, seat) for code, seat in entry["with"]]
            yield Talk(
                key=entry["key"],
                day=day,
                when=_when(day, entry.get("time"), entry.get("when")),
                kind=ContactKind(entry["kind"]),
                by=entry["by"],
                seats=tuple(self.seats[pair] for pair in pairs if pair[1]),
                codes=tuple(dict.fromkeys(code for code, _ in pairs)),
                summary=entry["summary"],
                note=entry["note"],
                place=entry.get("place", ""),
                status=ContactStatus(entry.get("status", "held")),
                initiative=Initiative(entry["initiative"]),
                mood=entry.get("mood"),
                issues=tuple(entry["issues"]),
                themes=tuple(entry["themes"]),
                confidentiality=Confidentiality(entry.get("confidentiality", "internal")),
                supervision=entry.get("supervision", False),
            )

    def _regular(self) -> Iterator[Talk]:
        for rhythm in self.rhythms:
            code = rhythm["organisation"]
            last = self._last_day(rhythm)
            days = [last] + [
                drawn_day(self.draw, self.today - dt.timedelta(days=730), last)
                for _ in range(self._count(code))
            ]
            for number, day in enumerate(days):
                tense = rhythm.get("tense", False) and day > last - dt.timedelta(days=120)
                yield self._drawn(code, number, day, tense=tense)

    def _last_day(self, rhythm: Row) -> dt.date:
        """Nothing is drawn after this day, so that a relation is as cold as it is meant to be."""
        silent = rhythm.get("drawn_until", rhythm["silent"])
        return workday(self.today - dt.timedelta(days=silent))

    def _count(self, code: str) -> int:
        inhabitants = self.inhabitants[code]
        fewest = 42 if inhabitants > 60_000 else 33 if inhabitants > 25_000 else 26
        return self.draw.randint(fewest, fewest + 10)

    def _drawn(self, code: str, number: int, day: dt.date, *, tense: bool) -> Talk:
        topic = self._topic(code, day)
        kind = self._kind(latest=number == 0)
        mood = self._mood(tense=tense)
        guarded = number and self.draw.random() < 0.012
        summary, body = self.draw.choice(topic["talks"])
        note = self.draw.choice(self.phrases["confidential"]) if guarded else self._note(body, mood)
        return Talk(
            key=f"{code}-{number}",
            day=day,
            when=self._as_known(day),
            kind=kind,
            by=holder_on(code, day, self.today),
            seats=self._partners(code, day, kind, topic["theme"]),
            codes=(code,),
            summary="Vertrouwelijk gesprek" if guarded else summary,
            note=note,
            place=self._place(kind),
            status=self._status(kind, latest=number == 0),
            initiative=self.draw.choices(list(Initiative), (45, 30, 25))[0],
            mood=mood,
            issues=self._matching(code, topic, day),
            themes=(topic["theme"],),
            confidentiality=Confidentiality.CONFIDENTIAL if guarded else Confidentiality.INTERNAL,
        )

    def _topic(self, code: str, day: dt.date) -> Row:
        """Half of the talks are about a dossier of the organisation itself."""
        own = [topic for topic in self.topics if self._plays(topic["issue"], code, day)]
        free = [topic for topic in self.topics if not topic["issue"]]
        return self.draw.choice(own if own and self.draw.random() < 0.6 else free)

    def _plays(self, issue: str, code: str, day: dt.date) -> bool:
        entry = self.issues.get(issue)
        if entry is None or code not in entry["stances"]:
            return False
        opened = entry["opened"]
        return isinstance(opened, str) or day >= self.today - dt.timedelta(days=opened)

    def _matching(self, code: str, topic: Row, day: dt.date) -> tuple[str, ...]:
        if self._plays(topic["issue"], code, day):
            return (topic["issue"],)
        return tuple(
            key
            for key, entry in self.issues.items()
            if topic["theme"] in entry["themes"] and self._plays(key, code, day)
        )[:1]

    def _kind(self, *, latest: bool) -> ContactKind:
        """The latest talk of an organisation is one that counts, or its rhythm would not show."""
        kinds = [
            kind for kind in _KINDS if not latest or WEIGHT_OF[kind] >= COUNTS_AS_CONTACT
        ]
        return self.draw.choices(kinds, [_KINDS[kind] for kind in kinds])[0]

    def _status(self, kind: ContactKind, *, latest: bool) -> ContactStatus:
        if latest or kind is not ContactKind.PHONE_CALL or self.draw.random() > 0.05:
            return ContactStatus.HELD
        return ContactStatus.NOT_REACHED

    def _mood(self, *, tense: bool) -> int | None:
        if tense:
            return 2
        if self.draw.random() < 0.3:
            return None
        return self.draw.choices((1, 2, 3, 4, 5), (1, 6, 34, 44, 15))[0]

    def _note(self, body: str, mood: int | None) -> str:
        parts = [body]
        if self.draw.random() < 0.35:
            parts.insert(0, self.draw.choice(self.phrases["opening"]))
        if mood and mood <= 2:
            parts.append(self.draw.choice(self.phrases["mood_low"]))
        elif mood == 5:
            parts.append(self.draw.choice(self.phrases["mood_high"]))
        if self.draw.random() < 0.6:
            parts.append(self.draw.choice(self.phrases["closing"]))
        return " ".join(parts)

    def _place(self, kind: ContactKind) -> str:
        if kind in (ContactKind.EXECUTIVE_MEETING, ContactKind.WORKING_VISIT):
            return self.draw.choice(self.phrases["place"])
        return ""

    def _as_known(self, day: dt.date) -> VagueDate:
        """Most talks have their day, many a time of day; some old ones only a month or quarter."""
        if day < self.today - dt.timedelta(days=240) and self.draw.random() < 0.025:
            if self.draw.random() < 0.25:
                return VagueDate.quarter(day.year, (day.month + 2) // 3)
            return VagueDate.month(day.year, day.month)
        return _when(day, self._time() if self.draw.random() < 0.4 else None)

    def _time(self) -> str:
        return f"{self.draw.randint(9, 16):02}:{self.draw.choice(('00', '15', '30', '45'))}"

    def _partners(
        self, code: str, day: dt.date, kind: ContactKind, theme: str
    ) -> tuple[Seat, ...]:
        if self.draw.random() < 0.06:
            return ()
        executive = kind in (ContactKind.EXECUTIVE_MEETING, ContactKind.WORKING_VISIT)
        seats = [
            seat
            for seat in self._seats_at(code)
            if seat.holder(day) and seat.type in (_EXECUTIVES if executive else _PARTNERS)
        ]
        if not seats:
            return ()
        weights = [_PARTNERS[seat.type] + 25 * (theme in seat.themes) for seat in seats]
        count = self.draw.choice((1, 2, 2, 3)) if executive else 1
        return tuple(dict.fromkeys(self.draw.choices(seats, weights, k=count)).keys())

    def _seats_at(self, code: str) -> list[Seat]:
        return [seat for (at, _), seat in self.seats.items() if at == code]

    def _supervision(self) -> Iterator[Talk]:
        """Supervisors speak with everybody; their compartment is closed to account managers."""
        for rhythm in self.rhythms:
            code = rhythm["organisation"]
            for number in range(self.draw.choice((1, 2, 2))):
                last = self._last_day(rhythm) - dt.timedelta(days=1)
                day = drawn_day(self.draw, self.today - dt.timedelta(days=700), last)
                yield Talk(
                    key=f"{code}-supervision-{number}",
                    day=day,
                    when=_when(day, self._time()),
                    kind=ContactKind.SUPERVISION_TALK,
                    by="t.hendriks",
                    seats=self._held_on(day, (code, "supervision_contact-1"), (code, "alderman-1")),
                    codes=(code,),
                    summary=self.draw.choice(self.phrases["supervision"]),
                    note=self.draw.choice(self.phrases["supervision_note"]),
                    mood=3,
                    themes=("supervision",),
                    confidentiality=Confidentiality.CONFIDENTIAL,
                    supervision=True,
                )

    def _held_on(self, day: dt.date, *addresses: Address) -> tuple[Seat, ...]:
        return tuple(
            seat
            for address in addresses
            if (seat := self.seats.get(address)) and seat.holder(day)
        )

    def _events(self) -> Iterator[Talk]:
        for number, title in enumerate(self.phrases["event"]):
            day = workday(self.today - dt.timedelta(days=60 + 83 * number))
            codes = [code for code in self._free_on(day) if self.draw.random() < 0.45]
            names = ("mayor-1", "alderman-1", "strategist-1", "dike_warden-1")
            chosen = [(code, self.draw.choice(names)) for code in codes]
            yield self._gathering(f"event-{number}", day, ContactKind.EVENT, title, codes, chosen)

    def _sounding_board(self) -> Iterator[Talk]:
        titles = self.phrases["sounding_board"]
        for number in range(8):
            day = workday(self.today - dt.timedelta(days=34 + 88 * number))
            codes = [code for code in _SOUNDING_BOARD if code in self._free_on(day)]
            chosen = [(code, "strategist-1") for code in codes]
            yield self._gathering(
                f"sounding-board-{number}", day, ContactKind.SOUNDING_BOARD,
                titles[number % len(titles)], codes, chosen,
            )  # fmt: skip

    def _free_on(self, day: dt.date) -> list[str]:
        return [
            rhythm["organisation"] for rhythm in self.rhythms if day <= self._last_day(rhythm)
        ]

    def _gathering(
        self, key: str, day: dt.date, kind: ContactKind, title: str,
        codes: list[str], chosen: list[Address],
    ) -> Talk:  # fmt: skip
        return Talk(
            key=key,
            day=day,
            when=_when(day, "13:30"),
            kind=kind,
            by="m.vos" if kind is ContactKind.SOUNDING_BOARD else "s.elidrissi",
            seats=self._held_on(day, *chosen),
            codes=tuple(codes),
            summary=title,
            note=self.draw.choice(self.phrases["closing"]),
            place="Provinciehuis",
            initiative=Initiative.US,
            mood=4,
            issues=("klankbordgroep",) if kind is ContactKind.SOUNDING_BOARD else (),
            themes=("regional_cooperation",),
        )

    def _planned(self) -> Iterator[Talk]:
        """Appointments in the two weeks to come, and two of which only the month is known."""
        rhythms = self.draw.sample(self.rhythms, 16)
        for number, rhythm in enumerate(rhythms):
            code = rhythm["organisation"]
            day = workday(self.today + dt.timedelta(days=1 + number % 13), forward=True)
            later = self.today + dt.timedelta(days=50)
            month = VagueDate.month(later.year, later.month)
            kind = self.draw.choice((ContactKind.CONVERSATION, ContactKind.EXECUTIVE_MEETING))
            topic = self._topic(code, self.today)
            yield Talk(
                key=f"{code}-planned",
                day=day if number < 14 else later,
                when=_when(day, self._time()) if number < 14 else month,
                kind=kind,
                by=holder_on(code, self.today, self.today),
                seats=self._partners(code, day, kind, topic["theme"]),
                codes=(code,),
                summary=topic["talks"][0][0],
                place="Gemeentehuis" if code.startswith("GM") else "Waterschapshuis",
                status=ContactStatus.PLANNED,
                initiative=Initiative.JOINT,
                issues=self._matching(code, topic, self.today),
                themes=(topic["theme"],),
            )


def _when(day: dt.date, time: str | None = None, known: str | None = None) -> VagueDate:
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
        "created_at": recorded_at(talk.day),
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
