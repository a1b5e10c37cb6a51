"""A colleague with psql and their own password: everything they may try, and what it must not do.

An attack succeeds when an answer, an error or a notice holds a marker of what is hidden, or when
anything in the database or among the roles is other than before. What is open all the same is
written in docs/server.md, and shown here: four residuals.
"""

import itertools
import json
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest

from sub_crm.models.synced import synced_tables
from sub_crm.server import accounts, watchdog
from tests.server.attacks import ATTACKS, HIDDEN, PUSHES, TABLE_OF
from tests.server.office import Device, Office, edit, fresh, new

MARKERS = ("GEHEIMVERTROUWELIJK", "GEHEIMPERSOONLIJK", "GEHEIMTOEZICHT", "GEHEIMEXPORT")

STATE = """
SELECT md5(string_agg(part, '|' ORDER BY part)) FROM (
    {tables}
    UNION ALL SELECT 'roles ' || md5(string_agg(r::text, '' ORDER BY rolname)) FROM pg_roles r
    UNION ALL SELECT 'passwords ' || md5(string_agg(rolname || rolpassword, '' ORDER BY rolname))
        FROM pg_authid
    UNION ALL SELECT 'members ' || md5(string_agg(m::text, '' ORDER BY m::text))
        FROM pg_auth_members m
    UNION ALL SELECT 'relations ' || md5(string_agg(oid::text || relname || relowner
        || coalesce(relacl::text, ''), '' ORDER BY oid)) FROM pg_class
    UNION ALL SELECT 'functions ' || md5(string_agg(oid::text || proname || proowner
        || coalesce(proacl::text, '') || coalesce(prosrc, ''), '' ORDER BY oid)) FROM pg_proc
    UNION ALL SELECT 'policies ' || md5(string_agg(p::text, '' ORDER BY oid)) FROM pg_policy p
    UNION ALL SELECT 'triggers ' || md5(string_agg(t::text, '' ORDER BY oid)) FROM pg_trigger t
    UNION ALL SELECT 'schemas ' || md5(string_agg(n::text, '' ORDER BY oid)) FROM pg_namespace n
        WHERE nspname !~ '^pg_(toast_)?temp_'
    UNION ALL SELECT 'databases ' || md5(string_agg(datname || datdba || coalesce(datacl::text, ''),
        '' ORDER BY oid)) FROM pg_database d WHERE datname = current_database()
    UNION ALL SELECT 'large objects ' || count(*) FROM pg_largeobject_metadata
) AS parts (part)
"""
OWN = {"device": "user_id", "read_log": "user_id"}
"""A greeting and a pull write there, about the attacker alone; the rows of others are watched."""


@dataclass(slots=True)
class Scene:
    office: Office
    victim: Device
    attacker: Device
    psql: psycopg.Connection[Any]
    """The attacker once more, by hand."""
    hidden: dict[str, str]
    """Records of the victim that the attacker may not know of, and some that they may."""
    notices: list[str] = field(default_factory=list)

    def _come_to_rest(self) -> None:
        """Leave the transaction; begin anew where the attacker set a limit that ended them."""
        try:
            self.psql.execute("ROLLBACK")
        except psycopg.OperationalError:
            self.psql = self.office.connect("aanvaller", prepare_threshold=None)

    def state(self) -> Any:
        sources = [f"crm.{table.name} t" for table in synced_tables()]
        found = self.office.admin.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'sync'::regnamespace"
            " AND relkind = 'r'"
        ).fetchall()
        sources += [
            f'sync."{name}" t'
            + (f" WHERE {OWN[name]} <> '{self.hidden['attacker']}'" if name in OWN else "")
            for (name,) in found
        ]
        tables = "\n UNION ALL ".join(
            f"SELECT {number} || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), ''))"
            f" FROM {source}"
            for number, source in enumerate(sources)
        )
        return self.office.admin.execute(STATE.format(tables=tables)).fetchone()

    def state_of_crm(self) -> Any:
        """What there is of records alone: a refused push is remembered with its batch."""
        tables = " UNION ALL ".join(
            "SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), ''))"
            f" FROM crm.{each.name} t"
            for each in synced_tables()
        )
        return self.office.admin.execute(f"SELECT array_agg(md5) FROM ({tables}) t").fetchone()

    def attack(self, text: str) -> str:
        """Do it as the attacker, each statement for itself; return all that was to be seen."""
        seen = []
        for statement in text.format(**self.hidden).split(";;"):
            try:
                cursor = self.psql.execute(statement)
                seen += [str(row) for row in cursor.fetchall()] if cursor.description else []
            except psycopg.Error as error:
                diag = error.diag
                seen += [str(error), str(diag.message_detail), str(diag.message_hint)]
        self._come_to_rest()
        seen += self.notices
        self.notices.clear()
        return "\n".join(seen)


