"""The action list: cold relations with a hot dossier, and a follow-up for whoever holds them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, dates, ngettext
from sub_crm.insight.relations.plot import Spot, to_act_on
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.rules import Label
from sub_crm.queries import follow_ups, pressure
from sub_crm.queries.reading import Reader
from sub_crm.ui.relations import wording
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.avatar import OrgTile
from sub_crm.ui.widgets.buttons import button, ghost, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import ScrollColumn, clear, column, fill, row, rule
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate
from sub_crm.values.warming import action_ids

MOST = 8
"""So many are shown to begin with; making a hundred takes longer than going to another view may."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What plays at an organisation, and until when somebody warms the relation up."""

    issues: tuple[str, ...]
    """Titles of the open dossiers, the most urgent first."""
    running: bool
    due: VagueDate | None


def read_actions(reader: Reader, organisation_ids: Sequence[Id]) -> dict[Id, Behind]:
    """Return what is to be told of the organisations on the action list."""
    running = {
        row.organisation_id: row
        for row in follow_ups.running(reader, organisation_ids=organisation_ids)
        if row.id in action_ids(row.organisation_id)
    }
    titles: dict[Id, list[str]] = defaultdict(list)
    for one in pressure.open_dossiers(reader, organisation_ids=organisation_ids):
        titles[one.organisation_id].append(one.title)
    return {
        one: Behind(
            issues=tuple(titles[one]),
            running=one in running,
            due=running[one].due if one in running else None,
        )
        for one in organisation_ids
    }


class Item(QWidget):
    """One relation to act on."""

    assigned = Signal(object)
    opened = Signal(object)

    def __init__(self, spot: Spot, behind: Behind, today: dt.date, *, first: bool) -> None:
        super().__init__()
        one = spot.line.organisation
        holder = one.holder or _("geen accounthouder")
        names = column(label(one.name, "section", wrap=True), eliding(holder, "secondary"))
        top = QHBoxLayout()
        fill(top, (OrgTile(one.abbreviation, 32, one.hue, one.short_name),), 10, (0, 0, 0, 0))
        top.addWidget(names, 1)
        top.setAlignment(Qt.AlignmentFlag.AlignTop)
        warmth = f"{spot.warmth} {warm_words.label(spot.line.warmth[-1].label or Label.COLD)}"
        druk = _("druk {n}").format(n=spot.pressure)
        chips = Flow(Chip(warmth, "danger"), Chip(druk, "warn", "issue"), spacing=6)
        make = primary if first and not behind.running else button
        self.assign = make(_("Opvolging toewijzen"), icon_name="bell")
        self.assign.setAccessibleName(_("Opvolging toewijzen: {name}").format(name=one.name))
        self.assign.clicked.connect(lambda: self.assigned.emit(spot.line.id))
        if behind.running:
            self.assign.hide()
        opens = ghost(_("Open"), on_click=lambda: self.opened.emit(spot.line.id))
        opens.setAccessibleName(_("Open {name}").format(name=one.name))
        words = [
            label(plays(spot, behind), "medium", wrap=True),
            label(why(spot), "secondary", wrap=True),
        ]
        if behind.running:
            words.append(label(runs(behind, today), "strong", wrap=True, colour="ok"))
        box = QVBoxLayout(self)
        fill(box, (top, chips, *words, row(self.assign, opens, None)), 6, (18, 10, 18, 10))


def plays(spot: Spot, behind: Behind) -> str:
    """Say "Opgave A12-zone. 5 open dossiers, 2 met een late opvolging."."""
    found = spot.line.pressure[-1]
    counts = wording.dossiers(found.dossiers)
    if found.late:
        counts = _("{said}, {n} met een late opvolging").format(said=counts, n=found.late)
    return f"{behind.issues[0]}. {counts}." if behind.issues else f"{counts}."


def why(spot: Spot) -> str:
    """Say why the relation is cold: how few key positions are lukewarm, and its flags."""
    found = spot.line.warmth[-1]
    said = ngettext(
        "{n} van {of} sleutelfunctie minstens lauw",
        "{n} van {of} sleutelfuncties minstens lauw",
        found.of,
    ).format(n=found.covered, of=found.of)
    return ", ".join((said, *warm_words.signals(found))) + "."


def runs(behind: Behind, today: dt.date) -> str:
    if behind.due is None:
        return _("Opvolging loopt")
    return _("Opvolging loopt, {day}").format(day=dates.vague(behind.due, today))


class ActionList(Card):
    """The most pressing first; those about which something is done sink."""

    assign_wanted = Signal(object)
    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(0, 0)
        self._items = QWidget()
        self._box = QVBoxLayout(self._items)
        fill(self._box, (), 0, (0, 0, 0, 0))
        self.items: list[Item] = []
        self._every = False
        self._shown: tuple[Sequence[Spot], Mapping[Id, Behind], dt.date] = ((), {}, dt.date.min)
        head = column(
            label(_("Actielijst"), "section"),
            label(
                _("Koude relatie, heet dossier. Hoogste dossierdruk eerst."), "secondary", wrap=True
            ),
            margins=(18, 14, 18, 10),
        )
        foot = label(
            _(
                "Toewijzen maakt één opvolging voor de accounthouder van de organisatie."
                " Ctrl+Z draait het terug."
            ),
            "secondary",
            wrap=True,
        )
        self.empty = label(_("Geen koude relaties met een heet dossier."), wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(18, 12, 18, 12)
        self.add(head, rule(), self.empty)
        self.add(ScrollColumn(self._items), stretch=1)
        self.add(rule(), column(foot, margins=(18, 10, 18, 12)))

    def show_spots(
        self, spots: Sequence[Spot], behind: Mapping[Id, Behind], today: dt.date
    ) -> None:
        """Show what there is to do; the keyboard stays at the same organisation."""
        focused = (place for place, item in enumerate(self.items) if item.assign.hasFocus())
        here = next(focused, None)
        clear(self._box)
        acting = [spot for spot in to_act_on(spots) if spot.line.id in behind]
        acting.sort(key=lambda spot: behind[spot.line.id].running)
        self.items = []
        self._shown = spots, behind, today
        for place, spot in enumerate(acting if self._every else acting[:MOST]):
            item = Item(spot, behind[spot.line.id], today, first=place == 0)
            item.assigned.connect(self.assign_wanted)
            item.opened.connect(self.open_wanted)
            self.items.append(item)
            self._box.addWidget(item)
            self._box.addWidget(rule())
        if len(acting) > len(self.items):
            self._box.addWidget(self._more(len(acting)))
        self._box.addStretch(1)
        self.empty.setVisible(not acting)
        if here is not None and self.items:
            self.items[min(here, len(self.items) - 1)].assign.setFocus()

    def _more(self, number: int) -> QWidget:
        text = _("Alle {n} tonen").format(n=number)
        self.more = button(text, on_click=self.show_every)
        return row(self.more, None, margins=(18, 10, 18, 12))

    def show_every(self) -> None:
        """Show also what was too much to begin with."""
        self._every, last = True, len(self.items)
        self.show_spots(*self._shown)
        self.items[min(last, len(self.items) - 1)].assign.setFocus()
