"""How wide the window is for the design: its width divided by the zoom."""

from enum import StrEnum


class WidthClass(StrEnum):
    """What fits: everything, a narrower side, icons only, or one column."""

    FULL = "full"
    NARROW = "narrow"
    COMPACT = "compact"
    SINGLE = "single"


_FROM = ((1280, WidthClass.FULL), (1100, WidthClass.NARROW), (760, WidthClass.COMPACT))


def width_class(width: int, zoom: float) -> WidthClass:
    """The class of a window width in pixels at a zoom."""
    effective = width / zoom
    return next((one for least, one in _FROM if effective >= least), WidthClass.SINGLE)
