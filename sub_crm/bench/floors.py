"""The floors: the least SQL on the tables themselves that gives what a screen shows.

Written by hand, apart from the queries of the program, on a connection of the same engine. They
keep to who may see what, since without that they would give other rows; they leave out what only
makes it nicer, such as names in order and each once.
"""

from collections.abc import Mapping
from typing import Any

from sub_crm.store.file import Connection
from sub_crm.values.ids import Id
from sub_crm.values.kinds import COUNTS_AS_CONTACT, WEIGHT_OF

Rows = list[tuple[Any, ...]]

HELD = """CREATE TEMP TABLE {name} AS SELECT organisation_id FROM assignment
  WHERE user_id = ? AND role IN ({roles}) AND deleted = 0"""
"""All assignments in the stores that are measured hold today."""
COUNTING = ", ".join(
    f"'{kind.value}'" for kind, weight in WEIGHT_OF.items() if weight >= COUNTS_AS_CONTACT
)


def seen(alias: str, trusted: str) -> str:
    """SQL that is true where an account manager may see the record; `trusted` for confidential."""
    return f"""{alias}.deleted = 0 AND ({alias}.created_by = :me OR {alias}.compartment = 'relation'
      AND ({alias}.confidentiality IN ('public', 'internal')
        OR {alias}.confidentiality = 'confidential' AND {trusted}))"""


SEEN = seen(
    "c",
    """EXISTS (SELECT 1 FROM participant v WHERE v.contact_moment_id = c.id AND v.deleted = 0
      AND v.organisation_id IN (SELECT organisation_id FROM held))""",
)
"""A contact moment under the name c."""
SEEN_ISSUE = seen(
    "i",
    """EXISTS (SELECT 1 FROM issue_stance v WHERE v.issue_id = i.id AND v.deleted = 0
      AND v.organisation_id IN (SELECT organisation_id FROM held))""",
)
SEEN_TASK = seen("f", "f.organisation_id IN (SELECT organisation_id FROM held)")


def last_contact(column: str, value: str) -> str:
    return f"""(SELECT substr(p.sorts_at, 1, 10) FROM participant p
      JOIN contact_moment c ON c.id = p.contact_moment_id
      WHERE p.{column} = {value} AND p.sorts_at > '' AND p.sorts_at < :tomorrow AND p.deleted = 0
        AND c.status = 'held' AND c.kind IN ({COUNTING}) AND {SEEN}
      ORDER BY p.sorts_at DESC LIMIT 1)"""


SAVE = {
    "act": "INSERT INTO act (at, verb, user_id) VALUES (:now, 'Contact vastgelegd', :me)",
    "moment": """INSERT INTO contact_moment (id, happened_on, kind, status, initiative, our_role,
      summary, note, raw, created_by, created_at, confidentiality, compartment)
      VALUES (:id, :on, :kind, 'held', 'us', 'relation', :summary, :note, :raw, :me, :now,
      'internal', 'relation')""",
    "participant": """INSERT INTO participant (id, contact_moment_id, person_id, position_id,
      organisation_id, created_by, created_at, confidentiality, compartment)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'internal', 'relation')""",
    "issue": """INSERT INTO contact_issue (id, contact_moment_id, issue_id, created_by, created_at,
      confidentiality, compartment) VALUES (?, ?, ?, ?, ?, 'internal', 'relation')""",
}

_WALK = """SELECT * FROM (SELECT i.rowid AS srank FROM {index} i
  CROSS JOIN contact_rank r ON r.srank = i.rowid CROSS JOIN contact_moment c ON c.id = r.contact_id
  WHERE i.{index} MATCH :{match} AND {seen} ORDER BY i.rowid DESC LIMIT 20)"""
_WORDS = _WALK.format(index="contact_index", match="words", seen=SEEN)
_INSIDE = _WALK.format(index="subject_index", match="inside", seen=SEEN)


def search(inside: bool) -> str:
    """The newest 20 moments with every word, with who wrote them."""
    return f"""SELECT c.id, c.happened_on, c.kind, c.summary, c.note, u.name
      FROM ({_WORDS} {"UNION " + _INSIDE if inside else ""}) h
      CROSS JOIN contact_rank r ON r.srank = h.srank
      CROSS JOIN contact_moment c ON c.id = r.contact_id
      LEFT JOIN app_user u ON u.id = c.created_by ORDER BY h.srank DESC LIMIT 20"""


