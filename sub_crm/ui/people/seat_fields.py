"""Asking for a position: first the organisation, then a position there or a new one."""

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders import Order
from sub_crm.orders.careers import PlacePerson
from sub_crm.queries.people import KnownOrganisationRow, known_organisations
from sub_crm.queries.person_page import SeatChoiceRow, seats_to_fill
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.choosing import OrganisationChoice
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PositionType, TenureKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate

NEW = b""
"""The choice of a position that is not there yet."""


class SeatForm(FormCard):
    """The fields of a position and a beginning; who is to sit there the form itself knows."""

    def __init__(self, desk: Desk, title: str, *, address: str) -> None:
        super().__init__(desk, title, address=address)
        self._asked: Id | None = None

    def ask_seat(self, *, hint: str = "") -> None:
        self.organisation = OrganisationChoice(_("Organisatie"), _("Typ een naam"))
        self.ask("organisation_id", _("Organisatie"), self.organisation, hint=hint)
        self.position = ChoiceButton(_("Functie"), [(NEW, _("Nieuwe functie"))], NEW)
        self.ask("position_id", _("Functie"), self.position)
        types = [(kind, word(kind)) for kind in PositionType]
        self.type = ChoiceButton(_("Soort functie"), types, PositionType.ALDERMAN)
        self.ask("type", _("Soort functie"), self.type)
        self.name_of_seat = LineField(_("Benaming"), hint=_("zoals Wethouder wonen en financiën"))
        empty = _("Laat leeg om het woord van de soort te gebruiken.")
        self.ask("title", _("Benaming"), self.name_of_seat, hint=empty)
        self.since = DateField(_("Sinds"), self.desk.backend.today())
        self.ask("since", _("Sinds"), self.since)
        kinds = [(kind, word(kind)) for kind in TenureKind]
        self.kind = ChoiceButton(_("Hoe"), kinds, TenureKind.ORDINARY)
        self.ask("kind", _("Hoe"), self.kind)
        self.organisation.textChanged.connect(self._look_up_seats)
        self.position.chosen.connect(lambda _value: self._show_needed())
        backend = self.desk.backend
        backend.query(
            known_organisations, today=backend.today(), me=backend.me, then=self._offer_places
        )
        self._show_needed()

    def _offer_places(self, known: list[KnownOrganisationRow]) -> None:
        self.organisation.offer(known)
        self._look_up_seats()

    def _look_up_seats(self, _text: str = "") -> None:
        here = self.organisation.organisation()
        self._show_needed()
        if here is None or here.id == self._asked:
            return
        self._asked = here.id
        today = self.desk.backend.today()
        self.desk.backend.query(seats_to_fill, here.id, today=today, then=self._offer_seats)

    def _offer_seats(self, seats: list[SeatChoiceRow]) -> None:
        """A vacant position is the likely one; where all are held, a new one is."""
        options = [(seat.id, _seat_words(seat)) for seat in seats]
        vacant = next((seat.id for seat in seats if seat.holder is None), NEW)
        self.position.set_options([*options, (NEW, _("Nieuwe functie"))], vacant)
        self.proposed("position_id")
        self._show_needed()

    def _show_needed(self) -> None:
        """A position is asked for once the organisation is known, its kind when it is new."""
        placed = self.organisation.organisation() is not None
        new = placed and self.position.value() == NEW
        shown = {"position_id": placed, "type": new, "title": new, "since": placed, "kind": placed}
        for name, visible in shown.items():
            self.forms[name].setVisible(visible)
        if self._overlay is not None:
            self._overlay.place()

    def seat_problems(self) -> dict[str, str]:
        """What cannot be read, by field."""
        problems = {
            "organisation_id": self.organisation.problem(),
            "since": self.since.problem(),
        }
        return {name: problem for name, problem in problems.items() if problem}

    def order(self, person_id: Id | None, new_name: PersonName | None) -> Order:
        here = self.organisation.organisation()
        chosen: Id = self.position.value() if here else NEW
        return PlacePerson(
            person_id=person_id,
            new_name=new_name,
            position_id=chosen or None,
            organisation_id=here.id if here and not chosen else None,
            type=self.type.value(),
            title=self.name_of_seat.text(),
            since=self.since.date() or VagueDate.UNKNOWN,
            kind=self.kind.value(),
        )

    def show_problems(self, problems: dict[str, str]) -> None:
        """Whoever cannot sit there is a problem of the name, where there is one."""
        name = "new_name" if "new_name" in self.forms else "position_id"
        moved = {"person_id": name}
        super().show_problems({moved.get(key, key): text for key, text in problems.items()})


def _seat_words(seat: SeatChoiceRow) -> str:
    return (
        f"{seat.title}, {seat.holder}"
        if seat.holder
        else _("{position} (vacant)").format(position=seat.title)
    )
