"""The facets beside the results: sort of result, kind of contact, organisation and year."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.insight.facets import Facets, Period, periods
from sub_crm.insight.names import Sort
from sub_crm.queries.listing import COUNT_CAP
from sub_crm.queries.search import Narrowing
from sub_crm.ui.search.facet_group import FacetGroup, Option
from sub_crm.ui.search.question import Question
from sub_crm.ui.widgets.cards import Card
from sub_crm.values.ids import Id

MOMENTS, FOLLOW_UPS = "moments", "follow_ups"
Sorts = Mapping[str, int]


class FacetsSide(Card):
    changed = Signal()

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__(14, 4)
        self._today = today
        self.setAccessibleName(_("Resultaten verfijnen"))
        self.sorts = FacetGroup(_("Soort resultaat"), on=True)
        self.kinds = FacetGroup(_("Soort contact"))
        self.organisations = FacetGroup(_("Organisatie"))
        self.periods = FacetGroup(_("Jaar"))
        for group in self._groups():
            self.add(group)
            group.changed.connect(self.changed)
        self.body.addStretch(1)

    def _groups(self) -> tuple[FacetGroup, ...]:
        return self.sorts, self.kinds, self.organisations, self.periods

    def question(self, text: str) -> Question:
        """The question with what is chosen here."""
        return Question(
            text, self.kinds.chosen(), self.organisations.chosen(), self.periods.chosen()
        )

    def narrowing(self) -> Narrowing:
        return self.question("").narrowing(self._today().year)

    def choose(self, question: Question) -> None:
        """Begin with the facets of a question."""
        self.clear()
        self.kinds.choose(question.kinds)
        self.organisations.choose(question.organisations)
        self.periods.choose(question.years)

    def shows(self, sort: str) -> bool:
        """Whether this sort of result is wanted."""
        box = self.sorts.boxes.get(sort)
        return box is None or box.isChecked()

    def clear(self) -> None:
        """Begin anew for another question."""
        for group in self._groups():
            group.clear()

    def show_counts(
        self, sorts: Sorts, facets: Facets, names: Mapping[Id, str], *, capped: bool
    ) -> None:
        """Show how many there are of each; "+" where only the newest were counted."""
        more = "+" if capped else ""
        self.sorts.show_options(
            [Option(sort, _sort_name(sort), counted(n)) for sort, n in sorts.items() if n]
        )
        self.kinds.show_options(
            [Option(kind, word(kind), f"{n}{more}") for kind, n in facets.kinds.items()]
        )
        known = [(id, n) for id, n in facets.organisations.items() if id in names]
        self.organisations.show_options([Option(id, names[id], f"{n}{more}") for id, n in known])
        self.periods.show_options(
            [
                Option(place, self._period(one), f"{facets.periods[one]}{more}")
                for place, one in enumerate(periods(self._today().year))
                if facets.periods[one]
            ]
        )

    def _period(self, one: Period) -> str:
        if one.first == str(self._today().year):
            return _("Dit jaar")
        return one.first or _("Ouder of onbekend")


def _sort_name(sort: str) -> str:
    return {
        MOMENTS: _("Contactmomenten"),
        FOLLOW_UPS: _("Opvolgingen"),
        Sort.ISSUE: _("Dossiers"),
        Sort.PERSON: _("Personen"),
        Sort.ORGANISATION: _("Organisaties"),
    }[sort]


def counted(n: int) -> str:
    return str(n) if n <= COUNT_CAP else f"{COUNT_CAP}+"
