"""How warm the relation with an organisation, or with one of its levels, is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sub_crm.insight.warmth.rules import Certainty, Label, Rules
from sub_crm.insight.warmth.standing import Standing
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level, Tier
from sub_crm.values.warmth_settings import Setting

KEY_TIERS = (Tier.CORE, Tier.IMPORTANT)
"""Positions of these are to be covered."""


@dataclass(frozen=True, slots=True)
class Rollup:
    """The weighted mean over positions; `total` is None where no position counts."""

    total: int | None
    label: Label | None
    counted: int
    """So many positions are in the mean."""
    covered: int
    of: int
    """So many key positions are lukewarm or warm, of those that are filled and not new."""
    low: bool
    """More than half of what counted rests on little contact."""
    strained: bool
    new: int
    vacant: int

    @property
    def single(self) -> bool:
        """The relation rests on one person."""
        return self.covered == 1


def rollup(standings: Iterable[Standing], rules: Rules) -> Rollup:
    """Weigh positions by their tier; of a position with several holders the warmest counts.

    Vacant and new ones are left out of the mean, and are told beside it.
    """
    seats = _warmest(standings)
    warm = [(one, one.warmth) for one in seats if one.warmth]
    weights = [rules.tiers[one.seat.tier] for one, _warmth in warm]
    points = sum(
        weight * warmth.total for weight, (_one, warmth) in zip(weights, warm, strict=True)
    )
    all_weights = sum(weights)
    # half up, in whole numbers
    total = (2 * points + all_weights) // (2 * all_weights) if all_weights else None
    keys = [warmth for one, warmth in warm if one.seat.tier in KEY_TIERS]
    return Rollup(
        total=total,
        label=None if total is None else rules.label(total),
        counted=len(warm),
        covered=sum(warmth.total >= rules[Setting.LUKEWARM] for warmth in keys),
        of=len(keys),
        low=2 * sum(warmth.certainty is Certainty.LOW for _one, warmth in warm) > len(warm),
        strained=any(warmth.strained for _one, warmth in warm),
        new=sum(one.holder is not None and one.warmth is None for one in seats),
        vacant=sum(one.holder is None for one in seats),
    )


def _warmest(standings: Iterable[Standing]) -> list[Standing]:
    """Return one standing per position; several holders of one come after each other."""
    found: list[Standing] = []
    for one in standings:
        if not found or found[-1].seat.id != one.seat.id:
            found.append(one)
        elif _total(one) > _total(found[-1]):
            found[-1] = one
    return found


def _total(one: Standing) -> int:
    return one.warmth.total if one.warmth else -1


def by_organisation(standings: Iterable[Standing], rules: Rules) -> dict[Id, Rollup]:
    """Return the roll-up per organisation that has positions."""
    return {body: rollup(group, rules) for body, group in _grouped(standings).items()}


def by_level(standings: Iterable[Standing], rules: Rules) -> dict[Id, dict[Level, Rollup]]:
    """Return the roll-up per organisation, of each level where it has positions."""
    return {
        body: {
            level: rollup(found, rules)
            for level in Level
            if (found := [one for one in group if one.seat.level == level])
        }
        for body, group in _grouped(standings).items()
    }


def _grouped(standings: Iterable[Standing]) -> dict[Id, list[Standing]]:
    groups: dict[Id, list[Standing]] = defaultdict(list)
    for standing in standings:
        groups[standing.seat.organisation_id].append(standing)
    return groups
