-- Everything but roles and tables is made anew with each installation; this takes the old away.
DO $$
DECLARE
    old text;
BEGIN
    FOR old IN
        SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND relnamespace IN ('crm'::regnamespace, 'sync'::regnamespace)
        UNION ALL
        SELECT format('DROP POLICY %I ON %s', polname, polrelid::regclass)
        FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
        WHERE relnamespace IN ('crm'::regnamespace, 'sync'::regnamespace)
        UNION ALL
        SELECT format('REVOKE ALL ON %s FROM crm_api, crm_system, crm_stub, crm_user, crm_report,'
                      ' PUBLIC', oid::regclass)
        FROM pg_class
        WHERE relkind = 'r' AND relnamespace IN ('crm'::regnamespace, 'sync'::regnamespace)
    LOOP
        EXECUTE old;
    END LOOP;
    DROP SCHEMA IF EXISTS api, reporting CASCADE;
    FOR old IN
        SELECT format('DROP %s %s CASCADE',
                      CASE prokind WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
                      pg_proc.oid::regprocedure)
        FROM pg_proc WHERE pronamespace = 'sync'::regnamespace
        ORDER BY prokind  -- an aggregate before the function it is made of
    LOOP
        EXECUTE old;
    END LOOP;
    DROP VIEW IF EXISTS sync.viewer;
    DROP TYPE IF EXISTS sync.op;
END
$$;
CREATE SCHEMA api AUTHORIZATION crm_api;
GRANT USAGE ON SCHEMA api TO crm_user;
CREATE SCHEMA reporting AUTHORIZATION crm_owner;
GRANT USAGE ON SCHEMA reporting TO crm_report;
GRANT USAGE ON SCHEMA crm TO crm_api, crm_system, crm_stub, crm_report;
GRANT USAGE ON SCHEMA sync TO crm_api, crm_system, crm_stub;
GRANT CREATE ON SCHEMA sync TO crm_api, crm_system, crm_stub;  -- taken back at the end
GRANT USAGE ON TYPE crm.vague_date TO crm_api, crm_system, crm_stub, crm_report;
GRANT USAGE ON SEQUENCE sync.seq TO crm_api, crm_system;
