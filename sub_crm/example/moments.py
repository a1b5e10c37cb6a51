"""Two years of invented talks with each organisation, as warm or cold as it is meant to be."""

import datetime as dt
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sub_crm.example.colleagues import holder_on
from sub_crm.example.days import drawn_day, workday
from sub_crm.example.seats import Address, Seat
from sub_crm.example.talk import Talk, when_on
from sub_crm.example.topics import Topics, is_water_board
from sub_crm.system.registers import read_example, read_register
from sub_crm.values.kinds import (
    COUNTS_AS_CONTACT,
    WEIGHT_OF,
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
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

_WATER_BOARD_WORDS = {
    "De gemeente": "Het waterschap",
    "de gemeente": "het waterschap",
    "De raad": "Het algemeen bestuur",
    "de raad": "het algemeen bestuur",
    "Het college": "Het dagelijks bestuur",
    "Gemeentehuis": "Waterschapshuis",
}


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
    topics: Topics = field(init=False)
    rhythms: list[Row] = field(default_factory=lambda: read_example("rhythms"))
    inhabitants: dict[str, int] = field(
        default_factory=lambda: {
            entry["code"]: entry.get("inhabitants", 50_000)
            for entry in read_register("organisations")
        }
    )

    def __post_init__(self) -> None:
        self.topics = Topics(self.today, self.draw)

    def regular(self) -> Iterator[Talk]:
        for rhythm in self.rhythms:
            code = rhythm["organisation"]
            last = self.last_day(rhythm)
            days = [last] + [
                drawn_day(self.draw, self.today - dt.timedelta(days=730), last)
                for _ in range(self._count(code))
            ]
            for number, day in enumerate(days):
                tense = rhythm.get("tense", False) and day > last - dt.timedelta(days=120)
                yield self._drawn(code, number, day, tense=tense)

    def last_day(self, rhythm: Row) -> dt.date:
        """Nothing is drawn after this day, so that a relation is as cold as it is meant to be."""
        silent = rhythm["drawn_until"] if "drawn_until" in rhythm else rhythm["silent"]
        return workday(self.today - dt.timedelta(days=silent))

    def _count(self, code: str) -> int:
        inhabitants = self.inhabitants[code]
        fewest = 42 if inhabitants > 60_000 else 33 if inhabitants > 25_000 else 26
        return self.draw.randint(fewest, fewest + 10)

    def _drawn(self, code: str, number: int, day: dt.date, *, tense: bool) -> Talk:
        topic = self.topics.topic(code, day)
        kind = self._kind(latest=number == 0)
        mood = self._mood(tense=tense)
        guarded = number and self.draw.random() < 0.012
        summary, body = self.draw.choice(topic["talks"])
        note = self.draw.choice(self.phrases["confidential"]) if guarded else self._note(body, mood)
        if is_water_board(code):
            note, summary = _in_water_board_words(note), _in_water_board_words(summary)
        return Talk(
            key=f"{code}-{number}",
            day=day,
            when=self._as_known(day),
            kind=kind,
            by=holder_on(code, day, self.today),
            seats=self.partners(code, day, kind, topic["theme"]),
            codes=(code,),
            summary="Vertrouwelijk gesprek" if guarded else summary,
            note=note,
            place=self._place(kind, code),
            status=self._status(kind, latest=number == 0),
            initiative=self.draw.choices(list(Initiative), (45, 30, 25))[0],
            mood=mood,
            issues=self.topics.matching(code, topic, day),
            themes=(topic["theme"],),
            confidentiality=Confidentiality.CONFIDENTIAL if guarded else Confidentiality.INTERNAL,
        )

    def _kind(self, *, latest: bool) -> ContactKind:
        """The latest talk of an organisation is one that counts, or its rhythm would not show."""
        kinds = [kind for kind in _KINDS if not latest or WEIGHT_OF[kind] >= COUNTS_AS_CONTACT]
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

    def _place(self, kind: ContactKind, code: str) -> str:
        if kind in (ContactKind.EXECUTIVE_MEETING, ContactKind.WORKING_VISIT):
            place = self.draw.choice(self.phrases["place"])
            return _in_water_board_words(place) if is_water_board(code) else place
        return ""

    def _as_known(self, day: dt.date) -> VagueDate:
        """Most talks have their day, many a time of day; some old ones only a month or quarter."""
        if day < self.today - dt.timedelta(days=240) and self.draw.random() < 0.025:
            if self.draw.random() < 0.25:
                return VagueDate.quarter(day.year, (day.month + 2) // 3)
            return VagueDate.month(day.year, day.month)
        return when_on(day, self.time() if self.draw.random() < 0.4 else None)

    def time(self) -> str:
        return f"{self.draw.randint(9, 16):02}:{self.draw.choice(('00', '15', '30', '45'))}"

    def partners(self, code: str, day: dt.date, kind: ContactKind, theme: str) -> tuple[Seat, ...]:
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

    def held_on(self, day: dt.date, *addresses: Address) -> tuple[Seat, ...]:
        return tuple(
            seat for address in addresses if (seat := self.seats.get(address)) and seat.holder(day)
        )

    def free_on(self, day: dt.date) -> list[str]:
        return [rhythm["organisation"] for rhythm in self.rhythms if day <= self.last_day(rhythm)]


def _in_water_board_words(text: str) -> str:
    for municipal, ours in _WATER_BOARD_WORDS.items():
        text = re.sub(rf"\b{municipal}\b", ours, text)
    return text
