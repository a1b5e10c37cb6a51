"""Random histories of a team, repeatable by their seed, and what must hold when all is quiet again.

Every word that somebody types is one of a kind, so that afterwards it can be asked of each where
it went: it stands, or is kept in a difference, or was replaced by somebody who had read it.
"""

import datetime as dt
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from sub_crm.models import (
    ContactMoment,
    FollowUp,
    Issue,
    IssueStance,
    Organisation,
    Participant,
    Person,
    Record,
)
from sub_crm.server import accounts, filling
from sub_crm.store import Store
from sub_crm.store.keys import Key, new_key
from sub_crm.store.store import create
from sub_crm.store.writer import Writer
from sub_crm.sync.causes import Stopped
from sub_crm.sync.joining import join
from sub_crm.sync.rounds import Replica
from sub_crm.sync.wire import shapes
from sub_crm.values.ids import Id, key_id, new_id
from sub_crm.values.kinds import (
    Compartment,
    Confidentiality,
    ContactKind,
    FollowUpStatus,
    OrganisationKind,
)
from sub_crm.values.vague_date import VagueDate
from tests.server.office import Device, Office

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
TEXTS = {Person: "note", ContactMoment: "summary", FollowUp: "note", Issue: "context"}
HOOKS = 14
"""More than the places that a round of this size passes."""
LOST = psycopg.OperationalError("the connection was cut")
ORGANISATIONS = [
    {
        "id": key_id("organisation", name),
        "name": name,
        "short_name": name,
        "kind": OrganisationKind.MUNICIPALITY,
    }
    for name in ("Zeist", "Soest", "Lopik")
]
"""On both sides beforehand, as the registers are."""
DECADE = 315_576_000_000_000


class Died(BaseException):
    """The process was killed here."""


@dataclass(slots=True)
class BadLink:
    """A connection that loses calls before they arrive, answers, and sends things twice."""

    real: Any
    chance: random.Random
    rate: float = 0.0

    def execute(self, *given: Any) -> Any:
        drawn = self.chance.random()
        if drawn < self.rate / 2:
            raise LOST
        if drawn < self.rate * 0.75:
            self.real.execute(*given)
            return self.real.execute(*given)
        answer = self.real.execute(*given)
        if drawn < self.rate:
            raise LOST
        return answer


@dataclass(slots=True)
class Colleague:
    """Somebody with a laptop that may die, on a connection that may fail."""

    store: Store
    device: Device
    link: BadLink
    skew: int
    connection: Any = field(init=False)
    writer: Writer = field(init=False)
    versions: dict[tuple[str, Id], int] = field(default_factory=dict)
    goes_back: bool = False
    """The database was put back, and no round has ended well since."""

    def __post_init__(self) -> None:
        self.connection = self.store.connection_to_sync()
        join(self.replica())
        self.store.reread_identity()
        self.writer = self.store.writer()

    def replica(self, reached: Callable[[str], None] = lambda _: None) -> Replica:
        return Replica(
            self.connection,
            self.link,  # type: ignore[arg-type]
            reached=reached,
            clock=lambda: int(NOW.timestamp() * 1e6) + self.skew,
        )

    def sync(self) -> None:
        self.replica().synchronise()
        self.has_come_back()

    def has_come_back(self) -> None:
        """From here on versions only grow."""
        if self.goes_back:
            self.versions.clear()
            self.goes_back = False

    def die_at(self, step: int) -> None:
        """Let a round die at its n-th step, as a process does."""
        passed = iter(range(HOOKS * 10))

        def reached(_: str) -> None:
            if next(passed) == step:
                raise Died

        try:
            self.replica(reached).synchronise()
        except Died:
            self.connection.close()
            self.connection = self.store.connection_to_sync()

    def records(self, kind: type[Record]) -> list[Id]:
        """The records that this person sees."""
        return [
            id
            for (id,) in self.connection.execute(
                f"SELECT id FROM {kind.__tablename__} WHERE deleted = 0 ORDER BY id"
            )
        ]

    def content(self) -> dict[str, set[tuple[Any, ...]]]:
        return {
            shape.name: set(
                self.connection.execute(
                    f"SELECT ver, {', '.join(shape.wire)} FROM {shape.name}"
                    " WHERE deleted = 0 AND ver IS NOT NULL"
                )
            )
            for shape in shapes().values()
        }

    def text(self) -> str:
        """Everything that is written anywhere in this replica, deleted or not."""
        written = [
            row
            for shape in shapes().values()
            for row in self.connection.execute(f"SELECT * FROM {shape.name}")
        ]
        events = self.connection.execute("SELECT detail FROM sync_event").fetchall()
        return repr(written) + repr(events)

    def dump(self) -> str:
        """Everything that the file holds, ids in hexadecimal."""
        names = self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%index%'"
        ).fetchall()
        return "".join(
            value.hex() if isinstance(value, bytes) else str(value).lower()
            for (name,) in names
            for row in self.connection.execute(f'SELECT * FROM "{name}"')
            for value in row
        )

    def close(self) -> None:
        self.writer.close()
        self.connection.close()
        self.store.close()


