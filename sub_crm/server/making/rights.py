"""Who may what, as row policies: the one place where the matrix of rights is written in SQL.

The same condition decides what somebody reads now (asked of the session) and who lost sight of a
record that changed (asked of every colleague), so the two can never disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table

from sub_crm.models.synced import synced_tables
from sub_crm.server.making.tables import ABOUT
from sub_crm.values.rights import PARTS

REGISTERS = ("election", "programme_line", "source_record", "theme", "warmth_setting")
"""Kept by the data steward alone; what warmth is counted with has to mean the same to all."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """SQL for what is known of who looks; without a role nothing is seen."""

    id: str
    role: str
    held: str
    supervision: str
    cases: str


ME = Viewer(
    id="(SELECT sync.my_id())",
    role="(SELECT sync.my_role())",
    held="(SELECT sync.my_held())",
    supervision="(SELECT sync.my_supervision())",
    cases="(SELECT sync.my_cases())::uuid[]",
)
COLLEAGUE = Viewer("v.id", "v.role", "v.held", "v.supervision", "v.cases")


def sees(table: str, row: str, who: Viewer) -> str:
    """SQL that is true where the viewer may read the row, given by its alias."""
    if table in PARTS:
        return " AND ".join(_whole(part_of, row) for part_of in PARTS[table])
    if table == "export_log":
        return f"({row}.created_by = {who.id} OR {who.role} = 'privacy_officer')"
    held = f" OR {who.role} = 'account_manager' AND {row}.about && {who.held}"
    return f"""(CASE
        WHEN {who.role} IS NULL THEN false
        WHEN {_is_of(table, row, who)} THEN true
        WHEN {row}.confidentiality = 'personal' THEN false
        WHEN {row}.compartment = 'supervision'
            THEN {who.role} = 'supervisor' OR {who.supervision} OR {_case(row, who)}
        WHEN {row}.confidentiality = 'confidential'
            THEN {who.role} = 'team_lead'{held if table in ABOUT else ""} OR {_case(row, who)}
        ELSE true END)"""


def writes(table: str, row: str) -> str:
    """SQL that is true where the session may change a row that it sees, or what becomes of it."""
    if table in PARTS:
        first, *others = PARTS[table]
        seen = (_whole(other, row) for other in others)
        return " AND ".join([_whole(first, row, writes(first, "whole")), *seen])
    match table:
        case "assignment":
            return f"{ME.role} IN ('team_lead', 'data_steward')"
        case "app_user":
            return f"({ME.role} = 'data_steward' OR {row}.id = {ME.id})"
        case "export_log":
            return f"{row}.created_by = {ME.id}"
    if table in REGISTERS:
        return f"{ME.role} = 'data_steward'"
    held = f" OR {ME.role} = 'account_manager' AND {row}.about && {ME.held}"
    return f"""(CASE
        WHEN {ME.role} IS NULL THEN false
        WHEN {_is_of(table, row, ME)} THEN true
        WHEN {row}.confidentiality = 'personal' THEN false
        WHEN {row}.compartment = 'supervision' THEN {ME.role} = 'supervisor'
        WHEN {row}.confidentiality = 'confidential'
            THEN {ME.role} = 'team_lead'{held if table in ABOUT else ""}
        ELSE {ME.role} IN ('account_manager', 'team_lead', 'data_steward') END)"""


def makes(table: str, row: str) -> str:
    """SQL that is true where the session may make such a row; its maker is who made it."""
    if table in PARTS or table in ("assignment", *REGISTERS):
        allowed = writes(table, row)
    elif table == "app_user":
        allowed = f"{ME.role} = 'data_steward' AND {row}.login IS NULL"
    elif table == "export_log":
        allowed = f"{ME.role} IS NOT NULL AND {row}.user_id = {ME.id}"
    else:
        allowed = f"""(CASE
        WHEN {ME.role} IS NULL THEN false
        WHEN {row}.confidentiality = 'personal' THEN true
        WHEN {row}.compartment = 'supervision'
            THEN {ME.role} IN ('supervisor', 'account_manager', 'team_lead')
        WHEN {row}.confidentiality = 'confidential'
            THEN {ME.role} IN ('account_manager', 'team_lead', 'supervisor')
        ELSE {ME.role} IN ('account_manager', 'team_lead', 'data_steward') END)"""
    return f"{row}.created_by = {ME.id} AND {allowed}"


def policies() -> Iterator[str]:
    """Yield every policy and grant on the tables of records."""
    for table in synced_tables():
        yield from _of_table(table)
    yield from _of_stubs()


def _of_table(table: Table) -> Iterator[str]:
    name, home = table.name, f"crm.{table.name}"
    yield f"ALTER TABLE {home} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {home} FORCE ROW LEVEL SECURITY"
    yield f"GRANT SELECT, INSERT, UPDATE ON {home} TO crm_api"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {home} TO crm_system"
    yield f"CREATE POLICY kept ON {home} TO crm_system USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY seen ON {home} FOR SELECT TO crm_api USING ({sees(name, name, ME)})"
    yield (f"CREATE POLICY made ON {home} FOR INSERT TO crm_api WITH CHECK ({makes(name, name)})")
    yield (
        f"CREATE POLICY changed ON {home} FOR UPDATE TO crm_api USING ({writes(name, name)})"
        f" WITH CHECK (updated_by = {ME.id} AND {writes(name, name)})"
    )


def _of_stubs() -> Iterator[str]:
    """The role that tells of supervision holds no right to read what was said there."""
    marks = "id, compartment, confidentiality, deleted"
    yield f"GRANT SELECT ({marks}, happened_on, status) ON crm.contact_moment TO crm_stub"
    yield f"GRANT SELECT ({marks}) ON crm.issue TO crm_stub"
    told = "organisation_id, deleted"
    yield f"GRANT SELECT (contact_moment_id, {told}) ON crm.participant TO crm_stub"
    yield f"GRANT SELECT (issue_id, {told}) ON crm.issue_stance TO crm_stub"
    for table in ("contact_moment", "issue"):
        yield (
            f"CREATE POLICY told ON crm.{table} FOR SELECT TO crm_stub USING"
            " (compartment = 'supervision' AND confidentiality <> 'personal' AND NOT deleted)"
        )
    for table in ("participant", "issue_stance"):
        yield f"CREATE POLICY told ON crm.{table} FOR SELECT TO crm_stub USING (NOT deleted)"


def _is_of(table: str, row: str, who: Viewer) -> str:
    """SQL that is true where the row holds the viewer's own words."""
    mine = f"{row}.created_by = {who.id}"
    return f"({mine} OR {row}.stands_by = {who.id})" if table == "difference" else mine


def _whole(whole: str, row: str, condition: str = "true") -> str:
    """SQL that is true where what the row is a part of is seen, and the condition holds for it."""
    return (
        f"EXISTS (SELECT FROM crm.{whole} whole WHERE whole.id = {row}.{whole}_id AND {condition})"
    )


def _case(row: str, who: Viewer) -> str:
    return f"{row}.id = ANY ({who.cases})"
