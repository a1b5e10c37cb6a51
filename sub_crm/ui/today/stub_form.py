"""Complete somebody who is known by name only: the name in its parts, a seat and since when."""

from dataclasses import dataclass

from sub_crm.i18n import _
from sub_crm.orders.people import CompleteStub
from sub_crm.queries.organisations import SeatRow, seats
from sub_crm.queries.today import IncompleteRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.text import label
from sub_crm.ui.today.date_field import DateField
from sub_crm.ui.today.forms import SmallForm
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import column
from sub_crm.values.person_name import PersonName, read_name


@dataclass(slots=True)
class Typed:
    """What was typed about somebody and not kept yet."""

    name: str
    since: str = ""


class StubForm(SmallForm):
    """Closing it leaves what was typed in `typed`, for the next time."""

    def __init__(self, desk: Desk, row: IncompleteRow, typed: Typed) -> None:
        super().__init__(desk.backend, _("Persoon aanvullen"), _("Aanvullen"))
        self._row, self._typed = row, typed
        self.name = LineField(_("Naam"), typed.name, hint=_("mr. A.B. van den Berg"))
        self.parts = label("", "caption", wrap=True)
        self.seat = ChoiceButton(_("Functie"), [(None, _("Geen functie"))])
        self.since = DateField(
            _("Sinds"), desk.backend.today(), hint=_("maart 2022, of leeg als het onbekend is")
        )
        self.since.set_text(typed.since)
        self._lay_out()
        self._tell_parts(typed.name)
        self.name.textChanged.connect(self._tell_parts)
        self.since.line.textChanged.connect(self._remember_since)
        self.seat.chosen.connect(self._show_since)
        if row.organisation_id:
            today = desk.backend.today()
            desk.backend.query(seats, row.organisation_id, today=today, then=self._offer)

    def save(self) -> None:
        """Complete the person, when the fields can be understood."""
        seat = self.seat.value()
        if seat is not None and not self.since.check():
            return
        self.give(
            CompleteStub(
                person_id=self._row.id,
                name=read_name(self.name.text()),
                position_id=seat,
                since=self.since.value() if seat else None,
            )
        )

    def show_problems(self, problems: dict[str, str]) -> None:
        """Every field has its own problem."""
        self._name_form.set_error(problems.pop("name", ""))
        self._seat_form.set_error(problems.pop("position_id", ""))
        self.since.set_error(problems.pop("since", ""))
        super().show_problems(problems)

    def _lay_out(self) -> None:
        self._name_form = FormField(_("Naam"), self.name)
        where = self._row.organisation or _("nog zonder organisatie")
        self.add(label(where, "secondary"), column(self._name_form, self.parts, spacing=2))
        if self._row.note:
            self.add(label(self._row.note, "secondary", wrap=True))
        self._seat_form = FormField(_("Functie"), self.seat, hint=_("Alleen vacante functies."))
        self._seat_form.setVisible(self._row.organisation_id is not None)
        self.since.hide()
        self.add(self._seat_form, self.since)

    def _offer(self, found: list[SeatRow]) -> None:
        vacant = [(one.position_id, one.title) for one in found if one.person_id is None]
        self.seat.set_options([(None, _("Geen functie")), *vacant])

    def _show_since(self, seat: object) -> None:
        self.since.setVisible(seat is not None)

    def _tell_parts(self, text: str) -> None:
        self._typed.name = text
        self._name_form.set_error("")
        self.parts.setText(in_parts(read_name(text)))

    def _remember_since(self, text: str) -> None:
        self._typed.since = text


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