TIMELINE = f"""
SELECT c.id, c.happened_on, c.kind, c.summary, c.note, u.name,
  (SELECT count(*) FROM participant q WHERE q.contact_moment_id = c.id AND q.deleted = 0)
FROM participant p CROSS JOIN contact_moment c ON c.id = p.contact_moment_id
LEFT JOIN app_user u ON u.id = c.created_by
WHERE p.organisation_id = :organisation AND p.deleted = 0 AND {SEEN}
  AND (p.sorts_at, p.contact_moment_id) < (:before, :before_id)
GROUP BY p.sorts_at, p.contact_moment_id
ORDER BY p.sorts_at DESC, p.contact_moment_id DESC LIMIT 50
"""

ORGANISATIONS = f"""
WITH tasks AS MATERIALIZED (SELECT f.organisation_id, count(*) AS number FROM follow_up f
  WHERE f.status = 'open' AND {SEEN_TASK} GROUP BY +f.organisation_id),
dossiers AS MATERIALIZED (SELECT s.organisation_id, count(*) AS number
  FROM issue i CROSS JOIN issue_stance s ON s.issue_id = i.id
  WHERE i.status IN ('signal', 'active', 'waiting') AND s.deleted = 0 AND {SEEN_ISSUE}
  GROUP BY s.organisation_id)
SELECT o.id, o.name, o.short_name, o.kind, o.hue, {last_contact("organisation_id", "o.id")},
  coalesce(tasks.number, 0), coalesce(dossiers.number, 0)
FROM organisation o LEFT JOIN tasks ON tasks.organisation_id = o.id
LEFT JOIN dossiers ON dossiers.organisation_id = o.id
WHERE o.deleted = 0 AND o.merged_into_id IS NULL
ORDER BY CASE o.kind WHEN 'municipality' THEN 1 WHEN 'water_board' THEN 2 WHEN 'province' THEN 3
  WHEN 'national' THEN 4 ELSE 5 END, o.short_name
"""

_MAIN_TENURE = """(SELECT x.id FROM tenure x JOIN position y ON y.id = x.position_id
  WHERE x.person_id = h.id AND x.deleted = 0
  ORDER BY x.until IS NULL OR x.until_last >= :today DESC, y.is_counterpart DESC,
    CASE y.tier WHEN 'core' THEN 1 WHEN 'important' THEN 2 ELSE 3 END, x.since_first DESC, x.id
  LIMIT 1)"""
_POINT = """(SELECT k.value FROM contact_point k
  WHERE k.person_id = h.id AND k.kind {kinds} AND k.deleted = 0 LIMIT 1)"""
PEOPLE = f"""
SELECT h.id, h.print_name, s.title, o.short_name,
  {_POINT.format(kinds="IN ('phone', 'mobile')")}, {_POINT.format(kinds="= 'email'")},
  (SELECT group_concat(DISTINCT i.title) FROM participant p
    CROSS JOIN contact_issue l ON l.contact_moment_id = p.contact_moment_id
    CROSS JOIN contact_moment c ON c.id = l.contact_moment_id
    CROSS JOIN issue i ON i.id = l.issue_id
    WHERE p.person_id = h.id AND p.sorts_at >= :year_ago AND p.deleted = 0 AND l.deleted = 0
      AND i.status IN ('signal', 'active', 'waiting') AND {SEEN_ISSUE} AND {SEEN}),
  {last_contact("person_id", "h.id")}
FROM person h LEFT JOIN tenure t ON t.id = {_MAIN_TENURE}
LEFT JOIN position s ON s.id = t.position_id LEFT JOIN organisation o ON o.id = s.organisation_id
WHERE h.deleted = 0 AND (h.sort_name, h.id) > (:after, :after_id)
ORDER BY h.sort_name, h.id LIMIT 50
"""

