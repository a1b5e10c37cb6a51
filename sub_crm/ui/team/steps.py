"""What can be done about a position that nobody covers: the form of each step, over the page."""

from collections.abc import Callable

from sub_crm.i18n import _
from sub_crm.insight.team import Gap, Lack
from sub_crm.queries.relation_rows import RelationRow
from sub_crm.ui.desk import Desk, organisation_address
from sub_crm.ui.parts.appointing import Appointment
from sub_crm.ui.parts.reopening import Openers
from sub_crm.ui.team import forms, wording
from sub_crm.ui.team.reading import TeamRows, shown
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id


class Steps:
    """Each opens one form, which is one order and so one thing to undo."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take(self, gap: Gap, rows: TeamRows) -> Overlay | None:
        """Open the form of a gap; where something is under way, the page of the organisation."""
        if wording.is_running(gap, rows):
            self._desk.open(organisation_address(gap.organisation_id))
            return None
        one = rows.organisations[gap.organisation_id]
        match gap.lack:
            case Lack.HOLDER:
                return self._choose_holder(one, rows)
            case Lack.COUNTERPART:
                return self._choose_counterpart(one, rows)
            case Lack.SUCCESSOR if gap.standing:
                seat = gap.standing.seat
                return Appointment(self._desk, one.id, seat.id, seat.title).open(top=100)
        return forms.TalkForm(self._desk, one, gap).open(width=460)

    def openers(self, rows: TeamRows) -> Openers:
        """How a form is opened again, as its draft was left."""

        def at(act: Callable[[RelationRow, TeamRows], Overlay | None]) -> Callable[..., object]:
            return lambda id: (
                act(rows.organisations[id], rows) if id in rows.organisations else None
            )

        def talk(seat: Id, person: Id) -> Overlay | None:
            every = shown(rows, tuple(rows.organisations)).gaps
            gap = next((one for one in every if one.id[2:] == (seat, person)), None)
            return self.take(gap, rows) if gap else None

        return {
            forms.HOLDER: at(self._choose_holder),
            forms.COUNTERPART: at(self._choose_counterpart),
            forms.TALK: talk,
        }

    def _choose_holder(self, one: RelationRow, rows: TeamRows) -> Overlay | None:
        people = [who for who in rows.colleagues if who.active]
        return forms.HolderForm(self._desk, one, people).open(width=460) if people else None

    def _choose_counterpart(self, one: RelationRow, rows: TeamRows) -> Overlay | None:
        seats = [
            each
            for each in rows.standings
            if each.seat.organisation_id == one.id and each.holder and not each.seat.is_counterpart
        ]
        if seats:
            return forms.CounterpartForm(self._desk, one, seats).open(width=460)
        said = _("Vul eerst een functie in bij {name}.").format(name=one.short_name)
        self._desk.backend.refused.emit(said)
        return None
