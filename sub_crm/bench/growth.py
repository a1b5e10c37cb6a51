"""How a time grows with the number of contact moments: on a log scale, 1 is in proportion."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sub_crm.bench.measuring import Result
from sub_crm.bench.town import SIZES

MOST_BEYOND_FLOOR = 0.15


@dataclass(frozen=True, slots=True)
class Growth:
    name: str
    step: str
    """From which size to which: "S-M"."""
    floor: float
    ours: float

    @property
    def met(self) -> bool:
        return self.ours - self.floor <= MOST_BEYOND_FLOOR


def growths(found: Mapping[str, Sequence[Result]]) -> Iterator[Growth]:
    """Yield the slopes of every line that was timed in two sizes that follow each other."""
    for small, large in pairwise(found):
        before = {one.name: one for one in found[small]}
        for after in found[large]:
            one = before.get(after.name)
            if one and one.floor and one.ours and after.floor and after.ours:
                more = SIZES[large].moments / SIZES[small].moments
                yield Growth(
                    after.name,
                    f"{small}-{large}",
                    math.log(after.floor.p50 / one.floor.p50, more),
                    math.log(after.ours.p50 / one.ours.p50, more),
                )
