"""What a colleague may try with psql and their own password; `;;` parts the statements of one.

Words in braces are ids of the scene: records that are hidden, open, the attacker's own, or absent.
"""

from typing import Any

from sub_crm.models.synced import synced_tables

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
    "whom a purge would take along": "SELECT api.purge_preview('person', '{open_person}');;SELECT sync.rehearse_erase('person', ARRAY['{open_person}']::uuid[]);;SELECT sync.count_seen('person', ARRAY['{open_person}']::uuid[])",
    "who was deleted and what was erased": "SELECT api.deleted_people();;SELECT api.erasures()",
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
    "files of the server": "SELECT pg_read_file('/etc/passwd');;SELECT pg_ls_dir('/');;COPY (SELECT 1) TO '/x'",
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

# Pushed at what is hidden; braces stand for the target.

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
