"""What a file with a list turned out to hold, how to read it, and that it cannot be read."""

from dataclasses import dataclass

MOST_BYTES = 100_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000
MOST_LETTERS = 131_072
"""What one cell may hold."""

Record = tuple[int, list[str]]
"""The line that a row starts on, and its cells."""


class Unreadable(ValueError):
    """Says in one sentence what is wrong with a file, and where."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says about the file; what is left open is guessed."""

    encoding: str = ""
    delimiter: str = ""
    header: int | None = None
    """Which of the filled rows bears the headings, from 1; 0 is: none."""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under headings, all of one width; rows without any text are left out."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    """The line in the file on which each row begins."""
    encoding: str = ""
    delimiter: str = ""
    header: int = 1
    sheet: str = ""
    sheets: tuple[str, ...] = ()
