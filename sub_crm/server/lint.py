"""The catalogue of the database read for nine mistakes that open it; each is a question in SQL."""

from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from sub_crm.i18n import N_

OURS = "('api', 'crm', 'reporting', 'sync', 'public')"
PEOPLE = """(
    SELECT member.oid FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
    JOIN pg_roles member ON member.oid = m.member
    WHERE r.rolname IN ('crm_user', 'crm_report'))"""

RULES = {
    "definer_path": (
        N_("Een functie met andermans rechten zoekt namen waar de aanroeper dat wil"),
        f"""SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n
            ON n.oid = p.pronamespace
        WHERE p.prosecdef AND n.nspname IN {OURS} AND NOT EXISTS (
            SELECT FROM unnest(p.proconfig) c WHERE c = 'search_path=pg_catalog, pg_temp')""",
    ),
    "public_execute": (
        N_("Iedereen mag een functie aanroepen"),
        f"""SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n
            ON n.oid = p.pronamespace
        CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE n.nspname IN {OURS} AND a.grantee = 0""",
    ),
    "unforced_policies": (
        N_("Een tabel heeft geen rijbeveiliging die ook voor haar eigenaar geldt"),
        """SELECT c.oid::regclass::text FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('crm', 'sync') AND c.relkind IN ('r', 'p')
          AND c.relname <> 'migration' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""",
    ),
    "owner_view": (
        N_("Een view leest met de rechten van haar eigenaar"),
        f"""SELECT c.oid::regclass::text FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN {OURS} AND c.relkind = 'v' AND NOT coalesce(c.reloptions, '{{}}')
            && ARRAY['security_invoker=true', 'security_invoker=on']""",
    ),
    "materialised_view": (
        N_("Een gematerialiseerde view kent geen rijbeveiliging"),
        f"""SELECT c.oid::regclass::text FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN {OURS} AND c.relkind = 'm'""",
    ),
    "strong_login": (
        N_("Een persoonlijke login mag te veel"),
        f"""SELECT r.rolname::text FROM pg_roles r WHERE r.oid IN {PEOPLE}
          AND (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
            OR r.rolconnlimit NOT BETWEEN 0 AND 20 OR EXISTS (
            SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
            WHERE m.member = r.oid AND g.rolname NOT IN ('crm_user', 'crm_report')))
        UNION SELECT rolname FROM pg_roles WHERE rolname IN
            ('crm_owner', 'crm_api', 'crm_system', 'crm_stub', 'crm_user', 'crm_report')
          AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole)
        UNION SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
            JOIN pg_roles g ON g.oid = m.roleid
        WHERE g.rolname IN ('crm_owner', 'crm_api', 'crm_system', 'crm_stub')
          AND NOT r.rolsuper""",
    ),
    "login_owns": (
        N_("Een persoonlijke login bezit een object"),
        f"""SELECT c.oid::regclass::text FROM pg_class c WHERE c.relowner IN {PEOPLE}
        UNION SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.proowner IN {PEOPLE}
        UNION SELECT nspname FROM pg_namespace n WHERE n.nspowner IN {PEOPLE}
        UNION SELECT t.oid::regtype::text FROM pg_type t WHERE t.typowner IN {PEOPLE}""",
    ),
    "risky_privilege": (
        N_("Een persoon of iedereen heeft een recht op een tabel, schema of database"),
        f"""SELECT c.oid::regclass::text || ' ' || a.privilege_type
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE n.nspname IN {OURS} AND (a.grantee = 0 OR a.grantee IN {PEOPLE}
            OR r.rolname = 'crm_user'
            OR r.rolname = 'crm_report' AND (n.nspname <> 'reporting'
                OR a.privilege_type <> 'SELECT'))
        UNION SELECT c.oid::regclass::text || '.' || t.attname || ' ' || a.privilege_type
        FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL aclexplode(t.attacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE n.nspname IN {OURS} AND (a.grantee = 0 OR a.grantee IN {PEOPLE}
            OR r.rolname = 'crm_user'
            OR r.rolname = 'crm_report' AND a.privilege_type <> 'SELECT')
        UNION SELECT n.nspname || ' ' || a.privilege_type FROM pg_namespace n
        CROSS JOIN LATERAL aclexplode(n.nspacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE n.nspname IN {OURS} AND (a.grantee = 0 OR a.grantee IN {PEOPLE}
            OR r.rolname = 'crm_user' AND (n.nspname <> 'api' OR a.privilege_type <> 'USAGE')
            OR r.rolname = 'crm_report' AND a.privilege_type <> 'USAGE')
        UNION SELECT d.datname || ' ' || a.privilege_type FROM pg_database d
        CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE d.datname = current_database() AND (a.grantee = 0 OR a.grantee IN {PEOPLE}
            OR r.rolname IN ('crm_user', 'crm_report') AND a.privilege_type <> 'CONNECT')
        UNION SELECT l.lanname || ' ' || a.privilege_type FROM pg_language l
        CROSS JOIN LATERAL aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) a
        WHERE l.lanpltrusted AND a.grantee = 0""",
    ),
    "extension": (
        N_("Een uitbreiding die niet nodig is"),
        "SELECT extname::text FROM pg_extension WHERE extname <> 'plpgsql'",
    ),
}
"""Rule -> what is wrong, and the question that returns one text per offence."""


@dataclass(frozen=True, slots=True)
class Offence:
    rule: str
    what: str


def lint(connection: Connection[Any]) -> list[Offence]:
    """Return every offence against the nine rules in the connection's database."""
    return [
        Offence(rule, str(what))
        for rule, (_, question) in RULES.items()
        for (what,) in connection.execute(question).fetchall()
    ]
