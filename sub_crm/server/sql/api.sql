-- What people may call. Owned by crm_api, under the row policies of the session; no answer tells
-- hidden from absent. Errors of the protocol itself have a SQLSTATE of class SC.
SET LOCAL ROLE crm_api;

CREATE TYPE sync.op AS (
    n bigint, table_name text, id uuid, base bigint, at bigint, said jsonb);

CREATE FUNCTION sync.fail(state text, sentence text, more text DEFAULT '') RETURNS void
LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '%', sentence USING ERRCODE = state, DETAIL = more; END $$;

CREATE FUNCTION sync.require_account() RETURNS uuid
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    me uuid := sync.my_id();
BEGIN
    IF me IS NULL THEN
        PERFORM sync.fail('SC001', 'this account is closed or was never opened');
    END IF;
    RETURN me;
END
$$;

CREATE FUNCTION sync.require_role(wanted text) RETURNS uuid
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF sync.my_role() IS DISTINCT FROM wanted THEN
        PERFORM sync.require_account();
        PERFORM sync.refuse();
    END IF;
    RETURN sync.my_id();
END
$$;

-- The device of the session's own account, in the epoch that it is in.
CREATE FUNCTION sync.require_device(wanted uuid, wanted_epoch bigint) RETURNS sync.device
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    found sync.device;
    range_ json := sync.schema_range();
BEGIN
    SELECT * INTO found FROM sync.device d
    WHERE d.id = wanted AND d.user_id = sync.require_account();
    IF found.id IS NULL THEN
        PERFORM sync.fail('SC002', 'this device is not known; say hello first');
    ELSIF found.retired_at IS NOT NULL THEN
        PERFORM sync.fail('SC003', 'this device was retired');
    ELSIF found.epoch <> wanted_epoch THEN
        PERFORM sync.fail('SC004', 'this device is in another epoch',
                          json_build_object('epoch', found.epoch)::text);
    ELSIF found.schema_version < (range_ ->> 0)::bigint
        OR found.schema_version > (range_ ->> 1)::bigint THEN
        PERFORM sync.fail('SC007', 'this schema is not served', range_::text);
    END IF;
    RETURN found;
END
$$;

CREATE FUNCTION sync.hash_at(place bigint) RETURNS text
LANGUAGE sql STABLE
AS $$
    SELECT encode(hash, 'hex') FROM sync.change_log WHERE seq <= place ORDER BY seq DESC LIMIT 1
$$;

CREATE FUNCTION api.head() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_account();
    RETURN (SELECT json_build_object('seq', seq, 'hash', encode(hash, 'hex'))
            FROM sync.log_head);
END
$$;

CREATE FUNCTION api.hello(
    device uuid, epoch bigint, schema_version bigint, cursor_seq bigint,
    app_version text DEFAULT '', device_name text DEFAULT ''
) RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    me uuid := sync.require_account();
    known sync.device;
    head sync.log_head;
BEGIN
    IF hello.epoch IS NULL OR hello.epoch < 1 OR hello.schema_version IS NULL
        OR hello.cursor_seq IS NULL OR hello.device IS NULL THEN
        PERFORM sync.fail('SC008', 'device, epoch from 1, schema and cursor are needed');
    END IF;
    SELECT * INTO known FROM sync.device d WHERE d.id = hello.device AND d.user_id = me;
    IF known.id IS NULL THEN
        IF 20 <= (SELECT count(*) FROM sync.device d
                  WHERE d.user_id = me AND d.retired_at IS NULL) THEN
            PERFORM sync.fail('SC008', 'this account has twenty devices; retire one first');
        END IF;
        BEGIN
            INSERT INTO sync.device (id, user_id, name, epoch, schema_version, app_version,
                cursor_seq, first_seen, last_seen)
            VALUES (hello.device, me, left(hello.device_name, 100), hello.epoch,
                hello.schema_version, left(hello.app_version, 40), hello.cursor_seq, sync.now(),
                sync.now())
            RETURNING * INTO known;
        EXCEPTION WHEN unique_violation OR insufficient_privilege THEN
            PERFORM sync.fail('SC002', 'this device is not known; say hello first');
        END;
    ELSIF hello.epoch < known.epoch THEN
        PERFORM sync.fail('SC004', 'this device is in another epoch',
                          json_build_object('epoch', known.epoch)::text);
    ELSIF (known.epoch, known.schema_version, known.cursor_seq, known.app_version)
        IS DISTINCT FROM (hello.epoch, hello.schema_version, hello.cursor_seq,
                          left(hello.app_version, 40))
        OR known.last_seen < sync.now() - 900000000 THEN
        PERFORM set_config('synchronous_commit', 'off', true);  -- nobody mourns a lost greeting
        UPDATE sync.device d SET
            last_batch = CASE WHEN d.epoch = hello.epoch THEN d.last_batch ELSE 0 END,
            last_op = CASE WHEN d.epoch = hello.epoch THEN d.last_op ELSE 0 END,
            last_digest = CASE WHEN d.epoch = hello.epoch THEN d.last_digest END,
            last_result = CASE WHEN d.epoch = hello.epoch THEN d.last_result END,
            epoch = hello.epoch, schema_version = hello.schema_version,
            cursor_seq = hello.cursor_seq, app_version = left(hello.app_version, 40),
            last_seen = sync.now()
        WHERE d.id = known.id
        RETURNING * INTO known;
    END IF;
    SELECT * INTO head FROM sync.log_head;
    RETURN json_build_object(
        'installation', (SELECT value FROM sync.setting WHERE name = 'installation'),
        'user', (SELECT json_build_object('id', u.id, 'name', u.name, 'role', u.role)
                 FROM crm.app_user u WHERE u.id = me),
        'schema', sync.schema_range(),
        'seq', head.seq, 'hash', encode(head.hash, 'hex'),
        'anchor', sync.hash_at(hello.cursor_seq),
        'last_batch', known.last_batch, 'last_op', known.last_op,
        'rights', sync.my_rights(),
        'lease_days', (SELECT value::bigint FROM sync.setting WHERE name = 'lease_days'),
        'wipe', known.retired_at IS NOT NULL,
        'now', sync.now());
