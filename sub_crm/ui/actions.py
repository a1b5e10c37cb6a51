"""Every action of the program in one table; menus, shortcuts and the shortcut page read it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from sub_crm.i18n import N_, _
from sub_crm.ui.icons import icon
from sub_crm.ui.text import no_mnemonic

Do = Callable[[], object]
Able = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done: text and help are Dutch message ids, translated where they are shown."""

    id: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    help: str = ""
    gap: bool = False  # a separator above it in the menu


MENUS = {
    "file": N_("&Bestand"),
    "edit": N_("Be&werken"),
    "view": N_("Bee&ld"),
    "go": N_("&Ga naar"),
    "help": N_("&Help"),
}
ACTIONS: tuple[Action, ...] = (
    Action("contact.new", "file", N_("Contact vastleggen"), "Ctrl+N", "plus"),
    Action("follow_up.new", "file", N_("Opvolging toevoegen…"), "Ctrl+Shift+O", "plus"),
    Action("record.new", "file", N_("Nieuw…"), "Ctrl+Shift+N", "plus"),
    Action("briefing", "file", N_("Briefing afdrukken"), "Ctrl+P", "print", gap=True),
    Action("import", "file", N_("Importeren…"), "", "import"),
    Action("export", "file", N_("Exporteren…"), "Ctrl+E", "export"),
    Action("backup", "file", N_("Reservekopieën"), "", "save"),
    Action("connect", "file", N_("Verbinden met het team…"), "", "cloud"),
    Action("erase", "file", N_("Persoonsgegevens wissen…"), "", "trash"),
    Action("sync", "file", N_("Synchroniseren"), "F5", "sync", gap=True),
    Action("saved", "file", N_("Alles is al bewaard"), "Ctrl+S", "check"),
    Action("lock", "file", N_("Vergrendelen"), "Ctrl+Shift+L", "lock"),
    Action("quit", "file", N_("Afsluiten"), "Ctrl+Q", "", gap=True),
    Action("undo", "edit", N_("Ongedaan maken"), "Ctrl+Z", "undo"),
    Action("redo", "edit", N_("Opnieuw uitvoeren"), "Ctrl+Shift+Z"),
    Action("list.filter", "edit", N_("Filter in lijst"), "Ctrl+F", "filter", gap=True),
    Action("row.edit", "edit", N_("Bewerken"), "F2", "note"),
    Action("row.log", "edit", N_("Uitkomst vastleggen"), "Ctrl+L", "contact"),
    Action("row.complete", "edit", N_("Opvolging afronden"), "Ctrl+D", "check"),
    Action("row.postpone", "edit", N_("Opvolging verzetten…"), "Ctrl+T", "clock"),
    Action("row.delete", "edit", N_("Verwijderen"), "Del", "trash"),
    Action("settings", "edit", N_("Instellingen"), "Ctrl+,", "gear", gap=True),
    Action("zoom.in", "view", N_("Groter"), "Ctrl++", "plus"),
    Action("zoom.out", "view", N_("Kleiner"), "Ctrl+-", "minus"),
    Action("zoom.reset", "view", N_("Normale grootte"), "Ctrl+0"),
    Action("theme.light", "view", N_("Licht"), gap=True),
    Action("theme.dark", "view", N_("Donker")),
    Action("theme.system", "view", N_("Volg systeem")),
    Action("side.toggle", "view", N_("Zijpaneel"), "F4", gap=True),
    Action("region.next", "view", N_("Volgend deel van het venster"), "F6"),
    Action("region.previous", "view", N_("Vorig deel van het venster"), "Shift+F6"),
    Action("palette", "go", N_("Zoek of geef een opdracht"), "Ctrl+K", "search"),
    Action("back", "go", N_("Terug"), "Alt+Left", "back", gap=True),
    Action("forward", "go", N_("Vooruit"), "Alt+Right", "arrow"),
    *(Action(f"go.{place}", "go", "", f"Ctrl+{place}", gap=place == 1) for place in range(1, 10)),
    Action("shortcuts", "help", N_("Sneltoetsen"), "F1", "keyboard"),
    Action("doctor", "help", N_("Controle van de werkruimte"), "", "check"),
    Action("about", "help", N_("Over dit programma"), "", "info"),
)


