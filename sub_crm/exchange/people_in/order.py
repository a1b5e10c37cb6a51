"""The order for a plan, and the list of the rows that it leaves out."""

from collections.abc import Mapping

from sub_crm.exchange.people_in.mapping import Mapping as Columns
from sub_crm.exchange.people_in.plan import Outcome, Plan
from sub_crm.exchange.reading.table import Table
from sub_crm.exchange.sheet import Sheet
from sub_crm.i18n import _
from sub_crm.orders.importing import ImportPeople


def order_for(plan: Plan, table: Table, columns: Columns, file_name: str) -> ImportPeople:
    results, writes = plan.results(), plan.writes
    return ImportPeople(
        file_name=file_name,
        mapping=tuple(
            (heading, field.value)
            for heading, field in zip(table.headings, columns, strict=True)
            if field
        ),
        seen=plan.seen,
        organisations=writes.organisations,
        people=writes.people,
        seats=writes.seats,
        terms=writes.terms,
        points=writes.points,
        changes=writes.changes,
        made=results[Outcome.NEW],
        changed=results[Outcome.CHANGED],
        same=results[Outcome.SAME],
        refused=results[Outcome.REFUSED],
    )


def left_out(plan: Plan, table: Table, field_words: Mapping[str, str]) -> Sheet:
    """Return the rows that were not imported, each with its line, field and reason."""
    return Sheet(
        name=_("Niet geïmporteerd"),
        headings=(*table.headings, _("Regel"), _("Veld"), _("Reden")),
        rows=[
            (
                *table.rows[row.place],
                row.line,
                field_words.get(row.field or "", ""),
                row.reason,
            )
            for row in plan.left()
        ],
    )