END
$$;

CREATE FUNCTION sync.parse(said text, n bigint) RETURNS sync.op
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    read jsonb;
    op sync.op;
BEGIN
    IF octet_length(said) > 1048576 THEN
        PERFORM sync.fail('54000', 'an operation is at most one megabyte');
    END IF;
    read := said::jsonb;
    op := ROW(n, read ->> 't', read ->> 'id', coalesce(read ->> 'base', '0'), read ->> 'at',
              coalesce(read -> 'set', '{}'));
    IF sync.order_of(op.table_name) IS NULL OR op.id IS NULL OR op.base < 0
        OR jsonb_typeof(op.said) <> 'object' THEN
        PERFORM sync.fail('22023', 'an operation names table, id, base and set');
    END IF;
    RETURN op;
END
$$;

-- What is wrong with the row and not with the moment: it will not get better by trying again.
CREATE FUNCTION sync.is_of_row(state text) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
    SELECT left(state, 2) NOT IN ('40', '53', '55', '57', '58') AND state NOT IN ('XX001', 'XX002')
$$;

-- Carry the operations out together; where that fails, in halves, until each that cannot be done
-- stands alone and is refused. The others are done.
CREATE FUNCTION sync.attempt(me uuid, device uuid, ops sync.op[])
RETURNS TABLE (n bigint, outcome text, version bigint, state text, about text)
LANGUAGE plpgsql
AS $$
DECLARE
    told json;
    half integer := cardinality(ops) / 2;
    failed text;
    on_constraint text;
    on_column text;
BEGIN
    IF cardinality(ops) = 0 THEN
        RETURN;
    END IF;
    BEGIN
        told := (SELECT json_agg(a) FROM sync.apply(me, device, ops) a);
        SET CONSTRAINTS ALL IMMEDIATE;
        SET CONSTRAINTS ALL DEFERRED;
        RETURN QUERY
        SELECT a.n, a.outcome, a.version, CASE a.outcome WHEN 'refused' THEN '42501' END, ''::text
        FROM json_to_recordset(told) AS a (n bigint, outcome text, version bigint);
        RETURN;
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS failed = RETURNED_SQLSTATE,
            on_constraint = CONSTRAINT_NAME, on_column = COLUMN_NAME;
        IF NOT sync.is_of_row(failed) THEN
            RAISE;
        END IF;
    END;
    IF half = 0 THEN
        RETURN QUERY SELECT ops[1].n, 'refused', NULL::bigint, failed,
            CASE WHEN left(failed, 2) IN ('22', '23')
                 THEN coalesce(nullif(on_constraint, ''), on_column) ELSE '' END;
        RETURN;
    END IF;
    RETURN QUERY SELECT * FROM sync.attempt(me, device, ops[:half]);
    RETURN QUERY SELECT * FROM sync.attempt(me, device, ops[half + 1:]);
END
$$;

