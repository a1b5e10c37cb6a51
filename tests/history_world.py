"""A town with a past: its workspace on disk, and a way to do things in it at any hour."""

import datetime as dt
from pathlib import Path
from typing import Any

from sub_crm.commands import perform
from sub_crm.orders import Circumstances, Order
from sub_crm.store import Store, create
from sub_crm.store.keys import new_key
from sub_crm.store.writer import Author
from sub_crm.values.ids import Id
from tests.commands.workspace import settle


class Past:
    """Orders are carried out as the user, or as a colleague, on a day of November 2026."""

    def __init__(self, path: Path) -> None:
        self.store: Store = create(path / "werk.db", new_key())
        self._writer = self.store.writer()
        self.me = self.store.identity.viewer.user_id
        self._at(2, "09:00", None)
        with self._writer.act("Begonnen", now=self._now) as act:
            self.town = settle(act.session, self.me)
        self.reader = self.store.reader()

    def _at(self, day: int, time: str, user: Id | None) -> None:
        hour, minute = time.split(":")
        self._now = dt.datetime(2026, 11, day, int(hour) - 1, int(minute), tzinfo=dt.UTC)
        self._writer.author = Author(user, self.store.identity.device_id)

    def on(self, day: int, order: Order, time: str = "10:00", by: Id | None = None) -> int:
        """Carry out an order at a civil time and return the number of the act."""
        user = by or self.me
        self._at(day, time, user)
        with self._writer.act(order.said, now=self._now) as act:
            perform(act.session, order, Circumstances(now=self._now, user_id=user))
        assert act.changes.act is not None
        return act.changes.act

    def given(self, day: int, put: Any, by: Id | None = None) -> Any:
        """Put something there that no order makes."""
        self._at(day, "10:00", by or self.me)
        with self._writer.act("given", now=self._now) as act:
            return put(act.session)

    def undo(self, act: int, day: int = 24) -> int:
        self._at(day, "12:00", self.me)
        done = self._writer.undo(act, now=self._now).act
        assert done is not None
        return done

    def close(self) -> None:
        self._writer.close()
