"""Choose organisations: tiles in columns, whole regions at once, and letters that jump."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.queries.start import ChoosableRow
from sub_crm.ui import theme
from sub_crm.ui.text import announce, label, tint
from sub_crm.ui.widgets.buttons import filter_chip, link
from sub_crm.ui.widgets.checks import CheckTile
from sub_crm.ui.widgets.flow import Flow, TileGrid
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.kinds import OrganisationKind

PAUSE_MS = 1000
"""After this pause a letter begins a new word."""


class OrganisationChoice(QWidget):
    """Which organisations the user holds; `changed` at every choice."""

    changed = Signal()

    def __init__(self, rows: Sequence[ChoosableRow], chosen: Iterable[str]) -> None:
        super().__init__()
        known = set(chosen)
        self.tiles = {one.id.hex(): CheckTile(one.short_name) for one in rows}
        for key, tile in self.tiles.items():
            tile.setChecked(key in known)
            tile.toggled.connect(self._count)
            tile.toggled.connect(lambda _on: self.changed.emit())
        self.chips = {name: self._chip(name, keys) for name, keys in _groups(rows).items()}
        self.counted = label("", "strong")
        self._jump = TypeAhead(list(self.tiles.values()), self)
        fill(QVBoxLayout(self), (*self._head(), *self._grids(rows), None), 9, (0, 0, 0, 0))
        self._count()

    def chosen(self) -> list[str]:
        """The ids of the chosen organisations, in hexadecimal digits."""
        return [key for key, tile in self.tiles.items() if tile.isChecked()]

    def _head(self) -> tuple[QWidget, ...]:
        question = label(_("Van welke organisaties ben je accounthouder?"), "section", wrap=True)
        none = link(_("Geen, ik ben teamleider"), on_click=self._choose_none)
        self.counted.setFixedHeight(theme.current().px(26))
        told = Flow(self.counted, none, spacing=14)
        quick = label(_("Snel kiezen"), "secondary")
        quick.setFixedHeight(theme.current().px(30))
        return question, told, Flow(quick, *self.chips.values())

    def _grids(self, rows: Sequence[ChoosableRow]) -> Iterable[QWidget]:
        for kind, title, width in (
            (OrganisationKind.MUNICIPALITY, _("{n} gemeenten"), 180),
            (OrganisationKind.WATER_BOARD, _("{n} waterschappen"), 230),
        ):
            tiles = [self.tiles[one.id.hex()] for one in rows if one.kind is kind]
            name = title.format(n=len(tiles))
            yield label(name, "field")
            yield TileGrid(name, tiles, least_width=width)

    def _chip(self, name: str, keys: list[str]) -> QPushButton:
        chip = filter_chip(name, name=_("Snel kiezen: {name}").format(name=name))
        chip.setProperty("keys", keys)
        chip.clicked.connect(lambda on: self._choose(keys, on))
        return chip

    def _choose(self, keys: list[str], on: bool) -> None:
        for key in keys:
            self.tiles[key].setChecked(on)
        announce(self, self.counted.text())

    def _choose_none(self) -> None:
        self._choose(list(self.tiles), False)

    def _count(self) -> None:
        count = len(self.chosen())
        some = ngettext("{n} gekozen", "{n} gekozen", count).format(n=count)
        self.counted.setText(some if count else _("nog geen gekozen"))
        tint(self.counted, "accent_t" if count else "text2")
        for chip in self.chips.values():
            chip.setChecked(all(self.tiles[key].isChecked() for key in chip.property("keys")))


def _groups(rows: Sequence[ChoosableRow]) -> dict[str, list[str]]:
    """The ids per region, the regions by name; at last the water boards together."""
    regions = sorted({name for one in rows for name in one.regions.splitlines()})
    groups = {
        region: [one.id.hex() for one in rows if region in one.regions.splitlines()]
        for region in regions
    }
    boards = [one.id.hex() for one in rows if one.kind is OrganisationKind.WATER_BOARD]
    return groups | ({_("Alle waterschappen"): boards} if boards else {})


class TypeAhead(QObject):
    """Letters typed on a tile go to the next tile whose name begins with them."""

    def __init__(self, tiles: Sequence[CheckTile], parent: QObject) -> None:
        super().__init__(parent)
        self._tiles, self._typed, self._since = list(tiles), "", QElapsedTimer()
        for tile in self._tiles:
            tile.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters; leave every other key, and the space that begins no second word."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if held != Qt.KeyboardModifier.NoModifier or not event.text().isprintable():
            return False
        going = self._since.isValid() and self._since.elapsed() < PAUSE_MS
        typed = (self._typed if going else "") + event.text().casefold()
        target = self._found(watched, typed)
        if not event.text() or (event.text() == " " and target is None):
            return False
        self._typed = typed
        self._since.start()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _found(self, watched: QObject, typed: str) -> CheckTile | None:
        """Search on from here; a first letter again goes to the next name with that letter."""
        here = next(place for place, tile in enumerate(self._tiles) if tile is watched)
        start = here + 1 if len(typed) == 1 else here
        around = [*self._tiles[start:], *self._tiles[:start]]
        named = (tile for tile in around if tile.accessibleName().casefold().startswith(typed))
        return next(named, None)
