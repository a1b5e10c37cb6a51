"""`sub-crm server` as an administrator types it: what it says and returns, and keeps quiet."""

import re
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator

import psycopg
import pytest

from sub_crm.app import main
from sub_crm.commands.registers import register_rows
from sub_crm.server import chain
from tests.server.conftest import NAMES
from tests.server.office import Device, Office, fresh
from tests.server.postgres import Cluster, binaries

Say = Callable[..., tuple[int, str, str]]
PASSWORD = re.compile(r"^    (\S{24,})$", re.M)


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[str]:
    name = f"cli{next(NAMES)}"
    with cluster.connect() as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield name
    cluster.drop(name)


@pytest.fixture
def say(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Say:
    """Say something to the command for a database; returns exit code, output and complaints."""
    monkeypatch.setenv("PGPASSWORD", cluster.password)

    def said(database: str, *words: str) -> tuple[int, str, str]:
        url = f"postgresql://postgres@127.0.0.1:{cluster.port}/{database}?sslmode=disable"
        code = main(["server", *words, "--database", url])
        told = capsys.readouterr()
        return code, told.out, told.err

    return said


def test_an_empty_database_becomes_the_shared_one(say: Say, empty: str):
    code, out, _ = say(empty, "init", "--dry-run")
    assert (code, "er is niets veranderd" in out) == (0, True)
    assert say(empty, "upgrade")[0] == 1
    code, out, _ = say(empty, "init")
    assert code == 0
    assert "0001 records" in out
    code, _, err = say(empty, "init")
    assert (code, "upgrade" in err) == (1, True)
    assert say(empty, "upgrade")[0] == 0


def test_the_registers_are_there_from_the_start_and_stay_as_the_team_made_them(
    say: Say, cluster: Cluster, empty: str
):
    code, out, _ = say(empty, "init")
    assert code == 0
    assert "Uit de registers toegevoegd" in out
    with cluster.connect(empty) as connection:
        ids = {
            str(key) for (key,) in connection.execute("SELECT id FROM crm.organisation").fetchall()
        }
        assert {str(uuid.UUID(bytes=row["id"])) for row in register_rows()["organisation"]} == ids
        connection.execute("UPDATE crm.organisation SET note = 'van ons' WHERE code = 'GM0355'")
        connection.execute("UPDATE crm.theme SET deleted = true")
        assert "toegevoegd" not in say(empty, "upgrade")[1]
        kept = connection.execute("SELECT note FROM crm.organisation WHERE code = 'GM0355'")
        assert kept.fetchone() == ("van ons",)
        assert connection.execute("SELECT bool_and(deleted) FROM crm.theme").fetchone() == (True,)
        assert chain.verify(connection) == []


def test_a_colleague_gets_an_account_that_works(say: Say, office: Office):
    login = f"nieuw_{office.database}"
    code, out, _ = say(office.database, "user", "add", login, "--name", "Nieuw", "--dry-run")
    assert (code, PASSWORD.search(out)) == (0, None)
    code, out, _ = say(
        office.database, "user", "add", login, "--name", "Nieuw", "--role", "team_lead"
    )
    found = PASSWORD.search(out)
    assert code == 0
    assert found is not None
    office.passwords[login] = found[1]
    assert office.device(login).hello()["user"]["role"] == "team_lead"
    code, out, _ = say(office.database, "user", "list")
    assert f"{login}\tteam_lead\tNieuw" in out
    assert say(office.database, "user", "add", login, "--name", "Nieuw")[0] == 1
    assert say(office.database, "user", "role", login, "supervisor")[0] == 0
    assert office.device(login).hello()["user"]["role"] == "supervisor"


def test_closing_an_account_ends_it_at_once(say: Say, office: Office):
    lead, device = office.hire("team_lead"), office.hire(login=f"weg_{office.database}")
    login = f"weg_{office.database}"
    zeist = lead.make("organisation", name="Zeist", short_name="Zeist", kind="municipality")
    lead.make("assignment", user_id=office.user_id(device), organisation_id=zeist)
    code, out, _ = say(office.database, "user", "close", login)
    assert code == 0
    assert "Zeist" in out
    with pytest.raises(psycopg.OperationalError):
        device.hello()
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        office.connect(login)
    code, out, _ = say(office.database, "user", "reopen", login)
    found = PASSWORD.search(out)
    assert found is not None
    with pytest.raises(psycopg.OperationalError, match="password"):
        office.connect(login)
    office.passwords[login] = found[1]
    office.connect(login)


def test_a_forgotten_password_is_made_anew(say: Say, office: Office):
    office.hire(login=f"vergeten_{office.database}")
    login = f"vergeten_{office.database}"
    _, out, _ = say(office.database, "user", "password", login)
    found = PASSWORD.search(out)
    assert found is not None
    assert found[1] != office.passwords[login]
    office.passwords[login] = found[1]
    assert office.connect(login)


def test_a_colleague_changes_their_own_password_without_the_server_seeing_it(office: Office):
    device = office.hire()
    login = next(iter(office.passwords))
    chosen = "een nieuw en lang wachtwoord"
    device.connection.pgconn.change_password(login.encode(), chosen.encode())
    office.passwords[login] = chosen
    assert office.device(login).hello()["user"]["role"] == "account_manager"
    kept = office.admin.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (login,))
    assert str(kept.fetchone()).startswith("('SCRAM-SHA-256")


