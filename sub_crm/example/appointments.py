"""Appointments: filling the seats of the example with invented people, today's and former ones."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from sub_crm.commands.registers import organisation_id, position_id
from sub_crm.example.people import People
from sub_crm.example.seats import Address, Row, Seat, Term, all_seats
from sub_crm.system.registers import read_example, read_register
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import (
    ELECTED_AT,
    LEVEL_OF,
    ContactPointKind,
    PersonKind,
    PositionType,
    TenureKind,
    Tier,
)
from sub_crm.values.person_name import folded
from sub_crm.values.vague_date import VagueDate

_CROWN = (PositionType.MAYOR, PositionType.DIKE_WARDEN, PositionType.KINGS_COMMISSIONER)


@dataclass(slots=True)
class Appointments:
    """Fills seats with drawn people; what the cast and the situations prescribe goes first."""

    today: dt.date
    draw: random.Random
    people: People
    seats: dict[Address, Seat]
    cast: dict[Address, Row]
    situations: dict[Address, Row]
    domains: dict[str, str] = field(default_factory=lambda: mail_domains())
    tenures: list[Row] = field(default_factory=list)
    extra_positions: list[Row] = field(default_factory=list)

    def fill(self) -> None:
        for seat in self.seats.values():
            self._fill(seat)
        for situation in self.situations.values():
            if situation["situation"] == "moved":
                self._move(situation)
        for seat in self.seats.values():
            self._introduce(seat)

    def _fill(self, seat: Seat) -> None:
        if "contact-1" in seat.address and self.draw.random() < 0.3:
            return
        situation = self.situations.get(seat.address, {})
        start = self._start(seat, situation)
        kind = TenureKind(situation.get("situation", "")) if _stands_in(situation) else None
        if situation.get("situation") == "vacant":
            gone = self._ago(situation["days"])
            self._appoint(seat, gone - dt.timedelta(days=self.draw.randint(500, 1800)), gone)
        elif kind is TenureKind.LOCUM:
            self._appoint(seat, self._ago(self.draw.randint(700, 1500)), None)
            self._appoint(seat, start, None, kind)
        else:
            if kind or situation or self.draw.random() < 0.45:
                self._former(seat, start)
            self._current(seat, start, kind or TenureKind.ORDINARY)

    def _current(self, seat: Seat, start: dt.date, kind: TenureKind) -> None:
        given = self.cast.get(seat.address, {})
        leaves_in = given.get("leaves_in")
        end = self.today + dt.timedelta(days=leaves_in) if leaves_in else None
        self._appoint(seat, start, end, kind)

    def _former(self, seat: Seat, start: dt.date) -> None:
        end = start - dt.timedelta(days=self.draw.choice((1, 1, 30, 45, 70)))
        self._appoint(seat, end - dt.timedelta(days=self.draw.randint(600, 2200)), end)

    def _start(self, seat: Seat, situation: Row) -> dt.date:
        given = self.cast.get(seat.address, {})
        if situation.get("situation") == "moved":
            return self._ago(situation["days"] - 60)
        if situation:
            return self._ago(situation["days"])
        if given.get("recent"):
            return self._ago(self.draw.randint(45, 60))
        if election := ELECTED_AT.get(seat.type):
            return self._after_election(election, 60 + sum(map(ord, seat.address[0])) % 30)
        most = 1900 if seat.type in _CROWN else 3000
        return self._ago(self.draw.randint(70, most))

    def _after_election(self, kind: str, days: int) -> dt.date:
        """New executives take office some weeks after an election; half of them serve again."""
        held = [
            day + dt.timedelta(days=days)
            for entry in read_register("elections")
            if entry["kind"] == kind and (day := VagueDate(entry["held_on"]).first)
        ]
        past = [day for day in held if day < self.today - dt.timedelta(days=30)]
        if not past:
            return self._ago(900)
        return past[-2] if len(past) > 1 and self.draw.random() < 0.45 else past[-1]

    def _ago(self, days: int) -> dt.date:
        return self.today - dt.timedelta(days=days)

    def _appoint(
        self,
        seat: Seat,
        start: dt.date,
        end: dt.date | None,
        kind: TenureKind = TenureKind.ORDINARY,
    ) -> None:
        """Give a seat a holder; the cast names the one who holds it today in the ordinary way."""
        mine = kind is TenureKind.ORDINARY and (end is None or end > self.today)
        given = self.cast.get(seat.address) if mine else None
        person = self.people.add(given) if given else self.people.invent()
        before = seat.terms[-1].row["id"] if seat.terms and kind is not TenureKind.LOCUM else None
        row = {
            "id": key_id("example", "tenure", *seat.address, str(len(seat.terms))),
            "person_id": person["id"],
            "position_id": seat.id,
            "kind": kind,
            "since": self._as_known(start),
            "until": VagueDate.on(end) if end else None,
            "end_reason": self._reason(seat, end),
            "predecessor_id": before,
            "source": "",
        }
        seat.terms.append(Term(person, start, end, row))
        self.tenures.append(row)

    def _as_known(self, day: dt.date) -> VagueDate:
        """Old dates are often known by month or year only, and sometimes not at all."""
        if day > self._ago(500) or self.draw.random() < 0.5:
            return VagueDate.on(day)
        return self.draw.choices(
            (
                VagueDate.month(day.year, day.month),
                VagueDate.quarter(day.year, (day.month + 2) // 3),
                VagueDate.year(day.year),
                VagueDate.UNKNOWN,
            ),
            (60, 12, 22, 6),
        )[0]

    def _reason(self, seat: Seat, end: dt.date | None) -> str:
        if end is None:
            return ""
        if end > self.today:
            return "Vertrekt op eigen verzoek"
        if seat.type in ELECTED_AT:
            return "Niet teruggekeerd na de verkiezingen"
        return self.draw.choice(("Andere functie", "Pensioen", "Einde benoeming", ""))

    def _move(self, situation: Row) -> None:
        """Let today's holder of one seat be the former holder of another."""
        left = self.seats[(situation["organisation"], situation["seat"])]
        person = self.seats[_address(situation["to"])].terms[-1].person
        term = left.terms[0]
        self.people.persons.remove(term.person)
        term.person = person
        term.row["person_id"] = person["id"]
        term.row["end_reason"] = "Andere functie"
        term.end = self._ago(situation["days"] + 1)
        term.row["until"] = VagueDate.on(term.end)

    def _introduce(self, seat: Seat) -> None:
        """Tell how to reach each holder; an address of a former one stays known as former."""
        domain = self.domains[seat.address[0]]
        for term in seat.terms:
            over = term.end is not None and term.end <= self.today
            self.people.give_mail(term.person, domain, term.row["until"] if over else None)
            if not over and self.draw.random() < 0.7:
                self.people.give_number(term.person, ContactPointKind.MOBILE)
            elif not over:
                self.people.give_number(term.person, ContactPointKind.PHONE)


