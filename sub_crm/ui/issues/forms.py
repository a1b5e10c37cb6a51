"""Small forms of a dossier: where somebody stands, its themes, a decision."""

from collections.abc import Sequence
from typing import Any

from sub_crm.i18n import _
from sub_crm.orders.issues import AddDecision, SetIssueThemes, SetStance
from sub_crm.queries.issue_page import IssueThemeRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.issues import wording
from sub_crm.ui.issues.reading import Party
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.picks import Picks
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
        super().__init__(desk, title, key=f"stance {row.id.hex()}")
        self._issue, self._organisation = issue, row.organisation_id
        known = [(value, wording.stance(value)) for value in wording.STANCES]
        measures = [(value, wording.measure(value)) for value in wording.MEASURES]
        self.stance = self._choice("stance", _("Houding"), known, row.stance)
        self.interest = self._choice("interest", _("Belang"), measures, row.interest)
        self.influence = self._choice("influence", _("Invloed"), measures, row.influence)
        self.reason = LineField(_("Waarom"), row.reason, hint=_("zoals zorg over de kosten"))
        self.ask("reason", _("Waarom"), self.reason)
        self.act_with(_("Bewaren"), self._keep)
        self.reason.setText(row.reason)

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
        chosen: Sequence[IssueThemeRow],
        known: Sequence[IssueThemeRow],
    ) -> None:
        super().__init__(desk, _("Thema’s"))
        self._issue = issue
        self._names = {row.id: wording.theme(row) for row in known}
        self._ids = [row.id for row in chosen]
        self.picks = Picks(
            LookupField(_("Thema toevoegen"), self._search, hint=_("Typ een paar letters"))
        )
        self.ask("theme_ids", _("Waar gaat dit dossier over?"), self.picks)
        self.picks.lookup.picked.connect(self._add)
        self.picks.removed.connect(self._drop)
        self.act_with(_("Bewaren"), self._keep)
        self._show()

    def _search(self, text: str) -> list[Match]:
        wanted = folded(text).split()
        return [
            Match(name, "", id)
            for id, name in self._names.items()
            if id not in self._ids and all(word in folded(name) for word in wanted)
        ][:20]

    def _show(self) -> None:
        self.picks.lookup.clear()
        self.picks.show_picks([(self._names[id], id) for id in self._ids])

    def _add(self, theme: Id) -> None:
        self._ids.append(theme)
        self._show()

    def _drop(self, theme: Id) -> None:
        self._ids.remove(theme)
        self._show()

    def _keep(self) -> None:
        self.send(SetIssueThemes(issue_id=self._issue, theme_ids=tuple(self._ids)))


class NewDecision(FormCard):
    """Besluit vastleggen: what, when as far as it is known, and who was heard."""

    def __init__(self, desk: Desk, issue: Id) -> None:
        super().__init__(desk, _("Besluit vastleggen"), key=f"decision {issue.hex()}")
        self._issue = issue
        today = desk.backend.today()
        self.words = TextField(_("Besluit"), least=2, most=8)
        self.ask("text", _("Besluit"), self.words)
        self.day = DateField(_("Wanneer"), today, VagueDate.on(today))
        hint = _("Zo precies als bekend: een dag, een maand, een jaar of onbekend.")
        self.day.in_form(self.ask("decided_on", _("Wanneer"), self.day, hint=hint))
        self.consulted = LineField(_("Afgestemd met"), hint=_("zoals de griffie"))
        self.ask("consulted_with", _("Afgestemd met"), self.consulted)
        self.act_with(_("Vastleggen"), self._add)

    def _add(self) -> None:
        if problem := self.day.problem():
            self.show_problems({"decided_on": problem})
            return
        self.send(
            AddDecision(
                issue_id=self._issue,
                text=self.words.toPlainText(),
                decided_on=self.day.date() or VagueDate.UNKNOWN,
                consulted_with=self.consulted.text(),
            )
        )
