"""Complete somebody who is known by name only: the name in its parts, a seat and since when."""

from sub_crm.i18n import _
from sub_crm.orders.people import CompleteStub
from sub_crm.queries.organisations import SeatRow, seats
from sub_crm.queries.today import IncompleteRow
from sub_crm.ui.desk import TODAY, Desk, form_address
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.text import label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.person_name import PersonName, read_name


class StubForm(FormCard):
    """A seat is asked for where the organisation is known, since when once there is a seat."""

    def __init__(self, desk: Desk, row: IncompleteRow) -> None:
        address = form_address(TODAY, "aanvullen", row.id)
        super().__init__(desk, _("Persoon aanvullen"), address=address)
        self._row = row
        for said in (row.organisation or _("nog zonder organisatie"), row.note):
            if said:
                self.add(label(said, "secondary", wrap=True))
        self.name = LineField(_("Naam"), row.person, hint=_("mr. A.B. van den Berg"))
        self.seat = ChoiceButton(_("Functie"), [(None, _("Geen functie"))])
        self.since = DateField(_("Sinds"), desk.backend.today())
        name = self.ask("name", _("Naam"), self.name)
        self.ask("position_id", _("Functie"), self.seat, hint=_("Alleen vacante functies."))
        self.ask("since", _("Sinds"), self.since)
        self.name.textChanged.connect(lambda text: name.tell(in_parts(read_name(text))))
        name.tell(in_parts(read_name(row.person)))
        self.seat.chosen.connect(self._show_needed)
        self._show_needed()
        self.act_with(_("Aanvullen"), self._complete)
        if row.organisation_id:
            today = desk.backend.today()
            desk.backend.query(seats, row.organisation_id, today=today, then=self._offer)

    def _complete(self) -> None:
        seat = self.seat.value()
        if seat is not None and self.dates_are_wrong():
            return
        self.send(
            CompleteStub(
                person_id=self._row.id,
                name=read_name(self.name.text()),
                position_id=seat,
                since=self.since.date() if seat else None,
            )
        )

    def _offer(self, found: list[SeatRow]) -> None:
        vacant = [(one.position_id, one.title) for one in found if one.person_id is None]
        self.seat.set_options([(None, _("Geen functie")), *vacant])
        self.proposed("position_id")

    def _show_needed(self, _seat: object = None) -> None:
        self.forms["position_id"].setVisible(self._row.organisation_id is not None)
        self.forms["since"].setVisible(self.seat.value() is not None)


def in_parts(name: PersonName) -> str:
    """Return the parts of a name with what each is called."""
    parts = (
        (_("titel"), " ".join(filter(None, (name.titles_before, name.titles_after)))),
        (_("voorletters"), name.initials),
        (_("voornaam"), name.first_name),
        (_("tussenvoegsel"), name.name_prefix),
        (_("achternaam"), name.surname),
    )
    return " · ".join(f"{what} {part}" for what, part in parts if part)
