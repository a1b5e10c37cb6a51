"""The key lies in a keyring that keeps secrets, or nowhere."""

import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import keyring as library
import pytest

from sub_crm.store.keys import new_key, new_salt
from sub_crm.store.store import create
from sub_crm.store.unlocking import keep_in_keyring, key_in_keyring, key_typed
from sub_crm.system import keyring
from sub_crm.system.keyring import NoKeyring
from sub_crm.system.secret_service import unlocked_secret

ROOT = Path(__file__).parents[2]
TRUSTED = "keyring.backends.SecretService"


class Keyring:
    """A keyring as a desktop has one, in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, account: str, secret: str) -> None:
        self.kept[service, account] = secret

    def get_password(self, service: str, account: str) -> str | None:
        return self.kept.get((service, account))

    def delete_password(self, service: str, account: str) -> None:
        del self.kept[service, account]


class Forgetful(Keyring):
    """Takes everything and returns nothing, as the null backend does."""

    def set_password(self, service: str, account: str, secret: str) -> None:
        pass


class Muddled(Keyring):
    def get_password(self, service: str, account: str) -> str | None:
        found = super().get_password(service, account)
        return found and found[:-1]


class Locked(Keyring):
    """A keyring whose owner pressed Cancel."""

    def set_password(self, service: str, account: str, secret: str) -> None:
        raise OSError("Prompt dismissed")

    def get_password(self, service: str, account: str) -> str | None:
        raise OSError("Prompt dismissed")


class Chainer:
    """What the library gives when a computer has several keyrings."""

    def __init__(self, *backends: object) -> None:
        self.backends = backends


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch):
    def use(backend: object, module: str = TRUSTED) -> object:
        monkeypatch.setattr(type(backend), "__module__", module)
        monkeypatch.setattr(library, "get_keyring", lambda: backend)
        return backend

    return use


def test_a_secret_is_found_again_until_it_is_forgotten(use):
    use(Keyring())
    assert keyring.store_secret("account", "geheim") == f"{TRUSTED}.Keyring"
    assert keyring.backend_name() == f"{TRUSTED}.Keyring"
    assert keyring.find_secret("account") == "geheim"
    assert keyring.find_secret("another") is None
    keyring.forget_secret("account")
    assert keyring.find_secret("account") is None


@pytest.mark.parametrize(
    "module",
    [
        "keyring.backends.fail",
        "keyring.backends.null",
        "keyring.backends.libsecret",
        "keyrings.alt.file",
        "keyrings.alt.pyfs",
        "evil.keyring.backends.SecretService",
    ],
)
def test_a_keyring_that_keeps_nothing_secret_gets_nothing(use, module: str):
    backend = use(Keyring(), module)
    for ask in (
        keyring.backend_name,
        lambda: keyring.store_secret("account", "geheim"),
        lambda: keyring.find_secret("account"),
    ):
        with pytest.raises(NoKeyring, match=module):
            ask()
    keyring.forget_secret("account")
    assert backend.kept == {}


def test_the_real_backends_that_refuse_or_swallow_are_refused(monkeypatch: pytest.MonkeyPatch):
    from keyring.backends import fail, null

    for backend in (fail.Keyring(), null.Keyring()):
        monkeypatch.setattr(library, "get_keyring", lambda backend=backend: backend)
        with pytest.raises(NoKeyring):
            keyring.store_secret("account", "geheim")


@pytest.mark.parametrize("backend", [Forgetful, Muddled, Locked], ids=lambda kind: kind.__name__)
def test_a_secret_that_does_not_stick_is_noticed_at_once(use, backend: type[Keyring]):
    use(backend())
    with pytest.raises(NoKeyring):
        keyring.store_secret("account", "geheim")


def test_a_keyring_that_stays_locked_is_no_keyring(use):
    use(Locked())
    with pytest.raises(NoKeyring, match="Prompt dismissed"):
        keyring.find_secret("account")
    keyring.forget_secret("account")


def test_a_setting_that_names_an_absent_backend_is_no_keyring(monkeypatch: pytest.MonkeyPatch):
    def absent() -> None:
        raise ModuleNotFoundError("No module named 'keyrings'")

    monkeypatch.setattr(library, "get_keyring", absent)
    with pytest.raises(NoKeyring, match="keyrings"):
        keyring.backend_name()


def test_of_several_keyrings_the_trusted_one_is_used(use, monkeypatch: pytest.MonkeyPatch):
    trusted = use(Keyring())
    monkeypatch.setattr(library, "get_keyring", lambda: Chainer(object(), trusted))
    keyring.store_secret("account", "geheim")
    assert trusted.kept == {("sub-crm", "account"): "geheim"}


def test_the_keyring_that_was_used_before_is_asked_without_choosing(
    monkeypatch: pytest.MonkeyPatch,
):
    known = Keyring()
    known.set_password("sub-crm", "account", "geheim")
    module = types.ModuleType(TRUSTED)
    module.Keyring = lambda: known  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, TRUSTED, module)
    monkeypatch.setattr(library, "get_keyring", lambda: pytest.fail("it was chosen anew"))
    assert keyring.find_secret("account", f"{TRUSTED}.Keyring") == "geheim"


@pytest.mark.parametrize(
    "remembered", ["", "evil.Keyring", f"{TRUSTED}.Gone", "keyrings.alt.file.X"]
)
def test_a_name_that_leads_nowhere_means_choosing_anew(use, remembered: str):
    use(Keyring())
    keyring.store_secret("account", "geheim")
    assert keyring.find_secret("account", remembered) == "geheim"


def test_the_key_of_a_workspace_is_found_by_the_file_itself(use, tmp_path: Path):
    use(Keyring())
    salt, key = new_salt(), new_key()
    create(tmp_path / "werkruimte.db", key, salt=salt).close()
    assert key_in_keyring(tmp_path / "werkruimte.db") is None
    keep_in_keyring(salt, key)
    assert key_in_keyring(tmp_path / "werkruimte.db") == key


def test_without_a_keyring_the_key_must_be_typed(use, tmp_path: Path):
    use(Keyring(), "keyring.backends.fail")
    salt, key = new_salt(), new_key()
    create(tmp_path / "werkruimte.db", key, salt=salt).close()
    assert key_in_keyring(tmp_path / "werkruimte.db") is None
    assert key_typed(f"  {key.printed().lower()}\n", salt) == key
    assert key_typed("een lange zin als wachtwoord", salt) != key


REAL = f"""
import sys
from pathlib import Path
from sub_crm.store.keys import new_key, new_salt
from sub_crm.store.store import Store, create
from sub_crm.store.unlocking import keep_in_keyring, key_in_keyring
from sub_crm.system import keyring

