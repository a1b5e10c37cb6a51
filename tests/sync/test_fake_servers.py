"""Nobody in between gets a password, nor a proof of it, whatever they pretend to be."""

import contextlib
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from sub_crm.sync import connecting
from sub_crm.sync.causes import Cause, cause_of
from sub_crm.sync.connecting import Step, StepResult, examined, opened, parameters
from sub_crm.sync.profile import Profile, SignIn
from tests.sync import fakes
from tests.sync.authority import Authority, Pair, authority, self_signed
from tests.sync.fakes import Fake, fake

PASSWORD = "Geheim-Kenmerk-7391"
Make = Callable[[Authority, Path], Pair | None]


def plain(_issuer: Authority, _folder: Path) -> None:
    return None


def good(issuer: Authority, _folder: Path) -> Pair:
    return issuer.issue("localhost")


def of_another_name(issuer: Authority, _folder: Path) -> Pair:
    return issuer.issue("crm.elders.nl", file="other")


def expired(issuer: Authority, _folder: Path) -> Pair:
    return issuer.issue("localhost", file="old", days=(-30, -1))


def of_tomorrow(issuer: Authority, _folder: Path) -> Pair:
    return issuer.issue("localhost", file="new", days=(1, 30))


def by_itself(_issuer: Authority, folder: Path) -> Pair:
    return self_signed(folder, "localhost")


def by_somebody_else(_issuer: Authority, folder: Path) -> Pair:
    return authority(folder / "elders", "Elders CA").issue("localhost")


# certificate, question, cause, and what the sentence must hold
FAKES = {
    "no TLS": (plain, fakes.CLEARTEXT, Cause.TLS, "geen beveiligde verbinding"),
    "self-signed": (by_itself, fakes.CLEARTEXT, Cause.TLS, "uitgegeven door “localhost”"),
    "other issuer": (by_somebody_else, fakes.SCRAM, Cause.TLS, "uitgegeven door “Elders CA”"),
    "other name": (of_another_name, fakes.SCRAM, Cause.TLS, "crm.elders.nl, niet van localhost"),
    "expired": (expired, fakes.SCRAM, Cause.TLS, "verlopen op"),
    "not valid yet": (of_tomorrow, fakes.SCRAM, Cause.TLS, "nog niet geldig"),
    "asks cleartext": (good, fakes.CLEARTEXT, Cause.UNTRUSTED, "niet verstuurd"),
    "asks md5": (good, fakes.MD5, Cause.UNTRUSTED, "niet verstuurd"),
    "scram unbound": (good, fakes.SCRAM_UNBOUND, Cause.UNTRUSTED, "niet verstuurd"),
    "asks nothing": (good, fakes.COME_IN, Cause.UNTRUSTED, "niet verstuurd"),
}  # fmt: skip
AWAITS_A_PASSWORD = [name for name, (_, asks, *_rest) in FAKES.items() if asks != fakes.COME_IN]


@pytest.fixture
def issuer(tmp_path: Path) -> Authority:
    return authority(tmp_path / "ca")


def profile_of(server: Fake, issuer: Authority, sign_in: SignIn = SignIn.PASSWORD) -> Profile:
    return Profile(
        host="localhost",
        port=server.port,
        login="m.vos",
        sign_in=sign_in,
        ca_file=str(issuer.file),
    )


@pytest.mark.parametrize("name", FAKES)
def test_it_gets_no_password_and_is_called_by_its_name(
    name: str, issuer: Authority, tmp_path: Path
):
    make, asks, cause, told = FAKES[name]
    with fake(asks, make(issuer, tmp_path)) as server:
        *before, last = examined(profile_of(server, issuer), PASSWORD)
    assert server.said == []
    assert all(one.ok for one in before)
    assert last.cause is cause
    assert told in last.told
    assert last.step is (Step.TLS if cause is Cause.TLS else Step.LOGIN)
    assert last.remedy
    assert "toch" not in last.remedy  # there is no "connect anyway"
    if cause is Cause.TLS:
        assert server.logins == []  # not even the name


@pytest.mark.parametrize("name", FAKES)
def test_the_engine_is_as_careful_as_the_test(name: str, issuer: Authority, tmp_path: Path):
    make, asks, cause, _told = FAKES[name]
    with (
        fake(asks, make(issuer, tmp_path)) as server,
        pytest.raises(psycopg.OperationalError) as refused,
    ):
        opened(profile_of(server, issuer), PASSWORD)
    assert server.said == []
    assert cause_of(refused.value) is cause
    assert PASSWORD not in str(refused.value)


