"""What an import will do, row by row, without doing it: the same question, the same answer."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.applying import apply
from sub_crm.exchange.people_in.comparing import Compared, compare
from sub_crm.exchange.people_in.drafts import Draft, Unfit, read_draft
from sub_crm.exchange.people_in.mapping import Mapping as Columns
from sub_crm.exchange.people_in.matching import match
from sub_crm.exchange.people_in.seating import Seating, seating
from sub_crm.exchange.people_in.stand import Stand, Standing
from sub_crm.exchange.people_in.writing import Writes, writes
from sub_crm.exchange.reading.table import Table
from sub_crm.orders.importing import Ref
from sub_crm.queries.importing import Known


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


class Choice(StrEnum):
    """What the user says about a doubtful row."""

    CHANGE = "change"
    NEW = "new"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Rules:
    empty_never_wins: bool = True
    skip_unknown_organisations: bool = True


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user said about single rows, by their line in the file."""

    choices: Mapping[int, Choice] = field(default_factory=dict)
    corrections: Mapping[tuple[int, Field], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What becomes of one row of the file."""

    place: int
    """In the table."""
    line: int
    outcome: Outcome
    becomes: Outcome | None
    """What is done: a doubtful row without a choice, and a refused one, do nothing."""
    person: str = ""
    organisation: str = ""
    reason: str = ""
    field: Field | None = None
    """The field that keeps it from being imported."""
    comparison: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    rows: tuple[Row, ...] = ()
    writes: Writes = field(default_factory=Writes)
    seen: int = 0

    def count(self, outcome: Outcome) -> int:
        """Return how many rows stand under this outcome; the five together are all rows."""
        return sum(row.outcome is outcome for row in self.rows)

    def results(self) -> Counter[Outcome]:
        """Return what is done; refused is every row that brings nothing because it may not."""
        return Counter(row.becomes or Outcome.REFUSED for row in self.rows)

    def left(self) -> list[Row]:
        """Return the rows that are not imported: refused, or doubtful without a choice."""
        return [row for row in self.rows if row.becomes is None]


Told = Callable[[int, int], None]
_STEP = 500


def _untold(done: int, total: int) -> None:
    pass


def plan(
    table: Table,
    columns: Columns,
    known: Known,
    *,
    today: dt.date,
    rules: Rules = Rules(),
    answers: Answers = Answers(),
    told: Told = _untold,
) -> Plan:
    """Walk through the rows, each seeing what the rows before it bring."""
    stand = Stand(known, today)
    work = _Work(stand, columns, rules, answers, table)
    rows = []
    for place in range(len(table.rows)):
        if place % _STEP == 0:
            told(place, len(table.rows))
        rows.append(work.row(place))
    return Plan(tuple(rows), writes(stand, known), known.seen)


@dataclass(frozen=True, slots=True)
class _Work:
    stand: Stand
    columns: Columns
    rules: Rules
    answers: Answers
    table: Table

    def row(self, place: int) -> Row:
        values = self._values(place)
        try:
            draft = read_draft(values, self.stand.today)
            make = not self.rules.skip_unknown_organisations
            organisation = self.stand.organisations.find(draft.organisation, make=make)
            return self._weighed(place, draft, organisation)
        except Unfit as unfit:
            return Row(
                place=place,
                line=self.table.lines[place],
                outcome=Outcome.REFUSED,
                becomes=None,
                person=_shown_name(values),
                organisation=values.get(Field.ORGANISATION, ""),
                reason=unfit.reason,
                field=unfit.field,
            )

    def _values(self, place: int) -> dict[Field, str]:
        """Return the texts per field; several columns of one field stand under each other."""
        found: dict[Field, str] = {}
        for field_, text in zip(self.columns, self.table.rows[place], strict=True):
            if field_ is not None:
                found[field_] = f"{found[field_]}\n{text}" if found.get(field_) else text
        line = self.table.lines[place]
        for field_ in found:
            if (line, field_) in self.answers.corrections:
                found[field_] = self.answers.corrections[line, field_]
        return found

    def _weighed(self, place: int, draft: Draft, organisation: Ref | None) -> Row:
        stand, line = self.stand, self.table.lines[place]
        found, choice = match(stand, draft, organisation), self.answers.choices.get(line)
        seat = seating(stand, draft, found.person, organisation)
        doubt = found.doubt or (seat.doubt if seat else "")
        comparison: tuple[Compared, ...] = ()
        if doubt:
            comparison = compare(stand, draft, found.person, seat, organisation, self._emptied())
        becomes: Outcome | None = None
        if not doubt or choice in (Choice.CHANGE, Choice.NEW):
            person = found.person
            if doubt and choice is Choice.NEW:
                person, seat = None, seating(stand, draft, None, organisation)
            becomes = self._done(draft, person, seat, organisation)
        return Row(
            place=place,
            line=line,
            outcome=Outcome.DOUBTFUL if doubt else becomes or Outcome.SAME,
            becomes=becomes,
            person=draft.name.full(),
            organisation="" if organisation is None else stand.organisations.names[organisation],
            reason=doubt,
            comparison=comparison,
        )

    def _done(
        self,
        draft: Draft,
        person: Standing | None,
        seat: Seating | None,
        organisation: Ref | None,
    ) -> Outcome:
        """Let the row be done, for this person or a new one."""
        made = person is None
        person = person or self.stand.add_person(draft)
        changed = apply(self.stand, draft, person, seat, organisation, self._emptied())
        return Outcome.NEW if made else Outcome.CHANGED if changed else Outcome.SAME

    def _emptied(self) -> frozenset[str]:
        """Return the fields that an empty cell may empty: those that have a column."""
        if self.rules.empty_never_wins:
            return frozenset()
        kept = (None, Field.NAME, Field.SURNAME)
        return frozenset(field_.value for field_ in self.columns if field_ not in kept and field_)


def _shown_name(values: Mapping[Field, str]) -> str:
    parts = (Field.NAME, Field.INITIALS, Field.NAME_PREFIX, Field.SURNAME)
    return " ".join(filter(None, (values.get(part, "") for part in parts)))