def test_a_lost_laptop_is_written_off(say: Say, office: Office):
    lost, kept = office.hire(login="m.vos"), office.hire(login="p.smit")
    code, out, _ = say(office.database, "device", "list")
    assert code == 0
    assert {tuple(line.split("\t")[:3]) for line in out.splitlines()} == {
        (lost.id, "m.vos", "laptop"),
        (kept.id, "p.smit", "laptop"),
    }
    say(office.database, "device", "retire", lost.id, "--dry-run")
    assert lost.hello()["wipe"] is False
    assert say(office.database, "device", "retire", lost.id)[0] == 0
    assert lost.hello()["wipe"] is True
    assert kept.hello()["wipe"] is False
    assert f"{lost.id}\tm.vos\tlaptop" in say(office.database, "device", "list")[1]
    for unknown in (fresh(), "geen id", "'; DROP TABLE sync.device"):
        assert say(office.database, "device", "retire", unknown)[0] == 1


def test_a_grant_asks_a_reason_and_a_day(say: Say, office: Office):
    lead = office.hire("team_lead", login=f"lead_{office.database}")
    login = f"lead_{office.database}"
    record = office.hire("supervisor").make("issue", title="x", compartment="supervision")
    assert not lead.sees("issue", record)
    assert say(office.database, "grant", login)[0] == 1
    assert say(office.database, "grant", login, "--reason", "x", "--until", "2999-01-01")[0] == 0
    assert sees(lead, record)
    assert say(office.database, "grant", login, "--end")[0] == 0
    assert not sees(lead, record)
    words = ("--kind", "case", "--reason", "x", "--until", "2999-01-01")
    assert say(office.database, "grant", login, *words)[0] == 1
    assert say(office.database, "grant", login, *words, "--record", fresh())[0] == 1, "no officer"
    assert say(office.database, "grant", login, "--reason", "x", "--until", "morgen")[0] == 1


def sees(device: Device, record: str) -> bool:
    answer = device.call("SELECT api.keys(%s, 1, '{issue}')", device.id)
    return record in str(answer)


@pytest.mark.parametrize(
    "login", ["", "A", "x", "crm_api", "pg_baas", "naam met spatie", 'a"b', "é"]
)
def test_a_login_is_a_plain_word(say: Say, shared: Office, login: str):
    code, _, err = say(shared.database, "user", "add", login, "--name", "N")
    assert code == 1
    assert err.count("\n") == 1


@pytest.mark.parametrize("verb", ["close", "password", "reopen"])
@pytest.mark.parametrize("login", ["postgres", "crm_owner", "niemand"])
def test_only_our_own_logins_are_touched(say: Say, shared: Office, verb: str, login: str):
    assert say(shared.database, "user", verb, login)[0] == 1
    assert shared.admin.execute("SELECT 1").fetchone() == (1,)


def test_the_watchdog_says_whom_it_ended(say: Say, office: Office):
    office.hire(login=f"open_{office.database}")
    login = f"open_{office.database}"
    office.connect(login).execute("BEGIN")
    assert say(office.database, "watchdog") == (0, "", "")
    code, out, _ = say(office.database, "watchdog", "--patience", "0")
    assert (code, login in out) == (0, True)


def test_a_password_in_the_command_is_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["server", "doctor", "--database", "postgresql://a:geheim@127.0.0.1:9/x"]) == 2
    told = capsys.readouterr()
    assert "geheim" not in told.out + told.err


@pytest.mark.parametrize(
    "url", ["postgresql://127.0.0.1:9/x", "host=127.0.0.1 port=9", "geen = url ="]
)
def test_no_database_is_one_sentence(url: str, capsys: pytest.CaptureFixture[str]):
    assert main(["server", "doctor", "--database", url]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_passwords_are_in_no_log_and_no_statistics(say: Say, office: Office):
    login = f"stil_{office.database}"
    office.admin.execute("ALTER SYSTEM SET log_statement = 'all'")
    office.admin.execute("ALTER SYSTEM SET log_min_messages = 'log'")
    office.admin.execute("SELECT pg_reload_conf()")
    _, out, _ = say(office.database, "user", "add", login, "--name", "Stil")
    found = PASSWORD.search(out)
    office.admin.execute("ALTER SYSTEM RESET ALL")
    office.admin.execute("SELECT pg_reload_conf()")
    assert found is not None
    office.passwords[login] = found[1]
    log = office.cluster.log()
    assert "SCRAM-SHA-256" in log, "the log did see the statement"
    assert found[1] not in log


def test_a_start_without_it_loads_neither_driver_nor_models():
    program = (
        "import sys; from sub_crm.app import _parser; _parser();"
        "print([name for name in ('psycopg', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_there_is_a_postgresql_to_test_with():
    assert binaries() is not None
