"""The ways to look at the relations: which view, which number, along what."""

from enum import StrEnum


class View(StrEnum):
    MATRIX = "matrix"
    QUADRANT = "quadrant"
    TILES = "tiles"
    LIST = "list"


class Measure(StrEnum):
    CONTACTS = "contacts"
    SILENCE = "silence"
    WARMTH = "warmth"
    PRESSURE = "pressure"


class Axis(StrEnum):
    """What the columns of the matrix are."""

    MONTH = "month"
    THEME = "theme"
    LEVEL = "level"


IMPOSSIBLE = frozenset({(Measure.WARMTH, Axis.THEME), (Measure.PRESSURE, Axis.LEVEL)})
"""Warmth is of people, and a theme is no person; a dossier is of an organisation as a whole."""
