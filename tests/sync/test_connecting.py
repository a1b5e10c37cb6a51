"""Into a real PostgreSQL behind TLS: each step told, each failure by its own name."""

import contextlib
import datetime as dt
import io
import logging
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from sub_crm.orders import Refused
from sub_crm.server import accounts
from sub_crm.server.installing import _schema_range
from sub_crm.sync import causes, passwords
from sub_crm.sync.causes import Action, Cause, cause_of
from sub_crm.sync.connecting import Step, StepResult, examined, opened, parameters
from sub_crm.sync.profile import Profile, SignIn
from tests.server import postgres
from tests.server.office import Office
from tests.sync.authority import authority
from tests.sync.behind_tls import ca_file, nothing_remembered, profile_of, secured, server

__all__ = ["ca_file", "nothing_remembered", "profile_of", "secured", "server"]

ProfileOf = Callable[..., Profile]
MARKER = "Geheim-Kenmerk-7391"


def steps(profile: Profile, password: str) -> list[StepResult]:
    return list(examined(profile, password))


def failure(profile: Profile, password: str) -> StepResult:
    """The one step that failed: the last, after steps that went well."""
    *before, last = steps(profile, password)
    assert all(one.ok for one in before)
    assert not last.ok
    assert last.told.endswith(".")
    assert last.remedy.endswith(".")
    assert last.action is not None
    return last


@pytest.fixture
def hired(server: Office) -> str:
    """The login of somebody new."""
    login = f"p{next(server.numbers)}_{server.database}"
    server.hire(login=login)
    return login


def test_all_four_steps(server: Office, profile_of: ProfileOf, hired: str):
    found = steps(profile_of(hired), server.passwords[hired])
    assert [one.step for one in found] == list(Step)
    assert all(one.ok for one in found)
    assert "PU Interne CA 2" in found[1].told
    assert str((dt.datetime.now(dt.UTC) + dt.timedelta(days=30)).year) in found[1].told
    assert hired in found[2].told
    assert "accounthouder" in found[3].told


def test_it_leaves_nothing_behind(server: Office, profile_of: ProfileOf, hired: str):
    count = "SELECT count(*) FROM sync.device"
    before = server.admin.execute(count).fetchone()
    steps(profile_of(hired), server.passwords[hired])
    assert server.admin.execute(count).fetchone() == before


def test_a_session_is_encrypted_bound_and_limited(
    server: Office, profile_of: ProfileOf, hired: str
):
    with opened(profile_of(hired), server.passwords[hired]) as connection:
        assert connection.pgconn.ssl_in_use
        assert connection.autocommit
        said = connection.execute(
            "SELECT current_setting('search_path'), current_setting('statement_timeout'),"
            " current_setting('lock_timeout'),"
            " current_setting('idle_in_transaction_session_timeout')"
        ).fetchone()
        assert said == ("pg_catalog, pg_temp", "2min", "5s", "30s")
        server.admin.execute("SELECT pg_stat_clear_snapshot()")
        seen = server.admin.execute(
            "SELECT application_name, ssl, version FROM pg_stat_activity"
            " JOIN pg_stat_ssl USING (pid) WHERE pid = %s",
            (connection.info.backend_pid,),
        ).fetchone()
        assert seen is not None
        assert seen[0].startswith("sub-crm ")
        assert seen[1:] == (True, "TLSv1.3")


def test_the_session_says_what_it_wants_not_what_the_account_says(
    server: Office, profile_of: ProfileOf, hired: str
):
    wanted = parameters(profile_of(hired), "x")
    for name, value in {
        "sslmode": "verify-full",
        "channel_binding": "require",
        "require_auth": "scram-sha-256",
        "gssencmode": "disable",
        "sslcertmode": "disable",
        "passfile": os.devnull,
    }.items():
        assert wanted[name] == value
    windows = parameters(profile_of(hired, sign_in=SignIn.WINDOWS), "x")
    assert windows["require_auth"] == "gss,sspi"
    assert windows["sslmode"] == "verify-full"
    assert "password" not in windows


