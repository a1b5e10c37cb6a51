"""Who was erased is in no byte any more: of files, journals, backups, and the server's dump."""

import json
import secrets
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sub_crm.models import ContactPoint, Difference, Person
from sub_crm.store.backups import Reason, found_in
from sub_crm.sync.hosting import back_up_anew
from sub_crm.sync.service import Service
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import ContactPointKind
from tests.server import postgres
from tests.server.office import Office
from tests.sync.laptops import NOW, Laptop, Team
from tests.sync.plainly import plain


@dataclass
class Marked:
    """A person with a word of its own in everything that is theirs."""

    id: Id = b""
    words: list[str] = field(default_factory=list)

    def text(self) -> str:
        """One word, so often that it fills pages of its own; those are freed with it."""
        return " ".join([self.word()] * 400)

    def word(self) -> str:
        self.words.append(f"{secrets.token_hex(6)}zwijg{secrets.token_hex(6)}")
        return self.words[-1]


def live(laptop: Laptop, other: Laptop) -> Marked:
    """Let a person be made, edited, typed about, and be differed about."""
    marked = Marked()
    marked.id = laptop.add(
        Person(first_name=marked.word(), surname=marked.word(), note=marked.word())
    )
    laptop.edit(Person, marked.id, note=marked.text())
    laptop.add(
        ContactPoint(
            person_id=marked.id, kind=ContactPointKind.EMAIL, value=f"{marked.word()}@x.nl"
        )
    )
    laptop.sync(), other.sync()
    laptop.edit(Person, marked.id, note=marked.word())
    other.edit(Person, marked.id, note=marked.word())
    laptop.sync(), other.sync(), laptop.sync()
    for one in (laptop, other):
        keep_draft(one, marked)
        one.edit(Person, marked.id, salutation=marked.word())  # and not sent
    return marked


def keep_draft(laptop: Laptop, marked: Marked) -> None:
    """One draft that stays, and one that was done with."""
    insert = (
        "INSERT INTO draft (id, kind, body, started_at, kept_at) VALUES (?, 'contact', ?, 0, 0)"
    )
    for stays in (True, False):
        body, id = json.dumps({"person": marked.id.hex(), "text": marked.text()}), new_id()
        with laptop.store.writer().act("draft", now=NOW) as act:
            act.session.connection().exec_driver_sql(insert, (id, body))
        if not stays:
            with laptop.store.writer().act("draft", now=NOW) as act:
                act.session.connection().exec_driver_sql("DELETE FROM draft WHERE id = ?", (id,))


def files_of(laptop: Laptop) -> list[Path]:
    store = laptop.store
    return [store.path, *(one.path for one in found_in([store.backup_folder], store.path))]


def hits(laptop: Laptop, people: list[Marked]) -> set[str]:
    """Where words of theirs stand, without the file's own name."""
    key = laptop.store._key
    return {
        path.name.removeprefix(laptop.store.path.stem)
        for path in files_of(laptop)
        for found in [plain(path, key)]
        if any(word[4:-4].encode() in found for one in people for word in one.words)
    }


def dump(office: Office) -> str:
    given = ["--host", "127.0.0.1", "--port", str(office.cluster.port), "--username", "postgres"]
    return subprocess.run(
        [str(postgres.tool("pg_dump")), *given, "--dbname", office.database],
        env={"PGPASSWORD": office.cluster.password, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def synchronised_by_itself(laptop: Laptop) -> None:
    """One round as the service of a window does it."""
    store, link = laptop.store, laptop.link
    service = Service(
        store,
        lambda: link,
        lambda _: None,
        after_purge=lambda: back_up_anew(store, store.backup_folder),
    )
    service._synchronise(laptop.connection)
    service.stop()


@pytest.mark.parametrize("number", [1, pytest.param(20, marks=pytest.mark.prove)])
def test_no_byte_of_them_is_left_anywhere(team: Team, number: int):
    pair = samira, pieter = team.hire(), team.hire()
    people = [live(samira, pieter) for _ in range(number)]
    for laptop in pair:
        laptop.store.back_up(laptop.store.backup_folder, reason=Reason.ASKED, now=NOW)
        assert len(hits(laptop, people)) == 2, "before they are everywhere"
    assert any(word in dump(team.office) for one in people for word in one.words)
    officer = team.office.hire("privacy_officer")
    for one in people:
        officer.call("SELECT api.purge('person', %s, 'verzoek')", one.id.hex())
    for laptop in pair:
        synchronised_by_itself(laptop)
        assert hits(laptop, people) == set()
        [left] = found_in([laptop.store.backup_folder], laptop.store.path)
        assert laptop.store.verified(left.path).counts["person"] == 0
        assert laptop.value(Person, people[0].id, "id") is None
        assert laptop.connection.execute(
            f"SELECT count(*) FROM {Difference.__tablename__}"
        ).fetchone() == (0,)
    told = dump(team.office)
    assert not [word for one in people for word in one.words if word in told]
    waiting = {
        row["device"].replace("-", "")
        for row in officer.call("SELECT api.purge_status()")
        if row["open"]
    }
    assert not waiting & {laptop.store.identity.device_id.hex() for laptop in pair}