@pytest.fixture(scope="module")
def scene(shared: Office) -> Scene:
    victim, attacker = shared.hire(login="slachtoffer"), shared.hire(login="aanvaller")
    inspector, lead = shared.hire("supervisor"), shared.hire("team_lead")
    zeist = victim.make("organisation", name="Zeist", short_name="Z", kind="municipality")
    lopik = victim.make("organisation", name="Lopik", short_name="L", kind="municipality")
    lead.make("assignment", user_id=shared.user_id(victim), organisation_id=zeist)
    secret = {"confidentiality": "confidential"}
    word = "GEHEIMVERTROUWELIJK"
    said: dict[str, Any] = {"happened_on": "2026-11-24", "kind": "conversation"}
    hidden = {
        "zeist": zeist,
        "lopik": lopik,
        "moment": victim.make("contact_moment", summary=word, **said, **secret),
        "issue": victim.make("issue", title=word, **secret),
        "person": victim.make("person", surname=word, **secret),
        "task": victim.make("follow_up", title=word, organisation_id=zeist, **secret),
        "personal": victim.make(
            "contact_moment", summary="GEHEIMPERSOONLIJK", confidentiality="personal", **said
        ),
        "supervision": inspector.make(
            "contact_moment", summary="GEHEIMTOEZICHT", compartment="supervision", **said
        ),
        "open": victim.make("contact_moment", summary="Gewoon", **said),
        "open_person": victim.make("person", surname="Gewoon"),
        "mine": attacker.make("contact_moment", summary="Van mij", **said),
        "absent": fresh(),
        "victim": shared.user_id(victim),
        "attacker": shared.user_id(attacker),
        "device": attacker.id,
        "victims_device": victim.id,
    }
    hidden["part"] = victim.make(
        "participant", contact_moment_id=hidden["moment"], organisation_id=zeist
    )
    words = dict.fromkeys(("subject", "conditions", "columns", "format", "level"), "x")
    numbers = {"exported_at": 1, "records": 1, "people": 1}
    hidden["export"] = victim.make(
        "export_log", user_id=hidden["victim"], file_name="GEHEIMEXPORT", **words, **numbers
    )
    psql = shared.connect("aanvaller", prepare_threshold=None)
    scene = Scene(shared, victim, attacker, psql, hidden)
    psql.add_notice_handler(lambda diag: scene.notices.append(str(diag.message_primary)))
    attacker.pull()
    shared.admin.execute("ANALYZE")
    return scene


def test_there_are_attacks_enough():
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_shows_nothing_and_changes_nothing(scene: Scene, name: str):
    before = scene.state()
    seen = scene.attack(ATTACKS[name])
    scene.attack("RESET ALL;;RESET ROLE;;DISCARD ALL")
    assert [marker for marker in MARKERS if marker in seen] == []
    assert scene.state() == before


def test_the_attacker_is_an_ordinary_colleague(scene: Scene):
    """What is refused above is refused to somebody for whom the ordinary works."""
    assert scene.attacker.sees("contact_moment", scene.hidden["open"])
    assert scene.attacker.sees("contact_moment", scene.hidden["mine"])


# Push at what is hidden: the answer is that for what is not there, and nothing comes of it.


@pytest.mark.parametrize("name", PUSHES)
def test_hanging_something_on_a_hidden_record_is_as_on_one_that_is_not_there(
    scene: Scene, name: str
):
    table, said = PUSHES[name]
    before = scene.state_of_crm()
    for target in ("moment", "issue", "person", "supervision", "personal", "absent"):
        filled = {
            key: scene.hidden[target if value == "{}" else value]
            if isinstance(value, str) and (value == "{}" or value in scene.hidden)
            else value
            for key, value in said.items()
        }
        assert scene.attacker.push(new(table, **filled)) == [["refused", "42501", ""]]
    assert scene.state_of_crm() == before


