"""Something asked of the shared database between two rounds, over the connection that they use."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psycopg

Link = psycopg.Connection[Any]


class Ended(Exception):
    """The workspace is being closed."""


@dataclass(eq=False, slots=True)
class Question:
    """Asked once, on the thread that synchronises; until then it can be withdrawn.

    `told` is called on that thread as soon as there is an answer or an error, and must only pass
    on; of what was withdrawn it hears nothing.
    """

    work: Callable[[Link], Any]
    told: Callable[["Question"], None]
    answer: Any = field(default=None, init=False)
    error: Exception | None = field(default=None, init=False)
    begun: bool = field(default=False, init=False)
    """Whether it was sent: after an error it is then unsure whether it was done."""
    _withdrawn: bool = field(default=False, init=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False)

    def withdraw(self) -> bool:
        """Let it be asked no more; False where it is on its way already, or was."""
        with self._turn:
            self._withdrawn = not self.begun
            return self._withdrawn

    def ask(self, link: Link) -> None:
        with self._turn:
            if self._withdrawn:
                return
            self.begun = True
        try:
            self.answer = self.work(link)
        except Exception as error:
            self.error = error
        self.told(self)

    def fail(self, error: Exception) -> None:
        """It cannot be asked."""
        if not self._withdrawn:
            self.error = error
            self.told(self)
