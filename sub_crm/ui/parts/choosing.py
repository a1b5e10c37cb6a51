"""Finding people, organisations and dossiers while typing, over what is known already."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sub_crm.i18n import _
from sub_crm.queries.people import KnownIssueRow, KnownOrganisationRow, KnownPersonRow
from sub_crm.ui.widgets.lookup import LookupField, Match
from sub_crm.values.ids import Id
from sub_crm.values.person_name import PersonName, folded, read_name

MOST = 20
Search = Callable[[str], Sequence[Match]]


def people_search(people: Iterable[KnownPersonRow], *, one_each: bool = False) -> Search:
    """Search by the beginning of every word of name, position and organisation."""
    found: dict[object, tuple[str, Match]] = {}
    for row in people:
        second = ", ".join(filter(None, (row.position, row.organisation)))
        words = f" {folded(f'{row.first_name} {row.name} {second}')}"
        key = row.id if one_each else (row.id, row.position_id)
        found.setdefault(key, (words, Match(row.name, second, row)))
    return _search(found.values())


def issue_search(issues: Iterable[KnownIssueRow]) -> Search:
    return _search([(f" {folded(row.title)}", Match(row.title, "", row)) for row in issues])


def organisation_search(known: Iterable[KnownOrganisationRow]) -> Search:
    """Search by the beginning of every word of any of their names."""
    return _search(
        [
            (
                f" {folded(f'{one.name} {one.short_name} {one.abbreviation} {one.aliases}')}",
                Match(one.short_name, one.name if one.name != one.short_name else "", one),
            )
            for one in known
        ]
    )


def name_search(named: Iterable[tuple[object, str]]) -> Search:
    """Search values by the beginning of every word of their names."""
    return _search([(f" {folded(text)}", Match(text, "", value)) for value, text in named])


def _search(entries: Iterable[tuple[str, Match]]) -> Search:
    kept = list(entries)

    def search(text: str) -> list[Match]:
        wanted = [f" {word}" for word in folded(text).split()]
        return [match for words, match in kept if all(word in words for word in wanted)][:MOST]

    return search


class RecordChoice(LookupField):
    """Finds a record; `chosen` is its id as long as the name that was picked stands there."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, lambda text: self._find(text), hint=hint)
        self._find: Search = lambda _text: ()
        self.chosen: Id | None = None
        self.picked.connect(self._take)
        self.textEdited.connect(self._forget)

    def search_with(self, search: Search) -> None:
        """Say what can be found; the values that it finds have an `id`."""
        self._find = search

    def choose(self, text: str, id: Id | None) -> None:
        """Show what was picked, or typed, before."""
        self.setText(text)
        self.chosen = id

    def _take(self, row: Any) -> None:
        self.chosen = row.id

    def _forget(self, _text: str) -> None:
        self.chosen = None


class PersonChoice(RecordChoice):
    """A known person, or a new name when nobody known was picked."""

    def offer(self, people: Sequence[KnownPersonRow]) -> None:
        """Say who is known."""
        self.search_with(people_search(people, one_each=True))

    def new_name(self) -> PersonName | None:
        """The name as it was typed, when nobody known was picked."""
        text = self.text().strip()
        if self.chosen is not None or not text:
            return None
        name = read_name(text)
        return name if name.surname else PersonName(surname=text)


class OrganisationChoice(LookupField):
    """Finds an organisation by its name, abbreviation or nickname."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, lambda text: self._find(text), hint=hint)
        self._known: Sequence[KnownOrganisationRow] = ()
        self._find: Search = lambda _text: ()

    def offer(self, known: Sequence[KnownOrganisationRow]) -> None:
        self._known, self._find = known, organisation_search(known)

    def organisation(self) -> KnownOrganisationRow | None:
        """The organisation whose name stands in the field."""
        text = folded(self.text().strip())
        named = (one for one in self._known if text and text in _names(one))
        return next(named, None)

    def problem(self) -> str:
        """What is wrong with the text, "" when it is empty or a name."""
        unknown = self.text().strip() and self.organisation() is None
        return _("Deze organisatie is niet bekend. Kies uit de lijst.") if unknown else ""


def _names(one: KnownOrganisationRow) -> set[str]:
    return {folded(name) for name in (one.short_name, one.name, one.abbreviation)}