@dataclass(slots=True)
class History:
    """One seed's history. `run` makes it; `check` raises AssertionError where anything is lost."""

    office: Office
    folder: Path
    template: tuple[Path, Key]
    seed: int
    chance: random.Random = field(init=False)
    people: list[Colleague] = field(default_factory=list)
    words: dict[str, Id] = field(default_factory=dict)
    """Words that must still be somewhere, and the record that they were typed in."""
    purged: set[Id] = field(default_factory=set)
    officer: Device = field(init=False)
    said: int = 0
    snapshot: str = ""
    """The database as it was some time ago."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        filling.fill(self.office.admin, {"organisation": ORGANISATIONS})
        for number in range(self.chance.randint(2, 4)):
            self._hire(number, self.chance.choice(["account_manager", "team_lead", "supervisor"]))
        self.officer = self.office.hire("privacy_officer")

    def _hire(self, number: int, role: str) -> None:
        path, key = self.template
        device = self.office.hire(role)
        copied = Path(shutil.copy(path, self.folder / f"{self.seed}-{number}.db"))
        self._as_new(copied, key)
        link = BadLink(device.connection, self.chance)
        skew = self.chance.randint(-DECADE, DECADE)
        self.people.append(Colleague(Store(copied, key), device, link, skew))

    @staticmethod
    def _as_new(path: Path, key: Key) -> None:
        from sub_crm.store.file import connect

        connection = connect(path, key)
        for name in ("device_id", "store_id", "user_id"):
            connection.execute("UPDATE fact SET value = ? WHERE name = ?", (new_id().hex(), name))
        connection.close()

    def run(self, steps: int = 40) -> None:
        doings = [
            *[self.add] * 4,
            *[self.edit] * 8,
            *[self.edit_in_bulk],
            *[self.delete] * 2,
            *[self.link_up] * 2,
            *[self.hide] * 3,
            *[self.sync] * 6,
            *[self.sync_badly] * 4,
            *[self.sync_and_type] * 3,
            *[self.die] * 3,
            # orders to erase and the rights of a login are not in a copy of the database
            *([self.restore] * 3 if self.seed % 4 == 0 else [*[self.change_role] * 2, self.purge]),
        ]
        for _ in range(steps):
            self.chance.choice(doings)(self.chance.choice(self.people))

    def word(self, record: Id) -> str:
        self.said += 1
        word = f"w{self.seed}x{self.said}q"
        self.words[word] = record
        return word

    def add(self, who: Colleague) -> None:
        kind = self.chance.choice(list(TEXTS))
        id = new_id()
        with self._acting(who) as session:
            session.add(_new(kind, id, self.word(id)))
            if kind is ContactMoment and self._known(who, Organisation):
                session.add(
                    Participant(contact_moment_id=id, organisation_id=self._one(who, Organisation))
                )

    def edit(self, who: Colleague) -> None:
        kind = self.chance.choice(list(TEXTS))
        if not (known := self._known(who, kind)):
            return
        id = self.chance.choice(known)
        with self._acting(who) as session:
            record = session.get_one(kind, id)
            name = TEXTS[kind]
            lines = getattr(record, name).split("\n")
            at = self.chance.randrange(len(lines) + 1)
            replaced = lines[at : at + self.chance.randint(0, 1)]
            self._has_read(replaced)
            lines[at : at + len(replaced)] = [self.word(id)]
            setattr(record, name, "\n".join(lines))
            if kind is FollowUp and self.chance.random() < 0.3:
                record.status = self.chance.choice(list(FollowUpStatus))
                record.closed_at = None if record.status is FollowUpStatus.OPEN else NOW
            if kind is Person and self.chance.random() < 0.3:
                self._has_read([record.first_name or ""])
                record.first_name = self.word(id)

    def edit_in_bulk(self, who: Colleague) -> None:
        with self._acting(who) as session:
            session.connection().exec_driver_sql(
                "UPDATE follow_up SET status = 'open', closed_at = NULL WHERE status <> 'open'"
            )

    def delete(self, who: Colleague) -> None:
        kind = self.chance.choice([Person, ContactMoment, FollowUp])
        ids = [
            id
            for (id,) in who.connection.execute(f"SELECT id FROM {kind.__tablename__}").fetchall()
        ]
        if ids:
            with self._acting(who) as session:
                record = session.get_one(kind, self.chance.choice(ids))
                record.deleted = not record.deleted

    def link_up(self, who: Colleague) -> None:
        """Add an organisation to a dossier, as anybody else may have done; or take it out."""
        issues, organisations = self._known(who, Issue), self._known(who, Organisation)
        if not (issues and organisations):
            return
        issue, organisation = self.chance.choice(issues), self.chance.choice(organisations)
        id = key_id("issue_stance", issue.hex(), organisation.hex())
        with self._acting(who) as session:
            if there := session.get(IssueStance, id):
                there.deleted = not there.deleted
            else:
                session.add(IssueStance(id=id, issue_id=issue, organisation_id=organisation))

    def hide(self, who: Colleague) -> None:
        kind = self.chance.choice([ContactMoment, Issue, FollowUp])
        if known := self._known(who, kind):
            with self._acting(who) as session:
                record = session.get_one(kind, self.chance.choice(known))
                record.confidentiality = self.chance.choice(
                    [Confidentiality.INTERNAL, Confidentiality.CONFIDENTIAL]
                )
                record.compartment = self.chance.choice(
                    [Compartment.RELATION] * 3 + [Compartment.SUPERVISION]
                )

    def change_role(self, who: Colleague) -> None:
        role = self.chance.choice(["account_manager", "team_lead", "supervisor"])
        [(login,)] = who.device.connection.execute("SELECT session_user::text").fetchall()
        with self.office.admin.transaction():
            accounts.change_role(self.office.admin, login, role)

    def purge(self, who: Colleague) -> None:
        if self.chance.random() < 0.5 or not (known := self._known(who, Person)):
            return
        id = self.chance.choice(known)
        [(there,)] = self.office.admin.execute(
            "SELECT count(*) FROM crm.person WHERE id = %s", (id.hex(),)
        ).fetchall()
        if there:
            self.officer.call("SELECT api.purge('person', %s, 'verzoek')", id.hex())
            self.purged.add(id)

    def sync(self, who: Colleague) -> None:
        who.sync()
        self._never_back(who)

    def sync_and_type(self, who: Colleague) -> None:
        """Type on while a round is under way."""
        at = self.chance.choice(
            ["greeted", "pulled", "applied", "frozen", "pushed", "acknowledged"]
        )

        def reached(where: str) -> None:
            if where == at:
                self.edit(who)

        who.replica(reached).synchronise()
        who.has_come_back()
        self._never_back(who)

    def restore(self, _: Colleague) -> None:
        """Keep a copy of the database, or put the copy in its place."""
        cluster, name = self.office.cluster, self.office.database
        logins = {id(who): self._login(who) for who in self.people}
        self._hang_up()
        if self.snapshot:
            cluster.drop(name)
            cluster.clone(self.snapshot, name)
            cluster.drop(self.snapshot)
            self.snapshot = ""
            for who in self.people:
                who.goes_back = True
        else:
            self.snapshot = f"{name}_before"
            cluster.clone(name, self.snapshot)
        self.office.admin = cluster.connect(name)
        self.office.admin.execute(f"GRANT CONNECT ON DATABASE {name} TO crm_user, crm_report")
        for who in self.people:
            who.device.connection = who.link.real = self.office.connect(logins[id(who)])

    def _hang_up(self) -> None:
        for connection in [self.office.admin, *self.office.opened]:
            connection.close()

    def sync_badly(self, who: Colleague) -> None:
        who.link.rate = 0.3
        try:
            who.sync()
        except psycopg.OperationalError:
            pass
        finally:
            who.link.rate = 0.0
        self._never_back(who)

    def die(self, who: Colleague) -> None:
        who.die_at(self.chance.randrange(HOOKS))
        self._never_back(who)

    def settle(self) -> None:
        for _ in range(3):
            for who in self.people:
                who.sync()
                self._never_back(who)

    def check(self) -> None:
        """All is quiet: nothing waits, everybody has what they may see, every word is somewhere."""
        self.settle()
        for who in self.people:
            waiting = who.connection.execute(
                "SELECT table_name, hex(record_id), base FROM unsent WHERE refused IS NULL"
            ).fetchall()
            assert waiting == [], waiting
            refused = who.connection.execute(
                "SELECT DISTINCT refused FROM unsent WHERE refused IS NOT NULL"
            ).fetchall()
            assert {code for (code,) in refused} <= {"42501", "23505"}, refused
            self._check_sight(who)
        everything = "".join(who.text() for who in self.people) + self._on_server()
        lost = [
            word
            for word, record in self.words.items()
            if word not in everything and record not in self.purged
        ]
        assert lost == [], lost
        for who in self.people:
            written = who.dump()
            for id in self.purged:
                assert id.hex() not in written

    def _check_sight(self, who: Colleague) -> None:
        """What a plain replica pulls for this person is what the laptop has."""
        own = {
            (table, record)
            for table, record in who.connection.execute("SELECT table_name, record_id FROM unsent")
        }
        plain = self.office.device(self._login(who))
        plain.pull()
        for shape in shapes().values():
            at_id = shape.wire.index("id") + 1
            there = {
                (row["ver"], *(shape.from_wire(name, row[name]) for name in shape.wire))
                for row in plain.rows.get(shape.name, {}).values()
            }
            here = who.content()[shape.name]
            differing = {row for row in there ^ here if (shape.name, row[at_id]) not in own}
            missing, extra = differing & there, differing & here
            assert not missing | extra, (
                shape.name,
                [r[-9:] for r in missing],
                [r[-9:] for r in extra],
            )

    def _login(self, who: Colleague) -> str:
        [(login,)] = who.device.connection.execute("SELECT session_user::text").fetchall()
        return str(login)

    def _on_server(self) -> str:
        return "".join(
            repr(self.office.admin.execute(f"SELECT * FROM crm.{name}").fetchall())
            for name in shapes()
        )

    def _never_back(self, who: Colleague) -> None:
        if who.goes_back:
            return
        for shape in shapes().values():
            for id, version in who.connection.execute(
                f"SELECT id, ver FROM {shape.name} WHERE ver IS NOT NULL"
            ):
                assert version >= who.versions.get((shape.name, id), 0), (shape.name, id.hex())
                who.versions[shape.name, id] = version

    def _known(self, who: Colleague, kind: type[Record]) -> list[Id]:
        return who.records(kind)

    def _one(self, who: Colleague, kind: type[Record]) -> Id:
        return self.chance.choice(self._known(who, kind))

    def _has_read(self, texts: list[str]) -> None:
        """What somebody replaces, they have seen; it need not be anywhere afterwards."""
        for text in texts:
            self.words.pop(text, None)

    @contextmanager
    def _acting(self, who: Colleague) -> Iterator[Any]:
        with who.writer.act("test", now=NOW) as transaction:
            yield transaction.session

    def close(self) -> None:
        for who in self.people:
            who.close()
        if self.snapshot:
            self.office.cluster.drop(self.snapshot)


def _new(kind: type[Record], id: Id, word: str) -> Record:
    if kind is Person:
        return Person(id=id, surname="Kramer", note=word)
    if kind is ContactMoment:
        return ContactMoment(
            id=id, happened_on=VagueDate("2026-11"), kind=next(iter(ContactKind)), summary=word
        )
    if kind is FollowUp:
        return FollowUp(id=id, title="terugbellen", note=word)
    return Issue(id=id, title="woningbouw", context=word)


def make_template(folder: Path) -> tuple[Path, Key]:
    """A workspace with some organisations in it, to copy for each laptop."""
    path, key = folder / "template.db", new_key()
    store = create(path, key)
    connection = store.connection_to_sync()
    connection.execute("BEGIN")
    connection.execute("INSERT INTO act (at, verb) VALUES (0, 'registers')")
    for row in ORGANISATIONS:
        connection.execute(
            "INSERT INTO organisation (id, name, short_name, kind)"
            " VALUES (:id, :name, :short_name, :kind)",
            row,
        )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    store.close()
    return path, key


__all__ = ["History", "Stopped", "make_template"]
