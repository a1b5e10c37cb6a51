"""The shared parts of a long list, made for contact moments."""

from collections.abc import Callable

from sub_crm.i18n import _
from sub_crm.queries.contact_list import ContactFilter, contact_count
from sub_crm.ui.contacts.columns import contact_columns
from sub_crm.ui.contacts.facets import contact_facets, contact_presets
from sub_crm.ui.contacts.wording import GROUPS, ORDERS, group_words, told
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.lists import FilterRow, Known, PagedTable


def contact_filters(desk: Desk, known: Callable[[], Known]) -> FilterRow:
    backend = desk.backend
    return FilterRow(
        desk,
        "contacts",
        ContactFilter(),
        facets=contact_facets(known),
        presets=contact_presets(backend.me),
        count=lambda reader, filter: contact_count(reader, filter, today=backend.today()),
        orders=[(one, _(text)) for one, text in ORDERS.items()],
        groups=[(one, _(text)) for one, text in GROUPS.items()],
    )


def contact_table(desk: Desk) -> PagedTable:
    today = desk.backend.today()
    return PagedTable(
        desk.backend,
        _("Contactmomenten"),
        contact_columns(today),
        lambda row: told(row, today),
        row_height=42,
        group_words=group_words,
    )
