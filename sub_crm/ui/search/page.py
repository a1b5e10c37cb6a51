"""All results of a question, narrowed by facets."""

from collections import Counter

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.insight.facets import count_facets
from sub_crm.insight.finding import Found, find, nearest
from sub_crm.insight.names import Sort
from sub_crm.queries.listing import COUNT_CAP
from sub_crm.queries.search import EVERYTHING
from sub_crm.store import Changes
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.search.address import question_of, results_address
from sub_crm.ui.search.facets_side import MOMENTS, FacetsSide, counted
from sub_crm.ui.search.keeper import TABLES, NameKeeper
from sub_crm.ui.search.phrases import tally
from sub_crm.ui.search.reading import PAGE, Results, read_results
from sub_crm.ui.search.result_row import ResultList
from sub_crm.ui.search.results import Result, example_of_longer, grouped, moments, named
from sub_crm.ui.text import announce, eliding, label
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.width import WidthClass

MOST_NAMES = 200


class SearchPage(QWidget):
    """`arrive` with the question of the address; Enter opens a result."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.question = ""
        self._limit = PAGE
        self._results: Results | None = None
        self.keeper = NameKeeper(desk.backend, self)
        self._make()
        self._connect()

    def _make(self) -> None:
        self.title = eliding("", "title")
        self.sentence = label("", "lead", wrap=True)
        self.facets = FacetsSide(self._desk.backend.today)
        self.list = ResultList()
        self.more = link("", on_click=self.show_more)
        self.more.hide()
        self._card = Card(0, 0)
        self._card.body.setContentsMargins(0, 6, 0, 10)
        self._card.add(self.list, stretch=1)
        self._card.add(column(self.more, margins=(18, 4, 18, 0)))
        self._empty: EmptyState | None = None
        self._parts = QHBoxLayout()
        self._parts.setSpacing(theme.current().px(18))
        self._parts.addWidget(self.facets)
        self._parts.addWidget(self._card, 1)
        head = column(self.title, self.sentence, spacing=2)
        page = QVBoxLayout(self)
        fill(page, (head,), 14, (28, 18, 28, 20))
        page.addLayout(self._parts, 1)

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.facets.changed.connect(self._narrowed)
        self.keeper.renewed.connect(self._show)
        self._desk.backend.changed.connect(self._refresh)

    # what the window asks

    def arrive(self, argument: str = "") -> None:
        """Answer the question; the same one keeps its facets and its row."""
        question = question_of(argument)
        if question != self.question or self._results is None:
            self.question, self._limit, self._results = question, PAGE, None
            self.facets.clear()
            self.list.set_rows([])
        self.keeper.refresh()
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """Beside each other where there is room, else the facets come under the results."""
        narrow = width in (WidthClass.COMPACT, WidthClass.SINGLE)
        way = QBoxLayout.Direction
        self._parts.setDirection(way.BottomToTop if narrow else way.LeftToRight)
        self.facets.setFixedWidth(theme.current().px(262) if not narrow else 16_777_215)
        self.list.setMinimumHeight(theme.current().px(420 if narrow else 80))

    def first_focus(self) -> QWidget:
        return self.list

    def regions(self) -> list[QWidget]:
        return [self.facets, self.list]

    # asking and showing

    def _ask(self) -> None:
        narrowing = self.facets.narrowing()
        self._desk.backend.query(
            read_results, self.question, narrowing, self._limit, then=self._receive
        )

    def _refresh(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(*TABLES):
            self.keeper.refresh()
            self._ask()

    def _narrowed(self) -> None:
        self._limit = PAGE
        self._ask()

    def show_more(self) -> None:
        self._limit += PAGE
        self._ask()

    def _receive(self, results: Results) -> None:
        if (results.text, results.narrowing) == (self.question, self.facets.narrowing()):
            self._results = results
            self._show()

    def _names(self) -> list[Found]:
        """Names that fit; kinds and years are of contact moments only."""
        chosen = self.facets.narrowing()
        if chosen.kinds or chosen.periods:
            return []
        found = find(self.keeper.names, self.question, limit=MOST_NAMES, guess=False)
        bodies = chosen.organisations
        return [one for one in found if not bodies or one.entry.organisation_id in bodies]

    def _show(self) -> None:
        results = self._results
        if results is None or not self.keeper.ready:
            return
        names, rows = self._names(), results.rows
        self._show_facets(results, names)
        shown = [one for one in names if self.facets.shows(one.entry.sort)]
        pairs = [
            (found.entry.sort, result)
            for found in shown
            for result in named(self._desk, [found], self.question)
        ]
        hits = moments(self._desk, rows, self.question) if self.facets.shows(MOMENTS) else []
        self.list.set_rows(grouped(pairs, hits))
        if self.list.current_row() is None:
            self.list.select_first()
        self._say(results, len(names))
        self._show_more_link(results, bool(hits))
        self._show_emptiness(not names and not rows)

    def _show_facets(self, results: Results, names: list[Found]) -> None:
        today, chosen = self._desk.backend.today(), self.facets.narrowing()
        found = Counter(one.entry.sort for one in names)
        order = (Sort.ISSUE, Sort.PERSON, Sort.ORGANISATION)
        sorts: dict[str, int] = {MOMENTS: results.count}
        sorts |= {sort: found[sort] for sort in order}
        facets = count_facets(results.facts, chosen, today.year)
        entries = self.keeper.names.entries
        bodies = {one.id: one.second for one in entries if one.sort is Sort.ORGANISATION}
        capped = len(results.facts) > COUNT_CAP
        self.facets.show_counts(sorts, facets, bodies, capped=capped)

    def _say(self, results: Results, names: int) -> None:
        self.title.setText(_("Zoekresultaten voor “{text}”").format(text=self.question))
        longer = example_of_longer(results.rows, self.question)
        sentence = tally(counted(results.count + names), results.milliseconds, longer)
        if self.sentence.text() != sentence:
            self.sentence.setText(sentence)
            announce(self, sentence)

    def _show_more_link(self, results: Results, shown: bool) -> None:
        left = results.count - len(results.rows)
        text = _("Nog meer contactmomenten tonen")
        if results.count <= COUNT_CAP:
            told = ngettext(
                "Nog {n} contactmoment tonen", "Nog {n} contactmomenten tonen", max(left, 1)
            )
            text = told.format(n=left)
        self.more.setText(text)
        self.more.setAccessibleName(text)
        self.more.setVisible(shown and left > 0)

    def _show_emptiness(self, empty: bool) -> None:
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        self.list.setVisible(not empty)
        self.facets.setVisible(not empty or self.facets.narrowing() != EVERYTHING)
        if empty:
            self._empty = self._nothing()
            self._card.body.insertWidget(0, self._empty, 1)

    def _nothing(self) -> EmptyState:
        if self.facets.narrowing() != EVERYTHING:
            return EmptyState(_("Niets gevonden met deze filters."))
        said = _("Niets gevonden voor “{text}”.").format(text=self.question)
        near = nearest(self.keeper.names, self.question)
        if not near:
            return EmptyState(said)
        ask = _("Bedoelde je “{name}”?").format(name=near)
        return EmptyState(said, [(ask, lambda: self._desk.open(results_address(near)))])

    def _open(self, result: Result) -> None:
        self._desk.open(result.address)
