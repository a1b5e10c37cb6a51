"""Answers that get lost, processes that end, rows that are refused, databases put back."""

import os

import psycopg
import pytest

from sub_crm.models import AppUser, Assignment, ContactMoment, Participant, Person, Position
from sub_crm.server import accounts
from sub_crm.sync import applying, reconciling
from sub_crm.sync.calls import Parts, Shared
from sub_crm.sync.causes import Stopped
from sub_crm.sync.joining import ASSIGNMENTS_DROPPED, Example, join
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import Confidentiality, ContactKind, Level, PositionType, Tier
from sub_crm.values.vague_date import VagueDate
from tests.sync.laptops import Laptop, Team

HOOKS = (
    *("greeted", "pulled", "applying", "applied", "freezing", "frozen"),
    *("pushed", "acknowledging", "acknowledged"),
)


@pytest.fixture
def pair(team: Team) -> tuple[Laptop, Laptop]:
    return team.hire(), team.hire()


@pytest.mark.parametrize("hook", HOOKS)
def test_a_process_that_is_killed_anywhere_loses_and_doubles_nothing(
    team: Team, pair: tuple[Laptop, Laptop], hook: str
):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    pieter.edit(Person, person, note="van Pieter")
    pieter.sync()
    samira.edit(Person, person, first_name="Marijke")
    other = samira.add(Person(surname="Nieuw"))
    login = next(name for name in team.office.passwords if name.startswith("p0"))
    if not (child := os.fork()):
        link = team.office.connect(login)
        connection = samira.store.connection_to_sync()
        replica = type(samira.replica)(
            connection, link, reached=lambda where: os._exit(9) if where == hook else None
        )
        replica.synchronise()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9, "the round never came there"
    samira.sync(), pieter.sync(), samira.sync()
    assert samira.waiting() == []
    assert samira.content() == pieter.content()
    assert pieter.value(Person, person, "first_name") == "Marijke"
    assert samira.value(Person, person, "note") == "van Pieter"
    assert pieter.value(Person, other, "surname") == "Nieuw"
    [(count,)] = team.office.admin.execute("SELECT count(*) FROM crm.person").fetchall()
    assert count == 2


