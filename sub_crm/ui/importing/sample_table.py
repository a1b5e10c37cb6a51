"""The first rows as they were read, to see whether they fell apart in the right places."""

from collections.abc import Callable
from typing import Any

from sub_crm.exchange.reading import Table
from sub_crm.i18n import _
from sub_crm.ui.widgets.tables import Column, DataTable

SHOWN = 100
COLUMNS = 40


class SampleTable(DataTable):
    def __init__(self, table: Table) -> None:
        columns = [
            Column(_("Rij"), lambda row: str(row[0]), 56, tabular=True),
            *(
                Column(heading, _cell(place), 170)
                for place, heading in enumerate(table.headings[:COLUMNS])
            ),
        ]
        super().__init__(_("Eerste rijen van het bestand"), columns, row_height=34)
        rows = zip(table.lines[:SHOWN], table.rows[:SHOWN], strict=True)
        self.set_rows([(line, cells) for line, cells in rows])


def _cell(place: int) -> Callable[[Any], str]:
    return lambda row: " ".join(row[1][place].split())
