"""What a long list consists of: columns as data, and the rows that stand above a group."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from sub_crm.ui.parts.lists.cells import Cell
from sub_crm.ui.widgets.canvas import Canvas


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column: its title, the text of a row in it and how wide it is (0 takes what is left)."""

    key: str
    title: str
    text: Callable[[Any], str]
    width: float = 0
    most: float = 0
    """How wide it becomes where the column that stretches can do without; 0 for no wider."""
    head: str | None = None
    """What the header shows, where that is not the title; "" for nothing."""
    draw: Callable[[Canvas, Any], None] | None = None
    order: str = ""
    """The order that a click on the header asks for; "" for none."""
    edit: Cell | None = None
    """How F2 changes a cell; None for a column that is not changed in place."""
    names: bool = False
    """Whether a row is called by what stands here; else by its first column."""
    right: bool = False
    tabular: bool = False
    strong: bool = False
    always: bool = True
    """False: the column goes away where there is no room for it."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The title of a group between the rows, which folds."""

    key: Hashable
    title: str
    count: int
    """Rows that are loaded."""
    more: bool
    """Whether there may be more of them on a next page."""
    folded: bool


def two_lines(canvas: Canvas, first: str, second: str, *, weight: int = 400) -> None:
    """Paint a line and a smaller one under it; one line alone stands in the middle."""
    room = canvas.w - 18
    if not second:
        canvas.text(10, 0, room, canvas.h, first, 13, weight)
        return
    middle = canvas.h / 2
    canvas.text(10, middle - 18, room, 19, first, 13, weight)
    canvas.text(10, middle, room, 17, second, 12, 400, "text2")
