"""How far a list has come, told between threads; and the way to stop it."""

import threading
from collections.abc import Iterable, Iterator

from sub_crm.exchange.sheet import Row


class Stopped(Exception):
    """Somebody stopped it: nothing was written."""


class Progress:
    """Counts rows twice: once read, once written."""

    def __init__(self) -> None:
        self.total = 0
        self.done = 0
        self._stop = threading.Event()

    def begin(self, rows: int) -> None:
        self.total, self.done = 2 * rows, 0

    def step(self, rows: int = 1) -> None:
        """Raises `Stopped` when somebody asked for that."""
        if self._stop.is_set():
            raise Stopped
        self.done += rows

    def stop(self) -> None:
        self._stop.set()

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.step()
            yield row

    def share(self) -> float:
        """From 0 to 1."""
        return min(self.done / self.total, 1) if self.total else 0.0
