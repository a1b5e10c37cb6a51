"""Draws every widget with invented data, for looking at: python -m tests.ui.gallery out.png."""

import argparse
import os
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.frame import NavItem
from sub_crm.ui.shell import Shell
from sub_crm.ui.text import label
from sub_crm.ui.widgets.avatar import Avatar, OrgTile
from sub_crm.ui.widgets.bars import MonthBars
from sub_crm.ui.widgets.buttons import button, filter_chip, ghost, icon_button, link, primary
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.cards import Banner, Card
from sub_crm.ui.widgets.checks import CheckBox, CheckTile, RadioButton, RadioTile
from sub_crm.ui.widgets.chips import Chip, ChipSpec
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.flow import Flow, TileGrid
from sub_crm.ui.widgets.layouts import column, fill, row, rule
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.widgets.rows import Heading
from sub_crm.ui.widgets.segment import Segment
from sub_crm.ui.widgets.tables import Column, DataTable
from sub_crm.ui.widgets.tabs import Tabs

NAV = [
    NavItem("vandaag", "today", "Vandaag"),
    NavItem("contactmomenten", "contact", "Contactmomenten"),
    NavItem("organisaties", "org", "Organisaties"),
    NavItem("personen", "person", "Personen"),
    NavItem("dossiers", "issue", "Dossiers"),
    NavItem("relatiekaart", "heat", "Relatiekaart", section="Inzicht"),
    NavItem("verbanden", "collab", "Samenwerkingsverbanden"),
    NavItem("instellingen", "gear", "Instellingen", bottom=True),
]
MONTHS = list(zip("djfmamjjason", (1, 2, 0, 1, 3, 2, 4, 1, 0, 3, 4, 5), strict=True))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A sample follow-up."""

    icon: str
    title: str
    who: str
    issue: str
    due: str
    away: str
    tone: str = "text"


LATE, SOON = "danger", "text"
FOLLOW_UPS = [
    Heading("Te laat", 2, "danger"),
    FollowUp("phone", "Terugbellen over herindelingsvisie", "Wethouder E. van Dijk · Oudewater",
             "Bestuurskracht", "vr 20 nov", "3 dagen te laat", LATE),
    FollowUp("mail", "Evaluatie financiële scan nasturen", "Gemeentesecretaris H. Smit · Montfoort",
             "Financiële scan", "do 19 nov", "4 dagen te laat", LATE),
    Heading("Vandaag", 3),
    FollowUp("meet", "Voorbereiden bestuurlijk overleg Waardevol Lopik",
             "Burgemeester A. Kramer · Lopik", "Waardevol Lopik", "13:30", ""),
    FollowUp("phone", "Stand woningbouwafspraken navragen", "Wethouder P. Jansen · Zeist",
             "Woningbouw", "", ""),
    FollowUp("note", "Inbreng klankbordgroep ophalen", "Strateeg N. Bakker · Houten",
             "Klankbordgroep", "", ""),
]  # fmt: skip


class FollowUpDelegate(RowDelegate):
    """Draws a follow-up as in the design."""

    height, hairline = 58, 56

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        """The round check at the left."""
        return {"check": QRectF(14, 0, 36, height)}

    def draw(self, canvas: Canvas, row: FollowUp) -> None:
        """Check, icon, title, second line with chip, due day."""
        canvas.disc(22, canvas.h / 2 - 9, 18, border="control")
        if canvas.state.selected or canvas.state.hovered:
            canvas.icon(25, canvas.h / 2 - 6, 12, "check", "control")
        canvas.icon(56, 11, 16, row.icon)
        room = canvas.w - 230
        canvas.text(80, 8, room, 22, row.title, 14, 600)
        taken = canvas.text(80, 30, room, 20, row.who, 12.5, 400, "text2")
        left = 80 + taken + 10
        canvas.chip(left, 40, ChipSpec(row.issue), 18, most=canvas.w - 130 - left)
        top = 8 if row.away else 18
        right = (canvas.w - 130, top, 112, 22)
        canvas.text(*right, row.due, 13, 500, row.tone, RIGHT, tabular=True)
        canvas.text(canvas.w - 130, 30, 112, 20, row.away, 12, 400, row.tone, RIGHT)


class PersonDelegate(RowDelegate):
    """Draws a person in a side card."""

    height, inset, padding = 44, 0, 0

    def draw(self, canvas: Canvas, row: tuple[str, str, str]) -> None:
        """Avatar, name and role."""
        canvas.avatar(4, 6, 32, row[0], len(row[1]) % 6)
        canvas.text(46, 3, canvas.w - 130, 20, row[1], 13, 600)
        canvas.text(46, 22, canvas.w - 60, 18, row[2], 12, 400, "text2")
        canvas.text(canvas.w - 84, 3, 80, 20, "13 dagen", 12, 500, "text2", RIGHT, tabular=True)


def told(one: Any) -> str:
    """The sentence of a sample row."""
    return f"{one.title}, {one.who}, {one.due}" if isinstance(one, FollowUp) else ", ".join(one)


def buttons() -> QWidget:
    """Every button and choice."""
    tags = [filter_chip(name) for name in ("Lopikerwaard", "Regio Amersfoort", "U16")]
    tags[0].setChecked(True)
    off = button("Uit", "primary")
    off.setEnabled(False)
    return column(
        row(primary("Contact vastleggen", "plus"), button("Verder"), ghost("Briefing", "print"),
            button("Wissen", "danger", "trash"), icon_button("more", "Meer"), link("Geen"), off,
            None),
        row(Segment("Wie", [("me", "Van mij"), ("team", "Mijn team"), ("all", "Iedereen")]),
            ChoiceButton("Soort", [("p", "Telefoongesprek"), ("v", "Bezoek")]), *tags, None),
        row(*[Chip(tone, tone, "issue" if tone == "accent" else "") for tone in
              ("plain", "accent", "ok", "warn", "danger", "info", "violet", "outline", "dashed")],
            None),
        row(CheckBox("Vinkje", True), CheckBox("Leeg"), RadioButton("Deze", True),
            RadioButton("Die"), Avatar("AK", 32, 2), OrgTile("LOP", 32, 1), MonthBars(MONTHS),
            None),
        spacing=10,
    )  # fmt: skip


def form() -> QWidget:
    """Fields, one of them wrong."""
    wrong = FormField("E-mail", LineField("E-mail", "naam@"))
    wrong.set_error("Vul een geldig e-mailadres in, zoals naam@gemeente.nl.")
    report = TextField("Verslag", "College wil de kernkwaliteiten vóór de zomer opnemen.")
    return row(
        FormField("Je naam", LineField("Je naam", "Marieke Vos"), hint="zoals collega's je noemen"),
        wrong,
        FormField("Verslag", report),
        spacing=16,
    )


class Page(QWidget):
    """A page with everything on it."""

    def __init__(self) -> None:
        super().__init__()
        tabs = Tabs("Onderdelen", [("a", "Overzicht"), ("b", "Contactmomenten"), ("c", "Toezicht")])
        tabs.set_count("b", 26)
        head = column(
            label("Vandaag", "title"),
            label("Maandag 23 november. Twee opvolgingen zijn te laat, vier staan voor vandaag.",
                  "lead"),
            spacing=2,
        )  # fmt: skip
        self.columns = MainAndSide(self._main(), self._side(), "Zijkolom")
        fill(QVBoxLayout(self), (head, column(tabs, rule()), self.columns), 12, (28, 18, 28, 20))

    def _main(self) -> QWidget:
        card = Card(0, 0)
        card.body.setContentsMargins(*(theme.current().px(side) for side in (0, 12, 0, 8)))
        self.follow_ups = RowList(
            "Opvolgingen", FollowUpDelegate(), told, key=lambda one: one.title
        )
        self.follow_ups.set_rows(FOLLOW_UPS)
        self.follow_ups.setMinimumHeight(theme.current().px(330))
        self.follow_ups.select("Evaluatie financiële scan nasturen")
        holder = row(
            LineField("Snel vastleggen", hint="Leg een contact vast"), margins=(16, 2, 16, 2)
        )
        card.add(holder)
        card.add(self.follow_ups, stretch=1)
        names = "Amersfoort Baarn Bunnik Lopik Montfoort Zeist Woudenberg".split()
        tiles = [CheckTile(name, name.startswith("L")) for name in names]
        return column(
            card, buttons(), form(), TileGrid("Gemeenten", tiles, least_width=150), spacing=14
        )

    def _side(self) -> QWidget:
        people = Card(16, 6)
        listed = RowList("Tegenhangers", PersonDelegate(), told, fit=True)
        listed.set_rows([("AK", "A. Kramer", "Burgemeester"), ("DW", "D. Willems", "Wethouder")])
        people.add(label("Tegenhangers", "section"), listed)
        banner = Banner(
            "warn", "Vertrekt 30 november", "Wie volgt op?", button("Kiezen"), icon="clock"
        )
        nothing = Card(0)
        nothing.add(
            EmptyState("Geen contactmomenten voor deze filters.", [("Filters wissen", list)])
        )
        days = Column("Dagen", lambda one: one[0], 70, right=True)
        table = DataTable("Tabel", [Column("Naam", lambda one: one[1], strong=True), days])
        table.set_rows([("3", "Lopik"), ("140", "Oudewater"), ("12", "Zeist")])
        holder = Card(0)
        holder.add(table)
        flow = Flow(*[Chip(name, "accent", "issue") for name in ("Wonen", "Wgr", "Capaciteit")])
        tile = RadioTile("Eerst lokaal werken", True)
        return column(people, banner, nothing, holder, flow, tile, None, spacing=14)

    def set_width_class(self, width: Any) -> None:
        """Hand the width class to the columns."""
        self.columns.set_width_class(width)

    def toggle_side(self) -> None:
        """Open the drawer."""
        self.columns.toggle_side()

    def regions(self) -> list[QWidget]:
        """Content and side."""
        return self.columns.regions()


def popup(shell: Shell) -> Overlay:
    """A sample quick log."""
    card = Card(20, 10, "pop")
    field = LineField("Zin", hint="Wat is er gebeurd?")
    card.add(label("Contact vastleggen", "section"), field, rule())
    line = QHBoxLayout()
    fill(line, (label("Concept bewaard op deze laptop", "secondary"), None), 8, (0, 0, 0, 0))
    line.addWidget(primary("Vastleggen  Ctrl+↵"))
    card.body.addLayout(line)
    overlay = Overlay(shell, card, "Contact vastleggen")
    overlay.open(field)
    return overlay


def gallery_shell(user: str = "Marieke Vos") -> Shell:
    """A window with the sample page."""
    registry = ActionRegistry()
    for id in ("contact.new", "palette", "undo", "settings", "shortcuts"):
        registry.bind(id, list)
    shell = Shell(NAV, registry, user, demo=True)
    for item in NAV:
        shell.add_page(item.key, Page)
    shell.set_badge("vandaag", 6)
    shell.set_store_pill("Alleen op deze laptop", on_click=list)
    return shell


def main() -> None:
    """Draw to a file."""
    ask = argparse.ArgumentParser()
    ask.add_argument("file")
    ask.add_argument("--dark", action="store_true")
    ask.add_argument("--overlay", action="store_true")
    ask.add_argument("--toast", action="store_true")
    ask.add_argument("--zoom", type=float, default=1.0)
    ask.add_argument("--size", default="1440x900")
    chosen = ask.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.use(theme.Theme(chosen.dark, chosen.zoom))
    shell = gallery_shell()
    shell.resize(*(int(part) for part in chosen.size.split("x")))
    shell.open("sub://vandaag")
    shell.show()
    app.processEvents()
    if chosen.overlay:
        popup(shell)
    if chosen.toast:
        shell.toast("Opvolging afgerond", "Ongedaan maken", list)
    app.processEvents()
    shell.grab().save(chosen.file)


if __name__ == "__main__":
    main()