CREATE FUNCTION api.push(
    device uuid, epoch bigint, batch bigint, first_op bigint, ops text[]
) RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
AS $$
DECLARE
    me uuid := sync.require_account();
    known sync.device := sync.require_device(push.device, push.epoch);
    content bytea;
    said text;
    number bigint := push.first_op - 1;
    parsed sync.op[] := '{}';
    refused jsonb := '[]';
    outcomes jsonb;
    result json;
BEGIN
    IF coalesce(cardinality(ops), 0) NOT BETWEEN 1 AND 2000 OR push.batch IS NULL
        OR push.first_op IS NULL OR pg_column_size(ops) > 67108864 THEN
        PERFORM sync.fail('SC008',
            'a batch has a number, 1 to 2000 operations and at most 64 megabytes');
    END IF;
    FOREACH said IN ARRAY ops LOOP
        number := number + 1;
        BEGIN
            parsed := parsed || sync.parse(said, number);
        EXCEPTION WHEN OTHERS THEN
            IF NOT sync.is_of_row(SQLSTATE) THEN
                RAISE;
            END IF;
            refused := refused || jsonb_build_array(
                jsonb_build_array(number, 'refused', SQLSTATE, ''));
        END;
    END LOOP;
    content := sha256(convert_to(array_to_string(ops, E'\n', ''), 'UTF8'));
    PERFORM sync.open_log(push.device, push.batch);
    known := sync.require_device(push.device, push.epoch);  -- as it is, now that nobody else writes
    IF push.batch = known.last_batch THEN
        IF content <> known.last_digest OR number <> known.last_op THEN
            PERFORM sync.fail('SC006', 'this batch was sent before with other content');
        END IF;
        RETURN known.last_result;
    ELSIF push.batch <> known.last_batch + 1 OR push.first_op <> known.last_op + 1 THEN
        PERFORM sync.fail('SC005', 'this batch is out of order', json_build_object(
            'last_batch', known.last_batch, 'last_op', known.last_op)::text);
    END IF;
    SELECT refused || coalesce(jsonb_agg(jsonb_build_array(op.n, 'refused', '21000', '')), '[]')
    INTO refused
    FROM (SELECT n, row_number() OVER (PARTITION BY table_name, id ORDER BY n) AS nth
          FROM unnest(parsed)) AS op
    WHERE op.nth > 1;
    parsed := ARRAY(
        SELECT ROW(op.n, op.table_name, op.id, op.base, op.at, op.said)::sync.op
        FROM (SELECT p.*, row_number() OVER (PARTITION BY table_name, id ORDER BY n) AS nth
              FROM unnest(parsed) p) AS op
        WHERE op.nth = 1 ORDER BY sync.order_of(op.table_name), op.n);
    SELECT refused || coalesce(jsonb_agg(CASE a.outcome
        WHEN 'refused' THEN jsonb_build_array(a.n, a.outcome, a.state, a.about)
        ELSE jsonb_build_array(a.n, a.outcome, a.version) END), '[]')
    INTO outcomes
    FROM sync.attempt(me, push.device, parsed) a;
    SELECT json_build_object('batch', push.batch, 'seq', h.seq, 'hash', encode(h.hash, 'hex'),
        'ops', (SELECT jsonb_agg(o ORDER BY (o ->> 0)::bigint)
                FROM jsonb_array_elements(outcomes) o))
    INTO result FROM sync.log_head h;
    UPDATE sync.device d SET last_batch = push.batch, last_op = number, last_digest = content,
        last_result = result, last_seen = sync.now()
    WHERE d.id = push.device;
    PERFORM pg_notify('crm', '');
    RETURN result;
END
$$;

-- Everything of one page in one moment, so that cursor and rows belong together.
CREATE FUNCTION sync.page(after bigint, most bigint)
RETURNS TABLE (part text, body json, guarded bigint, guarded_ids uuid[])
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    head bigint := (SELECT seq FROM sync.log_head);
    until bigint := coalesce(sync.page_end(after, most), head);