HOSTILE = {
    "PGHOST": "elders.example.org",
    "PGHOSTADDR": "192.0.2.1",
    "PGPORT": "1",
    "PGDATABASE": "elders",
    "PGUSER": "iemand",
    "PGPASSWORD": "een ander",
    "PGSSLMODE": "disable",
    "PGSSLROOTCERT": "/bestaat/niet.pem",
    "PGSSLCERT": "/bestaat/niet.pem",
    "PGSSLNEGOTIATION": "direct",
    "PGREQUIREAUTH": "password",
    "PGCHANNELBINDING": "disable",
    "PGGSSENCMODE": "require",
    "PGSERVICE": "elders",
    "PGOPTIONS": "-c statement_timeout=1ms",
    "PGTARGETSESSIONATTRS": "standby",
    "PGMAXPROTOCOLVERSION": "4.0",
    "PGSSLMAXPROTOCOLVERSION": "TLSv1.1",
    "PGCLIENTENCODING": "LATIN1",
    "PGDATESTYLE": "German",
    "PGAPPNAME": "iets anders",
    "PGCONNECT_TIMEOUT": "0",
    "PGKRBSRVNAME": "iets",
}


def test_the_environment_is_not_heard(
    server: Office, profile_of: ProfileOf, hired: str, monkeypatch, own_home: Path
):
    services = own_home / ".pg_service.conf"
    services.write_text("[elders]\nhost=elders.example.org\nsslmode=disable\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    passfile = own_home / ".pgpass"
    passfile.write_text("*:*:*:*:een ander\n")
    passfile.chmod(0o600)
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    assert all(one.ok for one in steps(profile_of(hired), server.passwords[hired]))
    assert not [name for name in os.environ if name.startswith("PG")]


def test_without_the_guard_the_environment_would_be_heard(
    server: Office, profile_of: ProfileOf, hired: str, monkeypatch
):
    monkeypatch.setattr("sub_crm.sync.connecting._ignore_environment", lambda: None)
    monkeypatch.setenv("PGSERVICE", "elders")
    with pytest.raises(psycopg.OperationalError, match="elders"):
        opened(profile_of(hired), server.passwords[hired])


@pytest.mark.parametrize("host", ["/tmp", "@socket", "a,b"])
def test_a_socket_without_tls_is_no_server(profile_of: ProfileOf, host: str):
    for attempt in (lambda p: opened(p, "x"), lambda p: next(examined(p, "x"))):
        with pytest.raises(Refused):
            attempt(profile_of("iemand", host=host))


# what can be wrong, step by step


def test_no_such_name(profile_of: ProfileOf):
    found = failure(profile_of("x", host="bestaat-niet.invalid"), MARKER)
    assert (found.step, found.cause) == (Step.ADDRESS, Cause.UNREACHABLE)
    assert "bestaat-niet.invalid" in found.told


def test_nobody_listens(profile_of: ProfileOf):
    found = failure(profile_of("x", port=postgres.free_port()), MARKER)
    assert (found.step, found.cause) == (Step.ADDRESS, Cause.UNREACHABLE)
    assert found.action is Action.RETRY


def test_an_authority_that_nobody_knows(profile_of: ProfileOf):
    found = failure(profile_of("x", ca_file=""), MARKER)
    assert (found.step, found.cause) == (Step.TLS, Cause.TLS)
    assert "PU Interne CA 2" in found.told
    assert found.action is Action.CHOOSE_CA


def test_another_authority_of_the_same_name(profile_of: ProfileOf, tmp_path: Path):
    other = authority(tmp_path)
    found = failure(profile_of("x", ca_file=str(other.file)), MARKER)
    assert (found.step, found.cause) == (Step.TLS, Cause.TLS)


@pytest.mark.parametrize("content", [None, b"", b"geen certificaat", b"\x30\x82\x01\x00"])
def test_a_file_that_is_no_certificate(profile_of: ProfileOf, tmp_path: Path, content):
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    found = failure(profile_of("x", ca_file=str(file)), MARKER)
    assert (found.step, found.cause) == (Step.TLS, Cause.TLS)
    assert str(file) in found.told


def test_a_wrong_password(server: Office, profile_of: ProfileOf, hired: str):
    found = failure(profile_of(hired), MARKER)
    assert (found.step, found.cause) == (Step.LOGIN, Cause.PASSWORD)
    assert found.action is Action.PASSWORD


def test_an_unknown_name_is_told_like_a_wrong_password(profile_of: ProfileOf):
    assert failure(profile_of("niemand"), MARKER).cause is Cause.PASSWORD


def test_no_password(profile_of: ProfileOf, hired: str):
    found = failure(profile_of(hired), "")
    assert (found.step, found.cause, found.told) == (
        Step.LOGIN,
        Cause.PASSWORD,
        "Vul je wachtwoord in.",
    )


def test_no_such_database(server: Office, profile_of: ProfileOf, hired: str):
    found = failure(profile_of(hired, database="elders"), server.passwords[hired])
    assert (found.step, found.cause) == (Step.LOGIN, Cause.NOT_OURS)


def test_a_database_of_something_else(server: Office, profile_of: ProfileOf, hired: str):
    found = failure(profile_of(hired, database="postgres"), server.passwords[hired])
    assert (found.step, found.cause) == (Step.SCHEMA, Cause.NOT_OURS)


def test_an_account_of_the_reports(server: Office, profile_of: ProfileOf):
    login = f"rapport_{server.database}"
    password = accounts.add(server.admin, login, "", accounts.READER).password
    server.passwords[login] = password
    found = failure(profile_of(login), password)
    assert (found.step, found.cause) == (Step.SCHEMA, Cause.NOT_OURS)


def test_a_closed_account(server: Office, profile_of: ProfileOf, hired: str):
    accounts.close(server.admin, hired)
    found = failure(profile_of(hired), server.passwords[hired])
    assert (found.step, found.cause) == (Step.LOGIN, Cause.CLOSED)
    server.admin.execute(f'ALTER ROLE "{hired}" LOGIN')  # but still not active
    found = failure(profile_of(hired), server.passwords[hired])
    assert (found.step, found.cause) == (Step.SCHEMA, Cause.CLOSED)


def test_too_many_sessions(server: Office, profile_of: ProfileOf, hired: str):
    server.admin.execute(f'ALTER ROLE "{hired}" CONNECTION LIMIT 0')
    found = failure(profile_of(hired), server.passwords[hired])
    assert (found.step, found.cause) == (Step.LOGIN, Cause.BUSY)


@pytest.mark.parametrize(
    ("served", "cause", "action"),
    [((7, 8), Cause.SERVER_NEWER, Action.UPDATE), ((0, 0), Cause.SERVER_OLDER, Action.ASK)],
)
def test_a_server_of_another_schema(
    server: Office, profile_of: ProfileOf, hired: str, served, cause, action
):
    def serve(text: str) -> None:
        server.admin.execute(text.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))

    definition = "SELECT pg_get_functiondef('sync.schema_range'::regproc)"
    row = server.admin.execute(definition).fetchone()
    assert row is not None
    serve(_schema_range(served))
    try:
        found = failure(profile_of(hired), server.passwords[hired])
    finally:
        server.admin.execute(row[0])
    assert (found.step, found.cause, found.action) == (Step.SCHEMA, cause, action)


