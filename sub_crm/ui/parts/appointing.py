"""Filling seats: a new position, whoever comes to hold it, and how a term ends."""

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders import Order
from sub_crm.orders.people import AddPosition, AppointPerson, EndTenure
from sub_crm.queries.contacts import TimelineRow, timeline_of_position
from sub_crm.queries.people import KnownPersonRow, known_people
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk, form_address, organisation_address, person_address
from sub_crm.ui.parts.choosing import PersonChoice
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.moment_list import moment_list
from sub_crm.ui.text import label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PositionType, TenureKind
from sub_crm.values.vague_date import VagueDate

EARLIER = 190


class _PersonForm(FormCard):
    """A form that asks for somebody: known people are offered while typing."""

    def _ask_person(self, name: str, title: str) -> None:
        self.person = PersonChoice(title, _("Typ een naam"))
        hint = _("Wie nog onbekend is, wordt toegevoegd.")
        self.ask(name, title, self.person, hint=hint)
        backend = self.desk.backend
        backend.query(known_people, today=backend.today(), me=backend.me, then=self._offer)

    def _offer(self, people: list[KnownPersonRow]) -> None:
        self.person.offer(people)

    def _ask_date(self, name: str, title: str, value: VagueDate | None) -> DateField:
        field = DateField(title, self.desk.backend.today(), value)
        self.ask(name, title, field)
        return field

    def _kind(self) -> ChoiceButton:
        kinds = [(kind, word(kind)) for kind in TenureKind]
        return ChoiceButton(_("Hoe"), kinds, TenureKind.ORDINARY)


class Appointment(_PersonForm):
    """Wie vult deze functie? Below it what was spoken with earlier holders."""

    def __init__(self, desk: Desk, organisation_id: Id, position_id: Id, title: str) -> None:
        page = organisation_address(organisation_id)
        address = form_address(page, "benoemen", position_id)
        super().__init__(desk, _("Wie vult deze functie?"), address=address)
        self._position = position_id
        self.add(label(title, "secondary", wrap=True))
        self._ask_person("new_name", _("Naam"))
        self.since = self._ask_date("since", _("Sinds"), VagueDate.on(desk.backend.today()))
        self.kind = self._kind()
        self.ask("kind", _("Hoe"), self.kind)
        self.act_with(_("Benoemen"), self._appoint)
        desk.backend.query(timeline_of_position, position_id, then=self._show_earlier)

    def _appoint(self) -> None:
        if self.dates_are_wrong():
            return
        self.send(
            AppointPerson(
                position_id=self._position,
                person_id=self.person.chosen,
                new_name=self.person.new_name(),
                since=self.since.date() or VagueDate.UNKNOWN,
                kind=self.kind.value(),
            )
        )

    def show_problems(self, problems: dict[str, str]) -> None:
        """Whoever cannot be appointed is a problem of the name."""
        moved = {"person_id": "new_name", "position_id": "new_name"}
        super().show_problems({moved.get(name, name): text for name, text in problems.items()})

    def _show_earlier(self, rows: list[TimelineRow]) -> None:
        if rows:
            title = _("Eerdere contacten in deze functie")
            self.earlier = moment_list(title, rows, self.desk.backend.today(), then=True)
            self.earlier.setFixedHeight(theme.current().px(EARLIER))
            self.add(label(title, "section"), self.earlier)


class NewPosition(FormCard):
    """Functie toevoegen; `done` carries the id of the new, vacant position."""

    named = Signal(object, str)

    def __init__(self, desk: Desk, organisation_id: Id) -> None:
        address = form_address(organisation_address(organisation_id), "functie")
        super().__init__(desk, _("Functie toevoegen"), address=address)
        self._organisation = organisation_id
        types = [(kind, word(kind)) for kind in PositionType]
        self.type = ChoiceButton(_("Soort functie"), types, PositionType.ALDERMAN)
        self.ask("type", _("Soort functie"), self.type)
        self.name = LineField(_("Benaming"), hint=_("zoals Wethouder wonen en financiën"))
        hint = _("Laat leeg om het woord van de soort te gebruiken.")
        self.ask("title", _("Benaming"), self.name, hint=hint)
        self.act_with(_("Toevoegen en iemand benoemen"), self._add)
        self.done.connect(self._named)

    def _add(self) -> None:
        self.send(
            AddPosition(
                organisation_id=self._organisation,
                type=self.type.value(),
                title=self.name.text(),
            )
        )

    def _named(self, position_id: Id) -> None:
        self.named.emit(position_id, self.name.text().strip() or word(self.type.value()))


class Ending(_PersonForm):
    """Termijn beëindigen, with the successor when there is one."""

    def __init__(self, desk: Desk, person_id: Id, tenure_id: Id, person: str, title: str) -> None:
        address = form_address(person_address(person_id), "einde", tenure_id)
        super().__init__(desk, _("Termijn beëindigen"), address=address)
        self._tenure = tenure_id
        self.add(label(f"{person}, {title}", "secondary", wrap=True))
        self.until = self._ask_date("until", _("Tot en met"), VagueDate.on(desk.backend.today()))
        self.reason = LineField(_("Reden"), hint=_("zoals nieuwe baan of pensioen"))
        self.ask("reason", _("Reden"), self.reason)
        self._ask_person("successor_name", _("Opvolger"))
        self.since = self._ask_date("successor_since", _("Opvolger begint"), None)
        self.act_with(_("Beëindigen"), self._end)

    def _end(self) -> None:
        if not self.dates_are_wrong():
            self.send(self._order())

    def _order(self) -> Order:
        return EndTenure(
            tenure_id=self._tenure,
            until=self.until.date() or VagueDate.UNKNOWN,
            reason=self.reason.text(),
            successor_id=self.person.chosen,
            successor_name=self.person.new_name(),
            successor_since=self.since.date(),
        )

    def show_problems(self, problems: dict[str, str]) -> None:
        """A successor who cannot be is a problem of the name."""
        moved = {"successor_id": "successor_name"}
        super().show_problems({moved.get(name, name): text for name, text in problems.items()})