BEGIN
    IF after > head THEN
        PERFORM sync.fail('SC009', 'the cursor lies beyond the log');
    END IF;
    RETURN QUERY SELECT 'head', json_build_object(
        'cursor', until, 'hash', sync.hash_at(until), 'more', until < head), 0::bigint, NULL::uuid[];
    RETURN QUERY SELECT 'purge', json_agg(json_build_array(p.seq, p.table_name, p.record_id)
        ORDER BY p.seq), 0::bigint, NULL::uuid[]
    FROM sync.purge p WHERE p.seq > after AND p.seq <= until HAVING count(*) > 0;
    RETURN QUERY SELECT 'evict', json_agg(json_build_array(e.table_name, e.record_id)
        ORDER BY e.seq), 0::bigint, NULL::uuid[]
    FROM sync.eviction e WHERE e.seq > after AND e.seq <= until HAVING count(*) > 0;
    RETURN QUERY SELECT 'stub', json_agg(json_build_array(s.kind, s.month, s.organisation_id,
        s.gone) ORDER BY s.seq), 0::bigint, NULL::uuid[]
    FROM sync.supervision_stub s
    WHERE s.seq > after AND s.seq <= until AND (after > 0 OR NOT s.gone) HAVING count(*) > 0;
    RETURN QUERY SELECT * FROM sync.read_since(after, until);
END
$$;

CREATE FUNCTION sync.log_read(device uuid, what text, records bigint, ids uuid[]) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF records > 0 THEN
        INSERT INTO sync.read_log (at, user_id, device_id, what, records, record_ids)
        VALUES (sync.now(), sync.my_id(), device, what, records,
            CASE WHEN sync.my_role() = 'privacy_officer' THEN ids END);
    END IF;
END
$$;