# causes


def test_every_cause_has_its_words_and_one_action():
    said = [causes.sentence(cause) for cause in Cause]
    assert len(set(said)) == len(Cause)
    for cause in Cause:
        assert causes.sentence(cause).endswith(".")
        assert causes.remedy(cause).endswith(".")
        assert isinstance(causes.action(cause), Action)


def test_a_session_that_breaks_is_no_matter_of_trust(
    server: Office, profile_of: ProfileOf, hired: str
):
    connection = opened(profile_of(hired), server.passwords[hired])
    server.admin.execute("SELECT pg_terminate_backend(%s)", (connection.info.backend_pid,))
    with pytest.raises(psycopg.OperationalError) as broken:
        connection.execute("SELECT 1")
    assert cause_of(broken.value) is Cause.UNREACHABLE
    with pytest.raises(psycopg.OperationalError) as gone:
        connection.execute("SELECT 1")
    assert cause_of(gone.value) is Cause.UNREACHABLE


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("consuming input failed: SSL SYSCALL error: EOF detected", Cause.UNREACHABLE),
        ("SSL error: unexpected eof while reading", Cause.UNREACHABLE),
        ("SSL connection has been closed unexpectedly", Cause.UNREACHABLE),
        ("could not receive data from server: Connection timed out", Cause.UNREACHABLE),
        ("SSL SYSCALL error: No route to host", Cause.UNREACHABLE),
        ("failed to resolve host 'x': [Errno -2] Name or service not known", Cause.UNREACHABLE),
        ("the connection is closed", Cause.UNREACHABLE),
        ("connection timeout expired", Cause.UNREACHABLE),
        ("SSL error: certificate verify failed", Cause.TLS),
        ('server certificate for "a" does not match host name "b"', Cause.TLS),
        ("SSL error: tlsv1 alert protocol version", Cause.TLS),
        ("server does not support SSL, but SSL was required", Cause.TLS),
        ('no pg_hba.conf entry for host "1.2.3.4", user "x", SSL encryption', Cause.CLOSED),
        ("FATAL: the database system is starting up", Cause.BUSY),
        ("FATAL: sorry, too many clients already", Cause.BUSY),
        ("session is read-only", Cause.BUSY),
        ("GSSAPI continuation error: No Kerberos credentials available", Cause.WINDOWS),
        ("iets dat niemand kent", Cause.OTHER),
    ],
)
def test_what_libpq_says_has_a_cause(words: str, cause: Cause):
    assert cause_of(psycopg.OperationalError(words)) is cause