@pytest.mark.parametrize("target", HIDDEN)
def test_a_hidden_record_answers_as_one_that_is_not_there(scene: Scene, target: str):
    table, hidden, absent = TABLE_OF[target], scene.hidden[target], fresh()
    before = scene.state_of_crm()
    tries: list[dict[str, Any]] = [{}, {"deleted": True}, {"confidentiality": "public"}]
    for said, base in itertools.product(tries, (1, 2)):
        answers = [
            scene.attacker.push(edit(table, record, base, **said)) for record in (hidden, absent)
        ]
        assert answers == [[["refused", "42501", ""]]] * 2
    assert scene.state_of_crm() == before


def test_making_what_exists_hidden_is_refused_in_the_same_word(scene: Scene):
    outcome = scene.attacker.push(new("person", id=scene.hidden["person"], surname="x"))
    assert outcome == [["refused", "42501", ""]]


@pytest.mark.parametrize("table", ["theme", "organisation", "position", "app_user", "assignment"])
def test_what_has_a_natural_key_is_never_hidden(scene: Scene, table: str):
    """So a duplicate tells nothing that one could not see."""
    with pytest.raises(psycopg.errors.CheckViolation, match="open_to_all"):
        scene.office.admin.execute(
            f"UPDATE crm.{table} SET confidentiality = 'confidential'"
            if table in ("organisation", "app_user", "assignment")
            else f"INSERT INTO crm.{table} SELECT (jsonb_populate_record(NULL::crm.{table}, %s)).*",
            None
            if table in ("organisation", "app_user", "assignment")
            else (json.dumps(natural(table, scene)),),
        )


def natural(table: str, scene: Scene) -> dict[str, Any]:
    marks = {"id": fresh(), "confidentiality": "confidential", "compartment": "relation"}
    marks |= {"deleted": False, "ver": 1, "seq": 1}  # type: ignore[dict-item]
    if table == "theme":
        return marks | {"code": "x", "name_nl": "x", "name_en": "x"}
    return marks | {
        "organisation_id": scene.hidden["zeist"],
        "type": "mayor",
        "title": "x",
        "level": "political",
        "tier": "core",
        "is_counterpart": False,
        "term_rule": "",
        "sort_order": 0,
    }


def test_giving_myself_an_organisation_is_refused(scene: Scene):
    outcome = scene.attacker.push(
        new("assignment", user_id=scene.hidden["attacker"], organisation_id=scene.hidden["zeist"])
    )
    assert outcome == [["refused", "42501", ""]]


def test_a_talk_of_a_colleague_cannot_be_made_to_be_about_my_organisation(scene: Scene):
    lead = scene.office.hire("team_lead")
    lead.make("assignment", user_id=scene.hidden["attacker"], organisation_id=scene.hidden["lopik"])
    outcome = scene.attacker.push(
        new(
            "participant",
            contact_moment_id=scene.hidden["moment"],
            organisation_id=scene.hidden["lopik"],
        ),
        edit("participant", scene.hidden["part"], 1, organisation_id=scene.hidden["lopik"]),
    )
    assert outcome == [["refused", "42501", ""]] * 2


def test_a_former_colleague_gets_nothing_over_an_open_session(scene: Scene):
    gone = scene.office.hire(login="vertrokken")
    gone.pull()
    scene.office.admin.execute("UPDATE crm.app_user SET active = false WHERE login = 'vertrokken'")
    for call in (
        f"api.pull('{gone.id}', 1, 0)",
        f"api.rows('{gone.id}', 1, 'person', ARRAY['{scene.hidden['open_person']}']::uuid[])",
        f"api.keys('{gone.id}', 1)",
        f"api.digest('{gone.id}', 1)",
        "api.head()",
        "api.devices()",
        "api.grants()",
        "api.stubs()",
        "api.purges()",
    ):
        with pytest.raises(psycopg.Error) as refused:
            gone.connection.execute(f"SELECT {call}")
        assert refused.value.sqlstate == "SC001"


