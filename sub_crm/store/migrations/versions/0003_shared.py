"""What a replica knows of the shared database, and the differences between colleagues.

Revision: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"

RECORDS = (
    "agreement",
    "app_user",
    "assignment",
    "cadence",
    "contact_issue",
    "contact_moment",
    "contact_point",
    "contact_theme",
    "decision",
    "election",
    "export_log",
    "follow_up",
    "import_batch",
    "issue",
    "issue_stance",
    "issue_theme",
    "organisation",
    "participant",
    "person",
    "position",
    "position_theme",
    "programme_line",
    "rhythm_pause",
    "saved_list",
    "source_record",
    "tenure",
    "theme",
    "warmth_setting",
)

STATEMENTS = (
    """CREATE TABLE unsent (
    table_name TEXT NOT NULL,
    record_id BLOB NOT NULL,
    base TEXT NOT NULL,
    refused TEXT,
    about TEXT DEFAULT '' NOT NULL,
    refused_at INTEGER,
    CONSTRAINT pk_unsent PRIMARY KEY (table_name, record_id),
    CONSTRAINT ck_unsent_record_id_is_id CHECK (length(record_id) = 16)
)
 STRICT""",
    """CREATE TABLE batch (
    number INTEGER NOT NULL,
    first_op INTEGER NOT NULL,
    body TEXT NOT NULL,
    upto INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    CONSTRAINT pk_batch PRIMARY KEY (number)
)
 STRICT""",
    """CREATE TABLE stub (
    kind TEXT NOT NULL,
    month TEXT NOT NULL,
    organisation_id BLOB NOT NULL,
    CONSTRAINT pk_stub PRIMARY KEY (kind, month, organisation_id),
    CONSTRAINT ck_stub_organisation_id_is_id CHECK (length(organisation_id) = 16)
)
 STRICT""",
    """CREATE TABLE sync_event (
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER DEFAULT '0' NOT NULL,
    detail TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_sync_event PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE difference (
    table_name TEXT NOT NULL,
    record_id BLOB NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    stands TEXT NOT NULL,
    kept TEXT NOT NULL,
    stands_by BLOB,
    kept_by BLOB,
    choice TEXT DEFAULT 'open' NOT NULL,
    id BLOB NOT NULL,
    created_by BLOB,
    created_at INTEGER,
    created_on BLOB,
    updated_by BLOB,
    updated_at INTEGER,
    updated_on BLOB,
    confidentiality TEXT DEFAULT 'internal' NOT NULL,
    compartment TEXT DEFAULT 'relation' NOT NULL,
    deleted INTEGER DEFAULT '0' NOT NULL,
    ver INTEGER,
    CONSTRAINT pk_difference PRIMARY KEY (id),
    CONSTRAINT ck_difference_choice_known CHECK (choice IN ('open', 'stands', 'kept', 'both')),
    CONSTRAINT ck_difference_id_is_id CHECK (length(id) = 16),
    CONSTRAINT ck_difference_confidentiality_known CHECK (confidentiality IN ('public', 'internal', 'confidential', 'personal')),
    CONSTRAINT ck_difference_compartment_known CHECK (compartment IN ('relation', 'supervision')),
    CONSTRAINT ck_difference_deleted_is_flag CHECK (deleted IN (0, 1))
)
 STRICT""",
    "CREATE INDEX ix_difference_record_id ON difference (record_id)",
    "DROP INDEX ix_contact_moment_guarded",
    """CREATE INDEX ix_contact_moment_guarded ON contact_moment (sorts_at, confidentiality, compartment, status, deleted, created_by, kind, id) WHERE confidentiality IN ('confidential', 'personal')""",
    "DROP INDEX ix_participant_contact_moment_id",
    """CREATE INDEX ix_participant_contact_moment_id_deleted_organisation_id_person_id ON participant (contact_moment_id, deleted, organisation_id, person_id)""",
    """CREATE INDEX ix_contact_theme_contact_moment_id_deleted_theme_id ON contact_theme (contact_moment_id, deleted, theme_id)""",
    "ALTER TABLE change RENAME TO change_before",
    """CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    act_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    record_id BLOB NOT NULL,
    "before" TEXT,
    "after" TEXT
)
 STRICT""",
    "INSERT INTO change SELECT * FROM change_before ORDER BY id",
    "DROP TABLE change_before",
    "CREATE INDEX ix_change_act_id ON change (act_id)",
    "CREATE INDEX ix_change_record_id ON change (record_id)",
    *(f"ALTER TABLE {name} ADD COLUMN ver INTEGER" for name in RECORDS),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