@pytest.mark.parametrize(
    ("state", "cause"),
    [
        ("28P01", Cause.PASSWORD),
        ("57P03", Cause.BUSY),
        ("53300", Cause.BUSY),
        ("55P03", Cause.BUSY),
        ("40001", Cause.BUSY),
        ("08006", Cause.UNREACHABLE),
        ("57P01", Cause.UNREACHABLE),
        ("3D000", Cause.NOT_OURS),
        ("22001", Cause.OTHER),
    ],
)
def test_a_state_has_a_cause(server: Office, state: str, cause: Cause):
    with pytest.raises(psycopg.Error) as raised:
        server.admin.execute(
            f"DO $$ BEGIN RAISE EXCEPTION 'iets' USING ERRCODE = '{state}'; END $$"
        )
    assert cause_of(raised.value) is cause


@pytest.mark.parametrize(
    ("detail", "cause"),
    [("[7, 8]", Cause.SERVER_NEWER), ("[0, 0]", Cause.SERVER_OLDER), ("?", Cause.OTHER)],
)
def test_a_schema_that_is_not_served(server: Office, detail: str, cause: Cause):
    with pytest.raises(psycopg.Error) as raised:
        server.admin.execute(
            "DO $$ BEGIN RAISE EXCEPTION 'iets' USING ERRCODE = 'SC007',"
            f" DETAIL = '{detail}'; END $$"
        )
    assert cause_of(raised.value) is cause


# the password


def test_a_changed_password(server: Office, profile_of: ProfileOf, hired: str):
    profile, old = profile_of(hired), server.passwords[hired]
    with opened(profile, old) as connection:
        passwords.changed_password(connection, hired, MARKER)
    assert failure(profile, old).cause is Cause.PASSWORD
    opened(profile, MARKER).close()
    row = server.admin.execute(
        "SELECT rolpassword FROM pg_authid WHERE rolname = %s", (hired,)
    ).fetchone()
    assert row is not None
    assert row[0].startswith("SCRAM-SHA-256$")
    assert MARKER not in server.cluster.log()


def test_a_server_that_prefers_md5_gets_none(server: Office, profile_of: ProfileOf, hired: str):
    server.admin.execute(f"ALTER ROLE \"{hired}\" SET password_encryption = 'md5'")
    with opened(profile_of(hired), server.passwords[hired]) as connection:
        passwords.changed_password(connection, hired, MARKER)
    opened(profile_of(hired), MARKER).close()


def test_nobody_changes_the_password_of_another(server: Office, profile_of: ProfileOf, hired: str):
    other = server.hire().connection.info.user
    with (
        opened(profile_of(hired), server.passwords[hired]) as connection,
        pytest.raises(psycopg.Error) as refused,
    ):
        passwords.changed_password(connection, other, MARKER)
    assert MARKER not in str(refused.value)


@pytest.mark.parametrize("ending", ["", "' host=elders", "\\", " é€", "\x00x"])
def test_a_password_is_in_no_repr_error_log_or_argument(
    profile_of: ProfileOf, hired: str, caplog, ending: str
):
    password = MARKER + ending
    caplog.set_level(logging.DEBUG)
    profile = profile_of(hired)
    told = io.StringIO()
    with contextlib.suppress(ValueError):
        told.write(repr(steps(profile, password)))
    try:
        opened(profile, password)
    except Exception:
        traceback.print_exc(file=told)
    told.write(repr(profile))
    told.write(caplog.text)
    told.write(repr(dict(os.environ)))
    told.write(repr(sys.orig_argv))
    assert told.getvalue()
    assert MARKER not in told.getvalue()


def test_a_session_does_not_show_its_password(server: Office, profile_of: ProfileOf, hired: str):
    with opened(profile_of(hired), server.passwords[hired]) as connection:
        with pytest.raises(psycopg.Error) as refused:
            connection.execute("SELECT 1 FROM bestaat_niet")
        shown = f"{connection!r} {connection.info.dsn} {refused.value!r}"
    assert server.passwords[hired] not in shown
