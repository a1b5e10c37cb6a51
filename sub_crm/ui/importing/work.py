"""What the user has chosen so far; going back and forth through the steps loses none of it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.mapping import Mapping as Columns
from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.plan import Answers, Choice, Outcome, Plan, Row, Rules, plan
from sub_crm.exchange.reading import Options, Table
from sub_crm.queries.importing import read_known
from sub_crm.queries.reading import Reader
from sub_crm.ui.importing.watch import Stopped


@dataclass(frozen=True, slots=True)
class Work:
    path: Path | None = None
    options: Options = field(default_factory=Options)
    table: Table | None = None
    columns: Columns = ()
    rules: Rules = field(default_factory=Rules)
    answers: Answers = field(default_factory=Answers)
    plan: Plan | None = None

    def with_table(self, path: Path, options: Options, table: Table) -> "Work":
        """Take a table; what was mapped and chosen stays where it is the same list."""
        known = self.table is not None and self.path == path
        if known and self.table and self.table.headings == table.headings:
            return replace(self, options=options, table=table, plan=None)
        return Work(path, options, table, guess_mapping(table), self.rules)

    def choosing(self, rows: Mapping[int, Choice]) -> "Work":
        choices = {**self.answers.choices, **rows}
        return replace(self, answers=replace(self.answers, choices=choices))

    def correcting(self, line: int, field: Field, text: str) -> "Work":
        corrections = {**self.answers.corrections, (line, field): text}
        return replace(self, answers=replace(self.answers, corrections=corrections))

    def text_of(self, row: Row) -> str:
        """Return what stands in the field that a refused row stumbled over."""
        if row.field is None or self.table is None:
            return ""
        if (row.line, row.field) in self.answers.corrections:
            return self.answers.corrections[row.line, row.field]
        cells = self.table.rows[row.place]
        return " ".join(
            cell for held, cell in zip(self.columns, cells, strict=True) if held is row.field
        ).strip()

    def rows(self, outcome: Outcome) -> list[Row]:
        return [row for row in self.plan.rows if row.outcome is outcome] if self.plan else []


def read_plan(
    reader: Reader, work: Work, *, today: dt.date, told: Callable[[int, int], None]
) -> Plan | None:
    """Compare the table with the workspace; None when it was stopped."""
    assert work.table is not None
    try:
        return plan(
            work.table,
            work.columns,
            read_known(reader),
            today=today,
            rules=work.rules,
            answers=work.answers,
            told=told,
        )
    except Stopped:
        return None