def test_what_is_refused_stands_aside_and_the_rest_goes_on(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    moment = ContactMoment(happened_on=VagueDate("2026-11"), kind=ContactKind.PHONE_CALL)
    samira.add(moment)
    lost = samira.add(Participant(contact_moment_id=moment.id, person_id=person))
    samira.connection.execute("UPDATE participant SET person_id = ? WHERE id = ?", (new_id(), lost))
    done = samira.sync()
    assert (done.sent, done.refused) == (2, 1)
    [(table, _, code)] = samira.waiting()
    assert (table, code) == ("participant", "42501")
    assert samira.sync().refused == 0, "it is not sent again by itself"
    pieter.sync()
    assert pieter.value(Person, person, "surname") == "Kramer"
    samira.edit(Participant, lost, person_id=person)
    assert samira.sync().sent == 1
    assert samira.waiting() == []


def test_who_came_second_with_an_only_one_gives_way_and_keeps_the_words(
    pair: tuple[Laptop, Laptop],
):
    samira, pieter = pair
    where = organisation(samira)
    seats = [
        samira.add(
            Position(
                organisation_id=where,
                type=next(iter(PositionType)),
                title=title,
                level=next(iter(Level)),
                tier=next(iter(Tier)),
            )
        )
        for title in ("Burgemeester", "Secretaris")
    ]
    samira.sync(), pieter.sync()
    samira.edit(Position, seats[0], is_counterpart=True)
    samira.edit(Position, seats[1], title="Algemeen directeur")
    pieter.edit(Position, seats[1], is_counterpart=True, title="Gemeentesecretaris")
    samira.sync(), pieter.sync(), samira.sync()
    assert samira.content() == pieter.content()
    assert [samira.value(Position, seat, "is_counterpart") for seat in seats] == [1, 0]
    assert samira.value(Position, seats[1], "title") == "Algemeen directeur"
    assert sorted(samira.differences()) == [
        ("is_counterpart", "0", "0", "1"),
        ("title", '"Secretaris"', '"Algemeen directeur"', '"Gemeentesecretaris"'),
    ]


def organisation(laptop: Laptop) -> bytes:
    from sub_crm.models import Organisation
    from sub_crm.values.kinds import OrganisationKind

    return laptop.add(
        Organisation(name="Zeist", short_name="Zeist", kind=OrganisationKind.MUNICIPALITY)
    )


def test_another_role_shows_and_hides_at_once(team: Team, pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    moment = ContactMoment(
        happened_on=VagueDate("2026-11"),
        kind=ContactKind.PHONE_CALL,
        confidentiality=Confidentiality.CONFIDENTIAL,
    )
    samira.add(moment)
    samira.sync(), pieter.sync()
    assert pieter.value(ContactMoment, moment.id, "id") is None
    login = next(name for name in team.office.passwords if name.startswith("p1"))
    for role, sees in (("team_lead", True), ("account_manager", False)):
        with team.office.admin.transaction():
            accounts.change_role(team.office.admin, login, role)
        pieter.sync()
        assert (pieter.value(ContactMoment, moment.id, "id") is not None) is sees


def test_both_sides_are_compared_and_mended(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    people = [samira.add(Person(surname=f"Kramer {n}")) for n in range(3)]
    samira.sync(), pieter.sync()
    assert pieter.replica.compare().records == set()
    connection = pieter.connection
    connection.execute("INSERT INTO act (at, verb) VALUES (0, 'receive')")
    connection.execute("UPDATE person SET note = 'verdraaid' WHERE id = ?", (people[0],))
    connection.execute("INSERT INTO fact VALUES ('forgetting', '')")
    connection.execute("DELETE FROM person WHERE id = ?", (people[1],))
    connection.execute("DELETE FROM fact WHERE name = 'forgetting'")
    mended = pieter.replica.compare()
    assert mended.records == {("person", people[0]), ("person", people[1])}
    assert samira.content() == pieter.content()
    kinds = [kind for (kind,) in connection.execute("SELECT kind FROM sync_event")]
    assert kinds == [reconciling.REPAIRED]


def test_the_offline_user_becomes_the_login_and_keeps_what_was_written(team: Team):
    from sub_crm.store.keys import new_key
    from sub_crm.store.store import create

    store = create(team.folder / "alleen.db", new_key())
    device = team.office.hire()
    laptop = Laptop(store, device.connection)
    team.laptops.append(laptop)
    before = store.identity.viewer.user_id
    person = laptop.add(Person(surname="Eerder geschreven"))
    assert laptop.value(Person, person, "created_by") == before
    laptop.join()
    me = bytes.fromhex(team.office.user_id(device).replace("-", ""))
    assert store.identity.viewer.user_id == me
    laptop.sync()
    assert laptop.value(Person, person, "created_by") == me
    assert laptop.waiting() == []
    [(author,)] = team.office.admin.execute("SELECT created_by FROM crm.person").fetchall()
    assert author.bytes == me
    assert join(laptop.replica) == me


def test_an_example_never_becomes_part_of_a_team(team: Team, example_copy: object):
    device = team.office.hire()
    laptop = Laptop(example_copy, device.connection)  # type: ignore[arg-type]
    team.laptops.append(laptop)
    with pytest.raises(Example):
        laptop.join()
    laptop.store.close()
    [(count,)] = team.office.admin.execute("SELECT count(*) FROM crm.person").fetchall()
    assert count == 0


def test_a_copy_of_a_workspace_goes_on_as_a_device_of_its_own(
    team: Team, pair: tuple[Laptop, Laptop]
):
    import shutil

    from sub_crm.store import Store

    samira, pieter = pair
    samira.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = shutil.copy(samira.store.path, team.folder / "kopie.db")
    twin = Laptop(
        Store(team.folder / copy, samira.store._key),
        team.office.connect(next(name for name in team.office.passwords if name.startswith("p0"))),
    )
    team.laptops.append(twin)
    first, second = samira.add(Person(surname="Een")), twin.add(Person(surname="Twee"))
    samira.sync(), twin.sync(), samira.sync(), pieter.sync()
    assert samira.content() == twin.content() == pieter.content()
    assert pieter.value(Person, first, "surname") == "Een"
    assert pieter.value(Person, second, "surname") == "Twee"


def test_another_database_is_refused(team: Team, pair: tuple[Laptop, Laptop]):
    samira, _ = pair
    team.office.admin.execute(
        "UPDATE sync.setting SET value = gen_random_uuid()::text WHERE name = 'installation'"
    )
    with pytest.raises(Stopped) as stopped:
        samira.sync()
    assert stopped.value.cause == "another_database"


def test_a_link_that_broke_is_told_as_it_is(pair: tuple[Laptop, Laptop]):
    samira, _ = pair
    samira.add(Person(surname="Kramer"))
    samira.link.close()
    with pytest.raises(psycopg.OperationalError):
        samira.sync()
    assert len(samira.waiting()) <= 1


def test_what_is_typed_while_a_batch_is_under_way_goes_with_the_next(
    pair: tuple[Laptop, Laptop],
):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer", note="eerst"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, note="daarna")

    def type_on(where: str) -> None:
        if where == "pushed" and samira.value(Person, person, "note") == "daarna":
            samira.edit(Person, person, note="ten slotte")

    samira.sync(type_on)
    samira.sync(), pieter.sync()
    assert pieter.value(Person, person, "note") == "ten slotte"
    assert samira.content() == pieter.content()


def test_who_was_overtaken_pulls_and_sends_again(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, first_name="Marijke")
    pieter.edit(Person, person, note="verhuisd")

    def overtake(where: str) -> None:
        if where == "frozen":
            pieter.sync()

    samira.sync(overtake)
    samira.sync(), pieter.sync()
    assert pieter.value(Person, person, "first_name") == "Marijke"
    assert samira.value(Person, person, "note") == "verhuisd"
    assert samira.content() == pieter.content()


def test_an_edit_that_was_taken_back_leaves_nothing_also_after_a_cut(
    pair: tuple[Laptop, Laptop],
):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, note="belt graag")
    samira.edit(Person, person, note="")

    def cut(where: str) -> None:
        if where == "frozen":
            raise psycopg.OperationalError("the connection was cut")

    with pytest.raises(psycopg.OperationalError):
        samira.sync(cut)
    samira.sync()
    assert samira.waiting() == []
    assert samira.content() == pieter.content()


def test_a_batch_that_never_arrived_is_sent_again(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))

    def cut(where: str) -> None:
        if where == "frozen":
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        samira.sync(cut)
    assert samira.connection.execute("SELECT count(*) FROM batch").fetchone() == (1,)
    samira.sync(), pieter.sync()
    assert pieter.value(Person, person, "surname") == "Kramer"


def test_what_did_not_reach_the_disk_comes_again(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    pieter.edit(Person, person, note="verhuisd")
    pieter.sync()

    def end(where: str) -> None:
        if where == "applying":
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        samira.sync(end)
    assert samira.value(Person, person, "note") == ""
    samira.sync()
    assert samira.value(Person, person, "note") == "verhuisd"


def test_a_text_that_the_server_cannot_hold_stands_aside(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    poison = samira.add(Person(surname="Kramer", note="voor\x00na"))
    other = samira.add(Person(surname="Jansen"))
    done = samira.sync()
    assert (done.sent, done.refused) == (1, 1)
    assert [code for _, _, code in samira.waiting()] == ["22P05"]
    assert samira.value(Person, poison, "note") == "voor\x00na"
    pieter.sync()
    assert pieter.value(Person, other, "surname") == "Jansen"
    samira.edit(Person, poison, note="voor na")
    assert samira.sync().sent == 1


HOSTILE = {
    "no word of ours": {"language": "nl", "incomplete": "misschien"},
    "a number where a text belongs": {"note": {"een": 1}},
    "nothing where something must be": {"surname": None, "note": None},
}


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE)
def test_a_row_that_cannot_be_kept_stops_nothing_and_is_told(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, said: dict[str, object]
):
    """What comes from the server is input like any other."""
    samira, pieter = pair
    bad, good = samira.add(Person(surname="Kwaad")), samira.add(Person(surname="Goed"))
    samira.sync()
    real = Shared.pull

    def twisted(self: Shared, after: int, most: int, *, own: bool) -> Parts:
        parts = real(self, after, most, own=own)
        columns = parts.get("person", {}).get("columns", [])
        for row in parts.get("person", {}).get("rows", ()):
            if bytes.fromhex(str(row[columns.index("id")]).replace("-", "")) == bad:
                for name, value in said.items():
                    row[columns.index(name)] = value
        return parts

    with monkeypatch.context() as patch:
        patch.setattr(Shared, "pull", twisted)
        pieter.sync()
    assert pieter.value(Person, good, "surname") == "Goed"
    assert pieter.value(Person, bad, "id") is None
    kinds = [kind for (kind,) in pieter.connection.execute("SELECT kind FROM sync_event")]
    assert applying.UNREADABLE in kinds
    pieter.replica.compare()
    assert samira.content() == pieter.content()


def test_a_row_that_never_fits_costs_nobody_their_edits(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
):
    samira, pieter = pair
    bad, other = samira.add(Person(surname="Kwaad")), samira.add(Person(surname="Ander"))
    samira.sync(), pieter.sync()
    samira.edit(Person, bad, note="x")
    samira.sync()
    pieter.edit(Person, other, note="mijn eigen zin")
    real = Shared.pull

    def twisted(self: Shared, after: int, most: int, *, own: bool) -> Parts:
        parts = real(self, after, most, own=own)
        page = parts.get("person", {"columns": [], "rows": []})
        for row in page["rows"]:
            row[page["columns"].index("incomplete")] = 7
        return parts

    with monkeypatch.context() as patch:
        patch.setattr(Shared, "pull", twisted)
        assert pieter.sync().sent == 1
    assert pieter.differences() == []
    samira.sync()
    assert samira.value(Person, other, "note") == "mijn eigen zin"


@pytest.mark.parametrize(
    ("column", "value"), [("ver", None), ("ver", "2"), ("updated_at", "gisteren"), ("id", "x")]
)
def test_a_row_without_a_place_in_the_order_stops_nothing(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, column: str, value: object
):
    samira, pieter = pair
    samira.add(Person(surname="Kwaad"))
    good = samira.add(Person(surname="Goed"))
    samira.sync()
    real = Shared.pull

    def twisted(self: Shared, after: int, most: int, *, own: bool) -> Parts:
        parts = real(self, after, most, own=own)
        page = parts.get("person", {"columns": [], "rows": []})
        at = page["columns"].index("surname") if page["columns"] else 0
        for row in page["rows"]:
            if row[at] == "Kwaad":
                row[page["columns"].index(column)] = value
                row.append("te veel") if column == "ver" and value is None else None
        return parts

    with monkeypatch.context() as patch:
        patch.setattr(Shared, "pull", twisted)
        pieter.sync()
    assert pieter.value(Person, good, "surname") == "Goed"
    pieter.replica.compare()
    assert samira.content() == pieter.content()


def test_nobody_waits_for_the_network_to_save(
    team: Team, pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
):
    """Whatever is asked of the server, the file is free meanwhile."""
    samira, _ = pair
    samira.add(Person(surname="Kramer"))
    asked: list[bool] = []
    for name in ("_one", "_parts", "stubs", "purges"):
        real = getattr(Shared, name)

        def watched(self: Shared, *given: object, real: object = real, **named: object) -> object:
            asked.append(samira.connection.in_transaction)
            return real(self, *given, **named)  # type: ignore[operator]

        monkeypatch.setattr(Shared, name, watched)
    login = next(name for name in team.office.passwords if name.startswith("p0"))
    with team.office.admin.transaction():
        accounts.change_role(team.office.admin, login, "team_lead")
    samira.sync()
    samira.replica.compare()
    assert len(asked) > 5
    assert not any(asked)


def test_an_edit_of_what_was_deleted_survives_another_role(team: Team, pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, deleted=True)
    samira.sync()
    pieter.edit(Person, person, note="gesproken")
    login = next(name for name in team.office.passwords if name.startswith("p1"))
    with team.office.admin.transaction():
        accounts.change_role(team.office.admin, login, "team_lead")
    pieter.sync(), samira.sync()
    assert samira.value(Person, person, "note") == "gesproken"
    assert samira.value(Person, person, "deleted") == 0


@pytest.mark.parametrize(("role", "stays"), [("account_manager", False), ("team_lead", True)])
def test_who_was_holder_alone_is_told_that_a_team_lead_decides(team: Team, role: str, stays: bool):
    from sub_crm.store.keys import new_key
    from sub_crm.store.store import create

    store = create(team.folder / "alleen.db", new_key())
    laptop = Laptop(store, team.office.hire(role).connection)
    team.laptops.append(laptop)
    me = laptop.add(AppUser(name="Samira"))
    held = laptop.add(Assignment(user_id=me, organisation_id=organisation(laptop)))
    laptop.join()
    laptop.sync()
    assert (laptop.value(Assignment, held, "deleted") == 0) is stays
    events = laptop.connection.execute("SELECT kind, count FROM sync_event").fetchall()
    assert events == ([] if stays else [(ASSIGNMENTS_DROPPED, 1)])
