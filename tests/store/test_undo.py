"""Undo puts back what an act changed, redo does it again, and neither runs over later work."""

import functools
import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.models import ContactIssue, ContactMoment, FollowUp, Issue, Person, Position
from sub_crm.orders import Refused
from sub_crm.store.file import Connection
from sub_crm.store.writer import Writer
from sub_crm.values.ids import Id
from sub_crm.values.kinds import FollowUpStatus
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.store.looking import Dump, dump, journal

Work = Callable[[Session], Any]


def do(writer: Writer, work: Work) -> int:
    """Carry out an act that changes something, and return its number."""
    with writer.act("work", now=make.NOW) as act:
        work(act.session)
    assert act.changes.act is not None
    return act.changes.act


def undo(writer: Writer, act: int) -> int:
    """Undo an act and return the number of the undo, of which the undo is redo."""
    changes = writer.undo(act, now=make.NOW)
    assert changes.act is not None
    return changes.act


@pytest.fixture
def task(writer: Writer) -> Id:
    made: list[Id] = []
    do(writer, lambda session: made.append(make.follow_up(session, note="Eerst").id))
    return made[0]


def test_what_was_added_goes_and_comes_back(writer: Writer, raw: Connection):
    before = dump(raw)
    added = do(writer, with_everything)
    after = dump(raw)
    undone = undo(writer, added)
    assert dump(raw) == before
    undo(writer, undone)
    assert dump(raw) == after


def test_what_goes_by_undo_is_marked_and_not_removed(writer: Writer, raw: Connection):
    undo(writer, do(writer, make.follow_up))
    assert raw.execute("SELECT title, deleted FROM follow_up").fetchall() == [
        ("Cijfers nasturen", 1)
    ]
    assert journal(raw)[-1].after == {"deleted": 1}


def test_what_was_changed_is_as_it_was_and_changes_again(writer: Writer, raw: Connection, task: Id):
    def change(session: Session) -> None:
        found = session.get_one(FollowUp, task)
        found.note, found.due, found.closed_at = "Toen", None, make.NOW
        found.organisation_id, found.status = make.organisation(session).id, FollowUpStatus.DONE

    before = dump(raw)
    changed = do(writer, change)
    after = dump(raw)
    undone = undo(writer, changed)
    assert dump(raw) == before
    undo(writer, undone)
    assert dump(raw) == after


def test_what_was_added_and_changed_in_one_act_goes_whole(writer: Writer, raw: Connection):
    def add_and_change(session: Session) -> None:
        task = make.follow_up(session)
        task.title = "Toch iets anders"
        session.flush()

    undone = undo(writer, do(writer, add_and_change))
    assert dump(raw) == {}
    undo(writer, undone)
    assert [row["title"] for row in dump(raw).values()] == ["Toch iets anders"]


def test_a_rule_about_two_records_holds_on_the_way_back(writer: Writer, raw: Connection):
    """Only one position of an organisation is the evenknie, at every moment."""
    seats: list[Id] = []

    def settle(session: Session) -> None:
        first = make.position(session, is_counterpart=True)
        second = make.position(session, organisation_id=first.organisation_id)
        seats.extend((first.id, second.id))

    def swap(session: Session) -> None:
        session.get_one(Position, seats[0]).is_counterpart = False
        session.flush()
        session.get_one(Position, seats[1]).is_counterpart = True

    do(writer, settle)
    swapped = do(writer, swap)
    undone = undo(writer, swapped)
    counterpart = "SELECT id FROM position WHERE is_counterpart"
    assert raw.execute(counterpart).fetchall() == [(seats[0],)]
    undo(writer, undone)
    assert raw.execute(counterpart).fetchall() == [(seats[1],)]


def test_an_act_on_500_records_is_undone_and_redone_as_one(writer: Writer, raw: Connection):
    do(writer, lambda session: [make.follow_up(session, title=f"Taak {n}") for n in range(500)])
    before = dump(raw)
    postponed = do(writer, postpone_all)
    after = dump(raw)
    assert len(changed(before, after)) == 500
    undone = undo(writer, postponed)
    assert dump(raw) == before
    undo(writer, undone)
    assert dump(raw) == after


def test_50_steps_back_and_50_forth_pass_every_state_again(writer: Writer, raw: Connection):
    draw = random.Random(11)
    do(writer, with_everything)
    states, acts = [dump(raw)], []
    for step in range(50):
        acts.append(do(writer, functools.partial(some_work, draw, step)))
        states.append(dump(raw))
    assert len({repr(state) for state in states}) == 51
    undos = []
    for act, state in zip(reversed(acts), reversed(states[:-1]), strict=True):
        undos.append(undo(writer, act))
        assert dump(raw) == state
    for act, state in zip(reversed(undos), states[1:], strict=True):
        undo(writer, act)
        assert dump(raw) == state
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


