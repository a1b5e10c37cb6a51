"""Bewerken: one contact moment with every field that can be said of it, kept while typing."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.contacts import Attendee, SetAttendees, SetContactIssues
from sub_crm.orders.organisations import AddIssue
from sub_crm.queries.contacts import AttendeeRow
from sub_crm.queries.people import KnownIssueRow, KnownPersonRow
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk
from sub_crm.ui.organisations.choosing import Search, issue_search, people_search
from sub_crm.ui.organisations.dating import DateField
from sub_crm.ui.organisations.phrases import MOODS
from sub_crm.ui.organisations.picks import Picks
from sub_crm.ui.organisations.reading import MomentRows, read_moment
from sub_crm.ui.organisations.saving import Keeper, SavedMark
from sub_crm.ui.organisations.surfaces import Surface
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.layouts import column, row
from sub_crm.ui.widgets.lookup import LookupField
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
        self._find_person: Search = lambda _text: ()
        self._find_issue: Search = lambda _text: ()
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
        self._find_person = people_search(rows.people)
        self._find_issue = issue_search(rows.issues)
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
        self.top_line(self.mark.words)
        nothing: tuple[Any, str] = (None, _("Niet ingevuld"))
        moods: Options = [nothing, *((mood, _(text)) for mood, text in MOODS.items())]
        self.held = button(_("Is gehouden"), icon_name="check", on_click=self._call_held)
        first = row(
            self._choice("kind", _("Soort"), _words(ContactKind)),
            self._when(),
            self._choice("status", _("Status"), _words(ContactStatus)),
            spacing=12,
        )
        report = self._text("note", TextField(_("Verslag"), least=4, most=14))
        marks = row(
            self._choice("mood", _("Sfeer"), moods),
            self._choice("initiative", _("Initiatief"), [nothing, *_words(Initiative)]),
            self._choice("confidentiality", _("Markering"), _words(Confidentiality)),
            spacing=12,
        )
        self.middle(
            column(
                first,
                self.held,
                self._text("summary", LineField(_("Onderwerp"))),
                report,
                label(_("Schrijf feitelijk; betrokkenen kunnen dit opvragen."), "caption"),
                self._attendees(),
                self._issues(),
                marks,
                self._text("place", LineField(_("Plaats"))),
                *self._raw(),
                spacing=10,
            )
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

    def _attendees(self) -> FormField:
        finder = LookupField(
            _("Deelnemer toevoegen"),
            lambda text: self._find_person(text),
            hint=_("Typ een naam; Enter voegt toe"),
        )
        finder.picked.connect(self._add_person)
        finder.unmatched.connect(lambda name: self._set_attendees(Attendee(new_name=name)))
        self.people = Picks(finder)
        self.people.removed.connect(self._take_away)
        self._people_form = FormField(_("Deelnemers"), self.people)
        return self._people_form

    def _issues(self) -> FormField:
        finder = LookupField(
            _("Dossier toevoegen"),
            lambda text: self._find_issue(text),
            hint=_("Typ een titel; Enter voegt toe"),
        )
        finder.picked.connect(self._add_known_issue)
        finder.unmatched.connect(self._add_new_issue)
        self.issues = Picks(finder)
        self.issues.removed.connect(self._drop_issue)
        self._issues_form = FormField(_("Dossiers"), self.issues)
        return self._issues_form

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
        people = {row.person_id: _called(row) for row in rows.attendees if row.person_id}
        alone = [row.organisation or "" for row in rows.attendees if not row.person_id]
        self.people.show_picks([(text, id) for id, text in people.items()], alone)
        titles = {issue.id: issue.title for issue in rows.issues}
        self.issues.show_picks([(titles[id], id) for id in rows.issue_ids if id in titles])

    # what is asked for

    def _call_held(self) -> None:
        self.keeper.keep("status", ContactStatus.HELD)

    def _set_attendees(self, *added: Attendee, without: Id | None = None) -> None:
        stay = _attendees_of(self._rows.attendees if self._rows else ())
        attendees = (*(one for one in stay if one.person_id != without), *added)
        self.people.lookup.clear()
        self.desk.backend.execute(
            SetAttendees(contact_moment_id=self._moment, attendees=attendees),
            then=self._saved,
            refused=self._refuse_people,
        )

    def _add_person(self, row: KnownPersonRow) -> None:
        self._set_attendees(Attendee(person_id=row.id, position_id=row.position_id))

    def _take_away(self, person_id: Id) -> None:
        self._set_attendees(without=person_id)

    def _set_issues(self, issue_ids: Iterable[Id]) -> None:
        self.issues.lookup.clear()
        self.desk.backend.execute(
            SetContactIssues(contact_moment_id=self._moment, issue_ids=tuple(issue_ids)),
            then=self._saved,
            refused=self._refuse_issues,
        )

    def _issue_ids(self) -> tuple[Id, ...]:
        return self._rows.issue_ids if self._rows else ()

    def _add_known_issue(self, issue: KnownIssueRow) -> None:
        self._add_issue(issue.id)

    def _add_issue(self, issue_id: Id) -> None:
        self._set_issues((*self._issue_ids(), issue_id))

    def _drop_issue(self, issue_id: Id) -> None:
        self._set_issues(one for one in self._issue_ids() if one != issue_id)

    def _add_new_issue(self, title: str) -> None:
        order = AddIssue(title=title, organisation_ids=(self._organisation,))
        self.desk.backend.execute(order, then=self._add_issue, refused=self._refuse_issues)

    def _saved(self, _answer: object) -> None:
        self.mark.touched()
        self._people_form.set_error("")
        self._issues_form.set_error("")

    def _refuse_people(self, problems: dict[str, str]) -> None:
        self._people_form.set_error(" ".join(problems.values()))

    def _refuse_issues(self, problems: dict[str, str]) -> None:
        self._issues_form.set_error(" ".join(problems.values()))


def _called(row: AttendeeRow) -> str:
    return ", ".join(filter(None, (row.person, (row.position or "").lower())))


def _attendees_of(rows: Iterable[AttendeeRow]) -> list[Attendee]:
    return [
        Attendee(
            person_id=row.person_id,
            position_id=row.position_id,
            organisation_id=row.organisation_id,
        )
        for row in rows
        if row.person_id
    ]
