"""What a file with a list holds, whatever its format: headings, rows, and where it comes from."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Cell = str | int | dt.date | None
"""Text stays text; only counts are numbers and only whole days are dates."""

Row = Sequence[Cell]
Watch = Callable[[Iterable[Row]], Iterable[Row]]
"""Stands between the rows and the file: counts them, and may stop them by raising."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list ready to be written. `about` are lines on purpose, filter, date and marking."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Row]
    about: Sequence[str] = ()


def unwatched(rows: Iterable[Row]) -> Iterable[Row]:
    return rows
