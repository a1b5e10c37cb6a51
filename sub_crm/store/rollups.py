"""What is counted beforehand: derived, kept by trigger, and only of what every colleague may see.

`participant.counts` says what counts of a moment (see `values.counted`). `contact_month` counts
the moments per organisation and month, of each kind of contact and of all together (kind 0), with
the last day of contact that resets a rhythm. What is confidential, personal or of supervisors is
in neither: those who may see it have it counted when they look, so that what is kept here can
never tell anybody more than they may know.
"""

import re
from collections.abc import Callable, Iterator

from sub_crm.store.file import Connection
from sub_crm.values.counted import NUMBERS, kind_sql, packed_sql
from sub_crm.values.kinds import COUNTS_AS_CONTACT, WEIGHT_OF

TABLE = """CREATE TABLE contact_month (
  organisation_id BLOB NOT NULL,
  kind INTEGER NOT NULL,
  month TEXT NOT NULL,
  contacts INTEGER NOT NULL,
  last_day TEXT,
  PRIMARY KEY (organisation_id, kind, month)) STRICT, WITHOUT ROWID"""

RESETTING = ", ".join(
    str(NUMBERS[kind]) for kind, weight in WEIGHT_OF.items() if weight >= COUNTS_AS_CONTACT
)
"""Numbers of the kinds that reset a rhythm, as a SQL list."""
_COUNTS = f"""(SELECT {packed_sql("c")} FROM contact_moment c
    WHERE c.id = participant.contact_moment_id AND participant.deleted = 0)"""
_SORTS_AT = """coalesce((SELECT c.sorts_at FROM contact_moment c
    WHERE c.id = participant.contact_moment_id), '')"""
_LAST = f"substr(max(CASE WHEN {kind_sql('counts')} IN ({RESETTING}) THEN sorts_at END), 1, 10)"
_WHAT_COUNTS = (
    *("happened_on", "kind", "status", "initiative", "mood"),
    *("deleted", "confidentiality", "compartment"),
)


def _month(of: str) -> str:
    return f"substr({of}.sorts_at, 1, 7)"


def _counted(of: str) -> str:
    return f"({of}.counts IS NOT NULL AND {of}.organisation_id IS NOT NULL)"


def _every_kind(_of: str) -> str:
    return "0"


def _own_kind(of: str) -> str:
    return kind_sql(f"{of}.counts")


_KINDS = {"": _every_kind, "_of_kind": _own_kind}
"""What a participant is counted under, each by triggers of its own."""
Kind = Callable[[str], str]


def _same_cell(one: str, other: str, kind: Kind) -> str:
    return (
        f"({one}.organisation_id = {other}.organisation_id AND {_month(one)} = {_month(other)}"
        f" AND {kind(one)} = {kind(other)})"
    )


def is_stale(connection: Connection) -> bool:
    """Whether what is counted here is counted as another version of the program does."""
    [known] = connection.execute(
        "SELECT max(sql) FROM sqlite_master WHERE name = 'contact_month'"
    ).fetchone()
    return bool(known != TABLE)


