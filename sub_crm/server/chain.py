"""Is the history still what was written? Recomputes every hash of the log from what it says.

A change made behind the program's back shows here. Who recomputes the whole chain to hide it is
found by the clients, which keep place and hash of the head they last saw.
"""

from dataclasses import dataclass
from typing import Any

from psycopg import Connection

VERIFY = """
WITH chained AS (
    SELECT l, lag(l.hash, 1, '') OVER (ORDER BY l.seq) AS before FROM sync.change_log l
)
SELECT (l).seq, 'row' FROM chained
WHERE (l).hash IS DISTINCT FROM sha256(before || sync.entry(l))
UNION ALL
SELECT l.seq, 'payload' FROM sync.change_log l JOIN sync.change_payload p USING (seq)
WHERE l.payload_digest IS DISTINCT FROM sha256(p.salt || convert_to(p.payload, 'UTF8'))
UNION ALL
SELECT seq, 'payload without row' FROM sync.change_payload p
WHERE NOT EXISTS (SELECT FROM sync.change_log l WHERE l.seq = p.seq)
UNION ALL
SELECT h.seq, 'head' FROM sync.log_head h LEFT JOIN (
    SELECT seq, hash FROM sync.change_log ORDER BY seq DESC LIMIT 1) AS last ON true
WHERE (h.seq, h.hash) IS DISTINCT FROM (coalesce(last.seq, 0), coalesce(last.hash, ''))
ORDER BY 1
LIMIT 100
"""
TABLES_AHEAD = """
SELECT format($$SELECT %L, id, ver FROM crm.%I t WHERE NOT EXISTS (
    SELECT FROM sync.change_log l WHERE l.seq = t.seq AND l.record_id = t.id AND l.ver = t.ver)$$,
    relname, relname)
FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relkind = 'r' ORDER BY 1
"""
"""A question per table: which rows have a version that the log does not know?"""


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the history does not fit: a place in the log, or a record."""

    where: str
    what: str


def verify(connection: Connection[Any]) -> list[Broken]:
    """Return the first hundred places where the history does not fit; read by a superuser."""
    found = [Broken(str(seq), what) for seq, what in connection.execute(VERIFY).fetchall()]
    for (question,) in connection.execute(TABLES_AHEAD).fetchall():
        rows = connection.execute(question + " LIMIT 100").fetchall()
        found += [Broken(f"{table} {record}", "record") for table, record, _ in rows]
    return found
