"""Small forms of a dossier: where somebody stands, its themes, a decision."""

from collections.abc import Sequence
from typing import Any

from sub_crm.i18n import _
from sub_crm.orders.issues import AddDecision, SetIssueThemes, SetStance
from sub_crm.queries.themes import ThemeRow
from sub_crm.ui.desk import Desk, form_address, issue_address
from sub_crm.ui.issues import wording
from sub_crm.ui.issues.reading import Party
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.picks import PickedRecords
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField, TextField
from sub_crm.ui.widgets.lookup import LookupField, Match
from sub_crm.values.ids import Id
from sub_crm.values.person_name import folded
from sub_crm.values.vague_date import VagueDate

UNKNOWN = "?"
"""A choice cannot be nothing."""


class StanceForm(FormCard):
    """Houding: where an organisation stands, how much is at stake, and why."""

    def __init__(self, desk: Desk, issue: Id, party: Party) -> None:
        row = party.row
        title = _("Houding van {name}").format(name=row.organisation)
        address = form_address(issue_address(issue), "houding", row.organisation_id)
        super().__init__(desk, title, address=address)
        self._issue, self._organisation = issue, row.organisation_id
        known = [(value, wording.stance(value)) for value in wording.STANCES]
        measures = [(value, wording.measure(value)) for value in wording.MEASURES]
        self.stance = self._choice("stance", _("Houding"), known, row.stance)
        self.interest = self._choice("interest", _("Belang"), measures, row.interest)
        self.influence = self._choice("influence", _("Invloed"), measures, row.influence)
        self.reason = LineField(_("Waarom"), row.reason, hint=_("zoals zorg over de kosten"))
        self.ask("reason", _("Waarom"), self.reason)
        self.act_with(_("Bewaren"), self._keep)

    def _choice(
        self, name: str, title: str, options: Sequence[tuple[Any, str]], value: int | None
    ) -> ChoiceButton:
        shown = [*options, (UNKNOWN, _("Onbekend"))]
        made = ChoiceButton(title, shown, UNKNOWN if value is None else value)
        self.ask(name, title, made)
        return made

    def _keep(self) -> None:
        self.send(
            SetStance(
                issue_id=self._issue,
                organisation_id=self._organisation,
                stance=_known(self.stance),
                interest=_known(self.interest),
                influence=_known(self.influence),
                reason=self.reason.text(),
            )
        )


def _known(choice: ChoiceButton) -> int | None:
    value = choice.value()
    return None if value == UNKNOWN else int(value)


class ThemesForm(FormCard):
    """Thema’s: each a small button that takes it away, and a field that finds more."""

    def __init__(
        self,
        desk: Desk,
        issue: Id,
        chosen: Sequence[ThemeRow],
        known: Sequence[ThemeRow],
    ) -> None:
        address = form_address(issue_address(issue), "themas")
        super().__init__(desk, _("Thema’s"), address=address)
        self._issue = issue
        self._names = {row.id: row.name for row in known}
        lookup = LookupField(_("Thema toevoegen"), self._search, hint=_("Typ een paar letters"))
        self.picks = PickedRecords(lookup, [(self._names[row.id], row.id) for row in chosen])
        self.ask("theme_ids", _("Waar gaat dit dossier over?"), self.picks)
        lookup.picked.connect(lambda theme: self.picks.pick(self._names[theme], theme))
        self.act_with(_("Bewaren"), self._keep)

    def _search(self, text: str) -> list[Match]:
        wanted, taken = folded(text).split(), self.picks.ids()
        return [
            Match(name, "", id)
            for id, name in self._names.items()
            if id not in taken and all(word in folded(name) for word in wanted)
        ][:20]

    def _keep(self) -> None:
        self.send(SetIssueThemes(issue_id=self._issue, theme_ids=self.picks.ids()))


class NewDecision(FormCard):
    """Besluit vastleggen: what, when as far as it is known, and who was heard."""

    def __init__(self, desk: Desk, issue: Id) -> None:
        address = form_address(issue_address(issue), "besluit")
        super().__init__(desk, _("Besluit vastleggen"), address=address)
        self._issue = issue
        today = desk.backend.today()
        self.words = TextField(_("Besluit"), least=2, most=8)
        self.ask("text", _("Besluit"), self.words)
        self.day = DateField(_("Wanneer"), today, VagueDate.on(today))
        hint = _("Zo precies als bekend: een dag, een maand, een jaar of onbekend.")
        self.ask("decided_on", _("Wanneer"), self.day, hint=hint)
        self.consulted = LineField(_("Afgestemd met"), hint=_("zoals de griffie"))
        self.ask("consulted_with", _("Afgestemd met"), self.consulted)
        self.act_with(_("Vastleggen"), self._add)

    def _add(self) -> None:
        if self.dates_are_wrong():
            return
        self.send(
            AddDecision(
                issue_id=self._issue,
                text=self.words.toPlainText(),
                decided_on=self.day.date() or VagueDate.UNKNOWN,
                consulted_with=self.consulted.text(),
            )
        )
