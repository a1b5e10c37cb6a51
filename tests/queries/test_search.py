"""What was written is found again, whatever somebody types."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from sub_crm.queries import search
from sub_crm.queries.follow_ups import follow_ups_with
from sub_crm.queries.search import Narrowing, count, facts, notes, tokens, trigrams
from sub_crm.store import Store, create
from sub_crm.store.keys import new_key
from sub_crm.store.reader import Reader
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import Confidentiality, ContactKind, FollowUpStatus
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

SAID = [
    ("2026-11-20", "Stand woningbouwafspraken", "Gesproken met Renée O'Brien over de begroting."),
    ("2025-03-02", "Coördinatie IJsselstein", "C++ en geheim: punt; mail naar jan@x.nl gestuurd."),
    ("2024-06", "Ĳsbaan", "100% zeker 'n a_b geval \U0001f600"),
    ("XXXX-XX-XX", "Oude brief", "Nog over de begroting."),
]


TASKS = [
    ("Woningbouwimpuls delen", "2026-12-01", FollowUpStatus.OPEN),
    ("Impuls woningbouw afgerond", "2026-10-01", FollowUpStatus.DONE),
    ("Stand van de woningbouw", "2026-11-27", FollowUpStatus.OPEN),
    ("Één-op-één met Renée", None, FollowUpStatus.OPEN),
]


def fill(session: Session) -> None:
    for title, due, status in TASKS:
        make.follow_up(session, title=title, due=VagueDate(due) if due else None, status=status)
    make.follow_up(session, title="Woningbouw weggegooid", deleted=True)
    zeist = make.organisation(session)
    for day, summary, note in SAID:
        moment = make.contact_moment(
            session, happened_on=VagueDate(day), summary=summary, note=note
        )
        make.participant(session, contact_moment_id=moment.id, organisation_id=zeist.id)
    make.contact_moment(session, summary="Weggegooide begroting", deleted=True)
    hidden = make.contact_moment(
        session, summary="Geheime begroting", confidentiality=Confidentiality.PERSONAL
    )
    hidden.created_by = new_id()
    call = make.contact_moment(
        session, kind=ContactKind.PHONE_CALL, summary="Begroting gebeld", note=""
    )
    make.participant(
        session, contact_moment_id=call.id,
        organisation_id=make.organisation(session, short_name="Lopik").id,
        person_id=make.person(session).id,
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = create(Path(tmp_path_factory.mktemp("store")) / "werk.db", new_key())
    writer = store.writer()
    with writer.act("given", now=make.NOW) as act:
        fill(act.session)
    writer.close()
    yield store
    store.close()


@pytest.fixture(scope="module")
def reader(store: Store) -> Iterator[Reader]:
    reader = store.reader()
    yield reader
    reader.close()


def summaries(reader: Reader, text: str) -> list[str]:
    return [hit.summary for hit in notes(reader, text)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("bouw", [TASKS[2][0], TASKS[0][0], TASKS[1][0]]),
        ("bouw impuls", [TASKS[0][0], TASKS[1][0]]),
        ("renee een", [TASKS[3][0]]),
        ("st", [TASKS[2][0]]),
        ("uw", []),
        ("'; --", []),
        ("%", []),
    ],
)
def test_follow_ups_are_found_by_their_title_the_open_ones_first(
    reader: Reader, typed: str, titles: list[str]
) -> None:
    assert [row.title for row in follow_ups_with(reader, typed)] == titles


@pytest.mark.parametrize(
    ("typed", "summary"),
    [
        ("bouw", "Stand woningbouwafspraken"),
        ("afspraken", "Stand woningbouwafspraken"),
        ("woningb", "Stand woningbouwafspraken"),
        ("renee", "Stand woningbouwafspraken"),
        ("o'brien", "Stand woningbouwafspraken"),
        ("O’Brien begroting", "Stand woningbouwafspraken"),
        ("coordin", "Coördinatie IJsselstein"),
        ("ĳsselstein", "Coördinatie IJsselstein"),
        ("IJSSEL", "Coördinatie IJsselstein"),
        ("C++", "Coördinatie IJsselstein"),
        ("geheim: punt", "Coördinatie IJsselstein"),
        ("jan@x.nl", "Coördinatie IJsselstein"),
        ("ijsbaan", "Ĳsbaan"),
        ("100%", "Ĳsbaan"),
        ("a_b", "Ĳsbaan"),
        ("'n a_b", "Ĳsbaan"),
        ('"begroting"', "Oude brief"),
    ],
)
def test_words_are_found_as_they_are_typed(reader: Reader, typed: str, summary: str) -> None:
    assert summary in summaries(reader, typed)


def test_the_newest_comes_first_and_what_may_not_be_seen_does_not_come(reader: Reader) -> None:
    assert summaries(reader, "begroting") == [
        *("Stand woningbouwafspraken", "Begroting gebeld", "Oude brief"),
    ]
    assert count(reader, "begroting") == len(facts(reader, "begroting")) == 3


def test_every_word_must_occur(reader: Reader) -> None:
    assert summaries(reader, "begroting stand") == ["Stand woningbouwafspraken"]
    assert summaries(reader, "begroting schaatsen") == []


def test_pages_follow_each_other_without_gap(reader: Reader) -> None:
    found, before = [], None
    while page := notes(reader, "begroting", limit=1, before=before):
        found += [hit.summary for hit in page]
        before = page[-1].srank
    assert found == summaries(reader, "begroting")


def test_a_hit_says_where_and_with_whom(reader: Reader) -> None:
    [hit] = notes(reader, "gebeld")
    assert (hit.organisation, hit.people, hit.kind) == ("Lopik", "A. de Vries", "phone_call")


def test_narrowing_leaves_what_was_asked_for(reader: Reader) -> None:
    [call] = notes(reader, "gebeld")
    assert call.organisation_id is not None
    narrowings = {
        "kind": Narrowing(kinds=(ContactKind.PHONE_CALL,)),
        "body": Narrowing(organisations=(call.organisation_id,)),
        "both": Narrowing((ContactKind.PHONE_CALL,), (call.organisation_id,), (("2026", "2027"),)),
    }
    for narrowing in narrowings.values():
        assert [hit.summary for hit in notes(reader, "begroting", narrowing=narrowing)] == [
            "Begroting gebeld"
        ]
        assert count(reader, "begroting", narrowing=narrowing) == 1
    old = Narrowing(periods=(("", "2025"),))
    assert [hit.summary for hit in notes(reader, "begroting", narrowing=old)] == ["Oude brief"]


def nasty(chance: random.Random) -> str:
    alphabet = "ab é'\"*()^:-+{}[]@%_\\/\0\n\t,.;&|~#?<>=\U0001f600\ud800Ĳ١" + "NEAR OR AND NOT"
    return "".join(chance.choices(alphabet, k=chance.randrange(1, 30)))


def test_five_hundred_nasty_questions_are_just_text(reader: Reader) -> None:
    chance = random.Random(5)
    given_ones = [
        *("O'Brien", "C++", "jan@x.nl", "geheim: punt", '"', '""', "\0", "a\0b", "NEAR(a b)", "*"),
        *(
            "col:umn",
            "a AND",
            "OR",
            "NOT x",
            "^a",
            "(",
            ")",
            "a*b*",
            "-a",
            "x" * 10_000,
            "a " * 5_000,
        ),
        *("\ud83d", "'; DROP TABLE contact_moment; --", "\U0001f600", "٣", "ﬁn", "{a b}: c"),
    ]
    questions = given_ones + [nasty(chance) for _ in range(500 - len(given_ones))]
    assert len(questions) == 500
    for question in questions:
        found = notes(reader, question)
        assert count(reader, question) == len(facts(reader, question)) >= len(found)


@given(st.text(max_size=60))
def test_expressions_hold_nothing_but_quoted_words(text: str) -> None:
    for expression in (tokens(text), trigrams(text)):
        outside = expression.replace('""', "").split('"')[::2]
        assert all(part in ("", "*", " AND ", "* AND ") for part in outside)


def test_a_question_without_words_is_no_question() -> None:
    assert tokens("++ '' \U0001f600") == trigrams("++") == ""
    assert search.words("O'Brien  C++") == ["o'brien", "c++"]