CONTACTS = f"""
SELECT c.id, c.happened_on, c.kind, c.status, c.summary, u.name, f.title, f.due, f.status,
  (SELECT o.short_name FROM participant p JOIN organisation o ON o.id = p.organisation_id
    WHERE p.contact_moment_id = c.id AND p.deleted = 0 LIMIT 1),
  (SELECT group_concat(h.print_name) FROM participant p JOIN person h ON h.id = p.person_id
    WHERE p.contact_moment_id = c.id AND p.deleted = 0),
  (SELECT group_concat(i.title) FROM contact_issue l JOIN issue i ON i.id = l.issue_id
    WHERE l.contact_moment_id = c.id AND l.deleted = 0 AND {SEEN_ISSUE})
FROM contact_moment c LEFT JOIN app_user u ON u.id = c.created_by
LEFT JOIN follow_up f ON f.contact_moment_id = c.id AND {SEEN_TASK}
WHERE {SEEN} AND (c.sorts_at, c.id) < (:before, :before_id)
ORDER BY c.sorts_at DESC, c.id DESC LIMIT 50
"""

ISSUES = f"""
WITH page AS MATERIALIZED (SELECT i.id FROM issue i WHERE {SEEN_ISSUE}
ORDER BY CASE i.status WHEN 'active' THEN 1 WHEN 'signal' THEN 2 WHEN 'waiting' THEN 3
  WHEN 'closed' THEN 4 ELSE 5 END, i.urgency DESC, i.id DESC LIMIT 50)
SELECT i.id, i.title, i.status, i.urgency, u.name,
  (SELECT group_concat(o.short_name) FROM issue_stance s
    JOIN organisation o ON o.id = s.organisation_id WHERE s.issue_id = i.id AND s.deleted = 0),
  (SELECT max(c.sorts_at) FROM contact_issue l CROSS JOIN contact_moment c
    ON c.id = l.contact_moment_id WHERE l.issue_id = i.id AND l.deleted = 0 AND {SEEN}),
  (SELECT f.title FROM follow_up f WHERE f.issue_id = i.id AND f.status = 'open' AND {SEEN_TASK}
    ORDER BY f.due_last LIMIT 1)
FROM page CROSS JOIN issue i ON i.id = page.id LEFT JOIN app_user u ON u.id = i.owner_id
"""

OVERDUE_ORGANISATIONS = f"""
SELECT id FROM (
  SELECT id, coalesce(days, 42) AS days, julianday(:today) - julianday(last)
    - max(0, julianday(min(:today, pause_last)) - julianday(max(date(last, '+1 day'), pause_first))
      + 1) AS silent
  FROM (SELECT o.id, {last_contact("organisation_id", "o.id")} AS last,
      (SELECT r.days FROM cadence r WHERE r.organisation_id = o.id AND r.deleted = 0
        ORDER BY r.agreed_on DESC LIMIT 1) AS days,
      pause.first_day AS pause_first, pause.last_day AS pause_last
    FROM organisation o, rhythm_pause pause WHERE o.deleted = 0))
WHERE silent > days ORDER BY 1
"""
"""There is one pause in the stores that are measured."""

OVERDUE_PEOPLE = f"""
WITH known AS MATERIALIZED (SELECT h.id, h.print_name, {last_contact("person_id", "h.id")} AS last
  FROM person h WHERE h.deleted = 0)
SELECT h.id, h.print_name, s.title, o.short_name, h.last
FROM known h JOIN tenure t ON t.id = {_MAIN_TENURE} JOIN position s ON s.id = t.position_id
JOIN organisation o ON o.id = s.organisation_id
WHERE last < :core AND (t.until IS NULL OR t.until_last >= :today)
  AND last < CASE WHEN s.is_counterpart OR s.tier = 'core' THEN :core
    WHEN s.tier = 'important' THEN :important ELSE :other END
ORDER BY last, h.id LIMIT 50
"""

FOLLOW_UPS = f"""
SELECT f.id, f.title, f.due, o.short_name, h.print_name
FROM follow_up f LEFT JOIN organisation o ON o.id = f.organisation_id
LEFT JOIN person h ON h.id = f.person_id
WHERE f.status = 'open' AND {SEEN_TASK} AND (f.owner_id = :me OR f.organisation_id IN deputised)
ORDER BY f.due_last IS NULL, f.due_last, f.id
"""

