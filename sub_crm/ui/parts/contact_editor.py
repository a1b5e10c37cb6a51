"""Bewerken: one contact moment with every field that can be said of it, kept while typing."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.moment_links import About, Attending
from sub_crm.ui.parts.phrases import MOODS
from sub_crm.ui.parts.reading_cards import MomentRows, read_moment
from sub_crm.ui.parts.saving import Keeper, SavedMark
from sub_crm.ui.parts.surfaces import Surface
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.layouts import column, row
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, ContactStatus, Initiative

TABLES = ("contact_moment", "participant", "contact_issue", "issue", "person")
CHOICES = ("kind", "status", "initiative", "confidentiality", "mood")
TEXTS = ("summary", "note", "place")
Options = Sequence[tuple[Any, str]]


def _words(kind: type[StrEnum]) -> list[tuple[Any, str]]:
    return [(one, word(one)) for one in kind]


class ContactEditor(Surface):
    """No button to save: what is typed is kept, and "Bewaard" says so."""

    def __init__(self, desk: Desk, moment_id: Id, organisation_id: Id) -> None:
        super().__init__(desk, _("Contactmoment"), width=720, top=60)
        self._moment, self._organisation = moment_id, organisation_id
        self._rows: MomentRows | None = None
        desk.backend.changed.connect(self._refresh)

    def ask(self) -> None:
        backend = self.desk.backend
        backend.query(
            read_moment, self._moment, today=backend.today(), me=backend.me, then=self._receive
        )

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.ask()

    def _receive(self, rows: MomentRows | None) -> None:
        if rows is None:
            self.leave()
            return
        first = self._rows is None
        self._rows = rows
        if first:
            self._make()
        self._show()
        if first:
            self.overlay.place()
            self.fields["summary"].setFocus()

    # the fields

    def _make(self) -> None:
        self.keeper = Keeper(self.desk, "contact_moment", self._moment, self)
        self.fields: dict[str, QWidget] = {}
        self.mark = SavedMark(self.keeper, parent=self)
        self.people = Attending(self.desk, self._moment)
        self.issues = About(self.desk, self._moment, self._organisation)
        for linked in (self.people, self.issues):
            linked.saved.connect(self.mark.touched)
            linked.saved.connect(self.ask)
        self.held = button(_("Is gehouden"), icon_name="check", on_click=self._call_held)
        self.top_line(self.mark.words)
        self.middle(
            column(
                self._first_line(),
                row(self.held, None),
                self._text("summary", LineField(_("Onderwerp"))),
                self._text("note", TextField(_("Verslag"), least=4, most=14)),
                label(_("Schrijf feitelijk; betrokkenen kunnen dit opvragen."), "caption"),
                self.people,
                self.issues,
                self._marks(),
                self._text("place", LineField(_("Plaats"))),
                *self._raw(),
                spacing=10,
            )
        )

    def _first_line(self) -> QWidget:
        return row(
            self._choice("kind", _("Soort"), _words(ContactKind)),
            self._when(),
            self._choice("status", _("Status"), _words(ContactStatus)),
            spacing=12,
        )

    def _marks(self) -> QWidget:
        nothing: tuple[Any, str] = (None, _("Niet ingevuld"))
        moods: Options = [nothing, *((mood, _(text)) for mood, text in MOODS.items())]
        return row(
            self._choice("mood", _("Sfeer"), moods),
            self._choice("initiative", _("Initiatief"), [nothing, *_words(Initiative)]),
            self._choice("confidentiality", _("Markering"), _words(Confidentiality)),
            spacing=12,
        )

    def _choice(self, name: str, title: str, options: Options) -> FormField:
        choice = ChoiceButton(title, options)
        form = FormField(title, choice)
        self.fields[name] = choice
        self.keeper.keep_choice(name, choice, form)
        return form

    def _text(self, name: str, field: LineField | TextField) -> FormField:
        form = FormField(field.accessibleName(), field)
        self.fields[name] = field
        self.keeper.keep_text(name, field, form)
        return form

    def _when(self) -> FormField:
        self.when = DateField(_("Wanneer"), self.desk.backend.today())
        form = self.when.in_form(FormField(_("Wanneer"), self.when))
        self.keeper.keep_value("happened_on", self.when.dated, form)
        return form

    def _raw(self) -> list[QWidget]:
        raw = self._rows.row.raw if self._rows else ""
        return [FormField(_("Zoals vastgelegd"), label(raw, "secondary", wrap=True))] if raw else []

    def _show(self) -> None:
        if self._rows is None:
            return
        rows, moment = self._rows, self._rows.row
        for name in (*CHOICES, *TEXTS):
            self.keeper.show(name, getattr(moment, name))
        self.when.show_date(moment.happened_on)
        first = moment.happened_on.first
        ahead = first is not None and first > self.desk.backend.today()
        self.held.setVisible(moment.status is ContactStatus.PLANNED and not ahead)
        self.people.show_rows(rows)
        self.issues.show_rows(rows)

    def _call_held(self) -> None:
        self.keeper.keep("status", ContactStatus.HELD)
