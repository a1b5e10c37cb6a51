"""Long lists: a table over pages from the store, the row of filters above it and the bulk bar."""

from sub_crm.ui.parts.lists.bulk_bar import BulkAction, BulkBar
from sub_crm.ui.parts.lists.card import ListCard
from sub_crm.ui.parts.lists.cells import AskedCell, ChosenCell, TypedCell
from sub_crm.ui.parts.lists.columns import GroupRow, ListColumn, two_lines
from sub_crm.ui.parts.lists.facets import Known
from sub_crm.ui.parts.lists.filter_row import FilterRow
from sub_crm.ui.parts.lists.filters import Facet, Preset
from sub_crm.ui.parts.lists.page import WIDE, ListPage, Questions
from sub_crm.ui.parts.lists.table import PagedTable
from sub_crm.ui.parts.lists.ticks import Ticks

__all__ = [
    "WIDE",
    "AskedCell",
    "BulkAction",
    "BulkBar",
    "ChosenCell",
    "Facet",
    "FilterRow",
    "GroupRow",
    "Known",
    "ListCard",
    "ListColumn",
    "ListPage",
    "PagedTable",
    "Preset",
    "Questions",
    "Ticks",
    "TypedCell",
    "two_lines",
]
