"""The lists of dossiers and of organisations."""

from sub_crm.exchange.lists.columns import (
    ListColumn,
    Subject,
    kind,
    lines_of,
    personal_details,
    when,
)
from sub_crm.i18n import N_, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.queries.exports_issues import issues_out, organisations_out
from sub_crm.values.phone import read_phone

ISSUES = Subject(
    "issues",
    N_("Dossiers"),
    lambda n: ngettext("{n} dossier", "{n} dossiers", n).format(n=grouped(n)),
    lambda n: ngettext("{n} opvolging", "{n} opvolgingen", n).format(n=grouped(n)),
    (
        ListColumn("title", N_("Dossier"), lambda row: row.title),
        ListColumn("status", N_("Status"), lambda row: kind(row.status)),
        ListColumn("urgency", N_("Urgentie"), lambda row: row.urgency),
        ListColumn("context", N_("Wat speelt er"), lambda row: row.context),
        ListColumn("organisations", N_("Organisaties"), lambda row: row.organisations),
        ListColumn("last_movement", N_("Laatste beweging"), lambda row: row.last_movement),
        ListColumn("next_step", N_("Volgende stap"), lambda row: row.next_step),
        ListColumn("next_due", N_("Volgende stap voor"), lambda row: when(row.next_due)),
        ListColumn("owner", N_("Dossierhouder"), lambda row: row.owner),
        ListColumn("themes", N_("Thema's"), lambda row: row.themes, default=False),
        ListColumn("opened", N_("Geopend"), lambda row: when(row.opened), default=False),
        ListColumn("closed", N_("Gesloten"), lambda row: when(row.closed), default=False),
        ListColumn("outcome", N_("Uitkomst"), lambda row: row.outcome, default=False),
    ),
    lambda reader, ids, upto, today: issues_out(reader, ids, upto=upto, today=today),
)

ORGANISATIONS = Subject(
    "organisations",
    N_("Organisaties"),
    lambda n: ngettext("{n} organisatie", "{n} organisaties", n).format(n=grouped(n)),
    personal_details,
    (
        ListColumn("name", N_("Organisatie"), lambda row: row.short_name),
        ListColumn("kind", N_("Soort"), lambda row: kind(row.kind)),
        ListColumn("holder", N_("Accounthouder"), lambda row: row.holder),
        ListColumn("counterpart", N_("Evenknie"), lambda row: row.counterpart),
        ListColumn("last_contact", N_("Laatste contact"), lambda row: row.last_contact),
        ListColumn("open_issues", N_("Lopende dossiers"), lambda row: row.open_issues),
        ListColumn("open_follow_ups", N_("Open opvolgingen"), lambda row: row.open_follow_ups),
        ListColumn("full_name", N_("Volledige naam"), lambda row: row.name, default=False),
        ListColumn("code", N_("Code"), lambda row: row.code, default=False),
        ListColumn("regions", N_("Regio's"), lambda row: lines_of(row.regions), default=False),
        ListColumn("inhabitants", N_("Inwoners"), lambda row: row.inhabitants, default=False),
        ListColumn("email", N_("E-mail"), lambda row: row.email, default=False),
        ListColumn(
            "phone",
            N_("Telefoon"),
            lambda row: read_phone(row.phone).printed() if row.phone else None,
            default=False,
        ),
        ListColumn("website", N_("Website"), lambda row: row.website, default=False),
    ),
    lambda reader, ids, upto, today: organisations_out(reader, ids, upto=upto, today=today),
)
