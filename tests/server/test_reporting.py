"""What Power BI reads: numbers and kinds; no names of people, no free text, nothing guarded."""

import psycopg
import pytest

from sub_crm.server import accounts
from tests.server.office import Office

WORDS = "ZEEPAARDJE"


@pytest.fixture(scope="module")
def reader(shared: Office) -> "psycopg.Connection[tuple[object, ...]]":
    samira, inspector = shared.hire(), shared.hire("supervisor")
    organisation = samira.make("organisation", name="Zeist", short_name="Z", kind="municipality")
    person = samira.make("person", surname=WORDS, note=WORDS)
    said = {"happened_on": "2026-11-24", "kind": "conversation"}
    moment = samira.make(
        "contact_moment", summary=WORDS, note=WORDS, place=WORDS, raw=WORDS, **said
    )
    samira.make(
        "participant", contact_moment_id=moment, person_id=person, organisation_id=organisation
    )
    samira.make("issue", title=WORDS, context=WORDS)
    samira.make("follow_up", title=WORDS, note=WORDS, organisation_id=organisation)
    for marks in ({"confidentiality": "confidential"}, {"confidentiality": "personal"}):
        hidden = samira.make("contact_moment", **said, **marks)
        samira.make("participant", contact_moment_id=hidden, organisation_id=organisation)
        samira.make("issue", title=WORDS, **marks)
    talk = inspector.make("contact_moment", compartment="supervision", **said)
    inspector.make("participant", contact_moment_id=talk, organisation_id=organisation)
    with shared.admin.transaction():
        made = accounts.add(shared.admin, "powerbi", "", accounts.READER)
    shared.passwords["powerbi"] = made.password
    return shared.connect("powerbi")


def views(connection: psycopg.Connection[tuple[object, ...]]) -> list[str]:
    found = connection.execute(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'reporting'::regnamespace"
        " AND relkind = 'v' ORDER BY 1"
    ).fetchall()
    return [str(name) for (name,) in found]


def test_every_view_can_be_read_and_none_holds_a_word(
    reader: "psycopg.Connection[tuple[object, ...]]",
):
    names = views(reader)
    assert len(names) == 15
    everything = [
        str(reader.execute(f"SELECT * FROM reporting.{name}").fetchall()) for name in names
    ]
    assert not any(WORDS in rows for rows in everything)
    assert "Zeist" in everything[names.index("organisation")]


def test_only_what_is_open_is_counted(reader: "psycopg.Connection[tuple[object, ...]]"):
    for view in ("contact_moment", "participant", "issue", "follow_up"):
        assert reader.execute(f"SELECT count(*) FROM reporting.{view}").fetchone() == (1,)


def test_supervision_is_a_stub(reader: "psycopg.Connection[tuple[object, ...]]"):
    assert reader.execute("SELECT kind, month FROM reporting.supervision").fetchall() == [
        ("talk", "2026-11")
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT surname FROM crm.person",
        "SELECT id FROM crm.person",
        "SELECT summary FROM crm.contact_moment",
        "SELECT contact_moment::text FROM crm.contact_moment",
        "SELECT title FROM crm.issue",
        "SELECT name FROM crm.app_user",
        "SELECT person_id FROM crm.participant",
        "SELECT user_id FROM crm.assignment",
        "SELECT * FROM sync.change_payload",
        "SELECT api.head()",
        "SELECT api.pull(gen_random_uuid(), 1, 0)",
        "UPDATE reporting.organisation SET name = 'x'",
        "CREATE TEMP TABLE t (a int)",
    ],
)
def test_the_reader_gets_no_further(
    reader: "psycopg.Connection[tuple[object, ...]]", statement: str
):
    reader.execute("SET default_transaction_read_only = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        reader.execute(statement)


def test_the_policies_hold_under_the_views_too(reader: "psycopg.Connection[tuple[object, ...]]"):
    assert reader.execute("SELECT count(id) FROM crm.contact_moment").fetchone() == (1,)


def test_the_reader_has_limits(reader: "psycopg.Connection[tuple[object, ...]]"):
    assert reader.execute("SHOW statement_timeout").fetchone() == ("1min",)
    assert reader.execute("SHOW default_transaction_read_only").fetchone() is not None
