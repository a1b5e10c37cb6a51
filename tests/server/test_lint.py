"""The catalogue has none of the nine mistakes, and each of them is noticed when it is made."""

import pytest

from sub_crm.server.lint import RULES, lint
from tests.server.office import Office

PLANTED = {
    "definer_path": [
        "ALTER FUNCTION api.head() RESET search_path",
        "ALTER FUNCTION sync.my_id() SET search_path = public",
    ],
    "public_execute": [
        "GRANT EXECUTE ON FUNCTION api.purge(text, uuid, text) TO PUBLIC",
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
        "GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC",
    ],
    "unforced_policies": [
        "ALTER TABLE crm.issue NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE sync.change_log DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE crm.later (id int)",
    ],
    "owner_view": [
        "CREATE VIEW reporting.names AS SELECT surname FROM crm.person",
        "ALTER VIEW sync.viewer RESET (security_invoker)",
    ],
    "materialised_view": ["CREATE MATERIALIZED VIEW reporting.heat AS SELECT 1"],
    "strong_login": [
        "ALTER ROLE lintje CREATEROLE",
        "ALTER ROLE lintje BYPASSRLS",
        "ALTER ROLE lintje CONNECTION LIMIT -1",
        "GRANT pg_read_all_data TO lintje",
        "GRANT crm_api TO lintje",
        "ALTER ROLE crm_api LOGIN",
    ],
    "login_owns": [
        "CREATE SCHEMA van_mij AUTHORIZATION lintje",
        "ALTER TABLE crm.issue OWNER TO lintje",
        "ALTER FUNCTION api.head() OWNER TO lintje",
    ],
    "risky_privilege": [
        "GRANT SELECT ON crm.issue TO crm_user",
        "GRANT SELECT (title) ON crm.issue TO lintje",
        "GRANT INSERT ON crm.issue TO PUBLIC",
        "GRANT UPDATE (id) ON crm.issue TO crm_report",
        "GRANT USAGE ON SCHEMA crm TO crm_user",
        "GRANT CREATE ON SCHEMA public TO PUBLIC",
        "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC",
        "GRANT USAGE ON SEQUENCE sync.seq TO lintje",
    ],
    "extension": ["CREATE EXTENSION pg_trgm"],
}


@pytest.fixture(scope="module")
def planted(shared: Office) -> Office:
    shared.hire(login="lintje")
    return shared


def test_an_installed_database_has_none(planted: Office):
    assert lint(planted.admin) == []


def test_every_rule_is_tried():
    assert PLANTED.keys() == RULES.keys()
    assert len(RULES) == 9


@pytest.mark.parametrize(
    ("rule", "mistake"), [(rule, each) for rule, found in PLANTED.items() for each in found]
)
def test_a_mistake_is_noticed_by_its_rule(planted: Office, rule: str, mistake: str):
    with planted.admin.transaction(force_rollback=True):
        planted.admin.execute(mistake)
        assert rule in {offence.rule for offence in lint(planted.admin)}


def test_a_database_that_opens_to_public_is_noticed(planted: Office):
    with planted.admin.transaction(force_rollback=True):
        planted.admin.execute(f"GRANT TEMPORARY ON DATABASE {planted.database} TO PUBLIC")
        assert [offence.rule for offence in lint(planted.admin)] == ["risky_privilege"]