def install(connection: Connection) -> None:
    """Make the table anew and fill it, as after each migration; its triggers come with others."""
    connection.execute("DROP TABLE IF EXISTS contact_month")
    connection.execute(TABLE)
    rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Count everything anew, in the transaction of the caller."""
    connection.execute(f"UPDATE participant SET counts = {_COUNTS} WHERE counts IS NOT {_COUNTS}")
    connection.execute("DELETE FROM contact_month")
    connection.execute(f"INSERT INTO contact_month {_ALL}")


def _direct(kind: Kind, where: str = "") -> str:
    """SQL that counts per organisation, kind and month from the participants themselves."""
    return f"""SELECT organisation_id, {kind("participant")} AS kind,
      substr(sorts_at, 1, 7) AS month, count(DISTINCT contact_moment_id) AS contacts,
      {_LAST} AS last_day
    FROM participant WHERE counts IS NOT NULL AND organisation_id IS NOT NULL {where}
    GROUP BY 1, 2, 3"""


_ALL = " UNION ALL ".join(map(_direct, _KINDS.values()))


def _of_main(sql: str) -> str:
    """The same over the tables themselves, where views stand before them."""
    return re.sub(r"\b(FROM|JOIN) (participant|contact_moment|contact_month)\b", r"\1 main.\2", sql)


_KEPT = "SELECT organisation_id, kind, month, contacts, last_day FROM contact_month"
FAULTS = _of_main(
    f"SELECT (SELECT count(*) FROM participant WHERE counts IS NOT {_COUNTS})"
    f" + (SELECT count(*) FROM ({_KEPT} EXCEPT SELECT * FROM ({_ALL})))"
    f" + (SELECT count(*) FROM (SELECT * FROM ({_ALL}) EXCEPT {_KEPT}))"
)
"""SQL for how many numbers differ from counting directly; 0 when all is right."""


def triggers() -> Iterator[str]:
    """Yield what keeps both true under every way of writing."""
    yield (
        "CREATE TRIGGER derive_participant AFTER INSERT ON participant BEGIN\n"
        f"  UPDATE participant SET sorts_at = {_SORTS_AT}, counts = {_COUNTS}\n"
        "  WHERE id = new.id;\nEND"
    )
    yield (
        "CREATE TRIGGER derive_participant_again"
        " AFTER UPDATE OF deleted, contact_moment_id ON participant\n"
        "WHEN old.deleted IS NOT new.deleted"
        " OR old.contact_moment_id IS NOT new.contact_moment_id BEGIN\n"
        f"  UPDATE participant SET sorts_at = {_SORTS_AT}, counts = {_COUNTS}\n"
        "  WHERE id = new.id;\nEND"
    )
    # what comes from colleagues may bring a participant before the moment itself
    yield (
        "CREATE TRIGGER derive_participants_of_new AFTER INSERT ON contact_moment BEGIN\n"
        f"  UPDATE participant SET sorts_at = new.sorts_at, counts = {_COUNTS}\n"
        "  WHERE contact_moment_id = new.id;\nEND"
    )
    # and take either away
    yield (
        "CREATE TRIGGER derive_participants_of_gone AFTER DELETE ON contact_moment BEGIN\n"
        "  UPDATE participant SET counts = NULL WHERE contact_moment_id = old.id;\nEND"
    )
    yield (
        "CREATE TRIGGER uncount_before_it_goes BEFORE DELETE ON participant\n"
        "WHEN old.counts IS NOT NULL BEGIN\n"
        "  UPDATE participant SET counts = NULL WHERE id = old.id;\nEND"
    )
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _WHAT_COUNTS)
    yield (
        f"CREATE TRIGGER derive_participants AFTER UPDATE OF {', '.join(_WHAT_COUNTS)}"
        f" ON contact_moment\nWHEN {differs} BEGIN\n"
        f"  UPDATE participant SET sorts_at = new.sorts_at, counts = {_COUNTS}\n"
        "  WHERE contact_moment_id = new.id;\nEND"
    )
    for name, kind in _KINDS.items():
        yield from _counting(name, kind)


def _counting(name: str, kind: Kind) -> Iterator[str]:
    """Yield what keeps the numbers of each kind, or of all together."""
    changed = "AFTER UPDATE OF counts, sorts_at, organisation_id ON participant"
    yield (
        f"CREATE TRIGGER count_what_left{name} {changed}\n"
        f"WHEN {_counted('old')} AND ({_differs()}) BEGIN\n"
        "  DELETE FROM contact_month WHERE organisation_id = old.organisation_id"
        f" AND kind = {kind('old')} AND month = {_month('old')};\n"
        f"  INSERT INTO contact_month {_direct(kind, _cell_of_old(kind))};\nEND"
    )
    stays = f"({_counted('old')} AND {_same_cell('old', 'new', kind)})"
    yield (
        f"CREATE TRIGGER count_what_came{name} {changed}\n"
        f"WHEN {_counted('new')} AND NOT {stays} BEGIN\n"
        "  INSERT INTO contact_month (organisation_id, kind, month, contacts, last_day)\n"
        f"  VALUES (new.organisation_id, {kind('new')}, {_month('new')}, {_first_there(kind)},"
        f" {_resets_on()})\n"
        "  ON CONFLICT (organisation_id, kind, month) DO UPDATE SET\n"
        "    contacts = contacts + excluded.contacts,\n"
        "    last_day = max(coalesce(last_day, excluded.last_day),"
        " coalesce(excluded.last_day, last_day));\nEND"
    )


def _differs() -> str:
    names = ("counts", "sorts_at", "organisation_id")
    return " OR ".join(f"old.{name} IS NOT new.{name}" for name in names)


def _cell_of_old(kind: Kind) -> str:
    return (
        f"AND organisation_id = old.organisation_id AND {kind('participant')} = {kind('old')}"
        f" AND sorts_at >= {_month('old')} AND sorts_at < {_month('old')} || '-99'"
    )


def _first_there(kind: Kind) -> str:
    """SQL that is 1 where nobody else of the organisation counts there for the same moment.

    While a moment goes to another month, its participants go one after another.
    """
    return (
        "NOT EXISTS (SELECT 1 FROM participant other"
        " WHERE other.contact_moment_id = new.contact_moment_id AND other.id <> new.id"
        f" AND other.counts IS NOT NULL AND {_same_cell('other', 'new', kind)})"
    )


def _resets_on() -> str:
    resets = f"{kind_sql('new.counts')} IN ({RESETTING})"
    return f"CASE WHEN {resets} THEN substr(new.sorts_at, 1, 10) END"
