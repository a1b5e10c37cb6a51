"""End sessions of people that hold up the others: whoever waits in a transaction, or makes wait.

Nobody can be kept from opening a transaction and leaving it open, or from giving their own session
no limits; so this looks from outside, every quarter of a minute.
"""

from dataclasses import dataclass
from typing import Any

from psycopg import Connection

PATIENCE_SECONDS = 30

END = """
WITH people AS (
    SELECT a.pid, a.usename, a.state, a.xact_start, a.state_change
    FROM pg_stat_activity a
    WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND EXISTS (
        SELECT FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
        WHERE r.rolname IN ('crm_user', 'crm_report') AND m.member = a.usesysid)
), holding AS (
    SELECT DISTINCT blocker AS pid
    FROM pg_stat_activity waiting CROSS JOIN LATERAL unnest(pg_blocking_pids(waiting.pid)) blocker
    WHERE waiting.wait_event_type = 'Lock'
)
SELECT pid, usename::text, CASE WHEN holding.pid IS NULL THEN 'idle' ELSE 'holding' END,
    pg_terminate_backend(pid)
FROM people LEFT JOIN holding USING (pid)
WHERE state LIKE 'idle in transaction%%' AND state_change < now() - make_interval(secs => %(most)s)
   OR holding.pid IS NOT NULL AND xact_start < now() - make_interval(secs => %(most)s)
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """A session that was ended, and why: it was idle in a transaction, or holding others up."""

    login: str
    why: str


def end_idle(connection: Connection[Any], patience: float = PATIENCE_SECONDS) -> list[Ended]:
    """End what holds others up for longer than the patience in seconds; return what was ended."""
    found = connection.execute(END, {"most": patience}).fetchall()
    return [Ended(login, why) for _, login, why, ended in found if ended]
