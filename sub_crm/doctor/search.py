"""The search index says what the contact moments say: compared with one that is made anew."""

from sub_crm.doctor.case import Case
from sub_crm.doctor.finding import Action, Finding, State, Subject
from sub_crm.i18n import _
from sub_crm.i18n.numbers import grouped
from sub_crm.store.file import Connection
from sub_crm.store.search_index import BODIES, TOKENIZERS


def index(case: Case) -> Finding:
    reader = case.reader
    ranked = reader.value(
        "SELECT count(*) FROM main.contact_moment c"
        " LEFT JOIN main.contact_rank r ON r.contact_id = c.id"
        " WHERE (c.deleted = 0) <> (r.srank IS NOT NULL)"
    )
    with reader.sketching() as connection:
        differing = ranked + sum(_differing(connection, name) for name in BODIES)
    if not differing:
        number = reader.value("SELECT count(*) FROM main.contact_rank")
        told = _("De woorden van {n} contactmomenten zijn te vinden.").format(n=grouped(number))
        return Finding(subject=Subject.SEARCH, told=told, facts={"moments": number})
    return Finding(
        subject=Subject.SEARCH,
        state=State.FAULT,
        told=_("Op {n} plaatsen zegt de index iets anders dan de contactmomenten.").format(
            n=grouped(differing)
        ),
        remedy=_("Laat de index opnieuw maken; er gaat niets verloren."),
        action=Action.REPAIR,
        facts={"differing": differing},
    )


def _differing(connection: Connection, name: str) -> int:
    """Return how many words stand in one of the two and not in the other."""
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.{name}_anew USING fts5(body, content='',"
        f" tokenize='{TOKENIZERS[name]}')"
    )
    connection.execute(
        f"INSERT INTO temp.{name}_anew (rowid, body) SELECT r.srank, folded({BODIES[name]})"
        " FROM main.contact_rank r JOIN main.contact_moment c ON c.id = r.contact_id"
    )
    sides = {"is": f"main, '{name}'", "ought": f"temp, '{name}_anew'"}
    for side, table in sides.items():
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{name}_{side} USING fts5vocab({table}, 'instance')"
        )
    words = {side: f"SELECT term, doc, offset FROM temp.{name}_{side}" for side in sides}
    counted = {side: _number(connection, sql) for side, sql in words.items()}
    unknown = _number(connection, f"{words['is']} EXCEPT {words['ought']}")
    # no place has two words, so what both have is what is left of either
    return unknown + counted["ought"] - (counted["is"] - unknown)


def _number(connection: Connection, sql: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM ({sql})").fetchone()[0])
