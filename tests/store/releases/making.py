"""Make a store of the schema of the moment, with some of everything, to migrate from for ever.

`python -m tests.store.releases.making` writes it beside this file. Do that before `SCHEMA` grows.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from sub_crm.app import _create_workspace
from sub_crm.commands import perform
from sub_crm.commands.registers import organisation_id, position_id, theme_id
from sub_crm.orders import Circumstances, Order
from sub_crm.orders.careers import AskSuccessorLater, ChangeTerm
from sub_crm.orders.contacts import (
    Attendee,
    FollowUpWish,
    LogContact,
    SetAttendees,
    SetContactIssues,
    SetContactThemes,
)
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.orders.exports import LogExport
from sub_crm.orders.follow_ups import (
    AddFollowUp,
    CompleteFollowUps,
    DropFollowUps,
    PostponeFollowUps,
)
from sub_crm.orders.holders import AddColleague, DeactivateColleague, NameDeputy
from sub_crm.orders.importing import ImportPeople, NewPerson, NewPoint, NewSeat, NewTerm
from sub_crm.orders.issues import AddDecision, RemoveFromIssue, SetIssueThemes, SetStance
from sub_crm.orders.lists import BulkEditContacts, RemoveList, SaveList
from sub_crm.orders.organisations import AddIssue, AgreeRhythm, AssignAccountManager
from sub_crm.orders.people import AddContactPoint, AppointPerson, EndTenure, RenamePerson
from sub_crm.orders.records import Edit, Remove
from sub_crm.orders.start import IntroduceUser
from sub_crm.orders.warmth import SetWarmth
from sub_crm.store.file import SCHEMA
from sub_crm.store.keys import Key
from sub_crm.store.store import Store
from sub_crm.store.writer import Author
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactPointKind,
    ContactStatus,
    IssueStatus,
    PositionType,
    PromiseBy,
    TenureKind,
    Tier,
)
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

FOLDER = Path(__file__).parent
KEY = Key(bytes.fromhex("5355422d43524d" + "00" * 25))
"""Of every store here: nothing in them is anybody's."""
SALT = bytes.fromhex("72656c65617365732d6f662d7375622d")

ZEIST, DE_BILT, SOEST = map(organisation_id, ("GM0355", "GM0310", "GM0342"))
THEME = theme_id("housing")
MAYOR, ALDERMAN = position_id("GM0355", "mayor-1"), position_id("GM0355", "alderman-1")
BEGUN = dt.datetime(2026, 11, 24, 7, tzinfo=dt.UTC)


class Work:
    """Somebody at work: every order is an hour after the one before."""

    def __init__(self, store: Store) -> None:
        self.me = store.identity.viewer.user_id
        self._writer, self._reader = store.writer(), store.reader()
        self._now = BEGUN
        self.last = 0
        """Number of the last act."""

    def order(self, wanted: Order) -> Any:
        with self._act(wanted.said or type(wanted).__name__) as act:
            answer = perform(act.session, wanted, Circumstances(self._now, self.me))
        self.last = act.changes.act or self.last
        return answer

    def put(self, put: Callable[[Session], Any]) -> Id:
        """Put there what no order makes, so that nobody did it."""
        user, self._writer.author = self._writer.author, Author(None, None)
        with self._act("Ingevuld") as act:
            made: Id = put(act.session).id
        self._writer.author = user
        return made

    def undo(self, act: int) -> int:
        done = self._writer.undo(act, now=self._now).act
        assert done
        return done

    def find(self, sql: str, **named: Any) -> Any:
        return self._reader.value(sql, **named)

    def close(self) -> None:
        self._writer.close()
        self._reader.close()

    def _act(self, verb: str) -> Any:
        self._now += dt.timedelta(hours=1)
        return self._writer.act(verb, now=self._now)


def make_release(path: Path) -> None:
    """Make a workspace in which everything was done once; no file may be there yet."""
    store = _create_workspace(path, KEY, SALT)
    work = Work(store)
    _what_no_order_makes(work)
    _introduce(work)
    anna = _people(work)
    talk = _talks(work, anna)
    _issues(work, talk)
    _follow_ups(work, anna, talk)
    _lists(work, talk)
    _second_thoughts(work, talk)
    work.close()
    store.close()


