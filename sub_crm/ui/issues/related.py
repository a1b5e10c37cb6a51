"""Verwante dossiers: those with the same organisations and themes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.queries.issue_page import RelatedRow
from sub_crm.ui.parts.chip_rows import ChipRows
from sub_crm.ui.parts.phrases import issue_chip
from sub_crm.ui.parts.side_list import SideList
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.layouts import row
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Compartment


@dataclass(frozen=True, slots=True)
class Beside:
    """A dossier beside this one; without an id it is one of the supervisors, of which no more."""

    id: Id | str
    title: str
    second: str
    chip: ChipSpec
    opens: bool


def beside(related: Sequence[RelatedRow], shielded: Sequence[str]) -> list[Beside]:
    shield = ChipSpec(_("Toezicht"), "violet", "ibt")
    hidden = [
        Beside(name, name, _("toezichtdossier, inhoud afgeschermd"), shield, opens=False)
        for name in shielded
    ]
    return [*(_of(row, shield) for row in related), *hidden]


def _of(row: RelatedRow, shield: ChipSpec) -> Beside:
    guarded = row.compartment is Compartment.SUPERVISION
    chip = shield if guarded else issue_chip(row.status)
    shared = _("ook met {names}").format(names=row.shared) if row.shared else ""
    return Beside(row.id, row.title, shared, chip, opens=True)


class RelatedCard(Card):
    """Enter opens a dossier."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 12, 0, 10)
        self.list = SideList(
            _("Verwante dossiers"),
            ChipRows(lambda one: one.second, lambda one: one.chip),
            lambda one: ", ".join(filter(None, (one.title, one.second, one.chip.text))),
            key=lambda one: one.id,
        )
        self.list.opened.connect(self._open)
        nothing = label(_("Geen andere dossiers met deze organisaties."), "secondary", wrap=True)
        title = label(_("Verwante dossiers"), "section")
        self._nothing = row(nothing, margins=(16, 0, 16, 4))
        self.add(row(title, margins=(16, 0, 16, 4)), self._nothing, self.list)

    def _open(self, one: Beside) -> None:
        if one.opens:
            self.opened.emit(one.id)

    def show_rows(self, related: Sequence[RelatedRow], shielded: Sequence[str]) -> None:
        rows = beside(related, shielded)
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
