"""What a file with a list holds, whatever its format: headings, rows, and where it comes from."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | dt.date | None
"""Text stays text; only counts are numbers and only whole days are dates."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list ready to be written. `about` are lines on purpose, filter, date and marking."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    about: Sequence[str] = ()
