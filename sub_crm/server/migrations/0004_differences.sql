-- What two people said of one field: what stands, and what is kept beside it.

CREATE TABLE crm.difference (
    table_name text NOT NULL,
    record_id uuid NOT NULL,
    field text NOT NULL,
    was text NOT NULL,
    stands text NOT NULL,
    kept text NOT NULL,
    stands_by uuid,
    kept_by uuid,
    choice text NOT NULL DEFAULT 'open',
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
    CONSTRAINT choice_known CHECK (choice IN ('open', 'stands', 'kept', 'both')),
    CONSTRAINT confidentiality_known CHECK (confidentiality IN ('public', 'internal', 'confidential', 'personal')),
    CONSTRAINT compartment_known CHECK (compartment IN ('relation', 'supervision'))
);
CREATE INDEX ON crm.difference (record_id);
