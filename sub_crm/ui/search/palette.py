"""Ctrl+K: one field over every page, that finds and does."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.insight.finding import Found, find
from sub_crm.insight.names import Entry, Sort
from sub_crm.queries.search import HitRow
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.desk import Desk
from sub_crm.ui.search.choices import Choice, Offering
from sub_crm.ui.search.keeper import NameKeeper
from sub_crm.ui.search.question import RESULTS, question_of, results_address
from sub_crm.ui.search.reading import Heard, read_hits
from sub_crm.ui.search.surface import Surface
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.ids import read_id

REST_MS = 60
"""Reports are searched when the fingers rest so long; names at every key."""
MOST_NAMES, MOST_ISSUES, MOST_RECENT = 5, 2, 6


class Palette(QObject):
    """Stays; every opening has a surface of its own."""

    def __init__(self, desk: Desk, registry: ActionRegistry) -> None:
        super().__init__(desk.window)
        self._desk, self._registry = desk, registry
        self.keeper = NameKeeper(desk.backend, self)
        self.sheet: Sheet | None = None

    def open(self) -> None:
        """Open it, with the question of the page of results when that is on the screen."""
        if self.sheet is not None:
            self.sheet.surface.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        here = _address(self._desk.window)
        question = question_of(here[len(RESULTS) + 1 :]).text if here.startswith(RESULTS) else ""
        self.sheet = Sheet(self._desk, self._registry, self.keeper, self)
        self.sheet.overlay.closed.connect(self._forget)
        self.sheet.open(question)

    def _forget(self) -> None:
        if self.sheet:
            self.sheet.deleteLater()
        self.sheet = None


def _address(window: QWidget) -> str:
    ask = getattr(window, "address", None)
    return str(ask()) if callable(ask) else ""


class Sheet(QObject):
    """One opening of the palette."""

    def __init__(
        self, desk: Desk, registry: ActionRegistry, keeper: NameKeeper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._keeper = desk, keeper
        self._offering = Offering(desk, registry)
        self._matches: list[Found] = []
        self._heard = Heard("", [])
        self.surface = Surface()
        self.overlay = Overlay(desk.window, self.surface, _("Zoeken"), width=640, top=96)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._listen()

    def _listen(self) -> None:
        surface = self.surface
        self._rest.timeout.connect(self._ask)
        surface.field.textChanged.connect(self._typed)
        surface.field.everything_wanted.connect(self.show_all)
        surface.chosen.connect(self.carry_out)
        surface.leave.clicked.connect(self.overlay.dismiss)
        self._keeper.renewed.connect(self._look)

    def open(self, question: str) -> None:
        self._keeper.refresh()
        self.surface.field.setText(question)
        self.surface.field.selectAll()
        self._look()
        self.overlay.open(self.surface.field)

    def text(self) -> str:
        return self.surface.field.text().strip()

    def _typed(self) -> None:
        self._look()
        self.surface.select_first()
        self._rest.start()

    def _look(self) -> None:
        self._matches = find(self._keeper.names, self.text())
        self._show()

    def _ask(self) -> None:
        if self.text():
            self._desk.backend.query(read_hits, self.text(), then=self._hear)

    def _hear(self, heard: Heard) -> None:
        if heard.text == self.text():
            self._heard = heard
            self._show()

    def _hits(self) -> list[HitRow]:
        """What is known of the reports: while one types on, the last answer stays."""
        return self._heard.rows if self.text().startswith(self._heard.text) else []

    def _show(self) -> None:
        groups = self._answers() if self.text() else self._starting_points()
        items: list[Choice | Heading] = []
        for title, choices in groups:
            if choices:
                items += [Heading(title), *choices]
        if self.text():
            items.append(self._offering.everything(self.text()))
        self.surface.show_items(items)

    def _answers(self) -> list[tuple[str, list[Choice]]]:
        text, offering = self.text(), self._offering
        named = [one for one in self._matches if one.entry.sort is not Sort.ISSUE]
        issues = [one for one in self._matches if one.entry.sort is Sort.ISSUE]
        return [
            (_("Organisaties en personen"), offering.found(named[:MOST_NAMES], text)),
            (_("Dossiers"), offering.found(issues[:MOST_ISSUES], text)),
            (_("Bewaarde zoekvragen"), offering.kept(self._keeper.kept, text)),
            (_("Opdrachten"), offering.commands(text, named)),
            (_("In verslagen"), offering.hits(self._hits(), self._heard.text)),
        ]

    def _starting_points(self) -> list[tuple[str, list[Choice]]]:
        return [
            (_("Laatst bekeken"), self._offering.recent(self._recent())),
            (_("Bewaarde zoekvragen"), self._offering.kept(self._keeper.kept, "")),
            (_("Opdrachten voor deze pagina"), self._offering.here()),
        ]

    def _recent(self) -> list[Entry]:
        """The records among the places where the user was, the last first, but not this one."""
        history = getattr(self._desk.window, "history", None)
        places = list(dict.fromkeys(reversed(history.places))) if history else []
        here = _address(self._desk.window)
        ids = [read_id(place.rpartition("/")[2]) for place in places if place != here]
        found = [self._keeper.names.entry(id) for id in ids if id]
        return [entry for entry in found if entry][:MOST_RECENT]

    def carry_out(self, choice: Choice) -> None:
        """Close and do what was chosen."""
        self.overlay.finish()
        choice.act()

    def show_all(self) -> None:
        """Go to the page of all results."""
        if self.text():
            self.overlay.finish()
            self._desk.open(results_address(self.surface.field.text()))
