"""Whom it is about: found while typing, among those who are here and those who were deleted."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.queries.people import KnownPersonRow, known_people
from sub_crm.store import Changes
from sub_crm.sync.erasing import Deleted, deleted_people
from sub_crm.ui.desk import Desk
from sub_crm.ui.erasing.asking import Asking
from sub_crm.ui.parts.choosing import RecordChoice, Search, name_search, people_search
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.lookup import Match
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Chosen:
    id: Id
    name: str
    surname: str


class WhoCard(Card):
    """Those who left are known like anybody; the deleted are asked of the shared database."""

    chosen = Signal(object)
    """`Chosen`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(20, 10)
        self._desk = desk
        self._find: Search = lambda _: ()
        self._find_deleted: Search = lambda _: ()
        self._asking = Asking(desk, self)
        self.field = RecordChoice(_("Persoon"), _("Typ een naam"))
        self.field.search_with(self._search)
        self.field.picked.connect(self._pick)
        hint = _("Ook wie vertrokken of verwijderd is.")
        self.about = label("", "caption", wrap=True)
        self.about.hide()
        self.add(label(_("Wie"), "section"))
        self.add(FormField(_("Persoon"), self.field, hint=hint), self.about)
        desk.backend.changed.connect(self._refresh)

    def ask(self) -> None:
        """Read anew who can be found."""
        backend = self._desk.backend
        backend.query(known_people, today=backend.today(), me=backend.me, then=self._know)
        self._asking.ask(deleted_people, self._take_deleted, self._miss_deleted)

    def forget(self) -> None:
        """Nobody is chosen, and no name stands here."""
        self.field.choose("", None)
        self.field.close_list()

    def _refresh(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("person"):
            self.ask()

    def _know(self, rows: list[KnownPersonRow]) -> None:
        self._find = people_search(rows, one_each=True)

    def _take_deleted(self, found: tuple[Deleted, ...]) -> None:
        self._find_deleted = name_search((one, one.name.short()) for one in found)
        self.about.hide()

    def _miss_deleted(self, told: str, _unsure: bool) -> None:
        said = _("Verwijderde personen zijn nu niet te vinden. {why}").format(why=told)
        self.about.setText(said)
        self.about.show()

    def _search(self, text: str) -> list[Match]:
        gone = self._find_deleted(text)
        return [*self._find(text), *(replace(one, second=_("verwijderd")) for one in gone)]

    def _pick(self, row: KnownPersonRow | Deleted) -> None:
        if isinstance(row, Deleted):
            self.chosen.emit(Chosen(row.id, row.name.short(), row.name.surname))
        else:
            self.chosen.emit(Chosen(row.id, row.name, row.surname))
