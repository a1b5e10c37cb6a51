"""Who may see what, as views: queries read these, never the tables, so that nothing slips past.

The rules are those of "Who may what" in the security design: public and internal are everybody's;
confidential is the author's, the team lead's and of the account manager who holds the
organisation; personal is the author's alone; supervision is the supervisors', others see a stub.
"""

from dataclasses import dataclass

from sub_crm.store.file import Connection
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole
from sub_crm.values.rights import PARTS

PLURALS = {
    "organisation": "organisations",
    "person": "people",
    "contact_point": "contact_points",
    "position": "positions",
    "position_theme": "position_themes",
    "tenure": "tenures",
    "app_user": "users",
    "assignment": "assignments",
    "cadence": "cadences",
    "rhythm_pause": "rhythm_pauses",
    "warmth_setting": "warmth_settings",
    "contact_moment": "contact_moments",
    "participant": "participants",
    "contact_issue": "contact_issues",
    "contact_theme": "contact_themes",
    "issue": "issues",
    "issue_stance": "issue_stances",
    "issue_theme": "issue_themes",
    "follow_up": "follow_ups",
    "theme": "themes",
    "programme_line": "programme_lines",
    "election": "elections",
    "agreement": "agreements",
    "source_record": "source_records",
    "decision": "decisions",
    "saved_list": "saved_lists",
    "export_log": "export_logs",
    "import_batch": "import_batches",
    "difference": "differences",
}

COUNTED = """
CREATE TEMP VIEW open_participants AS
SELECT contact_moment_id, person_id, position_id, organisation_id, sorts_at, counts
FROM main.participant WHERE counts IS NOT NULL
"""
"""Whose moment every colleague may see (`store.rollups`): read from an index alone."""

COUNTED_MONTHS = "CREATE TEMP VIEW contact_months AS SELECT * FROM main.contact_month"

STUBS = """
CREATE TEMP VIEW supervision_stubs AS
SELECT DISTINCT substr(talk.sorts_at, 1, 7) AS month, participant.organisation_id
FROM main.contact_moment talk
JOIN main.participant ON participant.contact_moment_id = talk.id AND participant.deleted = 0
WHERE talk.compartment = 'supervision' AND talk.confidentiality <> 'personal'
  AND talk.status = 'held' AND talk.deleted = 0 AND participant.organisation_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM contact_moments seen WHERE seen.id = talk.id)
UNION SELECT month, organisation_id FROM main.stub WHERE kind = 'talk'
"""

ISSUE_STUBS = """
CREATE TEMP VIEW supervision_issue_stubs AS
SELECT DISTINCT stance.organisation_id
FROM main.issue kept JOIN main.issue_stance stance ON stance.issue_id = kept.id
WHERE kept.compartment = 'supervision' AND kept.confidentiality <> 'personal'
  AND kept.deleted = 0 AND stance.deleted = 0
  AND NOT EXISTS (SELECT 1 FROM issues seen WHERE seen.id = kept.id)
UNION SELECT organisation_id FROM main.stub WHERE kind = 'issue'
"""
"""All that others than supervisors may know of their dossiers: that there is one."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is looking: decides which rows exist for a reader."""

    user_id: Id
    role: UserRole


def show_to(connection: Connection, viewer: Viewer) -> None:
    """Give the connection its views, one per table, named in the plural."""
    for table, plural in PLURALS.items():
        connection.execute(
            f"CREATE TEMP VIEW {plural} AS SELECT * FROM main.{table} WHERE {_shown(table, viewer)}"
        )
    connection.execute(COUNTED)
    connection.execute(COUNTED_MONTHS)
    for table in PARTS:
        connection.execute(
            f"CREATE TEMP VIEW joined_{PLURALS[table]} AS"
            f" SELECT * FROM main.{table} WHERE deleted = 0"
        )
    connection.execute(STUBS)
    connection.execute(ISSUE_STUBS)


def _shown(table: str, viewer: Viewer) -> str:
    if table in PARTS:
        return " AND ".join(
            [f"{table}.deleted = 0", *(_seen(table, whole) for whole in PARTS[table])]
        )
    me = f"x'{viewer.user_id.hex()}'"
    reasons = [
        f"{table}.created_by = {me}",
        *([f"{table}.stands_by = {me}"] if table == "difference" else []),
        f"{table}.compartment = 'relation' AND ({table}.confidentiality IN ('public', 'internal')"
        f" OR {table}.confidentiality = 'confidential' AND {_trusted(table, viewer.role, me)})",
    ]
    if viewer.role is UserRole.SUPERVISOR:
        reasons.append(
            f"{table}.compartment = 'supervision' AND {table}.confidentiality <> 'personal'"
        )
    return f"{table}.deleted = 0 AND ({' OR '.join(reasons)})"


def _seen(part: str, whole: str) -> str:
    return f"EXISTS (SELECT 1 FROM {PLURALS[whole]} w WHERE w.id = {part}.{whole}_id)"


def _trusted(table: str, role: UserRole, me: str) -> str:
    """SQL that is true where the viewer may see what a colleague wrote in confidence."""
    if role is UserRole.TEAM_LEAD:
        return "TRUE"
    return _held(table, me) if role is UserRole.ACCOUNT_MANAGER else "FALSE"


def _held(table: str, me: str) -> str:
    """SQL that is true where the viewer holds an organisation that the record is about.

    What they hold is looked up once per question, and not for every record; the plus keeps the
    few who take part from being looked for under each of those.
    """
    held = (
        "IN (SELECT a.organisation_id FROM main.assignment a WHERE a.deleted = 0"
        f" AND a.role IN ('account_manager', 'deputy') AND a.user_id = {me}"
        " AND (a.since IS NULL OR a.since_first <= date('now', 'localtime'))"
        " AND (a.until IS NULL OR a.until_last >= date('now', 'localtime')))"
    )
    if table == "follow_up":
        return f"follow_up.organisation_id {held}"
    part = {"contact_moment": "participant", "issue": "issue_stance"}.get(table)
    if part is None:
        return "FALSE"
    return (
        f"EXISTS (SELECT 1 FROM main.{part} there WHERE there.{table}_id = {table}.id"
        f" AND there.deleted = 0 AND +there.organisation_id {held})"
    )
