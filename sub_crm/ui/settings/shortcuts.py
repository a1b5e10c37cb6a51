"""The shortcut page: every key that works, by menu, with a field to find one."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import N_, _
from sub_crm.ui import theme
from sub_crm.ui.actions import MENUS, ActionRegistry
from sub_crm.ui.settings.section import Section
from sub_crm.ui.settings.tables import FittedTable
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.flow import FlowLayout
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.tables import Column

LIST_KEYS = (
    (N_("Regel hoger of lager"), "↑  ↓"),
    (N_("Eerste of laatste regel"), "Home  End"),
    (N_("Een bladzijde verder"), "PgUp  PgDn"),
    (N_("Springen naar wat je typt"), "A – Z"),
    (N_("Openen"), "Enter"),
    (N_("Menu van de regel"), "Shift+F10"),
    (N_("Naar het volgende onderdeel"), "Tab"),
)
LIST_ACTIONS = ("row.edit", "row.log", "row.complete", "row.postpone")
"""Actions that lists carry out themselves, also where no menu has them."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a key does."""

    text: str
    keys: str


def groups(registry: ActionRegistry) -> Iterator[tuple[str, list[Keys]]]:
    """Yield the menus with their keys, then the keys of lists."""
    for menu, title in MENUS.items():
        inside = [
            Keys(registry.text(action.id), registry.shortcut(action.id))
            for action in registry.bound()
            if action.menu == menu and action.shortcut and action.id not in LIST_ACTIONS
        ]
        if inside:
            yield _(title).replace("&", ""), inside
    own = [Keys(registry.text(id), registry.shortcut(id)) for id in LIST_ACTIONS]
    yield _("In lijsten"), [*(Keys(_(text), keys) for text, keys in LIST_KEYS), *own]


def matching(rows: list[Keys], wanted: str) -> list[Keys]:
    """The rows in whose text or keys every typed word occurs."""
    words = wanted.casefold().split()
    return [
        one for one in rows if all(word in f"{one.text} {one.keys}".casefold() for word in words)
    ]


class ShortcutsPage(QWidget):
    """A table per menu; the field leaves only what it finds."""

    def __init__(self, registry: ActionRegistry) -> None:
        super().__init__()
        self.filter = LineField(_("Zoek een sneltoets"), hint=_("Zoek een sneltoets"))
        self.filter.setMaximumWidth(theme.current().px(340))
        self.filter.textChanged.connect(self._show)
        self.none = label(_("Geen sneltoets gevonden."), "lead")
        self.none.hide()
        self._groups = list(groups(registry))
        self.tables = [_table(title, rows) for title, rows in self._groups]
        pairs = zip(self._groups, self.tables, strict=True)
        self.sections = [Section(title, table) for (title, _rows), table in pairs]
        holder = QWidget()
        flow = FlowLayout(holder, spacing=14, even=420)
        for section in self.sections:
            flow.addWidget(section)
        lead = label(_("Alles in SUB-CRM gaat ook zonder muis."), "lead", wrap=True)
        head = column(label(_("Sneltoetsen"), "title"), lead, spacing=2)
        search = QHBoxLayout()
        fill(search, (), 0, (0, 0, 0, 0))
        search.addWidget(self.filter, 4)
        search.addStretch(1)
        parts = (head, search, self.none, holder, None)
        fill(QVBoxLayout(self), parts, 14, (28, 18, 28, 24))

    def first_focus(self) -> QWidget:
        """Begin with the field."""
        return self.filter

    def _show(self, wanted: str) -> None:
        found = 0
        for (_title, rows), table, section in zip(
            self._groups, self.tables, self.sections, strict=True
        ):
            left = matching(rows, wanted)
            table.set_rows(left)
            section.setVisible(bool(left))
            found += len(left)
        self.none.setVisible(not found)
        if not found:
            announce(self, self.none.text())


def _table(title: str, rows: list[Keys]) -> FittedTable:
    columns = [
        Column(_("Wat"), lambda one: one.text),
        Column(_("Toetsen"), lambda one: one.keys, 130, strong=True),
    ]
    return FittedTable(_("Sneltoetsen: {menu}").format(menu=title), columns, rows)
