-- Pushing: a batch in one transaction, a bad operation aside, the answer kept to be given again.
SET LOCAL ROLE crm_api;

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
        'at', sync.moment(),
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

RESET ROLE;