path, salt, key = Path(sys.argv[1]), new_salt(), new_key()
create(path, key, salt=salt).close()
name = keep_in_keyring(salt, key)
assert name == "{TRUSTED}.Keyring", name
Store(path, key_in_keyring(path)).close()
keyring.forget_secret(salt.hex())
assert key_in_keyring(path, name) is None
print("kept by", name)
"""
DIRECTLY = """
import sys
from sub_crm.system import keyring

keyring.store_secret("account", "geheïm")
for name in [name for name in sys.modules if name.split(".")[0] in ("keyring", "secretstorage")]:
    del sys.modules[name]
assert keyring.find_secret("account", keyring.SECRET_SERVICE) == "geheïm"
assert "keyring" not in sys.modules and "secretstorage" not in sys.modules
assert keyring.find_secret("nobody", keyring.SECRET_SERVICE) is None
print("asked directly")
"""
IN_A_SESSION = 'printf wachtwoord | gnome-keyring-daemon --unlock --components=secrets && exec "$@"'


def in_a_real_session(folder: Path, program: str, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHON_KEYRING_BACKEND"}
    command = [sys.executable, "-c", program, *arguments]
    finished = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", IN_A_SESSION, "sh", *command],
        cwd=ROOT,
        env=environment | {"XDG_RUNTIME_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


real = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="THE REAL KEYRING IS NOT TESTED: install the packages dbus and gnome-keyring",
)


@real
def test_a_real_keyring_keeps_the_key_of_a_workspace(tmp_path: Path):
    told = in_a_real_session(tmp_path, REAL, str(tmp_path / "werkruimte.db"))
    assert f"kept by {TRUSTED}.Keyring" in told


@real
def test_the_service_that_keeps_the_key_is_asked_directly_at_a_start(tmp_path: Path):
    assert "asked directly" in in_a_real_session(tmp_path, DIRECTLY)


def test_without_a_session_bus_the_long_way_round_is_taken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert unlocked_secret("sub-crm", "account") is None
