-- The numbers that warmth is counted with, each with the day from which it holds.

CREATE TABLE crm.warmth_setting (
    name text NOT NULL,
    value bigint NOT NULL,
    holds_from text NOT NULL,
    id uuid PRIMARY KEY,
    created_by uuid,
    created_at bigint,
    created_on uuid,
    updated_by uuid,
    updated_at bigint,
    updated_on uuid,
    confidentiality text NOT NULL DEFAULT 'internal',
    compartment text NOT NULL DEFAULT 'relation',
    deleted boolean NOT NULL DEFAULT false,
    ver bigint NOT NULL DEFAULT 1,
    seq bigint NOT NULL UNIQUE,
    client_time bigint,
    CONSTRAINT confidentiality_known CHECK (confidentiality IN ('public', 'internal', 'confidential', 'personal')),
    CONSTRAINT compartment_known CHECK (compartment IN ('relation', 'supervision')),
    CONSTRAINT value_range CHECK (value BETWEEN 0 AND 3650)
);