def test_no_function_of_the_api_is_left_out_of_the_attacks(scene: Scene):
    functions = {
        name
        for (name,) in scene.office.admin.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'api'::regnamespace"
        ).fetchall()
    }
    tried = set(re.findall(r"api\.(\w+)\(", " ".join(ATTACKS.values())))
    assert functions - tried <= {"stubs", "purges"}, "these give everybody the same"


def test_whoever_has_no_account_here_gets_nothing(scene: Scene):
    scene.office.admin.execute("CREATE ROLE zwerver LOGIN PASSWORD 'x' IN ROLE crm_user")
    scene.office.passwords["zwerver"] = "x"
    connection = scene.office.connect("zwerver")
    for call in ("api.head()", f"api.hello('{fresh()}', 1, 1, 0)"):
        with pytest.raises(psycopg.Error) as refused:
            connection.execute(f"SELECT {call}")
        assert refused.value.sqlstate == "SC001"


# The four residuals: open, known, written down, and what is done about them.


def test_residual_totals_are_known_to_everybody(scene: Scene):
    """The catalogue tells how many rows there are in all; never whose, which or what."""
    found = scene.attacker.connection.execute(
        "SELECT reltuples FROM pg_class WHERE relname = 'contact_moment'"
    ).fetchone()
    assert found is not None
    assert found[0] >= 4


def test_residual_a_notice_can_be_faked_and_holds_nothing(scene: Scene):
    listening = scene.office.connect("aanvaller")
    listening.execute("LISTEN crm")
    scene.victim.make("person", surname="Hint")
    scene.attacker.connection.execute("NOTIFY crm, 'vals'")
    heard = [notice.payload for notice in listening.notifies(timeout=1, stop_after=2)]
    listening.close()
    assert heard == ["", "vals"]


def test_residual_who_holds_the_log_is_ended_and_the_colleague_goes_on(scene: Scene):
    holder = scene.office.connect("aanvaller", application_name="vasthouder")
    holder.execute("BEGIN")
    device = Device(holder, scene.attacker.id, 1, 0, scene.attacker.batch, scene.attacker.op)
    device.push(new("person", surname="Open"))
    done = threading.Event()

    def colleague() -> None:
        scene.victim.make("person", surname="Verder")
        done.set()

    waiting = threading.Thread(target=colleague)
    waiting.start()
    assert not done.wait(0.3)
    ended = []
    for _ in range(50):
        ended += watchdog.end_idle(scene.office.admin, 0.2)
        if done.wait(0.1):
            break
    waiting.join()
    assert done.is_set()
    assert {each.login for each in ended} == {"aanvaller"}
    with pytest.raises(psycopg.OperationalError):
        holder.execute("SELECT 1")


def test_residual_my_own_limits_are_mine_to_lift_but_not_the_number_of_sessions(scene: Scene):
    scene.attacker.connection.execute("SET statement_timeout = 0")
    scene.attacker.connection.execute("RESET statement_timeout")
    opened = sessions_until_refused(scene.office)
    for connection in opened:
        connection.close()
    assert len(opened) < accounts.MOST_CONNECTIONS


def sessions_until_refused(office: Office) -> list[psycopg.Connection[Any]]:
    opened = []
    for _ in range(2 * accounts.MOST_CONNECTIONS):
        try:
            opened.append(office.connect("aanvaller"))
        except psycopg.OperationalError as error:
            if "too many connections" not in str(error):
                raise
            break
    return opened


def test_the_watchdog_leaves_others_in_peace(scene: Scene):
    """Neither who works, nor who waits shortly, nor the administrator is ended."""
    with scene.office.cluster.connect(scene.office.database) as admin:
        admin.execute("BEGIN")
        idle = scene.office.connect("slachtoffer")
        idle.execute("BEGIN")
        time.sleep(0.05)
        assert watchdog.end_idle(scene.office.admin, 30) == []
        idle.execute("ROLLBACK")
        time.sleep(0.05)
        assert watchdog.end_idle(scene.office.admin, 0.01) == []
        admin.execute("ROLLBACK")
