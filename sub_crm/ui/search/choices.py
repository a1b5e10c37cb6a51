"""What the palette offers for what is typed: places, commands and words in reports."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sub_crm.i18n import _, dates
from sub_crm.insight.finding import Found, sought
from sub_crm.insight.matching import Piece, pieces, spans
from sub_crm.insight.names import Entry, Sort
from sub_crm.queries.search import HitRow
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.desk import Desk, Opening, contact_address
from sub_crm.ui.parts.kinds import KINDS
from sub_crm.ui.parts.lists.reading import KeptList
from sub_crm.ui.search.address import entry_address
from sub_crm.ui.search.looks import SORTS, plain
from sub_crm.ui.search.phrases import beside, what
from sub_crm.ui.search.question import results_address
from sub_crm.values.person_name import folded

NOT_OFFERED = {"palette", "saved", "back", "forward"}
"""Needs no words: who reads the palette is already there."""
ELSEWHERE = ("go.", "zoom.", "theme.", "region.", "quit", "about", "settings", "shortcuts")
"""Beginnings of actions that have nothing to do with the page on the screen."""
MOST_COMMANDS = 5
MOST_KEPT = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what it is called, what stands beside it, and what Enter does."""

    id: str
    icon: str
    name: tuple[Piece, ...]
    beside: str
    act: Callable[[], object]
    keys: str = ""

    @property
    def sentence(self) -> str:
        return ", ".join(filter(None, (plain(self.name), self.beside, self.keys)))


def marked(name: str, text: str) -> tuple[Piece, ...]:
    """Return the name with what was typed marked in it."""
    return tuple(pieces(name, spans(name, sought(text))))


class Offering:
    """Makes choices for one opening of the palette."""

    def __init__(self, desk: Desk, registry: ActionRegistry) -> None:
        self._desk, self._registry = desk, registry

    @property
    def _today(self) -> dt.date:
        return self._desk.backend.today()

    def found(self, matches: Iterable[Found], text: str) -> list[Choice]:
        return [self._entry(one.entry, text, beside(one, self._today)) for one in matches]

    def recent(self, entries: Iterable[Entry]) -> list[Choice]:
        return [self._entry(entry, "", what(entry, self._today)) for entry in entries]

    def _entry(self, entry: Entry, text: str, told: str) -> Choice:
        address = entry_address(entry)
        icon = SORTS[entry.sort][0]
        name = marked(entry.name, text)
        return self._going(f"{entry.sort}:{entry.id.hex()}", icon, name, told, address)

    def hits(self, rows: Iterable[HitRow], text: str) -> list[Choice]:
        """Contact moments, with the day on which they were."""
        return [self._hit(row, text) for row in rows]

    def _hit(self, row: HitRow, text: str) -> Choice:
        day = dates.vague(row.happened_on, self._today)
        told = ", ".join(filter(None, (row.organisation, day)))
        name = marked(row.summary or row.note[:120], text)
        address = contact_address(row.id)
        return self._going(f"hit:{row.id.hex()}", KINDS[row.kind].icon, name, told, address)

    def _going(
        self, id: str, icon: str, name: tuple[Piece, ...], told: str, address: str
    ) -> Choice:
        return Choice(id, icon, name, told, lambda: self._desk.open(address))

    def kept(self, questions: Iterable[KeptList], text: str) -> list[Choice]:
        """Kept questions whose name begins as typed, every one where nothing is typed."""
        starts = [" " + word for word in sought(text)]
        fitting = [one for one in questions if not text or _fits(one.name, starts)]
        return [self._kept(one, text) for one in fitting[:MOST_KEPT]]

    def _kept(self, one: KeptList, text: str) -> Choice:
        id, question = one.id.hex() if one.id else "", one.filter
        name = marked(one.name, text)
        return Choice(
            f"kept:{id}", "star", name, question.text, lambda: self._desk.open(question.address())
        )

    def commands(self, text: str, matches: Sequence[Found]) -> list[Choice]:
        """Actions whose words begin as typed, and logging contact with what was found first."""
        starts = [" " + word for word in sought(text)]
        fitting = [
            action.id
            for action in self._registry.bound()
            if self._can(action.id) and _fits(self._registry.text(action.id), starts)
        ]
        about = self._log_with(matches, text)
        return [*about, *(self._command(id, text) for id in fitting)][:MOST_COMMANDS]

    def here(self) -> list[Choice]:
        """What can be done on the page under the palette."""
        ids = [action.id for action in self._registry.bound() if self._can(action.id)]
        return [self._command(id, "") for id in ids if not id.startswith(ELSEWHERE)]

    def _can(self, id: str) -> bool:
        return id not in NOT_OFFERED and self._registry.is_enabled(id)

    def _command(self, id: str, text: str) -> Choice:
        registry = self._registry
        name = marked(registry.text(id), text)
        icon = registry.declared[id].icon or "arrow"
        keys = registry.shortcut(id)
        return Choice(f"do:{id}", icon, name, "", lambda: registry.run(id), keys)

    def _log_with(self, matches: Sequence[Found], text: str) -> list[Choice]:
        about = next((m.entry for m in matches if m.entry.sort is not Sort.ISSUE), None)
        if about is None or not self._registry.is_enabled("contact.new"):
            return []
        name = _("Contact vastleggen met {name}").format(
            name=about.second if about.sort is Sort.ORGANISATION else about.name
        )
        opening = (
            Opening(person_id=about.id, organisation_id=about.organisation_id)
            if about.sort is Sort.PERSON
            else Opening(organisation_id=about.id)
        )
        keys = self._registry.shortcut("contact.new")
        return [
            Choice("log", "plus", marked(name, text), "", lambda: self._log(opening), keys),
        ]

    def _log(self, opening: Opening) -> None:
        self._desk.quick_log(opening)

    def everything(self, text: str) -> Choice:
        """The page of all results."""
        name = _("Alle resultaten voor “{text}”").format(text=text.strip())
        address = results_address(text)
        return Choice(
            "all", "search", (Piece(name, False),), "", lambda: self._desk.open(address),
            _("Ctrl+Enter"),
        )  # fmt: skip


def _fits(name: str, starts: Sequence[str]) -> bool:
    words = " " + folded(name)
    return bool(starts) and all(start in words for start in starts)
