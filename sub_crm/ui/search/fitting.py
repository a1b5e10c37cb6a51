"""What answers a question under its facets, and the rows that it gives."""

from collections.abc import Callable
from dataclasses import dataclass

from sub_crm.insight.finding import Found, find
from sub_crm.insight.names import Names
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.search.facets_side import FOLLOW_UPS, MOMENTS
from sub_crm.ui.search.reading import Results
from sub_crm.ui.search.results import Result, follow_ups, grouped, moments, named
from sub_crm.ui.widgets.rows import Heading

MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Fitting:
    results: Results
    names: list[Found]
    tasks: list[FollowUpRow]

    def is_empty(self) -> bool:
        return not (self.results.rows or self.names or self.tasks)

    def count(self) -> int:
        return self.results.count + len(self.names) + len(self.tasks)

    def rows(self, desk: Desk, shows: Callable[[str], bool]) -> list[Result | Heading]:
        """The rows of the sorts that are shown, in their groups."""
        text = self.results.text
        pairs = [
            (found.entry.sort, result)
            for found in self.names
            if shows(found.entry.sort)
            for result in named(desk, [found], text)
        ]
        hits = moments(desk, self.results.rows, text) if shows(MOMENTS) else []
        return grouped(pairs, hits, follow_ups(desk, self.tasks, text) if shows(FOLLOW_UPS) else [])


def fitting(results: Results, names: Names) -> Fitting:
    """Choose among names and follow-ups; kinds and years are of contact moments only."""
    chosen, bodies = results.narrowing, results.narrowing.organisations
    if chosen.kinds or chosen.periods:
        return Fitting(results, [], [])
    found = find(names, results.text, limit=MOST_NAMES, guess=False)
    return Fitting(
        results,
        [one for one in found if not bodies or one.entry.organisation_id in bodies],
        [one for one in results.follow_ups if not bodies or one.organisation_id in bodies],
    )
