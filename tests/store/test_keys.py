"""Keys that are random, typed or printed all open the file as SQLCipher's own tools would."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from sub_crm.store.keys import (
    Key,
    key_from_passphrase,
    key_from_recovery,
    new_key,
    new_salt,
)
from sub_crm.store.store import create


def test_a_passphrase_opens_the_file_in_any_tool_for_sqlcipher(tmp_path: Path):
    salt, passphrase = new_salt(), "Zeven schapen, één dijk"
    create(tmp_path / "werkruimte.db", key_from_passphrase(passphrase, salt), salt=salt).close()
    connection = engine.connect(str(tmp_path / "werkruimte.db"))
    connection.execute(f"PRAGMA key = '{passphrase}'")
    assert connection.execute("SELECT count(*) FROM fact").fetchone()[0] > 3
    connection.close()


def test_the_salt_of_a_file_is_its_beginning(tmp_path: Path):
    salt = new_salt()
    create(tmp_path / "werkruimte.db", new_key(), salt=salt).close()
    assert (tmp_path / "werkruimte.db").read_bytes()[:16] == salt


@pytest.mark.parametrize(
    "written", [str, str.lower, lambda text: text.replace(" ", "-"), lambda text: f"\n{text}\t "]
)
def test_the_printed_key_can_be_typed_however_it_is_spaced(written):
    key = new_key()
    assert key_from_recovery(written(key.printed())) == key
    assert len(key.printed().split()) == 16


@pytest.mark.parametrize("text", ["", "0", "wachtwoord", "0" * 63, "0" * 65, "g" * 64, "é" * 64])
def test_other_text_is_no_printed_key(text: str):
    assert key_from_recovery(text) is None


def test_no_two_keys_or_salts_are_the_same():
    assert len({new_key().raw for _ in range(50)} | {new_salt() for _ in range(50)}) == 100
    assert new_key() != Key(bytes(32))
