"""The small forms over the page: who gets the organisations, who stands in, who is new."""

from collections.abc import Sequence

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.holders import AddColleague, AssignOrganisations, NameDeputy
from sub_crm.queries.holders import ColleagueRow, HolderRow
from sub_crm.ui.desk import HOLDERS, Desk, form_address
from sub_crm.ui.holders import wording
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.text import label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.kinds import UserRole
from sub_crm.values.vague_date import VagueDate


class _ColleagueForm(FormCard):
    """About the chosen organisations, with a colleague to choose and days to type."""

    def __init__(self, desk: Desk, title: str, name: str, rows: Sequence[HolderRow]) -> None:
        self.ids = tuple(sorted(one.id for one in rows))
        super().__init__(desk, title, address=form_address(HOLDERS, name, *self.ids))
        self.add(label(wording.names(rows), "secondary", wrap=True))

    def _ask_colleague(self, title: str, people: Sequence[ColleagueRow]) -> ChoiceButton:
        field = ChoiceButton(title, [(one.id, one.name) for one in people])
        self.ask("user_id", title, field)
        return field

    def _ask_day(
        self, name: str, title: str, day: VagueDate | None = None, hint: str = ""
    ) -> DateField:
        field = DateField(title, self.desk.backend.today(), day)
        self.ask(name, title, field, hint=hint)
        return field


class AssignForm(_ColleagueForm):
    """Give the chosen organisations to a colleague from a day on."""

    def __init__(
        self, desk: Desk, rows: Sequence[HolderRow], people: Sequence[ColleagueRow]
    ) -> None:
        super().__init__(desk, _("Accounthouder toewijzen"), "toewijzen", rows)
        self.colleague = self._ask_colleague(_("Nieuwe accounthouder"), people)
        today = VagueDate.on(desk.backend.today())
        hint = _("De vorige accounthouder houdt ze tot en met de dag ervoor.")
        self.since = self._ask_day("since", _("Met ingang van"), today, hint)
        self.act_with(_("Toewijzen"), self.assign)

    def assign(self) -> None:
        if since := self.date_in("since"):
            user_id = self.colleague.value()
            self.send(AssignOrganisations(organisation_ids=self.ids, user_id=user_id, since=since))


class DeputyForm(_ColleagueForm):
    """Let a colleague stand in for the chosen organisations, for a period."""

    def __init__(
        self, desk: Desk, rows: Sequence[HolderRow], people: Sequence[ColleagueRow]
    ) -> None:
        super().__init__(desk, _("Vervanger aanwijzen"), "vervangen", rows)
        self.colleague = self._ask_colleague(_("Vervanger"), people)
        today = VagueDate.on(desk.backend.today())
        self.since = self._ask_day("since", _("Eerste dag"), today)
        hint = _("Na deze dag vervalt de vervanging vanzelf.")
        self.until = self._ask_day("until", _("Laatste dag"), hint=hint)
        self.act_with(_("Aanwijzen"), self.name_deputy)

    def name_deputy(self) -> None:
        since = self.date_in("since")
        until = self.date_in("until") if since else None
        if since and until:
            user_id = self.colleague.value()
            self.send(
                NameDeputy(organisation_ids=self.ids, user_id=user_id, since=since, until=until)
            )


class ColleagueForm(FormCard):
    """Add a colleague to whom organisations can be assigned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Collega toevoegen"), address=form_address(HOLDERS, "collega"))
        self.name = LineField(_("Naam"))
        self.job_title = LineField(_("Functie, mag leeg blijven"))
        self.role = ChoiceButton(_("Rol"), [(role, word(role)) for role in UserRole])
        self.ask("name", _("Naam"), self.name)
        self.ask("job_title", _("Functie (mag leeg blijven)"), self.job_title)
        self.ask("role", _("Rol"), self.role)
        self.act_with(_("Toevoegen"), self.add_colleague)

    def add_colleague(self) -> None:
        self.send(
            AddColleague(
                name=self.name.text(), job_title=self.job_title.text(), role=self.role.value()
            )
        )