ROLLUP = f"""
CREATE TEMP TABLE {{name}} AS
SELECT p.organisation_id, substr(p.sorts_at, 1, 7) AS month, {{kind}} AS kind,
  count(DISTINCT CASE WHEN c.compartment = 'relation' THEN c.id END) AS contacts,
  substr(max(CASE WHEN c.kind IN ({COUNTING}) THEN p.sorts_at END), 1, 10) AS last_day
FROM participant p CROSS JOIN contact_moment c ON c.id = p.contact_moment_id
WHERE p.deleted = 0 AND p.sorts_at > '' AND p.sorts_at < :tomorrow AND c.status = 'held' AND {SEEN}
  AND p.organisation_id IS NOT NULL
GROUP BY p.organisation_id, month, {{kind}}
"""
ROLLUPS = (
    ROLLUP.format(name="rollup", kind="''"),
    ROLLUP.format(name="rollup_by_kind", kind="c.kind"),
    "CREATE INDEX rollup_at ON rollup (organisation_id, month, contacts, last_day)",
    "CREATE INDEX rollup_by_kind_at ON rollup_by_kind (organisation_id, kind, month, contacts)",
)
"""Tables that hold the outcome: contacts and the last that counts, and contacts of each kind."""
_MAP = """
WITH RECURSIVE months(month, ended) AS (
  SELECT :since, date(:since || '-01', '+1 month', '-1 day')
  UNION ALL SELECT strftime('%Y-%m', month || '-01', '+1 month'),
    min(date(month || '-01', '+2 months', '-1 day'), :today)
  FROM months WHERE month < substr(:today, 1, 7))
SELECT cell.id, month, contacts, CAST(julianday(ended) - julianday(last)
    - max(0, julianday(min(ended, pause.last_day))
      - julianday(max(date(last, '+1 day'), pause.first_day)) + 1) AS INTEGER) AS silent
FROM (SELECT o.id, m.month, m.ended, coalesce({contacts}, 0) AS contacts,
    (SELECT r.last_day FROM rollup r WHERE r.organisation_id = o.id AND r.month <= m.month
      AND r.last_day IS NOT NULL ORDER BY r.month DESC LIMIT 1) AS last
  FROM organisation o CROSS JOIN months m WHERE o.deleted = 0 AND o.merged_into_id IS NULL) cell,
  rhythm_pause pause
"""
MAP = _MAP.format(
    contacts="""(SELECT r.contacts FROM rollup r
      WHERE r.organisation_id = o.id AND r.month = m.month)"""
)
FILTERED = _MAP.format(
    contacts="""(SELECT sum(r.contacts) FROM rollup_by_kind r WHERE r.organisation_id = o.id
      AND r.kind IN ('phone_call', 'video_call') AND r.month = m.month)"""
)
"""Contacts and days of silence per organisation and month; there is one pause."""
IN_OFFICE = """
SELECT t.person_id FROM tenure t WHERE t.deleted = 0
  AND (t.until IS NULL OR t.until_last >= :today)
  AND (t.since_first IS NULL OR t.since_first <= :today)
"""
SPOKEN = f"""
SELECT p.person_id, c.sorts_at, c.kind, c.initiative, c.mood
FROM (SELECT DISTINCT person_id FROM ({IN_OFFICE})) h
CROSS JOIN participant p ON p.person_id = h.person_id
CROSS JOIN contact_moment c ON c.id = p.contact_moment_id
WHERE p.deleted = 0 AND p.sorts_at >= :year_ago AND p.sorts_at < :tomorrow
  AND c.status = 'held' AND c.compartment = 'relation' AND {SEEN}
"""
"""What the warmth of those in office rests on, record by record."""


class Floor:
    """Answers on a connection of its own."""

    def __init__(self, connection: Connection, me: Id) -> None:
        self._connection = connection
        self._me = {"me": me}
        connection.execute(HELD.format(name="held", roles="'account_manager', 'deputy'"), (me,))
        connection.execute(HELD.format(name="deputised", roles="'deputy'"), (me,))

    def rows(self, sql: str, named: Mapping[str, Any]) -> Rows:
        found: Rows = self._connection.execute(sql, {**named, **self._me}).fetchall()
        return found

    def close(self) -> None:
        self._connection.close()
