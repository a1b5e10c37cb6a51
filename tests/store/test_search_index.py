"""The full-text index says what the contact moments say, however they were written."""

import random
import re

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sub_crm.models import ContactMoment
from sub_crm.store import search_index
from sub_crm.store.file import Connection
from sub_crm.store.writer import Writer
from sub_crm.values.ids import Id
from sub_crm.values.person_name import folded
from sub_crm.values.vague_date import VagueDate
from tests import factories

NOW = factories.NOW
WORDS = "Woningbouw coördinatie ĲSSELSTEIN O'Brien één Yıldız C++ raad de begroting".split()
DAYS = ["2026-11-24T14:20", "2026-11-24", "2022-03", "2022-34", "2022", "1968-05", "XXXX-XX-XX"]

Found = set[tuple[str, Id]]


def in_index(raw: Connection, name: str = "contact_index") -> Found:
    """Every word of the index with the moment it leads to."""
    raw.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {name}, 'instance')")
    found = set(
        raw.execute("SELECT term, contact_id FROM words LEFT JOIN contact_rank ON srank = doc")
    )
    raw.execute("DROP TABLE temp.words")
    return found


def written(raw: Connection) -> Found:
    """Every word of every moment that is not deleted."""
    return {
        (word, id)
        for id, summary, note in raw.execute(
            "SELECT id, summary, note FROM contact_moment WHERE deleted = 0"
        )
        for word in re.findall(r"[^\W_]+", folded(f"{summary} {note}"))
    }


def summarised(raw: Connection) -> Found:
    """Every three letters in a row of every summary."""
    return {
        (text[at : at + 3], id)
        for id, summary in raw.execute("SELECT id, summary FROM contact_moment WHERE deleted = 0")
        for text in [folded(summary)]
        for at in range(len(text) - 2)
    }


def assert_true_to_moments(raw: Connection) -> None:
    assert in_index(raw) == written(raw)
    assert in_index(raw, "subject_index") == summarised(raw)
    in_order = [id for (id,) in raw.execute("SELECT contact_id FROM contact_rank ORDER BY srank")]
    minutes = dict(raw.execute("SELECT id, sorts_at FROM contact_moment WHERE deleted = 0"))
    assert set(in_order) == set(minutes)
    assert [minutes[id] for id in in_order] == sorted(minutes.values())


def text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randrange(6)))


def moments(session: Session, chance: random.Random, count: int) -> None:
    for _ in range(count):
        factories.contact_moment(
            session,
            summary=text(chance),
            note=text(chance),
            happened_on=VagueDate(chance.choice(DAYS)),
        )


@pytest.fixture
def chance() -> random.Random:
    return random.Random(3)


@pytest.fixture
def filled(writer: Writer, chance: random.Random) -> Writer:
    with writer.act("moments", now=NOW) as act:
        moments(act.session, chance, 25)
    return writer


@pytest.mark.parametrize("seed", range(8))
def test_any_course_of_work_leaves_the_index_true(
    writer: Writer, raw: Connection, seed: int
) -> None:
    chance = random.Random(seed)
    acts: list[int] = []
    for _ in range(25):
        step = chance.randrange(5)
        if step == 4 and acts:
            writer.undo(acts.pop(), now=NOW)
            continue
        with writer.act("step", now=NOW) as act:
            everything = act.session.query(ContactMoment).all()
            if step == 0 or not everything:
                moments(act.session, chance, chance.randrange(1, 6))
            else:
                change(chance.choice(everything), step, chance)
        if act.changes.act:
            acts.append(act.changes.act)
        if chance.random() < 0.3:
            writer.tidy()
    assert_true_to_moments(raw)


def change(moment: ContactMoment, step: int, chance: random.Random) -> None:
    if step == 1:
        moment.summary, moment.note = text(chance), text(chance)
    elif step == 2:
        moment.deleted = not moment.deleted
    else:
        moment.happened_on = VagueDate(chance.choice(DAYS))


def test_bulk_sql_is_indexed_like_single_edits(filled: Writer, raw: Connection) -> None:
    with filled.act("bulk", now=NOW) as act:
        act.session.execute(update(ContactMoment).values(note="Ångström besproken"))
        act.session.execute(
            update(ContactMoment).where(ContactMoment.summary == "").values(deleted=True)
        )
    assert_true_to_moments(raw)
    assert {term for term, _ in in_index(raw)} >= {"angstrom", "besproken"}


def test_a_thousand_moments_in_one_minute_all_have_their_place(
    writer: Writer, raw: Connection
) -> None:
    with writer.act("busy", now=NOW) as act:
        for number in range(1_000):
            factories.contact_moment(
                act.session, happened_on=VagueDate("2026-11-24T14:20"), summary=f"Gesprek {number}"
            )
    assert_true_to_moments(raw)


def test_unknown_dates_come_before_everything_else(filled: Writer, raw: Connection) -> None:
    first = raw.execute(
        "SELECT m.happened_on FROM contact_rank JOIN contact_moment m ON m.id = contact_id"
        " ORDER BY srank LIMIT 1"
    ).fetchone()
    assert first == ("XXXX-XX-XX",)


def test_a_rebuilt_index_says_the_same_as_one_that_grew(filled: Writer, raw: Connection) -> None:
    grown = in_index(raw), in_index(raw, "subject_index")
    search_index.rebuild(raw)
    assert (in_index(raw), in_index(raw, "subject_index")) == grown
    assert_true_to_moments(raw)


def test_a_lost_trigger_would_be_noticed(
    filled: Writer, raw: Connection, chance: random.Random
) -> None:
    raw.execute("DROP TRIGGER index_changed_contact")
    with filled.act("edit", now=NOW) as act:
        act.session.execute(update(ContactMoment).values(note="Dit woord staat er niet in"))
    with pytest.raises(AssertionError):
        assert_true_to_moments(raw)


def test_merging_in_rest_ends_and_changes_nothing(
    writer: Writer, raw: Connection, chance: random.Random
) -> None:
    for _ in range(40):
        with writer.act("call", now=NOW) as act:
            moments(act.session, chance, 1)
    before = in_index(raw)
    assert writer.tidy()
    steps = 0
    while writer.tidy():
        steps += 1
        assert steps < 1_000
    assert in_index(raw) == before == written(raw)


def test_the_index_is_no_business_of_the_journal(filled: Writer, raw: Connection) -> None:
    tables = {name for (name,) in raw.execute("SELECT DISTINCT table_name FROM change")}
    assert tables == {"contact_moment"}


def test_a_rolled_back_act_leaves_no_words(filled: Writer, raw: Connection) -> None:
    def fail() -> None:
        with filled.act("fails", now=NOW) as act:
            factories.contact_moment(act.session, summary="Verdwenen")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert_true_to_moments(raw)


def test_moments_cannot_be_removed_behind_the_index(filled: Writer) -> None:
    with pytest.raises(IntegrityError, match="never removed"), filled.act("no", now=NOW) as act:
        act.session.execute(delete(ContactMoment))
