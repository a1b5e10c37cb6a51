"""The card with the timeline: what of it is shown, and of which organisation."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk
from sub_crm.ui.issues.happenings import Item, Show
from sub_crm.ui.issues.reading import Party
from sub_crm.ui.issues.timeline import IssueTimeline
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import filter_chip
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.flow import Flow, FlowLayout
from sub_crm.ui.widgets.layouts import clear, row
from sub_crm.ui.widgets.quick_line import QuickLine
from sub_crm.ui.widgets.segment import Segment
from sub_crm.values.ids import Id


class TimelineCard(Card):
    """`filtered` when another part or another organisation is to be shown."""

    filtered = Signal()
    log_wanted = Signal(str)

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(0, 6)
        self.body.setContentsMargins(0, 10, 0, 6)
        self.organisation: Id | None = None
        self._names: tuple[tuple[Id, str], ...] = ()
        self.line = QuickLine(
            _("Leg een gesprek over dit dossier vast, bijvoorbeeld: gebeld met Lopik")
        )
        self.line.setAccessibleName(_("Snel vastleggen voor {name}").format(name=title))
        self.line.started.connect(self.log_wanted)
        self.show_part = Segment(
            _("Wat de tijdlijn toont"),
            [
                (Show.ALL, _("Alles")),
                (Show.CONTACTS, _("Contacten")),
                (Show.DECISIONS, _("Besluiten")),
                (Show.FOLLOW_UPS, _("Opvolgingen")),
            ],
            Show.ALL,
        )
        self.show_part.changed.connect(lambda _value: self.filtered.emit())
        self.timeline = IssueTimeline(desk.backend.today)
        self._nothing = EmptyState(
            _("Hier is nog niets gebeurd."),
            [(_("Contact vastleggen"), lambda: self.log_wanted.emit(""))],
        )
        words = label(_("Tijdlijn over alle organisaties"), "section")
        above = Flow(words, self.show_part, spacing=10)
        words.setFixedHeight(self.show_part.sizeHint().height())
        for part in (above, self._body_chips(), self.line):
            self.add(row(part, margins=(16, 0, 14, 0)))
        self.add(self.timeline, self._nothing, stretch=1)

    def _body_chips(self) -> QWidget:
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self.chips: dict[Id, QPushButton] = {}
        return self._holder

    def show_parties(self, parties: Sequence[Party]) -> None:
        """A chip per organisation; one alone needs no choice."""
        names = tuple((party.id, party.row.organisation) for party in parties)
        if self.organisation not in dict(names):
            self.organisation = None
        if names != self._names:
            self._names = names
            self._make_chips()
        self._holder.setVisible(len(names) > 1)
        for id, chip in self.chips.items():
            chip.setChecked(id == self.organisation)

    def _make_chips(self) -> None:
        if self._holder.isAncestorOf(self.focusWidget() or self):
            self.timeline.setFocus()
        clear(self._flow)
        self.chips = {id: self._chip(id, name) for id, name in self._names}
        for chip in self.chips.values():
            self._flow.addWidget(chip)

    def _chip(self, organisation: Id, name: str) -> QPushButton:
        return filter_chip(name, "org", on_click=lambda: self.narrow(organisation))

    def narrow(self, organisation: Id) -> None:
        """Show only this organisation; asked again: all of them."""
        self.organisation = None if self.organisation == organisation else organisation
        for id, chip in self.chips.items():
            chip.setChecked(id == self.organisation)
        named = dict(self._names).get(self.organisation or b"")
        announce(
            self.timeline,
            _("Tijdlijn van {name}").format(name=named) if named else _("Tijdlijn van alle"),
        )
        self.filtered.emit()

    def show_items(self, items: Sequence[Item]) -> None:
        self.timeline.set_rows(items)
        self.timeline.setVisible(bool(items))
        self._nothing.setVisible(not items)
