-- That supervision took place: months and organisations, told by a role that cannot read more.
SET LOCAL ROLE crm_stub;

CREATE FUNCTION sync.told_of_supervision()
RETURNS TABLE (kind text, month text, organisation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT 'talk', coalesce(to_char(sync.first_day(m.happened_on), 'YYYY-MM'), ''),
        p.organisation_id
    FROM crm.contact_moment m JOIN crm.participant p ON p.contact_moment_id = m.id
    WHERE m.status = 'held' AND p.organisation_id IS NOT NULL
    UNION
    SELECT 'issue', '', s.organisation_id
    FROM crm.issue i JOIN crm.issue_stance s ON s.issue_id = i.id
$$;

GRANT EXECUTE ON FUNCTION sync.told_of_supervision() TO crm_system;
RESET ROLE;
SET LOCAL ROLE crm_system;

CREATE FUNCTION sync.refresh_stubs() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    done record;
BEGIN
    WITH told AS (
        SELECT * FROM sync.told_of_supervision()
    ), changed AS (
        SELECT kind, month, organisation_id, told.kind IS NULL AS gone
        FROM told FULL JOIN sync.supervision_stub s USING (kind, month, organisation_id)
        WHERE s.id IS NULL OR (told.kind IS NULL) <> s.gone
    ), written AS (
        INSERT INTO sync.supervision_stub (kind, month, organisation_id, gone, seq)
        SELECT changed.*, nextval('sync.seq') FROM changed
        ON CONFLICT (kind, month, organisation_id)
            DO UPDATE SET gone = excluded.gone, seq = excluded.seq
        RETURNING id, seq
    )
    SELECT sync.append('supervision_stub', array_agg(seq ORDER BY seq),
        array_agg(id ORDER BY seq), array_agg(1::bigint ORDER BY seq),
        array_agg('touch'::text ORDER BY seq), array_agg(NULL::text ORDER BY seq))
    INTO done FROM written;
END
$$;

GRANT EXECUTE ON FUNCTION sync.refresh_stubs() TO crm_api;
RESET ROLE;
