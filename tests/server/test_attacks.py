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
        """What there is of records, and nothing else: a refused push is remembered with its batch."""
        tables = " UNION ALL ".join(
            f"SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM crm.{each.name} t"
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


# Read what is hidden.

READ = {
    "select a table": "SELECT * FROM crm.contact_moment",
    "select every table": ";;".join(f"SELECT * FROM crm.{t.name}" for t in synced_tables()),
    "select by id": "SELECT summary FROM crm.contact_moment WHERE id = '{moment}'",
    "count a table": "SELECT count(*) FROM crm.issue",
    "whole row as text": "SELECT crm.contact_moment::text FROM crm.contact_moment",
    "the log": "SELECT * FROM sync.change_log;;SELECT * FROM sync.change_payload",
    "the devices": "SELECT * FROM sync.device;;SELECT last_result FROM sync.device",
    "the grants and purges": "SELECT * FROM sync.grant;;SELECT * FROM sync.purge",
    "the viewers": "SELECT * FROM sync.viewer",
    "the reports for Power BI": "SELECT * FROM reporting.contact_moment",
    "copy out": "COPY crm.contact_moment TO STDOUT;;COPY (SELECT * FROM crm.issue) TO STDOUT",
    "the TABLE command": "TABLE crm.contact_moment",
    "an inherited or partitioned way": "SELECT * FROM ONLY crm.contact_moment",
    "a cursor": "BEGIN;;DECLARE c CURSOR FOR SELECT * FROM crm.contact_moment;;FETCH ALL FROM c",
    "a prepared statement": "PREPARE p AS SELECT * FROM crm.contact_moment;;EXECUTE p",
    "row_security off": "SET row_security = off;;SELECT * FROM crm.contact_moment",
    "explain": "EXPLAIN SELECT * FROM crm.contact_moment WHERE summary = 'x'",
    "explain analyze": "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM crm.contact_moment",
    "explain a function": "EXPLAIN (ANALYZE, VERBOSE) SELECT api.pull('{device}', 1, 0)",
    "statistics": "SELECT * FROM pg_stats WHERE schemaname = 'crm'",
    "raw statistics": "SELECT * FROM pg_statistic;;SELECT * FROM pg_stats_ext",
    "query texts of colleagues": "SELECT query FROM pg_stat_activity WHERE usename <> user",
    "prepared statements of colleagues": "SELECT * FROM pg_prepared_statements",
    "passwords": "SELECT * FROM pg_authid;;SELECT * FROM pg_shadow",
    "large objects": "SELECT * FROM pg_largeobject",
    "query to xml": "SELECT query_to_xml('SELECT * FROM crm.issue', true, true, '')",
    "database to xml": "SELECT database_to_xml(true, true, '');;SELECT schema_to_xml('crm', true, true, '')",
    "cursor to xml": "BEGIN;;DECLARE c CURSOR FOR SELECT 1;;SELECT cursor_to_xml('c', 9, true, true, '')",
    "visible rows of a dropped snapshot": "SELECT pg_export_snapshot();;SET TRANSACTION SNAPSHOT '00000003-1'",
    "a helper of the api": "SELECT sync.read_rows('contact_moment', ARRAY['{moment}']::uuid[])",
    "the page behind the pull": "SELECT sync.page(0, 1000)",
    "who am I, asked as another": "SELECT sync.my_id(), sync.my_role()",
    "the stubs' source": "SELECT sync.told_of_supervision()",
}

# Ask the api for what is hidden.

ASK = {
    "rows by id": "SELECT * FROM api.rows('{device}', 1, 'contact_moment', ARRAY['{moment}', '{personal}', '{supervision}']::uuid[])",
    "rows of every kind": ";;".join(
        "SELECT * FROM api.rows('{device}', 1, '" + table.name + "', ARRAY['{moment}', '{issue}',"
        " '{person}', '{task}', '{part}', '{export}']::uuid[])"
        for table in synced_tables()
    ),
    "rows of a table outside": "SELECT * FROM api.rows('{device}', 1, 'pg_authid', ARRAY['{moment}']::uuid[])",
    "a table name that is SQL": "SELECT * FROM api.rows('{device}', 1, 'person''; SELECT 1 --', ARRAY['{person}']::uuid[])",
    "pull from the start": "SELECT * FROM api.pull('{device}', 1, 0, 20000)",
    "pull from before the start": "SELECT * FROM api.pull('{device}', 1, -9223372036854775808, 1)",
    "pull on the device of a colleague": "SELECT * FROM api.pull('{victims_device}', 1, 0)",
    "greet as the device of a colleague": "SELECT api.hello('{victims_device}', 99, 1, 0)",
    "digest of a colleague's device": "SELECT api.digest('{victims_device}', 1)",
    "keys": "SELECT api.keys('{device}', 1)",
    "the devices of all": "SELECT api.devices()",
    "the grants of all": "SELECT api.grants()",
    "the access report": "SELECT api.access_report()",
    "who has not confirmed a purge": "SELECT api.purge_status()",
    "pull with a setting that names another": "SET app.user = 'slachtoffer';;SET crm.user_id = '{victim}';;SELECT * FROM api.pull('{device}', 1, 0, 20000)",
    "pull under another search path": "SET search_path = pg_temp, crm, sync, public;;SELECT * FROM api.pull('{device}', 1, 0, 20000)",
    "pull with another language and date": "SET lc_messages = 'C';;SET datestyle = 'SQL, DMY';;SET intervalstyle = 'sql_standard';;SELECT * FROM api.pull('{device}', 1, 0, 20000)",
    "pull with plans forbidden": "SET enable_indexscan = off;;SET enable_seqscan = off;;SET plan_cache_mode = force_generic_plan;;SELECT * FROM api.pull('{device}', 1, 0, 20000)",
    "pull in an old snapshot": "BEGIN ISOLATION LEVEL SERIALIZABLE;;SELECT * FROM api.pull('{device}', 1, 0, 20000)",
    "pull in parallel": "SET parallel_setup_cost = 0;;SET parallel_tuple_cost = 0;;SET min_parallel_table_scan_size = 0;;SELECT * FROM api.pull('{device}', 1, 0, 20000)",
}

# Become somebody else.

BECOME = {
    "set role": ";;".join(
        f"SET ROLE {role};;SELECT * FROM crm.issue"
        for role in (
            "crm_owner",
            "crm_api",
            "crm_system",
            "crm_stub",
            "postgres",
            "pg_read_all_data",
            "slachtoffer",
        )
    ),
    "set session authorization": "SET SESSION AUTHORIZATION slachtoffer;;SET SESSION AUTHORIZATION postgres",
    "grant myself": "GRANT crm_api TO aanvaller;;GRANT crm_owner TO aanvaller;;GRANT pg_read_all_data TO aanvaller",
    "raise myself": "ALTER ROLE aanvaller SUPERUSER;;ALTER ROLE aanvaller BYPASSRLS;;ALTER ROLE aanvaller CREATEROLE",
    "take a colleague's password": "ALTER ROLE slachtoffer PASSWORD 'x'",
    "rename a colleague": "ALTER ROLE slachtoffer RENAME TO aanvaller2",
    "rename myself": "ALTER ROLE aanvaller RENAME TO slachtoffer2",
    "more connections": "ALTER ROLE aanvaller CONNECTION LIMIT -1",
    "open a role": "CREATE ROLE nieuw LOGIN SUPERUSER;;CREATE USER nieuw",
    "own a table": "ALTER TABLE crm.issue OWNER TO aanvaller;;REASSIGN OWNED BY crm_owner TO aanvaller",
    "grant a table": "GRANT ALL ON crm.issue TO aanvaller;;GRANT SELECT ON ALL TABLES IN SCHEMA crm TO PUBLIC",
    "make a policy": "CREATE POLICY p ON crm.issue USING (true);;ALTER TABLE crm.issue DISABLE ROW LEVEL SECURITY",
    "default privileges": "ALTER DEFAULT PRIVILEGES FOR ROLE crm_owner GRANT ALL ON TABLES TO PUBLIC",
    "make myself team lead": 'SELECT api.push(\'{device}\', 1, 1, 1, ARRAY[\'{{"t":"app_user","id":"{attacker}","base":1,"set":{{"role":"team_lead"}}}}\'])',
    "grant by the api": "SELECT api.give_grant('{attacker}', 'supervision', NULL, 'x', '2999-01-01')",
    "a grant with a role in it": "SELECT api.give_grant('{attacker}', 'case', '{moment}', 'x', '2999-01-01')",
}

# Run what is mine with the rights of another.

HIJACK = {
    "a function of mine in front": "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "an operator of mine in front": "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    "a temporary table in front": "CREATE TEMP TABLE device (id uuid);;CREATE TEMP TABLE log_head (seq bigint)",
    "a temporary function": "CREATE FUNCTION pg_temp.now() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
    "anonymous code": "DO $$ BEGIN RAISE NOTICE '%', (SELECT title FROM crm.issue LIMIT 1); END $$",
    "anonymous code in another language": "DO LANGUAGE sql 'SELECT 1'",
    "a leaky function": "CREATE FUNCTION leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$BEGIN RAISE NOTICE '%', $1; RETURN true; END$$",
    "a trigger of mine": "CREATE TRIGGER t BEFORE INSERT ON crm.issue FOR EACH ROW EXECUTE FUNCTION sync.stamp()",
    "an event trigger": "CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION sync.stamp()",
    "a rule": "CREATE RULE r AS ON SELECT TO crm.issue DO INSTEAD SELECT 1",
    "a view": "CREATE VIEW v AS SELECT * FROM crm.issue;;CREATE TEMP VIEW v AS SELECT * FROM crm.issue",
    "a materialised view": "CREATE MATERIALIZED VIEW v AS SELECT * FROM crm.issue",
    "replace a function": "CREATE OR REPLACE FUNCTION api.head() RETURNS json LANGUAGE sql AS 'SELECT NULL::json'",
    "replace a helper": "CREATE OR REPLACE FUNCTION sync.my_role() RETURNS text LANGUAGE sql AS $$SELECT 'team_lead'$$",
    "a setting of a function": "ALTER FUNCTION api.head() RESET search_path;;ALTER FUNCTION api.head() SECURITY INVOKER",
    "a schema of mine": "CREATE SCHEMA mijn;;CREATE SCHEMA crm2 AUTHORIZATION aanvaller",
    "an extension": "CREATE EXTENSION dblink;;CREATE EXTENSION plpython3u;;CREATE EXTENSION pgcrypto",
    "a language": "CREATE LANGUAGE plperlu;;CREATE TRUSTED LANGUAGE plperl",
    "a foreign server": "CREATE FOREIGN DATA WRAPPER w;;CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw",
    "a publication": "CREATE PUBLICATION p FOR ALL TABLES;;CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p",
    "a replication slot": "SELECT pg_create_logical_replication_slot('s', 'pgoutput');;SELECT pg_create_physical_replication_slot('s')",
    "a cast": "CREATE CAST (text AS uuid) WITH INOUT AS IMPLICIT",
    "a collation or type": "CREATE TYPE public.t AS (a int);;CREATE DOMAIN public.d AS text;;CREATE COLLATION public.c (locale = 'C')",
    "security label and comment": "COMMENT ON TABLE crm.issue IS 'van mij';;COMMENT ON ROLE slachtoffer IS 'x'",
    "a load of code": "LOAD 'auto_explain';;SET session_preload_libraries = 'x';;SET local_preload_libraries = 'x'",
}

# Write what is not mine.

WRITE = {
    "insert": "INSERT INTO crm.person (id, surname, seq) VALUES (gen_random_uuid(), 'x', 1)",
    "update": "UPDATE crm.contact_moment SET summary = 'x';;UPDATE crm.app_user SET role = 'team_lead'",
    "delete": "DELETE FROM crm.contact_moment;;DELETE FROM sync.change_log",
    "truncate": "TRUNCATE crm.contact_moment CASCADE;;TRUNCATE sync.change_log",
    "merge": "MERGE INTO crm.issue t USING (SELECT 1) s ON true WHEN MATCHED THEN DO NOTHING",
    "copy in": "COPY crm.person FROM STDIN",
    "drop": "DROP TABLE crm.issue CASCADE;;DROP SCHEMA api CASCADE;;DROP FUNCTION api.head()",
    "alter": "ALTER TABLE crm.issue ADD COLUMN x text;;ALTER TABLE crm.issue DISABLE TRIGGER ALL",
    "the sequence": "SELECT nextval('sync.seq');;SELECT setval('sync.seq', 1);;SELECT last_value FROM sync.seq",
    "the log": "SELECT sync.append('person', ARRAY[1]::bigint[], ARRAY['{moment}']::uuid[], ARRAY[1]::bigint[], ARRAY['update'], ARRAY['x'])",
    "open the log": "SELECT sync.open_log('{victims_device}', 1)",
    "erase": "SELECT sync.erase('person', ARRAY['{open_person}']::uuid[], 'x')",
    "erase payloads": "SELECT sync.erase_payloads('{moment}');;SELECT api.erase_history('{moment}')",
    "purge": "SELECT api.purge('person', '{open_person}', 'x');;SELECT api.purge('contact_moment', '{mine}', 'x')",
    "apply": "SELECT sync.apply('{victim}', '{device}', ARRAY[ROW(1, 'person', '{person}', 1, 0, '{{}}')::sync.op])",
    "push as a colleague's device": "SELECT api.push('{victims_device}', 1, 99, 99, ARRAY['{{}}'])",
    "acknowledge for a colleague": "SELECT api.acknowledge_purges('{victims_device}', 1, 1000000)",
    "retire a colleague's device": "SELECT api.retire_device('{victims_device}')",
    "end a grant": "SELECT api.end_grant('{moment}')",
    "refresh the stubs": "SELECT sync.refresh_stubs()",
    "large objects": "SELECT lo_create(0);;SELECT lo_from_bytea(0, 'x');;SELECT lo_import('/etc/passwd')",
    "files of the server": "SELECT pg_read_file('/etc/passwd');;SELECT pg_ls_dir('/');;COPY (SELECT 1) TO '/tmp/x'",
    "a program on the server": "COPY (SELECT 1) TO PROGRAM 'id';;CREATE TEMP TABLE t (a text)",
    "settings of the server": "ALTER SYSTEM SET log_statement = 'all';;SELECT pg_reload_conf();;SET log_statement = 'all'",
    "settings of the database": "ALTER DATABASE postgres SET row_security = off;;ALTER ROLE ALL SET row_security = off",
    "replication mode": "SET session_replication_role = replica",
    "signals": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'slachtoffer';;SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'slachtoffer'",
    "write-ahead log": "SELECT pg_switch_wal();;CHECKPOINT;;SELECT pg_create_restore_point('x')",
    "another database": "CREATE DATABASE x;;ALTER DATABASE postgres RENAME TO y;;DROP DATABASE postgres",
    "vacuum and cluster": "CLUSTER crm.issue USING issue_pkey;;REINDEX TABLE crm.issue;;VACUUM FULL crm.issue",
    "two-phase": "BEGIN;;SELECT api.head();;PREPARE TRANSACTION 'x'",
    "table locks": "BEGIN;;LOCK TABLE crm.issue IN ACCESS EXCLUSIVE MODE;;LOCK TABLE sync.log_head",
    "row locks": "SELECT * FROM sync.log_head FOR UPDATE;;SELECT * FROM crm.issue FOR SHARE",
    "advisory locks": "SELECT pg_advisory_lock(1);;SELECT pg_try_advisory_lock(1);;SELECT pg_advisory_xact_lock(1, 2)",
    "sleep": "SELECT pg_sleep(60);;SELECT pg_sleep_for('1 minute');;SELECT pg_sleep_until('2999-01-01')",
    "notify through the function": "SELECT pg_notify('crm', 'x')",
}

ATTACKS = {
    f"{kind}: {name}": text
    for kind, attacks in {
        "read": READ,
        "ask": ASK,
        "become": BECOME,
        "hijack": HIJACK,
        "write": WRITE,
    }.items()
    for name, text in attacks.items()
}


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

PUSHES: dict[str, tuple[str, dict[str, Any]]] = {
    "a child on a hidden talk": (
        "participant",
        {"contact_moment_id": "{}", "organisation_id": "zeist"},
    ),
    "a theme on a hidden talk": ("contact_issue", {"contact_moment_id": "{}", "issue_id": "{}"}),
    "a follow-up on a hidden talk": ("follow_up", {"title": "x", "contact_moment_id": "{}"}),
    "a follow-up on a hidden person": ("follow_up", {"title": "x", "person_id": "{}"}),
    "a follow-up on a hidden issue": ("follow_up", {"title": "x", "issue_id": "{}"}),
    "a stance in a hidden issue": ("issue_stance", {"issue_id": "{}", "organisation_id": "zeist"}),
    "a decision in a hidden issue": (
        "decision",
        {"text": "x", "decided_on": "2026", "issue_id": "{}"},
    ),
    "a tenure of a hidden person": (
        "tenure",
        {"person_id": "{}", "position_id": "{}", "since": "2026"},
    ),
    "an address of a hidden person": (
        "contact_point",
        {"person_id": "{}", "kind": "email", "value": "x"},
    ),
    "a hidden person in my own talk": (
        "participant",
        {"contact_moment_id": "mine", "person_id": "{}"},
    ),
}
HIDDEN = ("moment", "issue", "person", "task", "personal", "supervision", "part", "export")
TABLE_OF = {
    "moment": "contact_moment",
    "issue": "issue",
    "person": "person",
    "task": "follow_up",
    "personal": "contact_moment",
    "supervision": "contact_moment",
    "part": "participant",
    "export": "export_log",
}


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
    opened = [scene.office.connect("aanvaller") for _ in range(accounts.MOST_CONNECTIONS - 2)]
    with pytest.raises(psycopg.OperationalError, match="too many connections"):
        scene.office.connect("aanvaller")
    for connection in opened:
        connection.close()


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
