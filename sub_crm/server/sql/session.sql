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
        IF 500 <= (SELECT count(*) FROM sync.device d WHERE d.user_id = me) THEN
            PERFORM sync.fail('SC008', 'this account has had five hundred devices');
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

RESET ROLE;
