-- Pulling, and proving that both sides have the same.
SET LOCAL ROLE crm_api;

-- Everything of one page in one moment, so that cursor and rows belong together.
CREATE FUNCTION sync.page(after bigint, most bigint, but_of uuid)
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
    RETURN QUERY SELECT * FROM sync.read_since(after, until, but_of);
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

-- Without `own` it leaves out what this very device wrote, which it has.
CREATE FUNCTION api.pull(
    device uuid, epoch bigint, after bigint, most bigint DEFAULT 5000, own boolean DEFAULT true
)
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
        SELECT * FROM sync.page(coalesce(pull.after, 0), least(greatest(pull.most, 1), 20000),
            CASE WHEN NOT pull.own THEN pull.device END)
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

RESET ROLE;
