"""Finding people and dossiers while typing, over what is known already."""

from collections.abc import Callable, Iterable, Sequence

from sub_crm.queries.people import KnownIssueRow, KnownPersonRow
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


def name_search(named: Iterable[tuple[object, str]]) -> Search:
    """Search values by the beginning of every word of their names."""
    return _search([(f" {folded(text)}", Match(text, "", value)) for value, text in named])


def _search(entries: Iterable[tuple[str, Match]]) -> Search:
    kept = list(entries)

    def search(text: str) -> list[Match]:
        wanted = [f" {word}" for word in folded(text).split()]
        return [match for words, match in kept if all(word in words for word in wanted)][:MOST]

    return search


class PersonChoice(LookupField):
    """A known person, or a new name when nobody known was picked."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, lambda text: self._find(text), hint=hint)
        self._find: Search = lambda _text: ()
        self.person_id: Id | None = None
        self.picked.connect(self._take)
        self.textEdited.connect(self._forget)

    def offer(self, people: Sequence[KnownPersonRow]) -> None:
        """Say who is known."""
        self._find = people_search(people, one_each=True)

    def _take(self, row: KnownPersonRow) -> None:
        self.person_id = row.id

    def _forget(self, _text: str) -> None:
        self.person_id = None

    def new_name(self) -> PersonName | None:
        """The name as it was typed, when nobody known was picked."""
        text = self.text().strip()
        if self.person_id is not None or not text:
            return None
        name = read_name(text)
        return name if name.surname else PersonName(surname=text)
