"""The small forms over the page: who gets the organisations, who stands in, who is new."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import N_, _
from sub_crm.i18n.words import word
from sub_crm.orders import Order
from sub_crm.orders.holders import AddColleague, AssignOrganisations, NameDeputy
from sub_crm.queries.holders import ColleagueRow, HolderRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.holders import wording
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole
from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate

UNREADABLE = N_("Deze datum is niet te lezen. Typ bijvoorbeeld maandag, 1 december of 1-12-2026.")


class Form(Card):
    """Fields by the name that the order gives them; it closes once the order is carried out."""

    def __init__(self, desk: Desk, title: str, about: str = "") -> None:
        super().__init__(20, 12, "pop")
        self._desk, self._title = desk, title
        self.fields: dict[str, FormField] = {}
        self.problem = label("", colour="danger", wrap=True)
        self.problem.hide()
        self.add(label(title, "heading", wrap=True))
        if about:
            self.add(label(about, "secondary", wrap=True))

    def ask(self, name: str, title: str, field: QWidget, hint: str = "") -> None:
        """Add a field."""
        self.fields[name] = FormField(title, field, hint=hint)
        self.add(self.fields[name])

    def open(self, action: str, act: Callable[[], None]) -> None:
        """Show the form with its action; Enter in a line does it as well."""
        self.action = primary(action, on_click=act)
        cancel = button(_("Annuleren"), on_click=lambda: self.overlay.dismiss())
        self.add(self.problem, row(None, cancel, self.action))
        for line in self.findChildren(LineField):
            line.returnPressed.connect(act)
        self.overlay = Overlay(self._desk.window, self, self._title, width=460, top=130)
        self.overlay.open()

    def give(self, order: Order) -> None:
        self._desk.backend.execute(order, then=self._done, refused=self.show_problems)

    def _done(self, _answer: object) -> None:
        self.overlay.finish()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say each problem at its field, what has no field above the action."""
        for name, form in self.fields.items():
            form.set_error(problems.get(name, ""))
        rest = " ".join(text for name, text in problems.items() if name not in self.fields)
        self.problem.setText(rest)
        self.problem.setVisible(bool(rest))
        if rest:
            announce(self, rest)
        wrong = next((form for name, form in self.fields.items() if problems.get(name)), None)
        if wrong is not None:
            wrong.field.setFocus()

    def day(self, name: str) -> VagueDate | None:
        """The day in a field; what cannot be read is told there."""
        field = self.fields[name].field
        assert isinstance(field, LineField)
        found = read_dutch(field.text(), self._desk.backend.today()) if field.text() else None
        if found is None:
            self.show_problems({name: _(UNREADABLE)})
        return found


class AssignForm(Form):
    """Give the chosen organisations to a colleague from a day on."""

    def __init__(
        self, desk: Desk, rows: Sequence[HolderRow], people: Sequence[ColleagueRow]
    ) -> None:
        super().__init__(desk, _("Accounthouder toewijzen"), wording.names(rows))
        self._ids = tuple(one.id for one in rows)
        self.colleague = _colleague_choice(_("Nieuwe accounthouder"), people)
        self.since = LineField(_("Met ingang van"), wording.written(desk.backend.today()))
        self.ask("user_id", _("Nieuwe accounthouder"), self.colleague)
        hint = _("De vorige accounthouder houdt ze tot en met de dag ervoor.")
        self.ask("since", _("Met ingang van"), self.since, hint)
        self.open(_("Toewijzen"), self.assign)

    def assign(self) -> None:
        if since := self.day("since"):
            user_id: Id = self.colleague.value()
            self.give(AssignOrganisations(organisation_ids=self._ids, user_id=user_id, since=since))


class DeputyForm(Form):
    """Let a colleague stand in for the chosen organisations, for a period."""

    def __init__(
        self, desk: Desk, rows: Sequence[HolderRow], people: Sequence[ColleagueRow]
    ) -> None:
        super().__init__(desk, _("Vervanger aanwijzen"), wording.names(rows))
        self._ids = tuple(one.id for one in rows)
        self.colleague = _colleague_choice(_("Vervanger"), people)
        self.since = LineField(_("Eerste dag"), wording.written(desk.backend.today()))
        self.until = LineField(_("Laatste dag"), hint=_("zoals 18 december"))
        self.ask("user_id", _("Vervanger"), self.colleague)
        self.ask("since", _("Eerste dag"), self.since)
        hint = _("Na deze dag vervalt de vervanging vanzelf.")
        self.ask("until", _("Laatste dag"), self.until, hint)
        self.open(_("Aanwijzen"), self.name_deputy)

    def name_deputy(self) -> None:
        since = self.day("since")
        until = self.day("until") if since else None
        if since and until:
            user_id: Id = self.colleague.value()
            self.give(
                NameDeputy(organisation_ids=self._ids, user_id=user_id, since=since, until=until)
            )


class ColleagueForm(Form):
    """Add a colleague to whom organisations can be assigned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Collega toevoegen"))
        self.name = LineField(_("Naam"))
        self.job_title = LineField(_("Functie, mag leeg blijven"))
        self.role = ChoiceButton(_("Rol"), [(role, word(role)) for role in UserRole])
        self.ask("name", _("Naam"), self.name)
        self.ask("job_title", _("Functie (mag leeg blijven)"), self.job_title)
        self.ask("role", _("Rol"), self.role)
        self.open(_("Toevoegen"), self.add_colleague)

    def add_colleague(self) -> None:
        role: UserRole = self.role.value()
        self.give(AddColleague(name=self.name.text(), job_title=self.job_title.text(), role=role))


def _colleague_choice(name: str, people: Sequence[ColleagueRow]) -> ChoiceButton:
    return ChoiceButton(name, [(one.id, one.name) for one in people])
