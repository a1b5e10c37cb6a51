"""What counts of a moment per participant, and the numbers of warmth as settings with their day.

Revision: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE participant ADD COLUMN counts INTEGER",
    "DROP INDEX ix_participant_organisation_id_sorts_at_contact_moment_id",
    "DROP INDEX ix_participant_person_id_sorts_at_contact_moment_id",
    """CREATE INDEX ix_participant_organisation_id_sorts_at_contact_moment_id_counts_position_id ON participant (organisation_id, sorts_at, contact_moment_id, counts, position_id)""",
    """CREATE INDEX ix_participant_person_id_sorts_at_contact_moment_id_counts ON participant (person_id, sorts_at, contact_moment_id, counts)""",
    """CREATE INDEX ix_contact_moment_guarded ON contact_moment (sorts_at) WHERE confidentiality IN ('confidential', 'personal')""",
    """CREATE INDEX ix_contact_moment_supervision ON contact_moment (sorts_at) WHERE compartment = 'supervision'""",
    """CREATE TABLE warmth_setting (
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    holds_from TEXT NOT NULL,
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
    CONSTRAINT pk_warmth_setting PRIMARY KEY (id),
    CONSTRAINT ck_warmth_setting_value_range CHECK (value BETWEEN 0 AND 3650),
    CONSTRAINT ck_warmth_setting_id_is_id CHECK (length(id) = 16),
    CONSTRAINT ck_warmth_setting_confidentiality_known CHECK (confidentiality IN ('public', 'internal', 'confidential', 'personal')),
    CONSTRAINT ck_warmth_setting_compartment_known CHECK (compartment IN ('relation', 'supervision')),
    CONSTRAINT ck_warmth_setting_deleted_is_flag CHECK (deleted IN (0, 1))
)
 STRICT""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