def _stands_in(situation: Row) -> bool:
    return situation.get("situation") in ("acting", "interim", "locum")


def _address(pair: list[str]) -> Address:
    return pair[0], pair[1]


def _addressed(entries: list[Row]) -> Iterator[tuple[Address, Row]]:
    return (((entry["organisation"], entry["seat"]), entry) for entry in entries)


def appointed(today: dt.date, draw: random.Random, people: People) -> Appointments:
    """Return all seats filled as they are on a day."""
    situations = dict(_addressed(read_example("situations")))
    for entry in list(situations.values()):
        if entry["situation"] == "moved":
            situations[_address(entry["to"])] = {"situation": "arrived", "days": entry["days"]}
    cast = dict(_addressed(read_example("cast")))
    filled = Appointments(today, draw, people, all_seats(), cast, situations)
    filled.fill()
    _add_mailbox_and_team(filled)
    return filled


def mail_domains() -> dict[str, str]:
    """Return a reserved domain for each organisation, so that no mail can ever arrive."""
    return {
        entry["code"]: "".join(filter(str.isalnum, folded(entry["short_name"]))) + ".example"
        for entry in read_register("organisations")
    }


def _add_mailbox_and_team(filled: Appointments) -> None:
    """Not every contact is a person: two seats are answered by a mailbox and by a team."""
    people = filled.people
    for code, kind, name, box in (
        ("GM0331", PersonKind.MAILBOX, "Bestuurssecretariaat", "bestuurssecretariaat"),
        ("GM0355", PersonKind.TEAM, "Team Bestuursondersteuning", "bestuursondersteuning"),
    ):
        answering = people.add({"kind": kind, "surname": name})
        people.give(answering, ContactPointKind.EMAIL, f"{box}@{filled.domains[code]}", None)
        position = _desk(code, box, name)
        filled.extra_positions.append(position)
        filled.tenures.append(_desk_tenure(answering, position))
    people.add({"first_name": "Merel", "surname": "(achternaam onbekend)", "incomplete": True})


def _desk(code: str, box: str, title: str) -> Row:
    return {
        "id": position_id(code, box),
        "organisation_id": organisation_id(code),
        "type": PositionType.OTHER,
        "title": title,
        "level": LEVEL_OF[PositionType.OTHER],
        "tier": Tier.OTHER,
        "is_counterpart": False,
        "term_rule": "",
        "sort_order": 90,
    }


def _desk_tenure(answering: Row, position: Row) -> Row:
    return {
        "id": key_id("example", "tenure", answering["surname"]),
        "person_id": answering["id"],
        "position_id": position["id"],
        "kind": TenureKind.ORDINARY,
        "since": VagueDate.UNKNOWN,
        "until": None,
        "end_reason": "",
        "predecessor_id": None,
        "source": "",
    }
