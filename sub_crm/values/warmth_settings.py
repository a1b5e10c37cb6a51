"""The numbers that warmth is counted with: their names, what they usually are, what they may be."""

from collections.abc import Mapping
from enum import StrEnum

from sub_crm.values.kinds import COUNTS_AS_CONTACT, WEIGHT_OF, Tier


class Setting(StrEnum):
    """A number that a user may change; kinds of contact and tiers have theirs beside these."""

    RHYTHM = "rhythm"
    FREQUENCY = "frequency"
    RECIPROCITY = "reciprocity"
    DEPTH = "depth"
    WINDOW = "window"
    RESETS = "resets"
    STRAINED_AT = "strained_at"
    STRAINED_CAP = "strained_cap"
    COOL = "cool"
    LUKEWARM = "lukewarm"
    WARM = "warm"
    HOT_DOSSIER = "hot_dossier"


POINTS = (Setting.RHYTHM, Setting.FREQUENCY, Setting.RECIPROCITY, Setting.DEPTH)
"""What the hundred points are for."""
LABELS = (Setting.COOL, Setting.LUKEWARM, Setting.WARM)
"""Where each label but the coldest begins, in this order."""

USUAL: Mapping[str, int] = {
    Setting.RHYTHM: 40,
    Setting.FREQUENCY: 25,
    Setting.RECIPROCITY: 15,
    Setting.DEPTH: 20,
    Setting.WINDOW: 365,
    Setting.RESETS: COUNTS_AS_CONTACT,
    Setting.STRAINED_AT: 2,
    Setting.STRAINED_CAP: 59,
    Setting.COOL: 20,
    Setting.LUKEWARM: 45,
    Setting.WARM: 70,
    Setting.HOT_DOSSIER: 4,
    **{f"weight.{kind}": weight for kind, weight in WEIGHT_OF.items()},
    f"tier.{Tier.CORE}": 3,
    f"tier.{Tier.IMPORTANT}": 2,
    f"tier.{Tier.OTHER}": 1,
}
"""Every setting by name, with what holds until somebody changes it; weights are in hundredths."""


def range_of(name: str) -> tuple[int, int]:
    """Return the least and the most that a number may be."""
    if name == Setting.WINDOW:
        return 30, 3650
    if name == Setting.STRAINED_AT:
        return 1, 5
    if name == Setting.HOT_DOSSIER:
        return 1, 50
    return (0, 10) if name.startswith("tier.") else (0, 100)


def sum_of_points(values: Mapping[str, int]) -> int:
    """Return what all parts together can give; it has to be a hundred."""
    return sum(values[point] for point in POINTS)
