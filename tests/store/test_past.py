"""A record brought back to what it was, from the journal alone."""

import datetime as dt
from typing import Any

import pytest

from sub_crm.models import ContactMoment, Person
from sub_crm.store.past import put_values, values_before
from sub_crm.store.store import Store
from sub_crm.store.writer import Writer
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

NOW = make.NOW


class Life:
    """One contact moment, changed again and again."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        with writer.act("made", now=NOW) as act:
            self.id: Id = make.contact_moment(act.session, note="Een").id

    def change(self, **values: Any) -> int:
        """Change fields and return the change's number."""
        with self._writer.act("changed", now=NOW + dt.timedelta(1)) as act:
            moment = act.session.get_one(ContactMoment, self.id)
            for name, value in values.items():
                setattr(moment, name, value)
        with self._writer.act("looked", now=NOW) as look:
            found = look.session.connection().exec_driver_sql("SELECT max(id) FROM change")
            return int(found.scalar_one())

    def before(self, change: int) -> dict[str, Any]:
        with self._writer.act("looked", now=NOW) as act:
            return values_before(act.session, "contact_moment", self.id, change)

    def put(self, values: dict[str, Any]) -> None:
        with self._writer.act("put", now=NOW) as act:
            put_values(act.session, "contact_moment", self.id, values)

    def now(self) -> ContactMoment:
        with self._writer.act("looked", now=NOW) as act:
            return act.session.get_one(ContactMoment, self.id)


@pytest.fixture
def life(writer: Writer) -> Life:
    return Life(writer)


def test_the_fields_that_changed_since_are_as_they_were_before_that_change(life: Life):
    life.change(note="Twee")
    second = life.change(note="Drie", mood=4)
    life.change(note="Vier")
    assert life.before(second) == {"note": "Twee", "mood": None}


def test_without_later_changes_there_is_nothing_to_bring_back(life: Life):
    last = life.change(note="Twee")
    assert life.before(last + 1) == {}


def test_before_it_was_made_a_record_was_not_there(life: Life):
    life.change(note="Twee")
    assert life.before(1) == {"deleted": 1}


def test_what_was_is_written_as_it_was_kept(life: Life):
    change = life.change(happened_on=VagueDate("2026-11-02"), note="Twee", mood=2)
    life.put(life.before(change))
    now = life.now()
    assert (now.note, now.mood, now.happened_on) == ("Een", None, VagueDate("2026-11-10"))
    assert now.sorts_at == "2026-11-10"


def test_a_pointer_comes_back_as_an_id(store: Store, writer: Writer):
    with writer.act("made", now=NOW) as act:
        colleague = make.app_user(act.session).id
        issue = make.issue(act.session, owner_id=colleague)
        record = issue.id
    with writer.act("changed", now=NOW) as act:
        act.session.get_one(type(issue), record).owner_id = None
        act.session.flush()
        [change] = act.session.connection().exec_driver_sql("SELECT max(id) FROM change").one()
        assert values_before(act.session, "issue", record, change) == {"owner_id": colleague}


def test_another_record_is_left_alone(life: Life, writer: Writer):
    change = life.change(note="Twee")
    with writer.act("made", now=NOW) as act:
        person = make.person(act.session).id
    life.put(life.before(change))
    with writer.act("looked", now=NOW) as act:
        assert not act.session.get_one(Person, person).deleted