def _always() -> bool:
    return True


class ActionRegistry(QObject):
    """The bound actions: one that nobody bound is in no menu and on no shortcut page."""

    changed = Signal()

    def __init__(self, actions: tuple[Action, ...] = ACTIONS) -> None:
        super().__init__()
        self.declared = {action.id: action for action in actions}
        self._bound: dict[str, tuple[Do, Able, str]] = {}
        self._live: dict[str, QAction] = {}
        self._window: QMainWindow | None = None
        # Many actions are bound in a row: the menus are made once, after the last.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._renew)

    def bind(self, id: str, do: Do, enabled: Able = _always, text: str = "") -> None:
        """Say what an action does, when it can be done, and (for `go.n`) what it is called."""
        if id not in self.declared:
            raise KeyError(id)
        self._bound[id] = (do, enabled, text)
        if self._window is not None:
            self._soon.start()

    def _renew(self) -> None:
        if self._window is not None and not isValid(self._window):
            return  # the window went before the event loop came round
        if self._window is not None:
            self.build(self._window)
        self.changed.emit()

    def is_bound(self, id: str) -> bool:
        """Whether anybody says what it does."""
        return id in self._bound

    def bound(self) -> list[Action]:
        """The bound actions in the order of the menus."""
        return [action for id, action in self.declared.items() if id in self._bound]

    def text(self, id: str) -> str:
        """What an action is called in the language of the moment."""
        own = self._bound[id][2] if self.is_bound(id) else ""
        return _(own or self.declared[id].text)

    def shortcut(self, id: str) -> str:
        """The keys of an action as the keyboard shows them, "" without."""
        keys = self.declared[id].shortcut
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def is_enabled(self, id: str) -> bool:
        """Whether an action is bound and can be done now."""
        return self.is_bound(id) and self._bound[id][1]()

    def run(self, id: str) -> bool:
        """Do it, when it can be done."""
        if not self.is_enabled(id):
            return False
        self._bound[id][0]()
        return True

    def build(self, window: QMainWindow) -> None:
        """(Re)make the menu bar and the shortcuts of a window."""
        self._window = window
        for old in self._live.values():
            window.removeAction(old)
            old.deleteLater()
        self._live = {action.id: self._make(action, window) for action in self.bound()}
        bar = window.menuBar()
        for menu in bar.findChildren(QMenu):
            menu.deleteLater()
        bar.clear()
        for key, title in MENUS.items():
            self._add_menu(key, _(title), window)

    def _add_menu(self, key: str, title: str, window: QMainWindow) -> None:
        inside = [action for action in self.bound() if action.menu == key]
        if not inside:
            return
        menu = window.menuBar().addMenu(title)
        for place, action in enumerate(inside):
            if action.gap and place:
                menu.addSeparator()
            menu.addAction(self._live[action.id])
        menu.aboutToShow.connect(lambda: self._refresh(inside))
        menu.aboutToHide.connect(lambda: self._allow_all(inside))

    def _refresh(self, actions: list[Action]) -> None:
        for action in actions:
            self._live[action.id].setEnabled(self.is_enabled(action.id))

    def _allow_all(self, actions: list[Action]) -> None:
        """A shortcut must work again when its moment comes: `run` decides, not the last menu."""
        for action in actions:
            self._live[action.id].setEnabled(True)

    def _make(self, action: Action, window: QMainWindow) -> QAction:
        picture = icon(action.icon) if action.icon else QIcon()
        made = QAction(picture, no_mnemonic(self.text(action.id)), window)
        made.setObjectName(action.id)
        made.setShortcuts(_keys(action.shortcut))
        made.triggered.connect(lambda: self.run(action.id))
        window.addAction(made)
        return made

    def action(self, id: str) -> QAction:
        """The live Qt action, to hang on a button or menu."""
        return self._live[id]


def _keys(shortcut: str) -> list[QKeySequence]:
    # "Ctrl+=" is the plus key without Shift on most keyboards.
    keys = [shortcut, "Ctrl+="] if shortcut == "Ctrl++" else [shortcut]
    return [QKeySequence(one) for one in keys if one]