@pytest.mark.parametrize("name", FAKES)
def test_windows_gives_no_password_either(name: str, issuer: Authority, tmp_path: Path):
    make, asks, _cause, _told = FAKES[name]
    with fake(asks, make(issuer, tmp_path)) as server, pytest.raises(psycopg.OperationalError):
        opened(profile_of(server, issuer, SignIn.WINDOWS), PASSWORD)
    assert server.said == []


def test_every_fake_has_a_sentence_of_its_own(issuer: Authority, tmp_path: Path):
    said: list[StepResult] = []
    for make, asks, cause, _told in FAKES.values():
        if cause is Cause.TLS:
            with fake(asks, make(issuer, tmp_path)) as server:
                said += [one for one in examined(profile_of(server, issuer), "x") if not one.ok]
    assert len({one.told for one in said}) == len(said) == 6


@pytest.mark.parametrize("greeting", [b"SSH-2.0-x\r\n", b"220 mail\r\n", b"E", b""])
def test_something_that_is_no_postgresql(issuer: Authority, greeting: bytes):
    def greet() -> None:
        for _ in range(3):
            client, _address = listening.accept()
            with client:
                client.sendall(greeting)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        profile = Profile(
            host="localhost",
            port=listening.getsockname()[1],
            login="m.vos",
            ca_file=str(issuer.file),
        )
        thread = threading.Thread(target=greet)
        thread.start()
        *_before, last = examined(profile, PASSWORD)
        with pytest.raises(psycopg.OperationalError):
            opened(profile, PASSWORD)
        thread.join()
    assert last.cause is Cause.TLS
    assert "iets anders dan PostgreSQL" in last.told


def test_a_certificate_cannot_say_more_than_a_name(tmp_path: Path):
    hostile = authority(tmp_path / "ca", "Goed\u202e<b>\n" + "x" * 40)
    known = authority(tmp_path / "known")
    with fake(fakes.SCRAM, hostile.issue("localhost")) as server:
        *_before, last = examined(profile_of(server, known), PASSWORD)
    assert "Goed<b>xxx" in last.told
    assert last.told.isprintable()


# proof that these tests can fail


def trusting(profile: Profile, password: str) -> dict[str, object]:
    """What a program would ask of libpq that did not think about it."""
    return parameters(profile, password) | {
        "sslmode": "prefer",
        "require_auth": "none,password,md5,scram-sha-256",
        "channel_binding": "prefer",
        "sslrootcert": "/bestaat/niet.pem",
    }


@pytest.mark.parametrize("name", AWAITS_A_PASSWORD)
def test_without_the_guards_every_fake_is_answered(
    name: str, issuer: Authority, tmp_path: Path, monkeypatch
):
    make, asks, *_rest = FAKES[name]
    monkeypatch.setattr(connecting, "parameters", trusting)
    with (
        fake(asks, make(issuer, tmp_path)) as server,
        contextlib.suppress(psycopg.OperationalError),
    ):
        opened(profile_of(server, issuer), PASSWORD).close()
    assert server.said
    if asks == fakes.CLEARTEXT:
        assert PASSWORD.encode() in server.heard()


@pytest.mark.parametrize(
    ("left_out", "name"),
    [
        ({"sslmode": "require", "sslrootcert": "/bestaat/niet.pem"}, "self-signed"),
        ({"sslmode": "verify-ca"}, "other name"),
        ({"require_auth": "password,scram-sha-256", "channel_binding": "prefer"}, "asks cleartext"),
        ({"require_auth": "md5", "channel_binding": "prefer"}, "asks md5"),
        ({"channel_binding": "prefer"}, "scram unbound"),
    ],
)
def test_no_guard_is_there_for_nothing(
    left_out: dict[str, str], name: str, issuer: Authority, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(connecting, "parameters", lambda *given: parameters(*given) | left_out)
    make, asks, *_rest = FAKES[name]
    # over TLS a cleartext question is enough to show what a certificate of nobody gives away
    with (
        fake(asks, make(issuer, tmp_path)) as server,
        contextlib.suppress(psycopg.OperationalError),
    ):
        opened(profile_of(server, issuer), PASSWORD).close()
    assert server.said or (name == "self-signed" and server.logins)
