"""What is kept of warmth is what judging anew gives, whatever was written in between."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest

from sub_crm.insight.kept import MOST, forget, kept
from sub_crm.insight.warmth.history import history
from sub_crm.models import (
    Assignment,
    Cadence,
    ContactMoment,
    Organisation,
    Participant,
    Position,
    RhythmPause,
    Tenure,
)
from sub_crm.queries.reading import Reader
from sub_crm.queries.relations import SeatGroup
from sub_crm.store import Store
from sub_crm.values.kinds import Confidentiality, ContactKind, ContactStatus, Tier
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

ENDS = tuple(dt.date(2026, month, 28) for month in range(2, 12, 3))
GROUPS = (None, SeatGroup.POLITICAL, SeatGroup.CORE)


def some(session: Any, kind: type[Any], chance: random.Random) -> Any:
    found = list(session.query(kind).filter_by(deleted=False).order_by(kind.id))
    return chance.choice(found) if found else None


def new_moment(session: Any, chance: random.Random) -> None:
    day = dt.date(2026, 1, 1) + dt.timedelta(chance.randrange(320))
    marks = {"confidentiality": chance.choice(list(Confidentiality))}
    moment = make.contact_moment(
        session, happened_on=VagueDate.on(day), kind=chance.choice(list(ContactKind)), **marks
    )
    tenure = some(session, Tenure, chance)
    make.participant(
        session,
        contact_moment_id=moment.id,
        person_id=tenure.person_id,
        position_id=tenure.position_id,
    )


def change_moment(session: Any, chance: random.Random) -> None:
    moment = some(session, ContactMoment, chance)
    moment.status = chance.choice(list(ContactStatus))
    moment.mood = chance.randrange(1, 6)


def delete_something(session: Any, chance: random.Random) -> None:
    kind = chance.choice((ContactMoment, Participant, Position, Tenure, Cadence, Assignment))
    if found := some(session, kind, chance):
        found.deleted = True


def agree(session: Any, chance: random.Random) -> None:
    tier, day = chance.choice(list(Tier)), VagueDate.on(dt.date(2026, 3, 1))
    make.cadence(session, tier=tier, days=chance.randrange(10, 200), agreed_on=day)


def pause(session: Any, chance: random.Random) -> None:
    if not session.query(RhythmPause).count():
        make.rhythm_pause(session)


def count_otherwise(session: Any, chance: random.Random) -> None:
    day = dt.date(2026, 1, 1) + dt.timedelta(chance.randrange(300))
    make.warmth_setting(session, value=chance.randrange(50, 90), holds_from=day.isoformat())


def merge(session: Any, chance: random.Random) -> None:
    one, other = some(session, Organisation, chance), some(session, Organisation, chance)
    if one is not other and other.merged_into_id is None:
        one.merged_into_id = other.id


CHANGES: tuple[Callable[[Any, random.Random], None], ...] = (
    *(new_moment, change_moment, delete_something, agree, pause, count_otherwise, merge),
)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_what_is_judged_anew(example_copy: Store, seed: int) -> None:
    chance, reader, writer = random.Random(seed), example_copy.reader(), example_copy.writer()
    seen = set[int]()
    for _round in range(6):
        for group in GROUPS:
            found = kept(history, reader, ENDS, group)
            assert found == history(reader, ENDS, group)
        seen.add(hash(str(kept(history, reader, ENDS))))
        with writer.act("given", now=make.NOW) as act:
            for change in chance.sample(CHANGES, 3):
                change(act.session, chance)
    writer.close()
    assert len(seen) > 3, "the changes changed something"


def test_it_is_asked_once_while_nothing_is_written(example_copy: Store) -> None:
    asked: list[object] = []

    def counted(reader: Reader, /, days: Any) -> Any:
        asked.append(days)
        return history(reader, days)

    reader, writer = example_copy.reader(), example_copy.writer()
    first = kept(counted, reader, ENDS)
    assert kept(counted, reader, ENDS) is first
    assert len(asked) == 1
    with writer.act("given", now=make.NOW) as act:
        new_moment(act.session, random.Random(1))
    assert kept(counted, reader, ENDS) is not first
    assert len(asked) == 2
    forget(reader)
    kept(counted, reader, ENDS)
    assert len(asked) == 3
    writer.close()


def test_the_last_answers_are_kept_and_no_more(example_copy: Store) -> None:
    asked: list[int] = []

    def count(_reader: Reader, /, number: int) -> int:
        asked.append(number)
        return number

    reader = example_copy.reader()
    for number in (*range(MOST + 1), MOST, 1, 0):
        assert kept(count, reader, number) == number
    assert asked == [*range(MOST + 1), 0]


def test_another_reader_may_see_something_else(example_copy: Store) -> None:
    one, other = example_copy.reader(), example_copy.reader()
    assert kept(history, one, ENDS) is not kept(history, other, ENDS)
    assert kept(history, one, ENDS) == kept(history, other, ENDS)
