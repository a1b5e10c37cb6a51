-- What Power BI reads: numbers, kinds, dates and organisations. No names of people, no free text,
-- nothing confidential, personal or of supervision. Two locks: the reader has rights on these
-- columns only, and row policies of its own; the views add words, not rights.
SET LOCAL ROLE crm_owner;

CREATE VIEW reporting.organisation WITH (security_invoker, security_barrier) AS
SELECT id, name, short_name, kind, code, regions, inhabitants, since, until FROM crm.organisation;

CREATE VIEW reporting.position WITH (security_invoker, security_barrier) AS
SELECT id, organisation_id, type, level, tier, is_counterpart, until FROM crm.position;

CREATE VIEW reporting.tenure WITH (security_invoker, security_barrier) AS
SELECT id, position_id, kind, since, until FROM crm.tenure;

CREATE VIEW reporting.assignment WITH (security_invoker, security_barrier) AS
SELECT id, organisation_id, role, since, until FROM crm.assignment;

CREATE VIEW reporting.cadence WITH (security_invoker, security_barrier) AS
SELECT id, organisation_id, position_id, tier, days, agreed_on FROM crm.cadence;

CREATE VIEW reporting.contact_moment WITH (security_invoker, security_barrier) AS
SELECT id, happened_on, kind, status, initiative, our_role, mood FROM crm.contact_moment;

CREATE VIEW reporting.participant WITH (security_invoker, security_barrier) AS
SELECT id, contact_moment_id, organisation_id, position_id FROM crm.participant;

CREATE VIEW reporting.issue WITH (security_invoker, security_barrier) AS
SELECT id, status, urgency, opened, closed FROM crm.issue;

CREATE VIEW reporting.issue_stance WITH (security_invoker, security_barrier) AS
SELECT id, issue_id, organisation_id, stance, interest, influence FROM crm.issue_stance;

CREATE VIEW reporting.theme WITH (security_invoker, security_barrier) AS
SELECT id, code, name_nl, name_en, parent_id FROM crm.theme;

CREATE VIEW reporting.issue_theme WITH (security_invoker, security_barrier) AS
SELECT id, issue_id, theme_id FROM crm.issue_theme;

CREATE VIEW reporting.contact_theme WITH (security_invoker, security_barrier) AS
SELECT id, contact_moment_id, theme_id FROM crm.contact_theme;

CREATE VIEW reporting.follow_up WITH (security_invoker, security_barrier) AS
SELECT id, organisation_id, issue_id, promise_by, due, status FROM crm.follow_up;

CREATE VIEW reporting.election WITH (security_invoker, security_barrier) AS
SELECT id, kind, held_on FROM crm.election;

CREATE VIEW reporting.supervision WITH (security_invoker, security_barrier) AS
SELECT kind, month, organisation_id FROM sync.supervision_stub WHERE NOT gone;

RESET ROLE;

DO $$
DECLARE
    shown record;
BEGIN
    FOR shown IN
        SELECT format('%I.%I', n.nspname, v.table_name) AS home, v.table_name AS part,
            string_agg(DISTINCT quote_ident(v.column_name), ', ') AS columns
        FROM information_schema.view_column_usage v
        JOIN pg_namespace n ON n.nspname = v.table_schema
        WHERE v.view_schema = 'reporting' GROUP BY 1, 2
    LOOP
        EXECUTE format('GRANT SELECT (%s) ON %s TO crm_report', shown.columns, shown.home);
    END LOOP;
    FOR shown IN
        SELECT DISTINCT table_name AS part FROM information_schema.view_column_usage
        WHERE view_schema = 'reporting' AND table_schema = 'crm'
          AND table_name NOT IN ('participant', 'contact_theme', 'issue_stance', 'issue_theme')
    LOOP
        EXECUTE format(
            'CREATE POLICY reported ON crm.%I FOR SELECT TO crm_report USING (NOT deleted'
            ' AND compartment = ''relation'' AND confidentiality IN (''public'', ''internal''))',
            shown.part);
    END LOOP;
    FOR shown IN
        SELECT * FROM (VALUES ('participant', 'contact_moment'), ('contact_theme', 'contact_moment'),
            ('issue_stance', 'issue'), ('issue_theme', 'issue')) AS v (part, whole)
    LOOP
        EXECUTE format(
            'CREATE POLICY reported ON crm.%I FOR SELECT TO crm_report USING (NOT deleted'
            ' AND EXISTS (SELECT FROM crm.%I w WHERE w.id = %I))',
            shown.part, shown.whole, shown.whole || '_id');
    END LOOP;
END
$$;
-- what the policies themselves look at
GRANT SELECT (deleted, compartment, confidentiality) ON crm.organisation, crm.position, crm.tenure,
    crm.assignment, crm.cadence, crm.contact_moment, crm.participant, crm.issue, crm.issue_stance,
    crm.theme, crm.issue_theme, crm.contact_theme, crm.follow_up, crm.election TO crm_report;
CREATE POLICY reported ON sync.supervision_stub FOR SELECT TO crm_report USING (NOT gone);
GRANT SELECT (gone) ON sync.supervision_stub TO crm_report;
GRANT USAGE ON SCHEMA sync TO crm_report;
GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO crm_report;
