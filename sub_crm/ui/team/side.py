"""Beside the tables: relations that rest on one person, terms that end, who stands in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.team import Deputising
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.rules import Label
from sub_crm.insight.warmth.standing import Standing
from sub_crm.ui.desk import organisation_address
from sub_crm.ui.team import wording
from sub_crm.ui.team.entries import EntriesCard, Entry
from sub_crm.ui.team.reading import Shown, TeamRows
from sub_crm.ui.widgets.avatar import initials
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.layouts import fill, row

MOST = 8
"""So many relations and terms are told; the page is no list of all of them."""


class Side(QWidget):
    opened = Signal(str)
    deputies_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.single = EntriesCard(
            _("Relatie rust op één persoon"),
            _("Geen relatie rust op één persoon."),
            _("Valt die persoon weg, dan is niemand meer warm of lauw. Plan een tweede gesprek."),
        )
        self.ending = EntriesCard(_("Einde van termijnen"), _("Geen einde in zicht."))
        self.deputies = EntriesCard(
            _("Waarneming"),
            _("Niemand neemt waar."),
            _("Na de laatste dag gaan de organisaties vanzelf terug."),
        )
        self.arrange = button(
            _("Waarneming regelen"), "", "plus", on_click=lambda: self.deputies_wanted.emit()
        )
        self.deputies.add(row(self.arrange, None, margins=(16, 6, 16, 2)))
        cards = (self.single, self.ending, self.deputies)
        for card in cards:
            card.opened.connect(self.opened)
        fill(QVBoxLayout(self), (*cards, None), 14, (0, 0, 0, 0))

    def show_rows(self, found: Shown, rows: TeamRows) -> None:
        self.single.show_entries([_resting(one, rows) for one in found.single[:MOST]])
        self.ending.show_entries(_ahead(found, rows))
        self.deputies.show_entries([_standing_in(one, rows) for one in found.deputising])


def _resting(one: Standing, rows: TeamRows) -> Entry:
    body = rows.organisations[one.seat.organisation_id]
    chip = None
    if one.warmth:
        text = f"{one.warmth.total} {warm_words.label(one.warmth.label)}"
        chip = ChipSpec(text, "accent" if one.warmth.label is Label.WARM else "warn")
    return Entry(
        id=body.id,
        first=body.short_name,
        second=wording.covering(one),
        address=organisation_address(body.id),
        tile=(body.abbreviation, body.hue),
        chip=chip,
    )


def _ahead(found: Shown, rows: TeamRows) -> list[Entry]:
    """Elections and ends of single terms, as they come."""
    today = rows.today
    told = [
        (
            one.day,
            Entry(
                id=one.kind,
                first=wording.election_name(one),
                second=wording.election(one, today),
                day=wording.date_parts(one.day),
            ),
        )
        for one in rows.elections
    ]
    told += [
        (
            one.until.last or today,
            Entry(
                id=one.id,
                first=f"{one.position} {one.organisation}",
                second=wording.ending(one.until, one.person, today),
                address=organisation_address(one.organisation_id),
                day=wording.vague_parts(one.until),
            ),
        )
        for one in found.ending[:MOST]
    ]
    return [entry for _day, entry in sorted(told, key=lambda one: one[0])]


def _standing_in(one: Deputising, rows: TeamRows) -> Entry:
    number = wording.organisations(len(one.organisations))
    return Entry(
        id=(one.holder, one.deputy, str(one.until)),
        first=one.holder,
        second=wording.deputy(one),
        third=f"{number}, {wording.deputy_period(one, rows.today)}",
        letters=(initials(one.holder), 2),
    )
