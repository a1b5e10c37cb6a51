"""Who may see what: rows that are not for somebody's eyes do not exist in anything they ask."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from sub_crm import queries
from sub_crm.models import AppUser, Assignment
from sub_crm.queries import contacts, history
from sub_crm.store.file import connect
from sub_crm.store.keys import Key
from sub_crm.store.reader import Reader
from sub_crm.store.store import Store
from sub_crm.store.visibility import PLURALS
from sub_crm.store.writer import Author, Writer
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import (
    AssignmentRole,
    Compartment,
    Confidentiality,
    ContactStatus,
    UserRole,
)
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.queries.every_query import every_query, example, unasked
from tests.store.looking import RECORD_TABLES

TODAY = make.NOW.date()
Mark = tuple[Compartment, Confidentiality]
RELATION, SUPERVISION = Compartment.RELATION, Compartment.SUPERVISION
PUBLIC, INTERNAL, CONFIDENTIAL, PERSONAL = Confidentiality
EVERY_MARK = set(itertools.product(Compartment, Confidentiality))
OPEN = {(RELATION, PUBLIC), (RELATION, INTERNAL)}

SEEN_OF_A_COLLEAGUE: dict[UserRole, set[Mark]] = {
    UserRole.ACCOUNT_MANAGER: OPEN,
    UserRole.TEAM_LEAD: OPEN | {(RELATION, CONFIDENTIAL)},
    UserRole.SUPERVISOR: OPEN
    | {(SUPERVISION, PUBLIC), (SUPERVISION, INTERNAL), (SUPERVISION, CONFIDENTIAL)},
    UserRole.DATA_STEWARD: OPEN,
    UserRole.PRIVACY_OFFICER: OPEN,
}
SUBJECTS = ("contact_moment", "follow_up", "issue")


@dataclasses.dataclass(frozen=True, slots=True)
class Office:
    """A workspace with a colleague in it, who writes in it too, as if it had been synchronised."""

    store: Store
    mine: Writer
    theirs: Writer
    zeist: Id

    @property
    def me(self) -> Id:
        return self.store.identity.viewer.user_id

    def look_as(self, role: UserRole) -> Reader:
        with self.mine.act("role", now=make.NOW) as act:
            act.session.get_one(AppUser, self.me).role = role
        self.store.reread_identity()
        return self.store.reader()

    def hold(self, role: AssignmentRole, **term: VagueDate) -> None:
        with self.mine.act("hold", now=make.NOW) as act:
            act.session.add(
                Assignment(user_id=self.me, organisation_id=self.zeist, role=role, **term)
            )


@pytest.fixture
def office(store: Store, writer: Writer, key: Key) -> Iterator[Office]:
    colleague = new_id()
    theirs = Writer(lambda: connect(store.path, key), Author(colleague, new_id()))
    with writer.act("settle", now=make.NOW) as act:
        make.app_user(act.session, id=store.identity.viewer.user_id)
        make.app_user(act.session, id=colleague, name="Joris Kok")
        zeist = make.organisation(act.session)
    yield Office(store, writer, theirs, zeist.id)
    theirs.close()


# The matrix.


@pytest.mark.parametrize("role", UserRole)
def test_each_role_sees_of_a_colleague_what_the_matrix_says(office: Office, role: UserRole):
    written = write_every_mark(office.theirs, office.zeist)
    assert seen(office.look_as(role), written) == dict.fromkeys(SUBJECTS, SEEN_OF_A_COLLEAGUE[role])


@pytest.mark.parametrize("role", UserRole)
def test_everybody_sees_what_they_wrote_themselves(office: Office, role: UserRole):
    written = write_every_mark(office.mine, office.zeist)
    assert seen(office.look_as(role), written) == dict.fromkeys(SUBJECTS, EVERY_MARK)


@pytest.mark.parametrize("held_as", [AssignmentRole.ACCOUNT_MANAGER, AssignmentRole.DEPUTY])
def test_who_holds_an_organisation_or_stands_in_sees_what_is_confidential_there(
    office: Office, held_as: AssignmentRole
):
    written = write_every_mark(office.theirs, office.zeist)
    office.hold(held_as, since=VagueDate("2020"))
    expected = OPEN | {(RELATION, CONFIDENTIAL)}
    reader = office.look_as(UserRole.ACCOUNT_MANAGER)
    assert seen(reader, written) == dict.fromkeys(SUBJECTS, expected)


@pytest.mark.parametrize(
    ("held_as", "term"),
    [
        (AssignmentRole.DOSSIER_HOLDER, {}),
        (AssignmentRole.DEPUTY, {"until": VagueDate("2020")}),
        (AssignmentRole.ACCOUNT_MANAGER, {"since": VagueDate("9000")}),
    ],
    ids=["who only has a dossier there", "who stood in once", "who will hold it"],
)
def test_nobody_else_does(office: Office, held_as: AssignmentRole, term: dict[str, VagueDate]):
    written = write_every_mark(office.theirs, office.zeist)
    office.hold(held_as, **term)
    reader = office.look_as(UserRole.ACCOUNT_MANAGER)
    assert seen(reader, written) == dict.fromkeys(SUBJECTS, OPEN)


def test_to_hold_one_organisation_opens_nothing_of_another(office: Office):
    with office.mine.act("settle", now=make.NOW) as act:
        elsewhere = make.organisation(act.session, short_name="De Bilt").id
    written = write_every_mark(office.theirs, elsewhere)
    office.hold(AssignmentRole.ACCOUNT_MANAGER)
    reader = office.look_as(UserRole.ACCOUNT_MANAGER)
    assert seen(reader, written) == dict.fromkeys(SUBJECTS, OPEN)


def test_who_stands_in_finds_the_confidential_talk_on_the_page_of_the_organisation(office: Office):
    with office.theirs.act("log", now=make.NOW) as act:
        tell(act.session, office.zeist, RELATION, CONFIDENTIAL, on_parts=True)
    office.hold(AssignmentRole.DEPUTY)
    page = contacts.timeline_of_organisation(office.look_as(UserRole.ACCOUNT_MANAGER), office.zeist)
    assert [(row.summary, row.issues) for row in page] == [("In vertrouwen", "Woningbouw")]


def test_what_was_deleted_is_seen_by_nobody(office: Office):
    with office.mine.act("log", now=make.NOW) as act:
        moment = make.contact_moment(act.session, deleted=True)
        make.participant(act.session, contact_moment_id=moment.id, organisation_id=office.zeist)
    reader = office.look_as(UserRole.TEAM_LEAD)
    assert reader.values("SELECT id FROM contact_moments") == []
    assert reader.values("SELECT id FROM participants") == []


# Nothing can be inferred: every question gets the answer that it got before.


@pytest.mark.parametrize("on_parts", [False, True], ids=["parts unmarked", "parts marked"])
@pytest.mark.parametrize("role", UserRole)
def test_a_hidden_talk_of_a_colleague_changes_no_answer(
    office: Office, role: UserRole, on_parts: bool
):
    with office.mine.act("log", now=make.NOW) as act:
        for day in ("2026-10-01", "2026-11-01"):
            tell(act.session, office.zeist, RELATION, INTERNAL, day=day)
    reader = office.look_as(role)
    about = example(reader, TODAY, office.me)
    with_whom = {name: about[name] for name in ("person", "position", "issue")}
    before, stubs = without_stubs(answers(reader, about))
    assert stubs == {b"[]"}
    for mark in sorted(EVERY_MARK - SEEN_OF_A_COLLEAGUE[role]):
        with office.theirs.act("log", now=make.NOW) as act:
            for day in ("2026-09-03", "2026-11-24T09:00", "2026-12-01"):
                tell(act.session, office.zeist, *mark, day=day, on_parts=on_parts, **with_whom)
        after, stubs = without_stubs(answers(reader, about))
        assert after == before, mark
    months = b"[StubRow(month='2026-11'), StubRow(month='2026-09')]"
    assert stubs == {b"[]" if role is UserRole.SUPERVISOR else months}


def test_every_question_was_asked(office: Office):
    assert unasked(example(office.look_as(UserRole.TEAM_LEAD), TODAY, office.me)) == set()


def test_a_personal_talk_leaves_no_stub(office: Office):
    with office.theirs.act("log", now=make.NOW) as act:
        tell(act.session, office.zeist, SUPERVISION, PERSONAL)
    for role in UserRole:
        assert contacts.supervision_stubs(office.look_as(role), office.zeist) == []


def test_the_comparison_notices_a_talk_that_is_not_hidden(office: Office):
    reader = office.look_as(UserRole.ACCOUNT_MANAGER)
    with office.mine.act("log", now=make.NOW) as act:
        tell(act.session, office.zeist, RELATION, INTERNAL, day="2026-11-10")
    about = example(reader, TODAY, office.me)
    before = answers(reader, about)
    with office.theirs.act("log", now=make.NOW) as act:
        tell(
            act.session, office.zeist, RELATION, INTERNAL, day="2026-11-20", person=about["person"]
        )
    after = answers(reader, about)
    different = {name.partition("(")[0] for name in before if before[name] != after[name]}
    assert {
        "contacts.timeline_of_organisation",
        "contacts.timeline_of_person",
        "follow_ups.open_follow_ups",
        "organisations.contacts_per_month",
        "organisations.organisations",
        "people.known_people",
    } <= different


def test_the_stub_of_a_supervision_talk_is_for_those_who_may_not_see_the_talk(office: Office):
    with office.theirs.act("log", now=make.NOW) as act:
        tell(act.session, office.zeist, SUPERVISION, INTERNAL)
    supervisor = office.look_as(UserRole.SUPERVISOR)
    assert contacts.supervision_stubs(supervisor, office.zeist) == []
    assert len(contacts.timeline_of_organisation(supervisor, office.zeist)) == 1
    lead = office.look_as(UserRole.TEAM_LEAD)
    assert contacts.supervision_stubs(lead, office.zeist) == [contacts.StubRow("2026-11")]
    assert contacts.timeline_of_organisation(lead, office.zeist) == []


def test_a_hidden_record_has_no_history(office: Office):
    with office.theirs.act("log", now=make.NOW) as act:
        hidden = tell(act.session, office.zeist, RELATION, PERSONAL)
    reader = office.look_as(UserRole.TEAM_LEAD)
    assert history.history_of(reader, "contact_moment", hidden) == []


# Queries cannot reach around the views.


def test_each_table_of_records_has_its_view():
    assert PLURALS.keys() == RECORD_TABLES.keys()


def test_no_query_reads_a_table_of_records_itself():
    modules = sorted(Path(*queries.__path__).glob("*.py"))
    assert len(modules) > 5
    assert {module.name: bare_tables(module.read_text("utf-8")) for module in modules} == {
        module.name: set() for module in modules
    }


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT note FROM contact_moment WHERE id = :id",
        "select p.id from participants p join main.person h on h.id = p.person_id",
        "SELECT 1 FROM people h,\n  tenure t",
        'SELECT 1 FROM "follow_up"',
    ],
)
def test_a_query_that_does_is_noticed(sql: str):
    assert bare_tables(sql)


@pytest.mark.parametrize("sql", ["SELECT body FROM draft", "FROM contact_moments c JOIN people h"])
def test_views_and_drafts_may_be_read(sql: str):
    assert not bare_tables(sql)


def bare_tables(sql: str) -> set[str]:
    """Return the tables of records that are read without their view."""
    named = "|".join(PLURALS)
    first = re.compile(rf'\b(?:FROM|JOIN)\s+(?:main\.)?"?({named})\b', re.I)
    further = re.compile(
        rf'\bFROM\s+[\w ]+,\s*(?:main\.)?"?({named})\s+\w+\s*(?:["\'\n,)]|$)', re.I
    )
    return {*first.findall(sql), *further.findall(sql)}


def write_every_mark(writer: Writer, organisation: Id) -> dict[str, dict[Id, Mark]]:
    """Write a record of each subject with each pair of marks, about an organisation."""
    written: dict[str, dict[Id, Mark]] = {subject: {} for subject in SUBJECTS}
    with writer.act("log", now=make.NOW) as act:
        for compartment, confidentiality in EVERY_MARK:
            marks: dict[str, Any] = {
                "compartment": compartment,
                "confidentiality": confidentiality,
            }
            moment, issue = (
                make.contact_moment(act.session, **marks),
                make.issue(act.session, **marks),
            )
            make.participant(act.session, contact_moment_id=moment.id, organisation_id=organisation)
            make.issue_stance(act.session, issue_id=issue.id, organisation_id=organisation)
            task = make.follow_up(act.session, organisation_id=organisation, **marks)
            for subject, record in zip(SUBJECTS, (moment, task, issue), strict=True):
                written[subject][record.id] = (compartment, confidentiality)
    return written


def seen(reader: Reader, written: Mapping[str, Mapping[Id, Mark]]) -> dict[str, set[Mark]]:
    return {
        subject: {marks[found] for found in reader.values(f"SELECT id FROM {PLURALS[subject]}")}
        for subject, marks in written.items()
    }


def tell(
    session: Session,
    organisation: Id,
    compartment: Compartment,
    confidentiality: Confidentiality,
    *,
    day: str = "2026-11-24T10:00",
    on_parts: bool = False,
    person: Id | None = None,
    position: Id | None = None,
    issue: Id | None = None,
) -> Id:
    """Log a talk as commands do, with somebody, about a dossier, with a follow-up."""
    marks: dict[str, Any] = {"compartment": compartment, "confidentiality": confidentiality}
    parts = marks if on_parts else {}
    position = position or make.position(session, organisation_id=organisation).id
    person = person or make.tenure(session, position_id=position).person_id
    issue = issue or make.issue(session, title="Woningbouw").id
    ahead = {"status": ContactStatus.PLANNED} if day > "2026-11-25" else {}
    moment = make.contact_moment(
        session, happened_on=VagueDate(day), summary="In vertrouwen", **marks, **ahead
    ).id
    make.participant(
        session,
        contact_moment_id=moment,
        person_id=person,
        position_id=position,
        organisation_id=organisation,
        **parts,
    )
    make.contact_issue(session, contact_moment_id=moment, issue_id=issue, **parts)
    make.follow_up(
        session,
        contact_moment_id=moment,
        organisation_id=organisation,
        person_id=person,
        issue_id=issue,
        **marks,
    )
    return moment


def answers(reader: Reader, about: dict[str, Any]) -> dict[str, bytes]:
    """What everything that can be asked says; when something was written last is no answer."""
    return {
        name: repr(ask(reader)).encode()
        for name, ask in every_query(about).items()
        if name != "warmth.data_version()"
    }


def without_stubs(answers: dict[str, bytes]) -> tuple[dict[str, bytes], set[bytes]]:
    """Part the answers from those about supervision, which alone may differ."""
    stubs = {name for name in answers if "supervision_stubs" in name}
    months = {name for name in answers if "stub_months" in name}
    others = {name: answer for name, answer in answers.items() if name not in stubs | months}
    return others, {answers[name] for name in stubs}
