"""What was agreed in the talks of the example: open, done and dropped, promised by us or them."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sub_crm.commands.registers import organisation_id
from sub_crm.commands.source_dossiers import issue_id
from sub_crm.example.colleagues import user_id
from sub_crm.example.days import workday
from sub_crm.example.dossiers import marks
from sub_crm.example.seats import Address, Seat
from sub_crm.example.talk import Talk, recorded_at, when_on
from sub_crm.system.registers import read_example
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import Confidentiality, ContactStatus, FollowUpStatus, PromiseBy
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]
Span = tuple[int, int]

_MINE = "m.vos"
_DUE_OTHERS: list[tuple[int, Span | None]] = [
    (13, (-40, -2)), (6, (0, 0)), (10, (1, 4)), (18, (6, 60)),
]  # fmt: skip
"""How many open follow-ups of colleagues fall due between which days from today."""
_DUE_MINE: list[tuple[int, Span | None]] = [(11, (8, 60))]
_WITHOUT_DAY = 12
_DONE, _DROPPED = 250, 12


@dataclass(slots=True)
class FollowUps:
    today: dt.date
    draw: random.Random
    seats: dict[Address, Seat]
    talks: list[Talk]
    phrases: dict[str, list[str]]
    rows: list[Row] = field(default_factory=list)

    def all(self) -> list[Row]:
        self.rows.extend(self._scripted())
        agreed = [talk for talk in self.talks if self._may_lead_on(talk)]
        recent = agreed[-260:]
        self._add_open(self.draw.sample([talk for talk in recent if talk.by != _MINE], 47),
                       self._due_days(_DUE_OTHERS))  # fmt: skip
        self._add_open(self.draw.sample([talk for talk in recent if talk.by == _MINE], 11),
                       self._due_days(_DUE_MINE))  # fmt: skip
        vague = [self._vague(number) for number in range(_WITHOUT_DAY)]
        self._add_open(self.draw.sample(recent, _WITHOUT_DAY), vague)
        older = agreed[:-60]
        for number, talk in enumerate(self.draw.sample(older, _DONE + _DROPPED)):
            self.rows.append(self._closed(talk, dropped=number >= _DONE))
        return self.rows

    def _may_lead_on(self, talk: Talk) -> bool:
        ordinary = talk.confidentiality is Confidentiality.INTERNAL and len(talk.codes) == 1
        return ordinary and talk.status is ContactStatus.HELD and talk.when.first is not None

    def _due_days(self, shares: list[tuple[int, Span | None]]) -> list[VagueDate | None]:
        return [
            VagueDate.on(self._in_days(self.draw.randint(*span)))
            for count, span in shares
            if span
            for _ in range(count)
        ]

    def _in_days(self, days: int) -> dt.date:
        return workday(self.today + dt.timedelta(days=days), forward=days >= 0)

    def _vague(self, number: int) -> VagueDate | None:
        """Some are due some time: "Q1 2027", "maart", or nobody said when."""
        later = self.today + dt.timedelta(days=40 + 25 * number)
        if number % 4 == 0:
            return None
        if number % 4 == 1:
            return VagueDate.month(later.year, later.month)
        return VagueDate.quarter(later.year, (later.month + 2) // 3)

    def _add_open(self, talks: list[Talk], dues: list[VagueDate | None]) -> None:
        for talk, due in zip(talks, dues, strict=True):
            self.rows.append(self._row(talk, due))

    def _closed(self, talk: Talk, *, dropped: bool) -> Row:
        ended = min(workday(talk.day + dt.timedelta(days=self.draw.randint(2, 45))), self.today)
        due = workday(ended + dt.timedelta(days=self.draw.randint(-6, 10)))
        status = FollowUpStatus.DROPPED if dropped else FollowUpStatus.DONE
        outcome = None if dropped or self.draw.random() < 0.75 else self._next_talk(talk)
        return self._row(talk, VagueDate.on(due)) | {
            "status": status,
            "closed_at": recorded_at(ended),
            "outcome_id": outcome.id if outcome else None,
        }

    def _next_talk(self, talk: Talk) -> Talk | None:
        return next(
            (
                later
                for later in self.talks
                if later.codes == talk.codes and self._may_lead_on(later) and later.day > talk.day
            ),
            None,
        )

    def _row(self, talk: Talk, due: VagueDate | None) -> Row:
        promise = self.draw.choices((None, PromiseBy.US, PromiseBy.THEM), (45, 32, 23))[0]
        words = "follow_up_plain" if promise is None else f"follow_up_{promise.value}"
        seat = talk.seats[0] if talk.seats else None
        return _row(f"{talk.key}-{len(self.rows)}") | {
            "created_by": user_id(talk.by),
            "created_at": recorded_at(talk.day),
            "title": self.draw.choice(self.phrases[words]).format(topic=_in_sentence(talk.summary)),
            "owner_id": user_id(talk.by),
            "organisation_id": organisation_id(talk.codes[0]),
            "position_id": seat.id if seat else None,
            "person_id": _person_id(seat, talk.day),
            "issue_id": issue_id(talk.issues[0]) if talk.issues else None,
            "contact_moment_id": talk.id,
            "promise_by": promise,
            "due": due,
        }

    def _scripted(self) -> Iterator[Row]:
        """What Marieke Vos finds on her desk today."""
        keys = {talk.key: talk for talk in self.talks}
        for entry in read_example("scripted_follow_ups"):
            code, name = entry["seat"]
            seat = self.seats[(code, name)]
            after = keys[entry["after"]].id if "after" in entry else None
            promise = entry.get("promise_by")
            yield _row(entry["key"]) | {
                "created_by": user_id(_MINE),
                "created_at": recorded_at(workday(self.today - dt.timedelta(days=12))),
                "title": entry["title"],
                "owner_id": user_id(_MINE),
                "organisation_id": organisation_id(code),
                "position_id": seat.id,
                "person_id": _person_id(seat, self.today),
                "issue_id": issue_id(entry["issue"]) if entry["issue"] else None,
                "contact_moment_id": after,
                "promise_by": PromiseBy(promise) if promise else None,
                "due": when_on(self._due_day(entry["due"]), entry.get("time")),
            }

    def _due_day(self, days: int) -> dt.date:
        return self.today if days == 0 else self._in_days(days)


def _in_sentence(summary: str) -> str:
    """Dutch writes Europe and what comes from it with a capital, the rest goes small."""
    return summary if summary.startswith("Eu") else summary[0].lower() + summary[1:]


def _person_id(seat: Seat | None, day: dt.date) -> bytes | None:
    person = seat.holder(day) if seat else None
    return person["id"] if person else None


def _row(key: str) -> Row:
    return {
        "id": key_id("example", "follow_up", key),
        "note": "",
        "status": FollowUpStatus.OPEN,
        "closed_at": None,
        "outcome_id": None,
        **marks(Confidentiality.INTERNAL),
    }
