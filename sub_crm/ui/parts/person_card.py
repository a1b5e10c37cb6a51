"""The card of one person: name, positions over time, how to reach them, what was spoken about."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.orders.people import MakeCounterpart, RenamePerson
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.people import TenureRow
from sub_crm.store import Changes
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.appointing import Ending
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.moment_list import moment_list
from sub_crm.ui.parts.reach import ReachList
from sub_crm.ui.parts.reading_cards import PersonRows, name_of, read_person
from sub_crm.ui.parts.saving import SavedMark
from sub_crm.ui.parts.surfaces import Surface
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import clear, column, fill
from sub_crm.values.ids import Id
from sub_crm.values.kinds import TenureKind
from sub_crm.values.person_name import read_name

TABLES = ("person", "tenure", "position", "contact_point", "contact_moment", "participant")
MOMENTS = 210


class PersonCard(Surface):
    """Opened from a seat: what can be done about the term is about that seat."""

    def __init__(self, desk: Desk, person_id: Id, position_id: Id) -> None:
        super().__init__(desk, _("Persoon"), width=600, top=60)
        self._person, self._position = person_id, position_id
        self._rows: PersonRows | None = None
        desk.backend.changed.connect(self._refresh)

    def ask(self) -> None:
        today = self.desk.backend.today()
        self.desk.backend.query(read_person, self._person, today=today, then=self._receive)

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.ask()

    def _receive(self, rows: PersonRows | None) -> None:
        if rows is None:
            self.leave()
            return
        first = self._rows is None
        self._rows = rows
        if first:
            self._make(rows)
        self._show(rows)
        if first:
            self.overlay.place()
            self.name.setFocus()

    def _make(self, rows: PersonRows) -> None:
        self.mark = SavedMark(parent=self)
        self.top_line(self.mark.words)
        self.name = LineField(_("Naam"), name_of(rows.row).full())
        self._name_form = FormField(_("Naam"), self.name)
        self.name.edited.connect(self._rename)
        self.end = button(_("Termijn beëindigen"), on_click=self._end)
        self.counterpart = button(_("Wijs aan als evenknie"), on_click=self._make_counterpart)
        self._held = QWidget()
        fill(QVBoxLayout(self._held), (), 2, (0, 0, 0, 0))
        self.reach = ReachList(self.desk, self._person)
        self.reach.saved.connect(self.mark.touched)
        self.moments = moment_list(_("Contactmomenten"), (), self.desk.backend.today())
        self.moments.setFixedHeight(theme.current().px(MOMENTS))
        self.moments.opened.connect(self._edit_moment)
        self._spoken = label("", "section")
        self.middle(
            column(
                self._name_form,
                label(_("Functies"), "section"),
                self._held,
                Flow(self.end, self.counterpart, spacing=8),
                self.reach,
                self._spoken,
                self.moments,
                spacing=10,
            )
        )

    def _show(self, rows: PersonRows) -> None:
        name = name_of(rows.row)
        self.heading.setText(name.full())
        self.overlay.setAccessibleName(name.full())
        if not (self.name.hasFocus() and read_name(self.name.text()) == name):
            self.name.show_value(name.full())
        self._show_tenures(rows.tenures)
        self.reach.show_rows(rows.reach)
        self.moments.set_rows(rows.moments)
        self.moments.setVisible(bool(rows.moments))
        spoken = _("Contactmomenten") if rows.moments else _("Nog geen contactmomenten")
        self._spoken.setText(spoken)

    def _show_tenures(self, tenures: tuple[TenureRow, ...]) -> None:
        box = self._held.layout()
        assert isinstance(box, QVBoxLayout)
        clear(box)
        for one in tenures:
            style = "strong" if one.current else "secondary"
            box.addWidget(label(self._told(one), style, wrap=True))
        if not tenures:
            box.addWidget(label(_("Geen functie bekend."), "secondary"))
        here = self._tenure()
        self.end.setVisible(here is not None and here.until is None)
        self.counterpart.setVisible(here is not None and not here.is_counterpart)

    def _told(self, one: TenureRow) -> str:
        """Say "Wethouder wonen, Lopik · waarnemend · maart 2022 tot en met 24 nov"."""
        today = self.desk.backend.today()
        span = _("sinds {since}").format(since=dates.vague(one.since, today))
        if one.until is not None:
            span = _("{since} tot en met {until}").format(
                since=dates.vague(one.since, today), until=dates.vague(one.until, today)
            )
        how = "" if one.kind is TenureKind.ORDINARY else word(one.kind).lower()
        ours = _("onze evenknie") if one.is_counterpart and one.current else ""
        where = f"{one.position}, {one.organisation}"
        return " · ".join(filter(None, (where, how, span, ours)))

    def _tenure(self) -> TenureRow | None:
        """The term at the seat from which this card was opened."""
        tenures = self._rows.tenures if self._rows else ()
        here = (one for one in tenures if one.position_id == self._position and one.current)
        return next(here, None)

    def _rename(self, text: str) -> None:
        self.desk.backend.execute(
            RenamePerson(person_id=self._person, name=read_name(text)),
            then=self._renamed,
            refused=self._refuse_name,
        )

    def _renamed(self, _answer: object) -> None:
        self._name_form.set_error("")
        self.mark.touched()

    def _refuse_name(self, problems: dict[str, str]) -> None:
        self._name_form.set_error(" ".join(problems.values()))

    def _end(self) -> None:
        here = self._tenure()
        if here is not None and self._rows is not None:
            name = self._rows.row.print_name
            Ending(self.desk, self._person, here.id, name, here.position).open(top=100)

    def _make_counterpart(self) -> None:
        self.desk.backend.execute(MakeCounterpart(position_id=self._position))

    def _edit_moment(self, moment: TimelineRow) -> None:
        here = self._tenure()
        organisation = here.organisation_id if here else b""
        ContactEditor(self.desk, moment.id, organisation).open()
