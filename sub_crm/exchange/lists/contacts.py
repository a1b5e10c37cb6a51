"""The lists of contact moments and of follow-ups."""

from sub_crm.exchange.lists.columns import ListColumn, Subject, kind, when
from sub_crm.i18n import N_, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.queries.exports_contacts import contacts_out, follow_ups_out


def _references(n: int) -> str:
    return ngettext(
        "{n} verwijzing naar een dossier", "{n} verwijzingen naar een dossier", n
    ).format(n=grouped(n))


CONTACTS = Subject(
    "contacts",
    N_("Contactmomenten"),
    lambda n: ngettext("{n} contactmoment", "{n} contactmomenten", n).format(n=grouped(n)),
    _references,
    (
        ListColumn("date", N_("Datum"), lambda row: when(row.happened_on)),
        ListColumn("kind", N_("Soort"), lambda row: kind(row.kind)),
        ListColumn("organisations", N_("Organisatie"), lambda row: row.organisations),
        ListColumn("people", N_("Personen"), lambda row: row.people),
        ListColumn("subject", N_("Onderwerp"), lambda row: row.summary),
        ListColumn("note", N_("Verslag"), lambda row: row.note),
        ListColumn("issues", N_("Dossiers"), lambda row: row.issues),
        ListColumn("follow_up", N_("Opvolging"), lambda row: row.follow_up),
        ListColumn("follow_up_due", N_("Opvolging voor"), lambda row: when(row.follow_up_due)),
        ListColumn(
            "follow_up_status",
            N_("Stand opvolging"),
            lambda row: kind(row.follow_up_status),
            default=False,
        ),
        ListColumn("themes", N_("Thema's"), lambda row: row.themes, default=False),
        ListColumn("status", N_("Status"), lambda row: kind(row.status), default=False),
        ListColumn("initiative", N_("Initiatief"), lambda row: kind(row.initiative), default=False),
        ListColumn("place", N_("Plaats"), lambda row: row.place, default=False),
        ListColumn("colleagues", N_("Collega's"), lambda row: row.colleagues, default=False),
        ListColumn("author", N_("Vastgelegd door"), lambda row: row.author, default=False),
        ListColumn(
            "marking", N_("Markering"), lambda row: kind(row.confidentiality), default=False
        ),
    ),
    lambda reader, ids, upto, _today: contacts_out(reader, ids, upto=upto),
)

FOLLOW_UPS = Subject(
    "follow_ups",
    N_("Opvolgingen"),
    lambda n: ngettext("{n} opvolging", "{n} opvolgingen", n).format(n=grouped(n)),
    _references,
    (
        ListColumn("title", N_("Wat"), lambda row: row.title),
        ListColumn("due", N_("Voor"), lambda row: when(row.due)),
        ListColumn("status", N_("Status"), lambda row: kind(row.status)),
        ListColumn("organisation", N_("Organisatie"), lambda row: row.organisation),
        ListColumn("person", N_("Persoon"), lambda row: row.person),
        ListColumn("owner", N_("Wie"), lambda row: row.owner),
        ListColumn("promise", N_("Toezegging"), lambda row: kind(row.promise_by)),
        ListColumn("position", N_("Functie"), lambda row: row.position, default=False),
        ListColumn("issue", N_("Dossier"), lambda row: row.issue, default=False),
        ListColumn("note", N_("Toelichting"), lambda row: row.note, default=False),
    ),
    lambda reader, ids, upto, _today: follow_ups_out(reader, ids, upto=upto),
)
