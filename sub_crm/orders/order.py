"""What every order is, and the circumstances in which it is carried out."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from sub_crm.values.ids import Id

CIVIL = ZoneInfo("Europe/Amsterdam")


class Order:
    """A frozen dataclass that says what somebody wants; `said` words it once it is done."""

    __slots__ = ()
    said: ClassVar[str] = ""
    """Dutch sentence for the toast and the history, such as "Opvolging afgerond"."""
    undoable: ClassVar[bool] = True
    quiet: ClassVar[bool] = False
    """True where the screen shows by itself that it was done; no toast then."""
    backed_up: ClassVar[bool] = False
    """True where so much changes at once that a backup comes first."""

    def told(self) -> str:
        """Return what was done, where what was asked for makes it more than `said`."""
        return self.said


def _untold(done: int, total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Circumstances:
    """By whom and when an order is carried out; never fetched inside a command."""

    now: dt.datetime
    """Aware, UTC."""
    user_id: Id | None
    progress: Callable[[int, int], None] = _untold
    """Hears how far a long order is; what it raises stops the order, and nothing is written."""

    @property
    def here(self) -> dt.datetime:
        """The civil time in the Netherlands, naive."""
        return self.now.astimezone(CIVIL).replace(tzinfo=None)

    @property
    def today(self) -> dt.date:
        return self.here.date()