def _introduce(work: Work) -> None:
    rhythm = {Tier.CORE: 42, Tier.IMPORTANT: 90}
    work.order(
        IntroduceUser(
            name="Samira el Idrissi",
            job_title="Accounthouder",
            organisation_ids=(ZEIST, DE_BILT, SOEST),
            rhythm_days=rhythm,
            count_from=VagueDate("2026-09-01"),
        )
    )
    colleague = work.order(AddColleague(name="Joris Kok", job_title="Accounthouder"))
    former = work.order(AddColleague(name="Piet Vos"))
    work.order(DeactivateColleague(user_id=former))
    day = VagueDate("2026-09-02")
    work.order(AssignAccountManager(organisation_id=SOEST, user_id=colleague, since=day))
    work.order(
        NameDeputy(
            organisation_ids=(ZEIST,),
            user_id=colleague,
            since=VagueDate("2027-01-04"),
            until=VagueDate("2027-01-20"),
        )
    )
    work.order(AgreeRhythm(days=30, organisation_id=ZEIST, agreed_with="Anna de Vries"))


def _people(work: Work) -> Id:
    """Appoint Anna, let her follow somebody, and bring others in by a list."""
    former = PersonName(initials="J.", first_name="Jan", surname="Ĳssel")
    work.order(AppointPerson(position_id=MAYOR, new_name=former, since=VagueDate("2016")))
    hans = PersonName(initials="H.", surname="Coördinaat")
    work.order(
        AppointPerson(
            position_id=ALDERMAN, new_name=hans, since=VagueDate("2022-34"), kind=TenureKind.ACTING
        )
    )
    [term, other] = (
        work.find("SELECT id FROM tenure WHERE position_id = :seat", seat=seat)
        for seat in (MAYOR, ALDERMAN)
    )
    anna = PersonName(titles_before="drs.", initials="A.", name_prefix="de", surname="Vries")
    work.order(
        EndTenure(
            tenure_id=term, until=VagueDate("2022-05"), reason="pensioen", successor_name=anna
        )
    )
    work.order(ChangeTerm(tenure_id=other, since=VagueDate("2022-06"), until=VagueDate("2026-10")))
    work.order(AskSuccessorLater(tenure_id=other))
    person: Id = work.find("SELECT id FROM person WHERE surname = 'Vries'")
    work.order(RenamePerson(person_id=person, name=replace(anna, first_name="Anna")))
    for kind, value, private in (
        (ContactPointKind.EMAIL, "a.devries@example.org", False),
        (ContactPointKind.MOBILE, "+31612345678", True),
    ):
        work.order(AddContactPoint(person_id=person, kind=kind, value=value, private=private))
    _bring_in(work)
    return person


def _bring_in(work: Work) -> None:
    work.order(
        ImportPeople(
            file_name="personen.csv",
            mapping=(("Naam", "name"),),
            seen=work.find("SELECT max(id) FROM change"),
            people=(NewPerson(name=PersonName(initials="T.", surname="Bos"), note="Belt graag."),),
            seats=(NewSeat(organisation=DE_BILT, type=PositionType.COUNCILLOR, title="Raadslid"),),
            terms=(NewTerm(person=0, seat=0, kind=TenureKind.ORDINARY, since=VagueDate("2023")),),
            points=(NewPoint(person=0, kind=ContactPointKind.PHONE, value="+31302589111"),),
            made=3,
            changed=0,
            same=1,
            refused=2,
        )
    )


def _talks(work: Work, anna: Id) -> Id:
    talk: Id = work.order(
        LogContact(
            happened_on=VagueDate("2026-09-14T14:20"),
            kind=ContactKind.PHONE_CALL,
            summary="Woningbouw bij het station",
            note="Eén gesprek, twee zorgen: coördinatie en geld.",
            raw="Gebeld met Anna de Vries over woningbouw bij het station",
            mood=4,
            organisation_id=ZEIST,
            attendees=(
                Attendee(person_id=anna, position_id=MAYOR, organisation_id=ZEIST),
                Attendee(new_name="mevrouw Smit", new_position=PositionType.OFFICIAL),
            ),
            follow_up=FollowUpWish(
                title="Cijfers sturen", due=VagueDate("2026-09-21"), promise_by=PromiseBy.US
            ),
        )
    )
    for date, status, level in (
        ("2026-12-01T09:00", ContactStatus.PLANNED, Confidentiality.INTERNAL),
        ("2026-09", ContactStatus.HELD, Confidentiality.CONFIDENTIAL),
        ("2022-34", ContactStatus.HELD, Confidentiality.PERSONAL),
        ("2021", ContactStatus.NOT_REACHED, Confidentiality.PUBLIC),
        ("XXXX-XX-XX", ContactStatus.CANCELLED, Confidentiality.INTERNAL),
    ):
        work.order(
            LogContact(
                happened_on=VagueDate(date),
                status=status,
                confidentiality=level,
                summary=f"Overleg {date}",
                organisation_id=DE_BILT,
            )
        )
    work.order(
        SetAttendees(
            contact_moment_id=talk,
            attendees=(Attendee(person_id=anna, position_id=MAYOR, organisation_id=ZEIST),),
        )
    )
    with_both = tuple(
        Attendee(person_id=person, organisation_id=ZEIST)
        for person in (anna, work.find("SELECT id FROM person WHERE surname = 'Coördinaat'"))
    )
    lately = VagueDate("2026-11-20")
    work.order(LogContact(happened_on=lately, summary="Kennismaking", attendees=with_both))
    work.order(SetContactThemes(contact_moment_id=talk, theme_ids=(THEME,)))
    return talk


