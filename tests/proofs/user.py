"""Somebody who works with SUB-CRM: what they do next is drawn from a seed, and done by orders."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sub_crm import app
from sub_crm.commands import perform
from sub_crm.orders import Circumstances, Order, Refused
from sub_crm.orders.start import IntroduceUser
from sub_crm.store.changes import Changes
from sub_crm.store.keys import Key, new_salt
from sub_crm.store.store import Store
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Tier
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate

Clock = Callable[[], dt.datetime]

NAMES = "Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Kok Willems".split()
TOPICS = "woningbouw warmtenet opvang fietsroute stikstof wateroverlast energie cultuur".split()
THERE = {
    "organisation": "SELECT id FROM organisations WHERE id IN"
    " (SELECT organisation_id FROM assignments) ORDER BY id",
    "moment": "SELECT id FROM contact_moments ORDER BY id",
    "held": "SELECT id FROM contact_moments WHERE status = 'held' ORDER BY id",
    "task": "SELECT id FROM follow_ups WHERE status = 'open' ORDER BY id",
    "person": "SELECT id FROM people ORDER BY id",
    "vacancy": "SELECT id FROM positions p WHERE NOT EXISTS"
    " (SELECT 1 FROM tenures t WHERE t.position_id = p.id) ORDER BY id",
    "term": "SELECT id FROM tenures WHERE until IS NULL AND since <> 'XXXX-XX-XX' ORDER BY id",
    "issue": "SELECT id FROM issues ORDER BY id",
}


def begin(path: Path, key: Key, now: dt.datetime) -> None:
    """Make a workspace as the first start does, for somebody who holds six organisations."""
    store = app._create_workspace(path, key, new_salt())
    reader = store.reader()
    held = reader.values("SELECT id FROM organisations ORDER BY id LIMIT 6")
    reader.close()
    user = User(path, key, random.Random(0), lambda: now)
    rhythm = dict.fromkeys(Tier, 42)
    user.order(
        IntroduceUser(name="Samira el Idrissi", organisation_ids=tuple(held), rhythm_days=rhythm)
    )
    user.close()


class NothingThere(Exception):
    pass


class User:
    """Works on an open workspace; `kept` hears of each act, when it is on the disk."""

    def __init__(
        self,
        path: Path,
        key: Key,
        draw: random.Random,
        clock: Clock,
        kept: Callable[[Changes], None] = lambda changes: None,
    ) -> None:
        self.draw, self.clock, self.kept = draw, clock, kept
        self._path, self._key = path, key
        self.acts: list[int] = []
        """Those that undo may take back, in turn."""
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        """How often each kind of work was done, or refused."""
        self._open()

    def _open(self) -> None:
        self._store = Store(self._path, self._key)
        self.writer, self.reader = self._store.writer(), self._store.reader()
        self.me = self._store.identity.viewer.user_id

    def close(self) -> None:
        self.reader.close()
        self.writer.close()
        self._store.close()

    def restart(self) -> None:
        self.close()
        self._open()

    def do(self, work: "Callable[[User], Order | None]") -> None:
        """Do a kind of work, if there is something to do it with."""
        try:
            if order := work(self):
                self.order(order)
        except Refused:
            self.refused[work.__name__] += 1
        except NothingThere:
            pass
        else:
            self.done[work.__name__] += 1

    def order(self, order: Order) -> Any:
        now = self.clock()
        with self.writer.act(order.said or type(order).__name__, now=now) as act:
            answer = perform(act.session, order, Circumstances(now, self.me))
        if act.changes.act and order.undoable:
            self.acts.append(act.changes.act)
        self.kept(act.changes)
        return answer

    def undo(self, act: int) -> int | None:
        """Undo an act and return the undo, which can be undone as well."""
        changes = self.writer.undo(act, now=self.clock())
        self.kept(changes)
        return changes.act

    # What to do it with.

    @property
    def today(self) -> dt.date:
        return Circumstances(self.clock(), self.me).today

    def day(self, least: int, most: int) -> VagueDate:
        """A day so far from today."""
        return VagueDate.on(self.today + dt.timedelta(self.draw.randint(least, most)))

    def words(self) -> str:
        topics = ", ".join(self.draw.sample(TOPICS, 3))
        return f"Gesproken over {topics} (nr. {self.draw.randrange(10**6)})"

    def name(self) -> PersonName:
        return PersonName(initials=f"{self.draw.choice('ABCDEFGHJK')}.", surname=self.surname())

    def surname(self) -> str:
        return f"{self.draw.choice(NAMES)}-{self.draw.choice(NAMES)}"

    def one(self, what: str) -> Id:
        """Return what to work on; raise `NothingThere` for a workspace that has none as yet."""
        found: list[Id] = self.reader.values(THERE[what])
        if not found:
            raise NothingThere(what)
        return self.draw.choice(found)

    def some(self, what: str, most: int) -> tuple[Id, ...]:
        found = self.reader.values(THERE[what])
        return tuple(self.draw.sample(found, min(self.draw.randint(1, most), len(found))))