CREATE FUNCTION api.pull(device uuid, epoch bigint, after bigint, most bigint DEFAULT 5000)
RETURNS TABLE (part text, body text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found record;
    guarded bigint := 0;
    ids uuid[] := '{}';
BEGIN
    PERFORM sync.require_device(pull.device, pull.epoch);
    FOR found IN
        SELECT * FROM sync.page(coalesce(pull.after, 0), least(greatest(pull.most, 1), 20000))
    LOOP
        guarded := guarded + found.guarded;
        ids := ids || found.guarded_ids;
        part := found.part;
        body := found.body::text;
        RETURN NEXT;
    END LOOP;
    PERFORM sync.log_read(pull.device, 'pull', guarded, ids);
END
$$;

CREATE FUNCTION api.rows(device uuid, epoch bigint, wanted_table text, wanted uuid[])
RETURNS TABLE (part text, body text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found record;
BEGIN
    PERFORM sync.require_device(rows.device, rows.epoch);
    IF cardinality(wanted) > 5000 THEN
        PERFORM sync.fail('SC008', 'ask for at most 5000 rows');
    END IF;
    FOR found IN SELECT * FROM sync.read_rows(wanted_table, wanted) LOOP
        part := found.part;
        body := found.body::text;
        RETURN NEXT;
        PERFORM sync.log_read(rows.device, 'rows', found.guarded, found.guarded_ids);
    END LOOP;
END
$$;

-- Sums go over the columns of the newest schema; an older client compares keys instead.
CREATE FUNCTION api.digest(device uuid, epoch bigint, wanted text[] DEFAULT NULL) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    known sync.device := sync.require_device(digest.device, digest.epoch);
    range_ json := sync.schema_range();
BEGIN
    IF known.schema_version < (range_ ->> 1)::bigint THEN
        PERFORM sync.fail('SC007', 'sums are of the newest schema only', range_::text);
    END IF;
    RETURN (SELECT json_build_object('seq', (SELECT seq FROM sync.log_head), 'tables',
        coalesce(json_object_agg(table_name, buckets), '{}'))
        FROM (SELECT d.table_name, json_agg(json_build_array(d.bucket, d.records, d.total)
                                            ORDER BY d.bucket) AS buckets
              FROM sync.digest(digest.wanted) d GROUP BY d.table_name) AS per_table);
END
$$;

CREATE FUNCTION api.keys(
    device uuid, epoch bigint, wanted text[] DEFAULT NULL, buckets integer[] DEFAULT NULL
) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_device(keys.device, keys.epoch);
    RETURN (SELECT json_build_object('seq', (SELECT seq FROM sync.log_head), 'tables',
        coalesce(json_object_agg(table_name, ids), '{}'))
        FROM (SELECT k.table_name, json_agg(json_build_array(k.id, k.ver)) AS ids
              FROM sync.keys(keys.wanted, keys.buckets) k GROUP BY k.table_name) AS per_table);
END
$$;

CREATE FUNCTION api.stubs() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_account();
    RETURN (SELECT coalesce(json_agg(json_build_array(kind, month, organisation_id, gone)
                                     ORDER BY seq), '[]')
            FROM sync.supervision_stub WHERE NOT gone);
END
$$;

CREATE FUNCTION api.purges(after bigint DEFAULT 0) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_account();
    RETURN (SELECT coalesce(json_agg(json_build_array(seq, table_name, record_id) ORDER BY seq),
                            '[]')
            FROM sync.purge WHERE seq > after);
END
$$;

-- A device has purged everywhere up to this place, and made a fresh backup since.
CREATE FUNCTION api.acknowledge_purges(device uuid, epoch bigint, until bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_device(acknowledge_purges.device, acknowledge_purges.epoch);
    INSERT INTO sync.purge_ack VALUES (acknowledge_purges.device, until, sync.now())
    ON CONFLICT (device_id) DO UPDATE
        SET seq = greatest(purge_ack.seq, excluded.seq), at = excluded.at;
END
$$;

CREATE FUNCTION api.devices() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_account();
    RETURN (SELECT coalesce(json_agg(json_build_object(
            'id', d.id, 'user_id', d.user_id, 'name', d.name, 'app_version', d.app_version,
            'first_seen', d.first_seen, 'last_seen', d.last_seen, 'cursor', d.cursor_seq,
            'retired_at', d.retired_at) ORDER BY d.first_seen), '[]')
        FROM sync.device d);
END
$$;

-- The device is told to wipe at its next hello, and gets nothing else any more.
CREATE FUNCTION api.retire_device(device uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_account();
    UPDATE sync.device d SET retired_at = coalesce(d.retired_at, sync.now())
    WHERE d.id = retire_device.device;
    IF NOT FOUND THEN
        PERFORM sync.refuse();
    END IF;
END
$$;

-- Grants by name: of the compartment of supervision to a team lead, of a case to the privacy
-- officer. Given by the data steward, for a reason and a time.
CREATE FUNCTION api.give_grant(
    to_user uuid, kind text, record uuid, reason text, until date
) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    given uuid;
BEGIN
    PERFORM sync.require_role('data_steward');
    INSERT INTO sync.grant (user_id, kind, record_id, reason, until)
    VALUES (to_user, give_grant.kind, give_grant.record, give_grant.reason, give_grant.until)
    RETURNING id INTO given;
    RETURN given;
END
$$;

CREATE FUNCTION api.end_grant(given uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_role('data_steward');
    UPDATE sync.grant g SET ended_at = coalesce(g.ended_at, sync.now()) WHERE g.id = given;
    IF NOT FOUND THEN
        PERFORM sync.refuse();
    END IF;
END
$$;

CREATE FUNCTION api.grants() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_account();
    RETURN (SELECT coalesce(json_agg(json_build_object(
            'id', g.id, 'user_id', g.user_id, 'kind', g.kind, 'record_id', g.record_id,
            'reason', g.reason, 'until', g.until, 'granted_by', g.granted_by,
            'granted_at', g.granted_at, 'ended_at', g.ended_at) ORDER BY g.granted_at), '[]')
        FROM sync.grant g);
END
$$;

-- Erase a record everywhere and for ever; what belongs to it alone goes along.
CREATE FUNCTION api.purge(erased_table text, record uuid, reason text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
AS $$
BEGIN
    PERFORM sync.require_role('privacy_officer');
    IF sync.order_of(erased_table) IS NULL OR record IS NULL
        OR erased_table IN ('app_user', 'organisation') OR coalesce(reason, '') = '' THEN
        PERFORM sync.refuse();
    END IF;
    PERFORM sync.erase(erased_table, ARRAY[record], purge.reason);
    PERFORM pg_notify('crm', '');
END
$$;

-- Erase what the history says of a record whose text was mended; the chain still holds.
CREATE FUNCTION api.erase_history(record uuid) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_role('privacy_officer');
    RETURN sync.erase_payloads(record);
END
$$;

CREATE FUNCTION api.purge_status() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_role('privacy_officer');
    RETURN (SELECT coalesce(json_agg(json_build_object(
            'device', d.id, 'name', d.name, 'user_id', d.user_id, 'last_seen', d.last_seen,
            'confirmed', coalesce(a.seq, 0),
            'open', (SELECT count(*) FROM sync.purge p WHERE p.seq > coalesce(a.seq, 0)))
            ORDER BY d.last_seen), '[]')
        FROM sync.device d LEFT JOIN sync.purge_ack a ON a.device_id = d.id
        WHERE d.retired_at IS NULL);
END
$$;

CREATE FUNCTION api.access_report(since bigint DEFAULT 0) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_role('privacy_officer');
    RETURN (SELECT coalesce(json_agg(json_build_object(
            'at', r.at, 'user_id', r.user_id, 'device', r.device_id, 'what', r.what,
            'records', r.records, 'record_ids', r.record_ids) ORDER BY r.id), '[]')
        FROM sync.read_log r WHERE r.at >= since);
END
$$;

RESET ROLE;