def _issues(work: Work, talk: Id) -> None:
    housing = work.order(
        AddIssue(
            title="Woningbouw Dichterskwartier",
            organisation_ids=(ZEIST, DE_BILT),
            urgency=2,
            context="600 woningen",
        )
    )
    done = work.order(AddIssue(title="Warmtenet Zuid", status=IssueStatus.CLOSED))
    for stance in (-1, 2):
        work.order(
            SetStance(
                issue_id=housing,
                organisation_id=ZEIST,
                stance=stance,
                interest=3,
                influence=2,
                reason="Wil sneller",
            )
        )
    work.order(RemoveFromIssue(issue_id=housing, organisation_id=DE_BILT))
    work.order(SetIssueThemes(issue_id=housing, theme_ids=(THEME,)))
    work.order(SetContactIssues(contact_moment_id=talk, issue_ids=(housing, done)))
    decided = VagueDate("2026-09-20")
    work.order(AddDecision(issue_id=housing, text="Er komt een regisseur", decided_on=decided))


def _follow_ups(work: Work, anna: Id, talk: Id) -> None:
    late, dropped, later = (
        work.order(AddFollowUp(title=title, due=VagueDate(due), person_id=anna))
        for title, due in (
            ("Bellen", "2026-09-30"),
            ("Uitnodigen", "2026-35"),
            ("Brief", "2026-10"),
        )
    )
    work.order(AddFollowUp(title="Verslag sturen", contact_moment_id=talk))
    work.order(CompleteFollowUps(ids=(late,)))
    work.order(DropFollowUps(ids=(dropped,)))
    work.order(PostponeFollowUps(ids=(later,), due=VagueDate("2026-11-27")))


def _lists(work: Work, talk: Id) -> None:
    work.order(SaveList(subject="contacts", name="Zonder dossier", conditions="{}"))
    work.order(SetWarmth(values={"half_life": 200}))
    gone = work.order(SaveList(subject="people", name="Burgemeesters", conditions="{}"))
    work.order(RemoveList(id=gone))
    work.order(BulkEditContacts(ids=(talk,), confidentiality=Confidentiality.CONFIDENTIAL))
    work.order(
        LogExport(
            subject="people",
            conditions="accounthouder Samira el Idrissi",
            columns=("name", "organisation"),
            format="xlsx",
            level=Confidentiality.INTERNAL,
            purpose="Kerstkaarten",
            records=3,
            people=3,
            file_name="personen.xlsx",
        )
    )
    for number in range(2):
        draft = key_id("draft", str(number))
        body = '{"text": "Gebeld met de burg"}'
        work.order(KeepDraft(id=draft, kind="quick_log", body=body))
    work.order(DropDraft(id=draft))


def _what_no_order_makes(work: Work) -> None:
    work.put(lambda s: make.position_theme(s, position_id=MAYOR, theme_id=THEME))
    work.put(make.rhythm_pause)


def _second_thoughts(work: Work, talk: Id) -> None:
    """Edit, take away, undo, do again."""
    note = "Zij belde terug: ‘morgen’."
    work.order(Edit(table="contact_moment", id=talk, field="note", value=note))
    edited = work.last
    gone = work.order(LogContact(happened_on=VagueDate("2026-09-15"), raw="Vergissing, kan weg"))
    work.order(Remove(table="contact_moment", ids=(gone,)))
    work.undo(work.undo(edited))
    work.order(LogContact(happened_on=VagueDate("2026-09-16"), raw="Per ongeluk"))
    work.undo(work.last)


if __name__ == "__main__":
    make_release(FOLDER / f"{SCHEMA:04}.db")
