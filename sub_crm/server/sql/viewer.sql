-- Who looks, and what the session's own account may see. Only session_user counts: nobody can
-- change that of themselves, as they can any setting.
SET LOCAL ROLE crm_system;

CREATE FUNCTION sync.now() RETURNS bigint
LANGUAGE sql VOLATILE PARALLEL SAFE
AS $$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint $$;

-- The moment that a transaction gives to all that it writes.
CREATE FUNCTION sync.moment() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT floor(extract(epoch FROM now()) * 1000000)::bigint $$;

CREATE FUNCTION sync.today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

-- The first and the last day that a vague date can be; null when unknown.
CREATE FUNCTION sync.first_day(vague text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN vague LIKE 'X%' THEN NULL
        WHEN length(vague) = 4 THEN make_date(vague::integer, 1, 1)
        WHEN length(vague) = 7 THEN make_date(
            substr(vague, 1, 4)::integer,
            CASE WHEN substr(vague, 6) > '32' THEN 3 * substr(vague, 6)::integer - 98
                 ELSE substr(vague, 6)::integer END, 1)
        ELSE make_date(substr(vague, 1, 4)::integer, substr(vague, 6, 2)::integer,
                       substr(vague, 9, 2)::integer)
    END
$$;

CREATE FUNCTION sync.last_day(vague text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN length(vague) > 7 OR vague LIKE 'X%' THEN sync.first_day(vague)
        ELSE (sync.first_day(vague) + CASE
            WHEN length(vague) = 4 THEN interval '1 year'
            WHEN substr(vague, 6) > '32' THEN interval '3 months'
            ELSE interval '1 month' END - interval '1 day')::date
    END
$$;

RESET ROLE;
SET LOCAL ROLE crm_owner;

-- Every account that is active: whose it is, what they hold today, what was granted by name.
CREATE VIEW sync.viewer WITH (security_invoker, security_barrier) AS
SELECT
    u.login,
    u.id,
    u.role,
    ARRAY(
        SELECT a.organisation_id FROM crm.assignment a
        WHERE a.user_id = u.id AND NOT a.deleted AND a.role IN ('account_manager', 'deputy')
          AND (a.since IS NULL OR sync.first_day(a.since) <= sync.today())
          AND (a.until IS NULL OR sync.last_day(a.until) >= sync.today())
        ORDER BY 1
    ) AS held,
    u.role = 'team_lead' AND EXISTS (
        SELECT FROM sync.grant g
        WHERE g.user_id = u.id AND g.kind = 'supervision' AND g.ended_at IS NULL
          AND g.until >= sync.today()
    ) AS supervision,
    ARRAY(
        SELECT g.record_id FROM sync.grant g
        WHERE u.role = 'privacy_officer' AND g.user_id = u.id AND g.kind = 'case'
          AND g.ended_at IS NULL AND g.until >= sync.today()
        ORDER BY 1
    ) AS cases
FROM crm.app_user u
WHERE u.active AND NOT u.deleted AND u.login IS NOT NULL;

GRANT SELECT ON sync.viewer, sync.grant, sync.setting TO crm_system;

RESET ROLE;
SET LOCAL ROLE crm_system;

CREATE FUNCTION sync.my_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT id FROM sync.viewer WHERE login = session_user $$;

CREATE FUNCTION sync.my_role() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT role FROM sync.viewer WHERE login = session_user $$;

CREATE FUNCTION sync.my_held() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT held FROM sync.viewer WHERE login = session_user $$;

CREATE FUNCTION sync.my_supervision() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT supervision FROM sync.viewer WHERE login = session_user $$;

CREATE FUNCTION sync.my_cases() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT cases FROM sync.viewer WHERE login = session_user $$;

-- Changes whenever something of my rights does; a replica then looks again at all it has.
CREATE FUNCTION sync.my_rights() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT md5(concat_ws('|', role, held::text, supervision::text, cases::text))
    FROM sync.viewer WHERE login = session_user
$$;

GRANT EXECUTE ON FUNCTION
    sync.now(), sync.moment(), sync.today(), sync.first_day(text), sync.last_day(text), sync.my_id(),
    sync.my_role(), sync.my_held(), sync.my_supervision(), sync.my_cases(), sync.my_rights()
TO crm_api, crm_owner, crm_stub;

RESET ROLE;
