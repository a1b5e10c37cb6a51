"""The numbers that warmth is counted with: what they are, since when, and who may change them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.insight.warmth.rules import rules_on
from sub_crm.orders.warmth import SetWarmth
from sub_crm.queries.holders import standing
from sub_crm.queries.reading import Reader
from sub_crm.queries.warmth import settings
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.reopening import reopen
from sub_crm.ui.settings.section import Section
from sub_crm.ui.settings.tables import FittedTable
from sub_crm.ui.settings.warmth_form import WarmthForm
from sub_crm.ui.settings.warmth_words import FAMILIES, Family, name
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, ghost
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.widgets.tables import Column
from sub_crm.values.ids import Id
from sub_crm.values.warmth_settings import USUAL

TABLES = ("warmth_setting", "app_user")


@dataclass(frozen=True, slots=True)
class Number:
    """A setting as it holds today; `since` is None while nobody changed it."""

    name: str
    value: int
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class WarmthNumbers:
    today: dt.date
    numbers: Mapping[str, Number]
    may_change: bool


def read_numbers(reader: Reader, *, today: dt.date, me: Id) -> WarmthNumbers:
    changed = [one for one in settings(reader) if one.holds_from <= today]
    since = {one.name: one.holds_from for one in changed}
    values = rules_on(today, changed).values
    return WarmthNumbers(
        today,
        {one: Number(one, values[one], since.get(one)) for one in USUAL},
        standing(reader, me=me).may_set_warmth(),
    )


class FamilyCard(Section):
    """A few numbers that belong together."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self._today = dt.date.min
        self.table = FittedTable(_(family.title), self._columns(), [])
        self.change = button(_("Wijzigen…"))
        self.change.setAccessibleName(_("{what} wijzigen").format(what=_(family.title)))
        self.reset = ghost(_("Terug naar gebruikelijk"))
        about = label(_(family.about), "secondary", wrap=True)
        self._acts = Flow(self.change, self.reset, spacing=8)
        super().__init__(_(family.title), about, self.table, self._acts)

    def _columns(self) -> list[Column]:
        return [
            Column(_("Naam"), lambda one: name(one.name)),
            Column(
                _("Getal"), lambda one: str(one.value), 64, right=True, tabular=True, strong=True
            ),
            Column(_("Geldt"), self._since, 176),
        ]

    def _since(self, one: Number) -> str:
        if one.since is None:
            return _("gebruikelijk")
        return _("sinds {day}").format(day=dates.plain_day(one.since, self._today))

    def show_numbers(self, found: WarmthNumbers) -> None:
        self._today = found.today
        rows = [found.numbers[one] for one in self.family.names]
        self.table.set_rows(rows)
        other = any(one.value != USUAL[one.name] for one in rows)
        if self.reset.hasFocus() and not other:
            self.change.setFocus()
        self._acts.setVisible(found.may_change)
        self.reset.setVisible(other)


class WarmthPage(QWidget):
    """Who may not change them sees them all the same: a number explains itself to everybody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.found: WarmthNumbers | None = None
        self._form = ""
        lead = _(
            "Een ander getal geldt vanaf vandaag en voor iedereen."
            " Een stand van vroeger houdt de getallen van toen."
        )
        self.why = label("", "secondary", wrap=True)
        self.cards = [FamilyCard(family) for family in FAMILIES]
        for card in self.cards:
            card.change.clicked.connect(lambda _on=False, card=card: self.open_form(card.family))
            card.reset.clicked.connect(lambda _on=False, card=card: self._reset(card.family))
        head = column(
            label(_("Getallen van de relatiewarmte"), "title", wrap=True),
            label(lead, "lead", wrap=True),
            self.why,
            spacing=2,
        )
        fill(QVBoxLayout(self), (head, *self.cards, None), 14, (28, 18, 28, 24))
        desk.backend.changed.connect(self._refresh)

    def arrive(self, _argument: str = "") -> None:
        self._ask()

    def regions(self) -> list[QWidget]:
        """The parts that F6 visits."""
        return list(self.cards)

    def reopen(self, form: str, _about: tuple[Id, ...]) -> None:
        """Open a form as its draft was left, once the numbers are read."""
        self._form = form
        self._ask()

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _ask(self) -> None:
        backend = self._desk.backend
        backend.query(read_numbers, today=backend.today(), me=backend.me, then=self._receive)

    def _receive(self, found: WarmthNumbers) -> None:
        self.found = found
        why = _("De gegevensbeheerder kan ze wijzigen.")
        self.why.setText("" if found.may_change else why)
        self.why.setVisible(not found.may_change)
        for card in self.cards:
            card.show_numbers(found)
        if self._form:
            wanted, self._form = self._form, ""
            openers = {one.key: lambda one=one: self.open_form(one) for one in FAMILIES}
            reopen(self._desk.backend, openers, wanted, ())

    def open_form(self, family: Family) -> Overlay | None:
        if self.found is None or not self.found.may_change:
            return None
        held = {one: self.found.numbers[one].value for one in family.names}
        return WarmthForm(self._desk, family, held).open(width=420, top=60)

    def _reset(self, family: Family) -> None:
        self._desk.backend.execute(SetWarmth(values={one: USUAL[one] for one in family.names}))
