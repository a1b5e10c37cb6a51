"""Somebody who works with SUB-CRM: what they do next is drawn from a seed, and done by orders."""

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sub_crm import app
from sub_crm.commands import perform
from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.order import order_for
from sub_crm.exchange.people_in.plan import plan
from sub_crm.exchange.reading import Table
from sub_crm.orders import Circumstances, Order, Refused
from sub_crm.orders.contacts import Attendee, FollowUpWish, LogContact, SetAttendees
from sub_crm.orders.drafts import KeepDraft
from sub_crm.orders.follow_ups import (
    AddFollowUp,
    CompleteFollowUps,
    DropFollowUps,
    PostponeFollowUps,
)
from sub_crm.orders.history import RestoreRecord
from sub_crm.orders.issues import AddDecision, SetStance
from sub_crm.orders.lists import BulkEditContacts, SaveList
from sub_crm.orders.organisations import AddIssue
from sub_crm.orders.people import AddContactPoint, AppointPerson, EndTenure, RenamePerson
from sub_crm.orders.records import Edit, Remove
from sub_crm.orders.start import IntroduceUser
from sub_crm.queries.importing import read_known
from sub_crm.store.changes import Changes
from sub_crm.store.keys import Key, new_salt
from sub_crm.store.store import Store
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import ContactKind, ContactPointKind, ContactStatus, Tier
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate

Clock = Callable[[], dt.datetime]
T = TypeVar("T")

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

    def work(self, *of: "Work") -> None:
        """Do one thing, of these or of all that there is to do."""
        work = self.draw.choice(of or WORK)
        try:
            order = work(self)
            if order is not None:
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


Work = Callable[[User], Order | None]


def log(user: User) -> Order:
    """A sentence that was a draft first; with somebody known, or new, or nobody."""
    words, draft = user.words(), new_id()
    for end in (len(words) // 2, len(words)):
        body = json.dumps({"text": words[:end]})
        user.order(KeepDraft(id=draft, kind="quick_log", body=body))
    wish = FollowUpWish(title="Cijfers sturen", due=user.day(0, 40))
    known = tuple(Attendee(person_id=person) for person in user.some("person", 2))
    return LogContact(
        happened_on=user.day(-9, 0),
        kind=user.draw.choice(list(ContactKind)),
        raw=words,
        note=words * user.draw.randrange(40),
        organisation_id=user.one("organisation"),
        attendees=user.draw.choice([(), known, (Attendee(new_name=user.surname()),)]),
        issue_ids=user.some("issue", 2),
        follow_up=user.draw.choice([None, wish]),
        completes=next(iter(user.some("task", 1)), None) if user.draw.random() < 0.5 else None,
        draft_id=draft,
    )


def plan_ahead(user: User) -> Order:
    return LogContact(
        happened_on=user.day(1, 30),
        status=ContactStatus.PLANNED,
        summary=user.words(),
        organisation_id=user.one("organisation"),
    )


def edit(user: User) -> Order:
    """A field in place: a text, a longer one, a date, a place."""
    field, value = user.draw.choice(
        [
            ("summary", user.words()),
            ("note", user.words() * user.draw.randrange(90)),
            ("happened_on", user.day(-300, 0).text),
            ("place", "Zeist"),
        ]
    )
    moment = user.one("held")
    return Edit(table="contact_moment", id=moment, field=field, value=value)


def complete(user: User) -> Order:
    return CompleteFollowUps(ids=user.some("task", 3))


def drop(user: User) -> Order:
    return DropFollowUps(ids=user.some("task", 1))


def postpone(user: User) -> Order:
    return PostponeFollowUps(ids=user.some("task", 5), due=user.day(1, 60))


def add_task(user: User) -> Order:
    return AddFollowUp(
        title=user.words(),
        due=user.day(0, 30),
        organisation_id=user.one("organisation"),
        person_id=user.one("person"),
    )


def attend(user: User) -> Order:
    attendee = Attendee(person_id=user.one("person"))
    return SetAttendees(contact_moment_id=user.one("moment"), attendees=(attendee,))


def bulk(user: User) -> Order:
    return BulkEditContacts(
        ids=user.some("moment", 60),
        add_issues=user.some("issue", 1),
        kind=user.draw.choice(list(ContactKind)),
    )


def appoint(user: User) -> Order:
    seat = user.one("vacancy")
    name, since = user.name(), user.day(-400, 0)
    return AppointPerson(position_id=seat, new_name=name, since=since)


def follow_on(user: User) -> Order:
    term = user.one("term")
    name, until = user.name(), user.day(0, 20)
    return EndTenure(tenure_id=term, until=until, successor_name=name)


def rename(user: User) -> Order:
    person = user.one("person")
    return RenamePerson(person_id=person, name=user.name())


def reach(user: User) -> Order:
    person, value = user.one("person"), f"p{user.draw.randrange(10**6)}@example.org"
    return AddContactPoint(kind=ContactPointKind.EMAIL, value=value, person_id=person)


def open_issue(user: User) -> Order:
    return AddIssue(title=user.words(), organisation_ids=user.some("organisation", 3))


def take_stance(user: User) -> Order:
    issue, organisation = user.one("issue"), user.one("organisation")
    stance = user.draw.randint(-2, 2)
    return SetStance(issue_id=issue, organisation_id=organisation, stance=stance, reason="Te duur")


def decide(user: User) -> Order:
    issue = user.one("issue")
    return AddDecision(issue_id=issue, text=user.words(), decided_on=user.day(-9, 0))


def keep_list(user: User) -> Order:
    return SaveList(subject="contacts", name=user.draw.choice(TOPICS), conditions="{}")


def remove(user: User) -> Order:
    return Remove(table="contact_moment", ids=user.some("moment", 2))


def restore(user: User) -> Order:
    moment = user.one("moment")
    since = "SELECT max(id) FROM change WHERE record_id = :moment AND before IS NOT NULL"
    change = user.reader.value(since, moment=moment)
    if change is None:
        raise NothingThere("change")
    return RestoreRecord(table="contact_moment", id=moment, before_change=change)


def bring_in(user: User) -> Order:
    """A list of thirty people, some of whom are there already."""
    shorts = user.reader.values("SELECT short_name FROM organisations ORDER BY id")
    people = [
        (user.name().full(), user.draw.choice(shorts), "Raadslid", f"r{n}@example.org")
        for n in range(30)
    ]
    headings = ("Naam", "Organisatie", "Functie", "E-mail")
    table = Table(headings=headings, rows=tuple(people), lines=tuple(range(2, 32)))
    columns, known = guess_mapping(table), read_known(user.reader)
    planned = plan(table, columns, known, today=user.today)
    return order_for(planned, table, columns, "lijst.csv")


def undo(user: User) -> None:
    """The last act, or now and then an older one, on which later work may stand."""
    if not user.acts:
        return
    last = len(user.acts) - 1
    act = user.acts.pop(user.draw.choice([last, last, user.draw.randint(0, last)]))
    if undone := user.undo(act):
        user.acts.append(undone)


def tidy(user: User) -> None:
    user.writer.tidy()


EVERY_DAY: tuple[Work, ...] = (log, log, log, edit, edit, complete, add_task, undo)
WORK: tuple[Work, ...] = (
    *EVERY_DAY, plan_ahead, drop, postpone, attend, bulk, appoint, follow_on, rename, reach,
    open_issue, take_stance, decide, keep_list, remove, restore, bring_in, tidy,
)  # fmt: skip
