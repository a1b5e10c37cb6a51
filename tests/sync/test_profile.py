"""The profile says what is wrong with it, is kept in the workspace, and holds no password."""

import contextlib
import dataclasses
from typing import Any

import pytest

from sub_crm.orders import Refused
from sub_crm.store import Store
from sub_crm.sync import profile as profiles
from sub_crm.sync.profile import Profile, SignIn
from tests.commands.workspace import Town
from tests.stores import Settled

GOOD = Profile(host="crm.example.org", login="m.vos")


def test_what_can_be_used_has_no_problems():
    for host in ("crm.example.org", "localhost", "10.0.0.7", "::1", "crm_1", "a"):
        assert profiles.problems(dataclasses.replace(GOOD, host=host)) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("host", ""),
        ("host", "/var/run/postgresql"),
        ("host", "@abstract"),
        ("host", "een.nl,twee.nl"),
        ("host", "crm.example.org sslmode=disable"),
        ("host", "postgresql://crm.example.org/sub_crm"),
        ("host", "fe80::1%eth0"),
        ("host", "-x"),
        ("port", 0),
        ("port", 65_536),
        ("database", ""),
        ("database", "sub crm"),
        ("database", "host=elders.nl"),
        ("login", ""),
        ("login", "m vos"),
        ("login", "m'vos"),
        ("login", "é" * 32),
        ("ca_file", "ca\x00.pem"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field(field: str, value: Any):
    wrong = dataclasses.replace(GOOD, **{field: value})
    assert list(profiles.problems(wrong)) == [field]
    assert profiles.problems(wrong)[field].endswith(".")
    with pytest.raises(Refused):
        profiles.require(wrong)


@pytest.fixture
def store(settled: Settled[Town], tmp_path):
    opened = settled.copy(tmp_path)
    yield opened
    opened.close()


def kept(store: Store) -> Profile | None:
    with contextlib.closing(store.reader()) as reader:
        return profiles.kept(reader)


def test_it_is_found_again_until_it_is_forgotten(store: Store):
    assert kept(store) is None
    profiles.keep(store, GOOD)
    assert kept(store) == GOOD
    other = Profile(
        host="10.0.0.7",
        port=5433,
        database="team",
        login="s.el",
        sign_in=SignIn.WINDOWS,
        ca_file="/map/é.pem",
        device_name="PU-4127",
    )
    profiles.keep(store, other)
    assert kept(store) == other
    profiles.forget(store)
    assert kept(store) is None


def test_it_leaves_nothing_to_undo(store: Store):
    with contextlib.closing(store.reader()) as reader:
        before = reader.value("SELECT count(*) FROM act")
    profiles.keep(store, GOOD)
    with contextlib.closing(store.reader()) as reader:
        assert reader.value("SELECT count(*) FROM act") == before


def test_a_wrong_one_is_not_kept(store: Store):
    with pytest.raises(Refused):
        profiles.keep(store, dataclasses.replace(GOOD, host="/tmp"))
    assert kept(store) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"host": "crm.example.org"}',
        '{"host": "/tmp", "login": "m.vos", "sign_in": "password"}',
        '{"host": 3, "login": "m.vos", "sign_in": "password"}',
        '{"host": "crm.example.org", "login": "m.vos", "sign_in": "trust"}',
    ],
)
def test_what_the_program_would_not_have_written_is_no_profile(store: Store, text: str):
    profiles._write(store, "INSERT INTO fact (name, value) VALUES (?, ?)", ("team", text))
    assert kept(store) is None


def test_a_later_version_may_know_more(store: Store):
    text = '{"host": "crm.example.org", "login": "m.vos", "sign_in": "password", "later": [1]}'
    profiles._write(store, "INSERT INTO fact (name, value) VALUES (?, ?)", ("team", text))
    assert kept(store) == GOOD
