"""What the doctor finds: old versions, loose settings, open doors, rights, a broken history."""

import subprocess
from pathlib import Path

import psycopg
import pytest

from sub_crm.server import doctor
from tests.server import postgres
from tests.server.office import Office, edit


@pytest.mark.parametrize(
    ("number", "safe"),
    [
        (140020, False),
        (150013, False),
        (150014, True),
        (150018, True),
        (160009, False),
        (160010, True),
        (170005, False),
        (170006, True),
        (180000, True),
        (190001, True),
    ],
)
def test_a_version_that_shows_hidden_rows_is_refused(number: int, safe: bool):
    assert (doctor.version_problem(number) is None) == safe


def findings(office: Office) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in doctor.examine(office.admin):
        found.setdefault(finding.subject, []).append(finding.sentence)
    return found


def test_a_server_for_tests_is_told_what_it_lacks(office: Office):
    found = findings(office)
    assert found.keys() == {"instelling"}
    names = {sentence.split("(")[-1].split(" ")[0] for sentence in found["instelling"]}
    assert names == {"ssl", "fsync", "full_page_writes"}


def test_rights_history_and_schema_are_looked_at(office: Office):
    samira = office.hire()
    person = samira.make("person", surname="K")
    samira.push(edit("person", person, 1, note="x"))
    with office.admin.transaction(force_rollback=True):
        office.admin.execute("GRANT SELECT ON crm.issue TO PUBLIC")
        office.admin.execute("SET LOCAL session_replication_role = replica")
        office.admin.execute("UPDATE sync.change_log SET at = 0")
        office.admin.execute("DELETE FROM sync.migration WHERE number = 2")
        assert {"rechten", "geschiedenis", "schema"} <= findings(office).keys()


def test_an_empty_database_is_told_from_a_broken_one(office: Office):
    with office.cluster.connect("postgres") as connection:
        sentences = [finding.sentence for finding in doctor.examine(connection)]
    assert any("init" in sentence for sentence in sentences)


def test_a_device_that_has_not_confirmed_a_purge_is_named_and_no_fault(office: Office):
    samira, officer = office.hire(), office.hire("privacy_officer")
    person = samira.make("person", surname="K")
    officer.call("SELECT api.purge('person', %s, 'x')", person)
    found = [each for each in doctor.examine(office.admin) if each.subject == "wissen"]
    assert len(found) == 2
    assert not any(each.fault for each in found)


DOORS = """
local all postgres trust
host all all 127.0.0.1/32 scram-sha-256
host all all 10.0.0.0/8 scram-sha-256
hostssl all all 10.1.0.0/16 md5
hostssl all all 10.2.0.0/16 scram-sha-256
hostnossl all all 0.0.0.0/0 reject
nonsense
"""


def test_each_open_door_is_named_by_its_line(office: Office):
    home = office.cluster.folder / "data" / "pg_hba.conf"
    before = home.read_text("utf-8")
    home.write_text(DOORS, "utf-8")
    try:
        told = " ".join(findings(office)["toegang"])
    finally:
        home.write_text(before, "utf-8")
    lines = {int(word.rstrip(":")) for word in told.split() if word.rstrip(":").isdigit()}
    assert lines == {2, 4, 5, 6, 8}, "without TLS a door for TLS alone is none"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate authority of one's own, and a certificate of it for localhost."""
    commands = [
        "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=Proef -days 2",
        "req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost",
        "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out server.crt"
        " -days 2 -extfile san.cnf",
    ]
    (tmp_path / "san.cnf").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1")
    for command in commands:
        subprocess.run(["openssl", *command.split()], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


@pytest.mark.skipif(
    not postgres.tool("postgres").is_relative_to("/usr/lib"), reason="the wheel knows no TLS"
)
def test_a_connection_that_is_verified_in_full_works_and_another_authority_does_not(
    certificate: Path, office: Office
):
    folder = office.cluster.folder
    for name in ("server.crt", "server.key"):
        target = folder / name
        target.write_bytes((certificate / name).read_bytes())
        postgres.give_away(target)
        target.chmod(0o600)
    settings = {"ssl_cert_file": folder / "server.crt", "ssl_key_file": folder / "server.key"}
    try:
        for name, path in settings.items():
            office.admin.execute(f"ALTER SYSTEM SET {name} = '{path}'")
        office.admin.execute("ALTER SYSTEM SET ssl = on")
        reload(office)
        office.hire(login=f"tls_{office.database}")
        safe = {
            "sslmode": "verify-full",
            "channel_binding": "require",
            "require_auth": "scram-sha-256",
        }
        connection = office.connect(
            f"tls_{office.database}", sslrootcert=str(certificate / "ca.crt"), **safe
        )
        assert connection.pgconn.ssl_in_use
        assert not any("(ssl " in sentence for sentence in findings(office)["instelling"])
        (certificate / "other").mkdir()
        subprocess.run(
            [*"openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out c -subj /CN=X".split()],
            cwd=certificate / "other",
            check=True,
            capture_output=True,
        )
        with pytest.raises(psycopg.OperationalError, match="certificate verify failed"):
            office.connect(
                f"tls_{office.database}", sslrootcert=str(certificate / "other" / "c"), **safe
            )
    finally:
        office.admin.execute("ALTER SYSTEM RESET ALL")
        reload(office)


def reload(office: Office) -> None:
    """Let the server read its settings anew, and wait until a new session has them."""
    office.admin.execute("SELECT pg_reload_conf()")
    wanted = office.admin.execute(
        "SELECT coalesce(max(setting), 'off') FROM pg_file_settings WHERE name = 'ssl' AND applied"
    ).fetchone()
    for _ in range(100):
        with office.cluster.connect(office.database) as fresh:
            if fresh.execute("SELECT current_setting('ssl')").fetchone() == wanted:
                return
    raise AssertionError("the server did not take its settings")