# Out of order.


def test_an_act_stays_when_the_same_field_was_changed_since(
    writer: Writer, raw: Connection, task: Id
):
    first = do(writer, lambda session: retitle(session, task, "Tweede"))
    do(writer, lambda session: retitle(session, task, "Derde"))
    before = dump(raw)
    with pytest.raises(Refused) as refused:
        writer.undo(first, now=make.NOW)
    assert "daarna gewijzigd" in refused.value.problems[""]
    assert dump(raw) == before


def test_an_act_is_undone_when_another_field_was_changed_since(
    writer: Writer, raw: Connection, task: Id
):
    first = do(writer, lambda session: retitle(session, task, "Tweede"))
    do(writer, lambda session: setattr(session.get_one(FollowUp, task), "note", "Erbij"))
    undo(writer, first)
    [row] = dump(raw).values()
    assert (row["title"], row["note"]) == ("Cijfers nasturen", "Erbij")


def test_a_record_stays_when_somebody_worked_on_it_since(writer: Writer, raw: Connection):
    added = do(writer, make.follow_up)
    [(_, task)] = dump(raw)
    worked = do(writer, lambda session: retitle(session, task, "Verder"))
    with pytest.raises(Refused):
        writer.undo(added, now=make.NOW)
    undo(writer, worked)
    undo(writer, added)
    assert dump(raw) == {}


def test_half_of_an_act_is_never_undone(writer: Writer, raw: Connection):
    do(writer, lambda session: [make.follow_up(session, title=f"Taak {n}") for n in range(5)])
    postponed = do(writer, postpone_all)
    [(_, one), *_] = dump(raw)
    do(writer, lambda session: setattr(session.get_one(FollowUp, one), "due", make.TODAY))
    before = dump(raw)
    with pytest.raises(Refused):
        writer.undo(postponed, now=make.NOW)
    assert dump(raw) == before
    assert raw.execute("SELECT count(*) FROM act WHERE undoes IS NOT NULL").fetchone() == (0,)


def test_undoing_twice_changes_nothing_more(writer: Writer, raw: Connection, task: Id):
    renamed = do(writer, lambda session: retitle(session, task, "Tweede"))
    undo(writer, renamed)
    before = dump(raw)
    with pytest.raises(Refused):
        writer.undo(renamed, now=make.NOW)
    assert dump(raw) == before


def test_an_act_that_nobody_knows_cannot_be_undone(writer: Writer):
    with pytest.raises(Refused) as refused:
        writer.undo(999, now=make.NOW)
    assert "niet meer ongedaan" in refused.value.problems[""]


def with_everything(session: Session) -> None:
    """Let there be a few of each subject that people work on."""
    for number in range(3):
        link = make.contact_issue(session)
        make.participant(session, contact_moment_id=link.contact_moment_id)
        make.issue_stance(session, issue_id=link.issue_id)
        make.follow_up(session, contact_moment_id=link.contact_moment_id)
        make.tenure(session)
        make.theme(session, code=f"thema {number}")


def some_work(draw: random.Random, step: int, session: Session) -> None:
    """Do one of the things that people do, on records chosen by chance."""

    def chosen(kind: Any) -> Any:
        return draw.choice(list(session.scalars(select(kind).filter_by(deleted=False))))

    def retitle_one() -> None:
        chosen(FollowUp).title = f"Titel {step}"

    def move_moment() -> None:
        chosen(ContactMoment).happened_on = VagueDate.year(1900 + step)

    def rename_person() -> None:
        chosen(Person).surname = f"Naam {step}"

    def hand_over() -> None:
        task = chosen(FollowUp)
        task.issue_id, task.due = chosen(Issue).id, None if task.due else make.TODAY
        task.note = f"Bij {step}"

    def add_moment() -> None:
        make.participant(session).person_id = chosen(Person).id
        make.contact_issue(session, issue_id=chosen(Issue).id)

    def take_away() -> None:
        link = chosen(ContactIssue)
        link.deleted = True
        make.follow_up(session, title=f"In plaats van {step}")

    draw.choice([retitle_one, move_moment, rename_person, hand_over, add_moment, take_away])()


def retitle(session: Session, task: Id, title: str) -> None:
    session.get_one(FollowUp, task).title = title


def postpone_all(session: Session) -> None:
    for task in session.scalars(select(FollowUp)):
        task.due = VagueDate("2027-03")


def changed(before: Dump, after: Dump) -> list[Any]:
    return [key for key, row in after.items() if before.get(key) != row]
