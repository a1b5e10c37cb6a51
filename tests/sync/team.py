"""A team on one machine: a PostgreSQL behind TLS, three accounts, two windows. Ctrl+C ends it all.

Run as `python -m tests.sync.team`, which `dev.py team` does.
"""

import contextlib
import datetime as dt
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sub_crm import VERSION
from sub_crm.app import _register_rows
from sub_crm.commands import perform
from sub_crm.orders import Circumstances
from sub_crm.orders.start import IntroduceUser
from sub_crm.server import accounts, filling
from sub_crm.server.installing import install
from sub_crm.store import create
from sub_crm.store.file import salt_of
from sub_crm.store.filling import insert_rows
from sub_crm.store.keys import key_from_passphrase, new_salt
from sub_crm.store.unlocking import keep_in_keyring
from sub_crm.sync import passwords, profile
from sub_crm.sync.hosting import join_team
from sub_crm.sync.passwords import Kept
from sub_crm.sync.profile import Profile
from sub_crm.system import settings
from sub_crm.system.keyring import NoKeyring, forget_secret
from sub_crm.system.paths import paths
from sub_crm.system.settings import Settings
from tests.sync import secure

ROOT = Path(__file__).parents[2]
DATABASE = "sub_crm"
LEAD = ("teamleider", "Tamar Leeuwenberg", "team_lead")
COLLEAGUES = (
    ("marieke", "Marieke Vos", "account_manager"),
    ("samira", "Samira el Idrissi", "account_manager"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team, with a workspace of their own that is part of it."""

    login: str
    name: str
    password: str
    data: Path | None
    """Folder for `--data-dir`; None for who has no window."""
    passphrase: str = ""
    """What opens the workspace, where no keyring keeps its key."""
    kept: Kept = Kept.SITTING


@contextlib.contextmanager
def team() -> Iterator[list[Member]]:
    """Make it all in a folder that goes with it; yield the members, the team lead last."""
    if not secure.knows_tls():
        raise SystemExit("Hier is PostgreSQL met TLS nodig: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="sub-crm-team-"))
    with contextlib.ExitStack() as held:
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        cluster, issuer = held.enter_context(secure.running())
        with cluster.connect() as connection:
            connection.execute(f"CREATE DATABASE {DATABASE}")
        with cluster.connect(DATABASE) as admin, admin.transaction():
            install(admin)
            filling.fill(admin, _register_rows())
            opened = [(one, accounts.add(admin, *one).password) for one in (*COLLEAGUES, LEAD)]
        members = []
        for (login, name, _role), password in opened[:-1]:
            own = Profile(
                host="localhost",
                port=cluster.port,
                database=DATABASE,
                login=login,
                ca_file=str(issuer.file),
                device_name=f"laptop van {login}",
            )
            data = folder / login
            passphrase = _workspace(data, name, own, password)
            held.callback(forget_secret, salt_of(paths(data).workspace).hex())
            kept = passwords.keep(own, password)
            held.callback(passwords.forget, own)
            members.append(Member(login, name, password, data, passphrase, kept))
        yield [*members, Member(LEAD[0], LEAD[1], opened[-1][1], None)]


def _workspace(data: Path, name: str, own: Profile, password: str) -> str:
    """Make a workspace that joined; return the passphrase to type, or "" where a keyring has it.

    It is a real one, since the demonstration joins no team.
    """
    now, salt, passphrase = dt.datetime.now(dt.UTC), new_salt(), accounts.new_password()
    key, places = key_from_passphrase(passphrase, salt), paths(data)
    store = create(
        places.workspace,
        key,
        salt=salt,
        fill=lambda connection: insert_rows(
            connection, _register_rows(), now=now, verb="Werkruimte gemaakt"
        ),
    )
    with contextlib.closing(store.writer()) as writer, writer.act("wie", now=now) as act:
        perform(
            act.session,
            IntroduceUser(name=name),
            Circumstances(now=now, user_id=store.identity.viewer.user_id),
        )
    profile.keep(store, own)
    join_team(store, own, password, VERSION)
    store.close()
    try:
        backend = keep_in_keyring(salt, key)
    except NoKeyring:
        return passphrase
    settings.save(places.settings, Settings(keyring=backend, user=name))
    return ""


def command(member: Member) -> list[str]:
    """What opens the window of a member; no password is in it."""
    arguments = ["--data-dir", str(member.data), "--page", "sub://vandaag"]
    return [sys.executable, str(ROOT / "main.py"), *arguments]


def main() -> int:
    """Open the windows and wait until they are closed, or until Ctrl+C."""
    enough = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):  # dev.py leaves them to us
        signal.signal(one, lambda *_: enough.set())
    with team() as members:
        _introduce(members)
        opened = (one for one in members if one.data is not None)
        windows = [subprocess.Popen(command(one), start_new_session=True) for one in opened]
        while not enough.is_set() and any(window.poll() is None for window in windows):
            time.sleep(0.1)
        for window in windows:
            _end(window)
    _say("Alles is opgeruimd.")
    return 0


def _introduce(members: list[Member]) -> None:
    for one in members:
        secret = "in de sleutelbos" if one.kept is Kept.KEYRING else one.password
        opens = f", wachtwoordzin van de werkruimte: {one.passphrase}" if one.passphrase else ""
        _say(f"{one.name}: naam {one.login}, wachtwoord {secret}{opens}")
    _say("Sluit de vensters of druk op Ctrl+C; daarna wordt alles opgeruimd.")


def _end(window: "subprocess.Popen[bytes]") -> None:
    window.terminate()
    try:
        window.wait(10)
    except subprocess.TimeoutExpired:
        window.kill()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
