"""Who took part in a moment, and its dossiers and themes, said anew at every change."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.orders import Order
from sub_crm.orders.contacts import Attendee, SetAttendees, SetContactIssues, SetContactThemes
from sub_crm.orders.organisations import AddIssue
from sub_crm.queries.contacts import AttendeeRow
from sub_crm.queries.people import KnownIssueRow, KnownPersonRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.choosing import Search, issue_search, name_search, people_search
from sub_crm.ui.parts.picks import Picks
from sub_crm.ui.parts.reading_cards import MomentRows
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.lookup import LookupField
from sub_crm.values.ids import Id


class _Linked(FormField):
    """Picks under their name; a refusal stands below them and the text stays."""

    saved = Signal()

    def __init__(self, desk: Desk, moment_id: Id, title: str, add: str, hint: str) -> None:
        self.picks = Picks(LookupField(add, lambda text: self._find(text), hint=hint))
        super().__init__(title, self.picks)
        self._desk, self._moment = desk, moment_id
        self._find: Search = lambda _text: ()
        self._under_way = False
        self._waiting: list[Callable[[], Order]] = []

    def _say(self, order: Callable[[], Order]) -> None:
        """Send what follows from the rows of then; a second change waits for fresh rows."""
        self.picks.lookup.clear()
        self._waiting.append(order)
        self._next()

    def _next(self) -> None:
        if self._waiting and not self._under_way:
            self._under_way = True
            order = self._waiting.pop(0)()
            self._desk.backend.execute(order, then=self._told, refused=self._refuse)

    def _told(self, _answer: object) -> None:
        self.set_error("")
        self.saved.emit()

    def _refuse(self, problems: dict[str, str]) -> None:
        self.set_error(" ".join(problems.values()))
        self._fresh()

    def _fresh(self) -> None:
        """The rows on show are those on disk again."""
        self._under_way = False
        self._next()


class Attending(_Linked):
    """Deelnemers: known people, and names that become people to complete."""

    def __init__(self, desk: Desk, moment_id: Id) -> None:
        hint = _("Typ een naam; Enter voegt toe")
        super().__init__(desk, moment_id, _("Deelnemers"), _("Deelnemer toevoegen"), hint)
        self._there: list[Attendee] = []
        self.picks.lookup.picked.connect(self._add_known)
        self.picks.lookup.unmatched.connect(self._add_new)
        self.picks.removed.connect(self._take_away)

    def show_rows(self, rows: MomentRows) -> None:
        self._find = people_search(rows.people)
        self._there = _attendees(rows.attendees)
        people = {row.person_id: _called(row) for row in rows.attendees if row.person_id}
        alone = [one.organisation for one in rows.attendees if one.organisation and not one.person]
        self.picks.show_picks([(text, id) for id, text in people.items()], alone)
        self._fresh()

    def _order(self, attendees: Iterable[Attendee]) -> Order:
        return SetAttendees(contact_moment_id=self._moment, attendees=tuple(attendees))

    def _add(self, added: Attendee) -> None:
        self._say(lambda: self._order([*self._there, added]))

    def _add_known(self, row: KnownPersonRow) -> None:
        self._add(Attendee(person_id=row.id, position_id=row.position_id))

    def _add_new(self, name: str) -> None:
        self._add(Attendee(new_name=name))

    def _take_away(self, person_id: Id) -> None:
        self._say(lambda: self._order(one for one in self._there if one.person_id != person_id))


class About(_Linked):
    """Dossiers: known ones, and titles that become a dossier of the organisation."""

    def __init__(self, desk: Desk, moment_id: Id, organisation_id: Id) -> None:
        hint = _("Typ een titel; Enter voegt toe")
        super().__init__(desk, moment_id, _("Dossiers"), _("Dossier toevoegen"), hint)
        self._organisation = organisation_id
        self._ids: tuple[Id, ...] = ()
        self.picks.lookup.picked.connect(self._add_known)
        self.picks.lookup.unmatched.connect(self._add_new)
        self.picks.removed.connect(self._drop)

    def show_rows(self, rows: MomentRows) -> None:
        self._find = issue_search(rows.issues)
        self._ids = rows.issue_ids
        titles = {issue.id: issue.title for issue in rows.issues}
        self.picks.show_picks([(titles[id], id) for id in rows.issue_ids if id in titles])
        self._fresh()

    def _order(self, issue_ids: Iterable[Id]) -> Order:
        return SetContactIssues(contact_moment_id=self._moment, issue_ids=tuple(issue_ids))

    def _add_known(self, issue: KnownIssueRow) -> None:
        self._add(issue.id)

    def _add(self, issue_id: Id) -> None:
        self._say(lambda: self._order([*self._ids, issue_id]))

    def _drop(self, issue_id: Id) -> None:
        self._say(lambda: self._order(one for one in self._ids if one != issue_id))

    def _add_new(self, title: str) -> None:
        about = (self._organisation,) if self._organisation else ()
        order = AddIssue(title=title, organisation_ids=about)
        self._desk.backend.execute(order, then=self._add, refused=self._refuse)


class Themes(_Linked):
    """Thema's: only those of the fixed list."""

    def __init__(self, desk: Desk, moment_id: Id) -> None:
        hint = _("Typ een thema; Enter voegt toe")
        super().__init__(desk, moment_id, _("Thema’s"), _("Thema toevoegen"), hint)
        self._ids: tuple[Id, ...] = ()
        self.picks.lookup.picked.connect(self._add)
        self.picks.lookup.unmatched.connect(self._unknown)
        self.picks.removed.connect(self._drop)

    def show_rows(self, rows: MomentRows) -> None:
        names = {theme.id: theme.name for theme in rows.themes}
        self._find = name_search(
            (id, name) for id, name in names.items() if id not in rows.theme_ids
        )
        self._ids = rows.theme_ids
        self.picks.show_picks([(names[id], id) for id in rows.theme_ids if id in names])
        self._fresh()

    def _order(self, theme_ids: Iterable[Id]) -> Order:
        return SetContactThemes(contact_moment_id=self._moment, theme_ids=tuple(theme_ids))

    def _add(self, theme_id: Id) -> None:
        self._say(lambda: self._order([*self._ids, theme_id]))

    def _drop(self, theme_id: Id) -> None:
        self._say(lambda: self._order(one for one in self._ids if one != theme_id))

    def _unknown(self, text: str) -> None:
        self.set_error(_("Geen thema heet “{text}”. Kies er een uit de lijst.").format(text=text))


def _called(row: AttendeeRow) -> str:
    return ", ".join(filter(None, (row.person, (row.position or "").lower())))


def _attendees(rows: Iterable[AttendeeRow]) -> list[Attendee]:
    return [
        Attendee(
            person_id=row.person_id,
            position_id=row.position_id,
            organisation_id=row.organisation_id,
        )
        for row in rows
        if row.person_id
    ]
