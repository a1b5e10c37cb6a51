"""The list of follow-ups: one tab stop, a key for everything that can be done with a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu

from sub_crm.i18n import N_, _
from sub_crm.ui.text import no_mnemonic
from sub_crm.ui.today.follow_up_delegate import CHECK, FollowUpDelegate
from sub_crm.ui.today.rows import Fold, Item, Task, spoken
from sub_crm.ui.widgets.lists import RowList
from sub_crm.values.ids import Id

_TURNS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that can be done with a follow-up."""

    id: str
    text: str
    keys: str


VERBS = (
    Verb("open", N_("Organisatie openen"), "Enter"),
    Verb("log", N_("Vastleggen wat eruit kwam"), "Ctrl+L"),
    Verb("complete", N_("Afronden"), "Ctrl+D"),
    Verb("postpone", N_("Verzetten…"), "Ctrl+T"),
    Verb("edit", N_("Titel bewerken"), "F2"),
    Verb("drop", N_("Laten vervallen"), "Del"),
)
_BY_KEYS = {verb.keys: verb.id for verb in VERBS if verb.id != "open"}


class FollowUpList(RowList):
    """`asked` carries the verb and the follow-up, `folded` the fold and whether it opens."""

    asked = Signal(str, object)
    folded = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(_("Opvolgingen"), FollowUpDelegate(), spoken)
        self.menu: QMenu | None = None
        self.opened.connect(self._open)
        self.zone_clicked.connect(self._click_zone)
        self.menu_wanted.connect(self._show_menu)

    def current_task(self) -> Task | None:
        """The follow-up that the keyboard is at."""
        row = self.current_row()
        return row if isinstance(row, Task) else None

    def set_rows(self, items: Sequence[Item]) -> None:
        """Show these; where the current row went away its neighbour becomes current."""
        neighbours = self._neighbours()
        super().set_rows(items)
        if not self.currentIndex().isValid() and (neighbours or self.hasFocus()):
            first = (item.id for item in items if isinstance(item, (Task, Fold)))
            any(self.select(key) for key in [*neighbours, *first])

    def place_of(self, id: Id) -> int | None:
        """The row number of a follow-up."""
        found = (n for n, item in enumerate(self.rows.items()) if getattr(item, "id", None) == id)
        return next(found, None)

    def _neighbours(self) -> list[Any]:
        """The keys after the current row, then those before it, nearest first."""
        here, items = self.currentIndex().row(), self.rows.items()
        if here < 0:
            return []
        around = [*items[here + 1 :], *reversed(items[:here])]
        return [item.id for item in around if isinstance(item, Task)]

    def _open(self, row: Item) -> None:
        if isinstance(row, Fold):
            self.folded.emit(row, not row.opened)
        else:
            self.asked.emit("open", row)

    def _click_zone(self, row: Task, zone: str) -> None:
        if zone == CHECK:
            self.asked.emit("complete", row)

    def _show_menu(self, row: Item, spot: QPoint) -> None:
        if not isinstance(row, Task):
            return
        self.menu = menu = QMenu(self)
        menu.setAccessibleName(row.follow_up.title)
        for verb in VERBS:
            if verb.id == "open" and row.follow_up.organisation_id is None:
                continue
            keys = QKeySequence(verb.keys).toString(QKeySequence.SequenceFormat.NativeText)
            action = menu.addAction(f"{no_mnemonic(_(verb.text))}\t{keys}")
            action.setData(verb.id)
        menu.triggered.connect(lambda action: self.asked.emit(action.data(), row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot)

    def event(self, event: QEvent) -> bool:
        """Take our keys before the menu bar does: in this list they mean this row."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _verb_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key says with the current row; right and left open and close a fold."""
        row, verb = self.current_row(), _verb_of(event)
        turn = _TURNS.get(Qt.Key(event.key()))
        if verb and isinstance(row, Task):
            self.asked.emit(verb, row)
        elif turn is not None and isinstance(row, Fold):
            self.folded.emit(row, turn)
        elif not verb:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a fold turns it."""
        super().mouseReleaseEvent(event)
        row = self.row_at(self.indexAt(event.position().toPoint()))
        if event.button() is Qt.MouseButton.LeftButton and isinstance(row, Fold):
            self._open(row)


def _verb_of(event: QKeyEvent) -> str:
    keys = QKeySequence(event.keyCombination())
    return _BY_KEYS.get(keys.toString(QKeySequence.SequenceFormat.PortableText), "")
