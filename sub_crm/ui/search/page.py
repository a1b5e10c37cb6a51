"""All results of a question, narrowed by facets."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.insight.facets import count_facets
from sub_crm.insight.finding import nearest
from sub_crm.insight.names import Sort
from sub_crm.queries.listing import COUNT_CAP
from sub_crm.queries.search import EVERYTHING
from sub_crm.store import Changes
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.reopening import reopen
from sub_crm.ui.search.facets_side import FOLLOW_UPS, MOMENTS, FacetsSide, counted
from sub_crm.ui.search.fitting import Fitting, fitting
from sub_crm.ui.search.keeper import TABLES, NameKeeper
from sub_crm.ui.search.kept_questions import KeptQuestions
from sub_crm.ui.search.phrases import tally
from sub_crm.ui.search.preview import PreviewCard
from sub_crm.ui.search.question import Question, question_of, results_address
from sub_crm.ui.search.reading import PAGE, Results, read_results
from sub_crm.ui.search.result_row import ResultList
from sub_crm.ui.search.results import Result, example_of_longer
from sub_crm.ui.text import announce, eliding, label
from sub_crm.ui.widgets.buttons import button, link
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

PREVIEW = 320


class SearchPage(QWidget):
    """`arrive` with the question of the address; Enter opens a result."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.question = ""
        self._asked = Question()
        self._limit = PAGE
        self._results: Results | None = None
        self.keeper = NameKeeper(desk.backend, self)
        self._make()
        self._connect()

    def _make(self) -> None:
        self.title = eliding("", "title")
        self.sentence = label("", "lead", wrap=True)
        name = _("Zoekvraag bewaren")
        self.save = button(name, icon_name="star", on_click=self.save_question)
        self.kept = KeptQuestions(self._desk)
        self.facets = FacetsSide(self._desk.backend.today)
        self.list = ResultList()
        self.more = link("", on_click=self.show_more)
        self.more.hide()
        self._card = Card(0, 0)
        self._card.body.setContentsMargins(0, 6, 0, 10)
        self._card.add(self.list, stretch=1)
        hint = label(_("F4 voorvertoning"), "caption")
        self._card.add(row(self.more, None, hint, margins=(18, 4, 18, 0)))
        self._empty: EmptyState | None = None
        self.preview = PreviewCard(self._desk)
        side = column(self.preview)
        self.columns = MainAndSide(self._card, side, _("Voorvertoning"), width=PREVIEW)
        self.columns.side.hide()
        self._parts = QHBoxLayout()
        fill(self._parts, (self.facets,), 18, (0, 0, 0, 0))
        self._parts.addWidget(self.columns, 1)
        words = column(self.title, self.sentence, spacing=2)
        head = QHBoxLayout()
        fill(head, (), 10, (0, 0, 0, 0))
        head.addWidget(words, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        fill(page, (head, self.kept), 14, (28, 18, 28, 20))
        page.addLayout(self._parts, 1)

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.list.current_row_changed.connect(self._preview)
        self.facets.changed.connect(self._narrowed)
        self.keeper.renewed.connect(self._show)
        self._desk.backend.changed.connect(self._refresh)

    # what the window asks

    def arrive(self, argument: str = "") -> None:
        """Answer the question; the same one keeps its facets and its row."""
        asked = question_of(argument)
        if asked != self._asked or self._results is None:
            self._asked, self.question = asked, asked.text
            self._limit, self._results = PAGE, None
            self.facets.choose(asked)
            self.list.set_rows([])
        self.keeper.refresh()
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """Beside each other where there is room, else the facets come under the results."""
        beside, full = self.columns.side.isVisible(), width is WidthClass.FULL
        self.columns.set_width_class(width if full else WidthClass.COMPACT)
        self.columns.side.setVisible(beside or not full)
        narrow = width in (WidthClass.COMPACT, WidthClass.SINGLE)
        way = QBoxLayout.Direction
        self._parts.setDirection(way.BottomToTop if narrow else way.LeftToRight)
        self.facets.setFixedWidth(theme.current().px(262) if not narrow else 16_777_215)
        self.list.setMinimumHeight(theme.current().px(420 if narrow else 80))

    def first_focus(self) -> QWidget:
        return self.list

    def regions(self) -> list[QWidget]:
        shown = [self.columns.side] if self.columns.side.isVisible() else []
        return [self.facets, self.list, *shown]

    def toggle_side(self) -> None:
        """Show or hide the preview."""
        self.columns.toggle_side()
        self._preview(self.list.current_row())

    def save_question(self) -> Overlay:
        """Ask for a name for the question with its facets."""
        return self.kept.save(self.facets.question(self.question))

    def reopen(self, form: str, about: tuple[Id, ...]) -> None:
        """Open the small form as its draft was left."""
        reopen(self._desk.backend, {"lijst": self.save_question}, form, about)

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
        self._show_kept()
        self._ask()

    def show_more(self) -> None:
        self._limit += PAGE
        self._ask()

    def _receive(self, results: Results) -> None:
        if (results.text, results.narrowing) == (self.question, self.facets.narrowing()):
            self._results = results
            self._show()

    def _show(self) -> None:
        results = self._results
        if results is None or not self.keeper.ready:
            return
        found = fitting(results, self.keeper.names)
        self._show_facets(found)
        self.list.set_rows(found.rows(self._desk, self.facets.shows))
        if self.list.current_row() is None:
            self.list.select_first()
        self._show_kept()
        self._say(found)
        self._show_more_link(results)
        self._show_emptiness(found.is_empty())

    def _show_kept(self) -> None:
        self.kept.show_kept(self.keeper.kept, self.facets.question(self.question))

    def _preview(self, result: Result | None) -> None:
        if self.columns.side.isVisible():
            self.preview.show_result(result.id if result else "")

    def _show_facets(self, found: Fitting) -> None:
        today, chosen = self._desk.backend.today(), self.facets.narrowing()
        of = Counter(one.entry.sort for one in found.names)
        sorts: dict[str, int] = {MOMENTS: found.results.count}
        sorts |= {sort: of[sort] for sort in (Sort.ISSUE, Sort.PERSON, Sort.ORGANISATION)}
        sorts[FOLLOW_UPS] = len(found.tasks)
        facts = found.results.facts
        entries = self.keeper.names.entries
        bodies = {one.id: one.second for one in entries if one.sort is Sort.ORGANISATION}
        self.facets.show_counts(
            sorts, count_facets(facts, chosen, today.year), bodies, capped=len(facts) > COUNT_CAP
        )

    def _say(self, found: Fitting) -> None:
        self.title.setText(_("Zoekresultaten voor “{text}”").format(text=self.question))
        results = found.results
        longer = example_of_longer(results.rows, self.question)
        sentence = tally(counted(found.count()), results.milliseconds, longer)
        if self.sentence.text() != sentence:
            self.sentence.setText(sentence)
            announce(self, sentence)

    def _show_more_link(self, results: Results) -> None:
        left = results.count - len(results.rows)
        text = _("Nog meer contactmomenten tonen")
        if results.count <= COUNT_CAP:
            told = ngettext(
                "Nog {n} contactmoment tonen", "Nog {n} contactmomenten tonen", max(left, 1)
            )
            text = told.format(n=left)
        self.more.setText(text)
        self.more.setAccessibleName(text)
        self.more.setVisible(self.facets.shows(MOMENTS) and bool(results.rows) and left > 0)

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
            clear = (_("Filters wissen"), self._clear_facets)
            return EmptyState(_("Niets gevonden met deze filters."), [clear])
        said = _("Niets gevonden voor “{text}”.").format(text=self.question)
        near = nearest(self.keeper.names, self.question)
        if not near:
            return EmptyState(said)
        ask = _("Bedoelde je “{name}”?").format(name=near)
        return EmptyState(said, [(ask, lambda: self._desk.open(results_address(near)))])

    def _clear_facets(self) -> None:
        self._desk.open(results_address(self.question))
        self.facets.choose(Question(self.question))
        self._ask()

    def _open(self, result: Result) -> None:
        self._desk.open(result.address)
