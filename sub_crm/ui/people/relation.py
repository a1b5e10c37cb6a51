"""Relatie: tier and rhythm, the last contact, how often this year, the evenknie; and portfolios."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.person_rhythm import tier_of
from sub_crm.orders.people import MakeCounterpart
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.phrases import TONES
from sub_crm.ui.parts.warmth.badge import WarmthBadge
from sub_crm.ui.people import wording
from sub_crm.ui.people.eliding_link import ElidingLink
from sub_crm.ui.people.forms import PositionRhythm
from sub_crm.ui.people.points import LINK_PAD
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.text import label, tint
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.flow import FlowLayout
from sub_crm.ui.widgets.layouts import clear, row
from sub_crm.ui.widgets.overlay import Overlay


class RelationCard(Card):
    """Of the position that somebody is known by today."""

    def __init__(self, desk: Desk, rows: PersonPageRows) -> None:
        super().__init__(16, 8)
        self._desk = desk
        self._rows: PersonPageRows | None = None
        self.rhythm = ElidingLink(self.agree)
        self.last = label("", "medium", wrap=True)
        self.year = label("", "medium")
        self.counterpart = label("", "medium", wrap=True)
        self.appoint = link(_("Wijs aan als evenknie"), on_click=self._make_counterpart)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnMinimumWidth(0, theme.current().px(104))
        self._grid.setColumnStretch(1, 1)
        self.warmth = WarmthBadge(desk, rows.row.print_name, person=rows.id)
        self._captions = [
            self._line(_("Warmte"), row(self.warmth, None)),
            self._line(_("Ritme"), row(self.rhythm, None)),
            self._line(_("Laatste contact"), self.last),
            self._line(_("Dit jaar"), self.year),
            self._line(_("Evenknie"), self.counterpart),
        ]
        self.add(label(_("Relatie"), "section"))
        self.body.addLayout(self._grid)
        self.add(row(self.appoint, None))

    def _line(self, caption: str, value: QWidget) -> QWidget:
        place = self._grid.rowCount()
        made = label(caption, "secondary")
        self._grid.addWidget(made, place, 0)
        if isinstance(value, QLabel):
            value.setContentsMargins(theme.current().px(LINK_PAD), 0, 0, 0)
        self._grid.addWidget(value, place, 1)
        return made

    def show_rows(self, rows: PersonPageRows) -> None:
        self._rows, main = rows, rows.main
        self.last.setText(wording.spoken(rows, self._desk.backend.today()))
        tint(self.last, TONES[rows.rhythm.status] if rows.rhythm else "text")
        times = ngettext("{n} contactmoment", "{n} contactmomenten", rows.spoken.this_year)
        self.year.setText(times.format(n=rows.spoken.this_year))
        held = main is not None and main.is_counterpart
        self.counterpart.setText(self._ours() if held else _("nee"))
        self.appoint.setVisible(main is not None and not held)
        warmth, rhythm, _last, _year, counterpart = self._captions
        for caption, value in (
            (warmth, self.warmth),
            (rhythm, self.rhythm),
            (counterpart, self.counterpart),
        ):
            caption.setVisible(main is not None)
            value.setVisible(main is not None)
        if main is not None and rows.rhythm is not None:
            days = ngettext("{n} dag", "{n} dagen", rows.rhythm.agreed).format(n=rows.rhythm.agreed)
            said = _("{tier}, elke {days}").format(tier=word(tier_of(main)), days=days)
            self.rhythm.say(said, _("Ritme wijzigen: {agreed}").format(agreed=said))

    def _ours(self) -> str:
        main = self._rows.main if self._rows else None
        if main is None or not main.holder:
            return _("onze evenknie")
        return _("van {name}").format(name=main.holder)

    def agree(self) -> Overlay | None:
        rows = self._rows
        if rows is None or rows.main is None or rows.rhythm is None:
            return None
        return PositionRhythm(self._desk, rows.id, rows.main, rows.rhythm.agreed).open(width=420)

    def _make_counterpart(self) -> None:
        if self._rows is not None and self._rows.main is not None:
            order = MakeCounterpart(position_id=self._rows.main.position_id)
            self._desk.backend.execute(order)


class PortfolioCard(Card):
    """Portefeuille: what the positions of today are about; no card without."""

    def __init__(self) -> None:
        super().__init__(16, 8)
        self._shown: tuple[str, ...] = ()
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        self.add(label(_("Portefeuille"), "section"), self._holder)

    def show_rows(self, rows: PersonPageRows) -> None:
        self.setVisible(bool(rows.themes))
        if rows.themes == self._shown:
            return
        self._shown = rows.themes
        clear(self._flow)
        for theme_name in rows.themes:
            self._flow.addWidget(Chip(theme_name, "plain", "", 24))
