"""What somebody does all day, one kind after another: each says which order it comes to."""

import json
from collections.abc import Callable, Sequence

from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.order import order_for
from sub_crm.exchange.people_in.plan import plan
from sub_crm.exchange.reading import Table
from sub_crm.orders import Order
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
from sub_crm.queries.importing import read_known
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import ContactKind, ContactPointKind, ContactStatus
from tests.proofs.user import TOPICS, NothingThere, User

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

NO_UNDO = tuple(work for work in WORK if work is not undo)


def some_work(user: User, of: Sequence[Work] = WORK) -> None:
    """Let somebody do one thing, drawn by chance."""
    user.do(user.draw.choice(of))
