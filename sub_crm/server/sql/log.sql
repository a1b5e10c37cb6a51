-- The log: places given out under a lock, a chain of hashes over them, payloads beside them.
SET LOCAL ROLE crm_owner;
GRANT SELECT, INSERT ON sync.change_log TO crm_system;
GRANT SELECT, INSERT, DELETE ON sync.change_payload TO crm_system;
GRANT SELECT, UPDATE ON sync.log_head TO crm_system;
GRANT SELECT, INSERT, UPDATE ON sync.device, sync.purge_ack, sync.supervision_stub TO crm_system;
GRANT SELECT, INSERT, DELETE ON sync.eviction TO crm_system;
GRANT SELECT, INSERT ON sync.purge, sync.read_log TO crm_system;
RESET ROLE;

SET LOCAL ROLE crm_system;

-- Open the log for this transaction and say who writes; a second time does nothing.
CREATE FUNCTION sync.open_log(device uuid DEFAULT NULL, batch_number bigint DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    opened xid8;
BEGIN
    SELECT writer INTO opened FROM sync.log_head FOR UPDATE;
    IF opened IS DISTINCT FROM pg_current_xact_id() THEN
        UPDATE sync.log_head SET writer = pg_current_xact_id(), user_id = sync.my_id(),
            device_id = device, batch = batch_number;
    END IF;
END
$$;

CREATE FUNCTION sync.open_log_first() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.open_log();
    RETURN NULL;
END
$$;

CREATE FUNCTION sync.link(state bytea, head bytea, entry bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT sha256(coalesce(state, head) || entry) $$;

CREATE AGGREGATE sync.chain(head bytea, entry bytea) (SFUNC = sync.link, STYPE = bytea);

-- What a row of the log says, as the bytes that the chain goes over.
CREATE FUNCTION sync.entry(row_ sync.change_log) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT convert_to(format('%s|%s|%s|%s|%s|%s|%s|%s|%s|', row_.seq, row_.at, row_.user_id,
        row_.device_id, row_.batch, row_.table_name, row_.record_id, row_.ver, row_.verb), 'UTF8')
        || row_.payload_digest
$$;

-- Write what changed into the log; the arrays go together, a payload may be null.
CREATE FUNCTION sync.append(
    changed_table text, seqs bigint[], ids uuid[], vers bigint[], verbs text[], payloads text[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    head sync.log_head;
    moment bigint := sync.now();
BEGIN
    IF seqs IS NULL THEN
        RETURN;
    END IF;
    SELECT * INTO STRICT head FROM sync.log_head;
    WITH told AS MATERIALIZED (
        SELECT t.*, CASE WHEN payload IS NOT NULL THEN uuid_send(gen_random_uuid()) END AS salt
        FROM unnest(seqs, ids, vers, verbs, payloads) AS t (seq, id, ver, verb, payload)
    ), entries AS MATERIALIZED (
        SELECT seq, moment AS at, head.user_id, head.device_id, head.batch, changed_table, id, ver,
            verb, CASE WHEN salt IS NULL THEN '' ELSE sha256(salt || convert_to(payload, 'UTF8'))
            END AS payload_digest
        FROM told
    ), logged AS (
        INSERT INTO sync.change_log
        SELECT e.*, sync.chain(head.hash, sync.entry(ROW(e.*, '')::sync.change_log))
            OVER (ORDER BY seq)
        FROM entries e
        RETURNING seq, hash
    ), kept AS (
        INSERT INTO sync.change_payload SELECT seq, salt, payload FROM told WHERE salt IS NOT NULL
    )
    UPDATE sync.log_head SET seq = last.seq, hash = last.hash
    FROM (SELECT * FROM logged ORDER BY seq DESC LIMIT 1) AS last;
END
$$;

CREATE FUNCTION sync.refuse() RETURNS void
LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '42501'; END $$;

-- Stamp a record: a new version, or only a new place where nothing of it was changed (a touch).
CREATE FUNCTION sync.stamp() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    by_whom uuid := NEW.updated_by;
    on_which uuid := NEW.updated_on;
    told bigint := NEW.client_time;
BEGIN
    NEW.seq := nextval('sync.seq');
    IF TG_OP = 'INSERT' THEN
        NEW.ver := 1;
        NEW.created_at := sync.moment();
        NEW.updated_by := NULL;
        NEW.updated_at := NULL;
        NEW.updated_on := NULL;
        RETURN NEW;
    END IF;
    NEW.id := OLD.id;
    NEW.ver := OLD.ver;
    NEW.created_by := OLD.created_by;
    NEW.created_at := OLD.created_at;
    NEW.created_on := OLD.created_on;
    NEW.updated_by := OLD.updated_by;
    NEW.updated_at := OLD.updated_at;
    NEW.updated_on := OLD.updated_on;
    NEW.client_time := OLD.client_time;
    OLD.seq := NEW.seq;
    IF NEW IS DISTINCT FROM OLD THEN
        NEW.ver := OLD.ver + 1;
        NEW.updated_by := by_whom;
        NEW.updated_at := sync.moment();
        NEW.updated_on := on_which;
        NEW.client_time := told;
        IF (NEW.confidentiality, NEW.compartment)
            IS DISTINCT FROM (OLD.confidentiality, OLD.compartment)
            AND current_user = 'crm_api' AND OLD.created_by IS DISTINCT FROM sync.my_id()
            AND (NEW.compartment <> OLD.compartment OR sync.my_role() IS DISTINCT FROM
                CASE OLD.compartment WHEN 'relation' THEN 'team_lead' ELSE 'supervisor' END)
        THEN
            PERFORM sync.refuse();
        END IF;
    ELSIF current_user = 'crm_api' THEN
        RETURN NULL;  -- who says what is so already changes nothing
    END IF;
    RETURN NEW;
END
$$;

-- Instead of the stamp, where a trigger saw that a record is about other organisations now. That
-- is no content, and gives a new place only where it decides who sees the record.
CREATE FUNCTION sync.stamp_about() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    about_now uuid[] := NEW.about;
BEGIN
    NEW := OLD;
    NEW.about := about_now;
    IF NEW.confidentiality = 'confidential' AND NEW.compartment = 'relation' THEN
        NEW.seq := nextval('sync.seq');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION sync.about_own_organisation() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.about := array_remove(ARRAY[NEW.organisation_id], NULL);
    RETURN NEW;
END
$$;

CREATE FUNCTION sync.guard_account() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF current_user = 'crm_api' AND (
        NEW.login IS DISTINCT FROM OLD.login
        OR (NEW.role, NEW.active, NEW.deleted) IS DISTINCT FROM (OLD.role, OLD.active, OLD.deleted)
        AND sync.my_role() IS DISTINCT FROM 'data_steward')
    THEN
        PERFORM sync.refuse();
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION sync.guard_export() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    said text := NEW.problem;
BEGIN
    NEW.problem := OLD.problem;
    NEW.updated_by := OLD.updated_by;
    NEW.updated_on := OLD.updated_on;
    NEW.client_time := OLD.client_time;
    IF current_user = 'crm_api' AND NEW IS DISTINCT FROM OLD THEN
        PERFORM sync.refuse();
    END IF;
    NEW.problem := said;
    NEW.updated_by := sync.my_id();
    RETURN NEW;
END
$$;

CREATE FUNCTION sync.never() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF current_user = 'crm_system' AND TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% of % is refused: nothing is removed, the log only grows', TG_OP,
        TG_TABLE_NAME USING ERRCODE = '42501';
END
$$;

CREATE FUNCTION sync.never_changed() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what was written stays', TG_OP, TG_TABLE_NAME
        USING ERRCODE = '42501';
END
$$;

GRANT EXECUTE ON FUNCTION
    sync.never_changed(), sync.open_log_first(), sync.append(text, bigint[], uuid[], bigint[], text[], text[]),
    sync.refuse(), sync.stamp(), sync.stamp_about(), sync.about_own_organisation(), sync.guard_account(), sync.guard_export(),
    sync.never(), sync.entry(sync.change_log), sync.link(bytea, bytea, bytea)
TO crm_owner, crm_api;
GRANT EXECUTE ON FUNCTION sync.open_log(uuid, bigint) TO crm_api;

RESET ROLE;
SET LOCAL ROLE crm_system;

CREATE FUNCTION sync.erase_payloads(record uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    erased bigint;
BEGIN
    PERFORM sync.open_log();
    DELETE FROM sync.change_payload p USING sync.change_log l
    WHERE l.seq = p.seq AND l.record_id = record;
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END
$$;

GRANT EXECUTE ON FUNCTION sync.erase_payloads(uuid) TO crm_api;
RESET ROLE;
