"""What the page shows, read in one go on a reading thread."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.queries.refused import RefusedRow, refused_changes
from sub_crm.queries.sync import EventRow, evicted_words, sync_log
from sub_crm.queries.waiting import WaitingRow, waiting_changes

MOST = 100
"""So many waiting records are listed."""


@dataclass(frozen=True, slots=True)
class SyncRows:
    waiting: tuple[WaitingRow, ...]
    refused: tuple[RefusedRow, ...]
    evicted: tuple[EventRow, ...]
    log: tuple[EventRow, ...]
    server: str
    """Name of the shared database's server; empty where none is known."""


def read_sync(reader: Reader) -> SyncRows:
    return SyncRows(
        waiting=tuple(waiting_changes(reader, limit=MOST)),
        refused=tuple(refused_changes(reader)),
        evicted=tuple(evicted_words(reader)),
        log=tuple(sync_log(reader, limit=MOST)),
        server=_server(reader),
    )


def _server(reader: Reader) -> str:
    from sub_crm.sync import profile  # comes with the page

    kept = profile.kept(reader)  # type: ignore[arg-type]
    return kept.host if kept else ""
