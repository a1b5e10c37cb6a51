-- What keeps the shared side in order: the log and its chain, devices, what must be forgotten.

CREATE SEQUENCE sync.seq;  -- drawn from only by who has locked log_head

CREATE TABLE sync.setting (
    name text PRIMARY KEY,
    value text NOT NULL
);
INSERT INTO sync.setting VALUES
    ('installation', gen_random_uuid()::text),
    ('lease_days', '30');

-- One row, locked from the first change of a transaction to its end: so who has seen a place in
-- the log has seen every place before it.
CREATE TABLE sync.log_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq bigint NOT NULL DEFAULT 0,
    hash bytea NOT NULL DEFAULT '',
    writer xid8,  -- the transaction for which the next three hold
    user_id uuid,
    device_id uuid,
    batch bigint
);
INSERT INTO sync.log_head DEFAULT VALUES;

-- Append-only. hash = sha256(hash of the row before || this row || payload_digest).
CREATE TABLE sync.change_log (
    seq bigint PRIMARY KEY,
    at bigint NOT NULL,
    user_id uuid,
    device_id uuid,
    batch bigint,
    table_name text NOT NULL,
    record_id uuid NOT NULL,
    ver bigint NOT NULL,
    verb text NOT NULL CHECK (verb IN ('insert', 'update', 'touch', 'purge')),
    payload_digest bytea NOT NULL,  -- sha256(salt || payload), empty where there is none
    hash bytea NOT NULL
);
CREATE INDEX ON sync.change_log (record_id);

-- Apart from the log, so that it can be erased while the chain still proves the rest.
CREATE TABLE sync.change_payload (
    seq bigint PRIMARY KEY REFERENCES sync.change_log,
    salt bytea NOT NULL,
    payload text NOT NULL
);

CREATE TABLE sync.device (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES crm.app_user,
    name text NOT NULL,
    epoch bigint NOT NULL,
    schema_version bigint NOT NULL,
    app_version text NOT NULL,
    last_batch bigint NOT NULL DEFAULT 0,
    last_op bigint NOT NULL DEFAULT 0,
    last_digest bytea,
    last_result json,
    cursor_seq bigint NOT NULL DEFAULT 0,
    first_seen bigint NOT NULL,
    last_seen bigint NOT NULL,
    retired_at bigint
);
CREATE INDEX ON sync.device (user_id);

CREATE TABLE sync.grant (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES crm.app_user,
    kind text NOT NULL CHECK (kind IN ('supervision', 'case')),
    record_id uuid CHECK ((kind = 'case') = (record_id IS NOT NULL)),
    reason text NOT NULL CHECK (reason <> ''),
    until date NOT NULL,
    granted_by text NOT NULL DEFAULT session_user,
    granted_at bigint NOT NULL DEFAULT floor(extract(epoch FROM clock_timestamp()) * 1000000),
    ended_at bigint
);
CREATE INDEX ON sync.grant (user_id);

CREATE TABLE sync.eviction (
    seq bigint NOT NULL,
    user_id uuid NOT NULL,
    table_name text NOT NULL,
    record_id uuid NOT NULL,
    PRIMARY KEY (user_id, seq)
);

CREATE TABLE sync.purge (
    seq bigint PRIMARY KEY,
    table_name text NOT NULL,
    record_id uuid NOT NULL UNIQUE,
    ordered_by uuid,
    ordered_at bigint NOT NULL,
    reason text NOT NULL
);

CREATE TABLE sync.purge_ack (
    device_id uuid PRIMARY KEY REFERENCES sync.device,
    seq bigint NOT NULL,
    at bigint NOT NULL
);

-- That there was supervision, for those who may know no more of it.
CREATE TABLE sync.supervision_stub (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('talk', 'issue')),
    month text NOT NULL,
    organisation_id uuid NOT NULL,
    gone boolean NOT NULL DEFAULT false,
    seq bigint NOT NULL UNIQUE,
    UNIQUE (kind, month, organisation_id)
);

-- Who received how much of what is not for everybody; for a named case also which records.
CREATE TABLE sync.read_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    user_id uuid NOT NULL,
    device_id uuid,
    what text NOT NULL,
    records bigint NOT NULL,
    record_ids uuid[]
);

CREATE UNIQUE INDEX app_user_login ON crm.app_user (login);
