-- Erasing, devices, grants by name, and the account of who read what.
SET LOCAL ROLE crm_api;

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

-- What an erasure would take along, and what stays without the erased. Of what the caller may not
-- see, nothing is told and nothing counted.
CREATE FUNCTION api.purge_preview(erased_table text, record uuid) RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
AS $$
DECLARE
    told json;
BEGIN
    PERFORM sync.require_role('privacy_officer');
    IF sync.order_of(erased_table) IS NULL OR record IS NULL
        OR erased_table IN ('app_user', 'organisation')
        OR sync.count_seen(erased_table, ARRAY[record]) = 0 THEN
        PERFORM sync.refuse();
    END IF;
    SELECT json_build_object(
        'erased', coalesce(json_object_agg(table_name, n) FILTER (WHERE is_gone AND n > 0), '{}'),
        'stays', coalesce(json_object_agg(table_name, n) FILTER (WHERE NOT is_gone AND n > 0),
                          '{}'))
    INTO told FROM (
        SELECT table_name, is_gone, sync.count_seen(table_name, record_ids, is_gone) AS n
        FROM sync.rehearse_erase(erased_table, ARRAY[record])) AS found;
    RETURN told;
END
$$;

-- Deleted people, whom a replica that came later never received; as far as the caller sees them.
CREATE FUNCTION api.deleted_people() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_role('privacy_officer');
    RETURN (SELECT coalesce(json_agg(json_build_array(
            p.id, p.initials, p.first_name, p.name_prefix, p.surname) ORDER BY p.surname), '[]')
        FROM crm.person p WHERE p.deleted);
END
$$;

-- What was erased together is one erasure; of whom it tells nothing.
CREATE FUNCTION api.erasures() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM sync.require_role('privacy_officer');
    RETURN (SELECT coalesce(json_agg(json_build_object(
            'at', e.ordered_at, 'by', coalesce(u.name, ''), 'reason', e.reason,
            'records', e.records, 'until', e.until) ORDER BY e.until DESC), '[]')
        FROM (SELECT ordered_at, ordered_by, reason, count(*) AS records, max(seq) AS until
              FROM sync.purge GROUP BY ordered_at, ordered_by, reason) AS e
        LEFT JOIN crm.app_user u ON u.id = e.ordered_by);
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
            'login', u.login, 'owner', u.name, 'active', u.active,
            'confirmed', coalesce(a.seq, 0),
            'open', (SELECT count(*) FROM sync.purge p WHERE p.seq > coalesce(a.seq, 0)))
            ORDER BY d.last_seen), '[]')
        FROM sync.device d LEFT JOIN sync.purge_ack a ON a.device_id = d.id
        LEFT JOIN crm.app_user u ON u.id = d.user_id
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
