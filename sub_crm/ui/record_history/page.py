"""The history of one record; `arrive` says which, as "table/hexadecimal id"."""

import datetime as dt

from sub_crm.i18n import _
from sub_crm.queries.reading import Reader
from sub_crm.ui.desk import TODAY
from sub_crm.ui.parts.record_page import RecordPage
from sub_crm.ui.record_history.body import Body
from sub_crm.ui.record_history.links import read_argument
from sub_crm.ui.record_history.reading import HistoryRows, read_history
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.values.ids import Id


def _read(
    reader: Reader, about: tuple[str, Id], *, today: dt.date, pages: int
) -> HistoryRows | None:
    return read_history(reader, *about, today=today, pages=pages)


class HistoryPage(RecordPage[tuple[str, Id], HistoryRows, Body]):
    read = staticmethod(_read)

    def _key(self, argument: str) -> tuple[str, Id] | None:
        return read_argument(argument)

    def _key_of(self, rows: HistoryRows) -> tuple[str, Id]:
        return rows.table, rows.record

    def _has_more(self, rows: HistoryRows) -> bool:
        return rows.more

    def _make(self, rows: HistoryRows) -> Body:
        return Body(self._desk, rows)

    def _not_found(self) -> EmptyState:
        return EmptyState(
            _("Van dit gegeven is geen geschiedenis te vinden, of je mag het niet zien."),
            [(_("Naar Vandaag"), lambda: self._desk.open(TODAY))],
        )
