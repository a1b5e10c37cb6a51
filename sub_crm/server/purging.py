"""Erasures as the administrator keeps them: a list beside the copies, done again after a restore.

The list holds ids and reasons and nobody's name; a copy of the database of before an erasure would
otherwise bring the erased back.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from sub_crm.i18n import _
from sub_crm.models.synced import synced_tables

NEVER = ("app_user", "organisation")
"""Accounts are closed, and an organisation is no person."""


class PurgeProblem(Exception):
    """What cannot be erased, in one sentence."""


@dataclass(frozen=True, slots=True)
class Erasure:
    table: str
    record: str
    reason: str

    def line(self) -> str:
        return "\t".join((self.table, self.record, " ".join(self.reason.split())))


def listed(connection: Connection[Any]) -> list[Erasure]:
    """Return every erasure, oldest first."""
    found = connection.execute(
        "SELECT table_name, record_id::text, reason FROM sync.purge ORDER BY seq"
    )
    return [Erasure(*row) for row in found.fetchall()]


def erase(connection: Connection[Any], erasure: Erasure) -> int:
    """Erase a record and what belongs to it alone; return how many records that were.

    An erasure that was done already is done again for what a restore brought back.
    """
    _check(erasure)
    before = _records(connection)
    connection.execute(
        "SELECT sync.erase(%s, ARRAY[%s]::uuid[], %s)",
        (erasure.table, erasure.record, erasure.reason),
    )
    return _records(connection) - before


def read_lines(text: str) -> list[Erasure]:
    """Read a list as it was printed; raise `PurgeProblem` for a line that is none."""
    erasures = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = line.split("\t", 2)
        if len(parts) != 3:
            raise PurgeProblem(_("Regel {number} is geen wissing.").format(number=number))
        erasures.append(Erasure(*parts))
        _check(erasures[-1])
    return erasures


def _check(erasure: Erasure) -> None:
    tables = {table.name for table in synced_tables()} - set(NEVER)
    if erasure.table not in tables:
        raise PurgeProblem(_("{kind} kan niet gewist worden.").format(kind=erasure.table))
    if not erasure.reason.strip():
        raise PurgeProblem(_("Geef een reden: --reason TEKST."))
    try:
        uuid.UUID(erasure.record)
    except ValueError:
        raise PurgeProblem(_("{id} is geen ID.").format(id=erasure.record)) from None


def _records(connection: Connection[Any]) -> int:
    found = connection.execute("SELECT count(*) FROM sync.purge").fetchone()
    return int(found[0]) if found else 0
