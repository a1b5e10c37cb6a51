"""Saving a contact moment by the real command, beside bare statements on the same connection."""

import random
from collections.abc import Iterator
from time import perf_counter_ns
from typing import Any

from sub_crm.bench import floors
from sub_crm.bench.measuring import Line
from sub_crm.bench.stores import NOW
from sub_crm.bench.town import TODAY, sentence
from sub_crm.bench.words import Words
from sub_crm.commands import perform
from sub_crm.i18n import _
from sub_crm.orders import Circumstances
from sub_crm.orders.contacts import Attendee, LogContact
from sub_crm.store.file import Connection
from sub_crm.store.writer import Author, Writer
from sub_crm.values.ids import Id, new_id
from sub_crm.values.instants import microseconds
from sub_crm.values.vague_date import VagueDate

ORDERS = 200


def save_line(connection: Connection, me: Id, words: Words) -> Line:
    """`connection` is the only one that writes: two would keep emptying each other's cache."""
    writer = Writer(lambda: connection, Author(me, None))
    circumstances = Circumstances(NOW, me)

    def ours(order: LogContact) -> Id:
        with writer.act(order.said, now=NOW) as act:
            made: Id = perform(act.session, order, circumstances)
        return made

    return Line(
        name="save",
        clock=perf_counter_ns,
        floor_is=_("dezelfde rijen met kale INSERTs, ook met FULL, logboek en woordindex"),
        floor=lambda order: save_bare(connection, order, me),
        ours=ours,
        inputs=list(orders(connection, words)),
        seen=lambda moment: written(connection, moment),
        floor_seen=lambda moment: written(connection, moment),
        most=8,
        most_ms=20,
        between=writer.tidy,
    )


def orders(connection: Connection, words: Words) -> Iterator[LogContact]:
    """Yield what somebody logs: a talk with up to three people, half of them about a dossier."""
    chance = random.Random("orders")
    held = connection.execute(
        "SELECT t.person_id, t.position_id, s.organisation_id FROM tenure t"
        " JOIN position s ON s.id = t.position_id WHERE t.until IS NULL"
        " GROUP BY t.person_id ORDER BY t.person_id LIMIT 500"
    ).fetchall()
    issues = [id for (id,) in connection.execute("SELECT id FROM issue ORDER BY id LIMIT 100")]
    for _number in range(ORDERS):
        who = chance.sample(held, chance.randrange(1, 4))
        note = sentence(words.drawn(chance, chance.randrange(20, 120)))
        yield LogContact(
            happened_on=VagueDate(f"{TODAY.year}-{chance.randrange(1, 11):02}-12T10:30"),
            summary=sentence(words.drawn(chance, 5)),
            note=note,
            raw=note,
            organisation_id=who[0][2],
            attendees=tuple(
                Attendee(person_id=person, position_id=position, organisation_id=body)
                for person, position, body in who
            ),
            issue_ids=tuple(chance.sample(issues, chance.randrange(2))),
        )


def save_bare(connection: Connection, order: LogContact, me: Id) -> Id:
    """Write what the command writes, and nothing else."""
    made, now = new_id(), microseconds(NOW)
    moment = {"id": made, "on": order.happened_on.text, "kind": order.kind.value, "me": me}
    texts = {"summary": order.summary, "note": order.note, "raw": order.raw}
    run = connection.execute
    run("BEGIN IMMEDIATE")
    run(floors.SAVE["act"], {"now": now, "me": me})
    run(floors.SAVE["moment"], {**moment, **texts, "now": now})
    for one in order.attendees:
        who = (one.person_id, one.position_id, one.organisation_id)
        run(floors.SAVE["participant"], (new_id(), made, *who, me, now))
    for issue in order.issue_ids:
        run(floors.SAVE["issue"], (new_id(), made, issue, me, now))
    run("COMMIT")
    return made


def written(connection: Connection, moment: Id) -> list[Any]:
    """Return all that stands in the store because of a moment, apart from ids and times."""
    asked = (
        "SELECT happened_on, kind, status, initiative, our_role, summary, note, raw, created_by,"
        " created_at, confidentiality, compartment, sorts_at FROM contact_moment WHERE id = ?",
        "SELECT person_id, position_id, organisation_id, sorts_at, created_by, deleted"
        " FROM participant WHERE contact_moment_id = ? ORDER BY 1, 2, 3",
        "SELECT issue_id, created_by FROM contact_issue WHERE contact_moment_id = ?",
        "SELECT table_name, count(*) FROM change WHERE before IS NULL AND act_id ="
        " (SELECT act_id FROM change WHERE record_id = ?) GROUP BY 1",
        "SELECT count(*) FROM contact_rank r JOIN contact_index i ON i.rowid = r.srank"
        " WHERE r.contact_id = ?",
    )
    return [connection.execute(sql, (moment,)).fetchall() for sql in asked]
