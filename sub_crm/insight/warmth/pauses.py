"""Days that were agreed not to count, such as the summer recess."""

from collections.abc import Iterable
from functools import cache

from sub_crm.insight.rhythm import Pause


class Pauses:
    """Pauses in order, those that touch or overlap made one. Days are proleptic ordinals.

    What was counted is remembered: most relations are judged on one day over the same days.
    """

    def __init__(self, pauses: Iterable[Pause] = ()) -> None:
        self.spans: list[tuple[int, int]] = []
        days = sorted((p.first_day.toordinal(), p.last_day.toordinal()) for p in pauses)
        for first, last in days:
            if self.spans and first <= self.spans[-1][1] + 1:
                self.spans[-1] = (self.spans[-1][0], max(self.spans[-1][1], last))
            elif first <= last:
                self.spans.append((first, last))
        self.counted = cache(self._counted)
        self.opens = cache(self._opens)

    def _counted(self, since: int, until: int) -> int:
        """Return how many days after `since` up to `until` do count."""
        days = until - since
        for first, last in self.spans:
            if first <= until and last > since:
                days -= min(last, until) - max(first, since + 1) + 1
        return days

    def _opens(self, until: int, days: int) -> int:
        """Return the first day after which fewer than `days` counted days lie up to `until`.

        >>> Pauses().opens(100, 10)
        91
        """
        day, left = until, days - 1
        for first, last in reversed(self.spans):
            if first > until:
                continue
            counted = day - min(last, day)
            if counted > left:
                break
            day, left = first - 1, left - counted
        return day - left
