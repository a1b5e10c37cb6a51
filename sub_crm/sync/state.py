"""How far a replica is with the shared database: facts of its file, kept with what they say."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from sub_crm.store.file import Connection

PREFIX = "sync_"
RECENT, DAYS = 100, 60
"""Marks that are kept: the newest, and of the days before those one each."""
DAY = 86_400_000_000


@dataclass(slots=True)
class State:
    """Each field is one fact; written in the transaction of what it tells."""

    installation: str = ""
    """Which shared database this is a replica of; empty while it is of none."""
    device: str = ""
    """Which device the numbers of batches belong to; a restored copy is another one."""
    epoch: int = 1
    cursor: int = 0
    """The place in the log up to which everything has been received."""
    hash: str = ""
    """The log's hash at that place."""
    trail: str = "[]"
    """JSON array of [place, hash, server's time]: where this replica was when, oldest first."""
    rights: str = ""
    """Changes when what its user may see does."""
    folded: int = 0
    """The newest change of the journal that the outbox knows."""
    last_batch: int = 0
    last_op: int = 0
    seen_at: int = 0
    """When the shared database last answered; microseconds UTC."""
    lease_days: int = 0
    purged: int = 0
    """The place of the last order to erase that was carried out."""
    acknowledged: int = 0
    """Up to where erasing was confirmed."""
    compared_at: int = 0
    """When both sides were last compared row by row."""

    def leave_mark(self, at: int) -> None:
        """Remember the place reached, `at` a time of the shared database from before."""
        marks = self.marks()
        if marks and marks[-1][0] == self.cursor:
            return
        recent = [*marks, (self.cursor, self.hash, at)]
        by_day = {mark[2] // DAY: mark for mark in recent[:-RECENT]}
        self.trail = json.dumps([*list(by_day.values())[-DAYS:], *recent[-RECENT:]])

    def marks(self) -> list[tuple[int, str, int]]:
        return [(place, hash, at) for place, hash, at in json.loads(self.trail)]

    def save(self, connection: Connection) -> None:
        connection.executemany(
            "INSERT INTO fact (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [(PREFIX + name, str(value)) for name, value in dataclasses.asdict(self).items()],
        )


def load(connection: Connection) -> State:
    """Read the facts; what was never written is as in a replica that never synchronised."""
    kept = {
        name.removeprefix(PREFIX): value
        for name, value in connection.execute(
            "SELECT name, value FROM fact WHERE name LIKE ? ESCAPE '\\'", (r"sync\_%",)
        )
    }
    empty = dataclasses.asdict(State())
    known: dict[str, Any] = {
        name: int(kept[name]) if isinstance(value, int) else kept[name]
        for name, value in empty.items()
        if name in kept
    }
    return State(**known)
