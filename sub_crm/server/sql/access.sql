-- What the functions of the api may touch of the log and its surroundings, each under a policy.
-- crm_system may touch the rows that it keeps; crm_api only what concerns the session's account.
DO $$
DECLARE
    kept regclass;
BEGIN
    FOR kept IN
        SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'sync'::regnamespace
    LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO crm_owner', kept);
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', kept);
        EXECUTE format('CREATE POLICY kept ON %s TO crm_system USING (true) WITH CHECK (true)',
                       kept);
    END LOOP;
END
$$;

GRANT SELECT ON sync.setting, sync.log_head, sync.eviction, sync.supervision_stub TO crm_api;
GRANT SELECT (seq, hash, device_id, verb) ON sync.change_log TO crm_api;
GRANT SELECT ON sync.purge TO crm_api;
GRANT SELECT, INSERT, UPDATE ON sync.device, sync.purge_ack TO crm_api;
GRANT SELECT, INSERT, UPDATE ON sync.grant TO crm_api;
GRANT SELECT, INSERT ON sync.read_log TO crm_api;

CREATE POLICY seen ON sync.setting FOR SELECT TO crm_api USING (true);
CREATE POLICY seen ON sync.log_head FOR SELECT TO crm_api USING (true);
CREATE POLICY seen ON sync.change_log FOR SELECT TO crm_api USING (true);
CREATE POLICY seen ON sync.purge FOR SELECT TO crm_api USING (true);
CREATE POLICY seen ON sync.supervision_stub FOR SELECT TO crm_api USING (true);
CREATE POLICY mine ON sync.eviction FOR SELECT TO crm_api
    USING (user_id = (SELECT sync.my_id()));
CREATE POLICY mine ON sync.device TO crm_api
    USING (user_id = (SELECT sync.my_id())) WITH CHECK (user_id = (SELECT sync.my_id()));
CREATE POLICY overseen ON sync.device FOR SELECT TO crm_api
    USING ((SELECT sync.my_role()) IN ('data_steward', 'privacy_officer'));
CREATE POLICY retired ON sync.device FOR UPDATE TO crm_api
    USING ((SELECT sync.my_role()) = 'data_steward');
CREATE POLICY mine ON sync.purge_ack TO crm_api
    USING (EXISTS (SELECT FROM sync.device d
                   WHERE d.id = device_id AND d.user_id = (SELECT sync.my_id())));
CREATE POLICY overseen ON sync.purge_ack FOR SELECT TO crm_api
    USING ((SELECT sync.my_role()) = 'privacy_officer');
CREATE POLICY kept_by_steward ON sync.grant TO crm_api
    USING ((SELECT sync.my_role()) = 'data_steward');
CREATE POLICY seen ON sync.grant FOR SELECT TO crm_api
    USING ((SELECT sync.my_role()) = 'privacy_officer' OR user_id = (SELECT sync.my_id()));
CREATE POLICY logged ON sync.read_log FOR INSERT TO crm_api
    WITH CHECK (user_id = (SELECT sync.my_id()));
CREATE POLICY reported ON sync.read_log FOR SELECT TO crm_api
    USING ((SELECT sync.my_role()) = 'privacy_officer');

CREATE TRIGGER never BEFORE UPDATE OR DELETE ON sync.change_log
    FOR EACH ROW EXECUTE FUNCTION sync.never_changed();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sync.change_log
    FOR EACH STATEMENT EXECUTE FUNCTION sync.never_changed();
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON sync.read_log
    FOR EACH ROW EXECUTE FUNCTION sync.never_changed();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sync.read_log
    FOR EACH STATEMENT EXECUTE FUNCTION sync.never_changed();
CREATE TRIGGER never BEFORE UPDATE ON sync.change_payload
    FOR EACH ROW EXECUTE FUNCTION sync.never_changed();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sync.change_payload
    FOR EACH STATEMENT EXECUTE FUNCTION sync.never_changed();
