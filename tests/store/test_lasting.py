"""One failure of the disk does not cost the connection for the rest of the day."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from sub_crm.store.file import connect
from sub_crm.store.keys import Key
from sub_crm.store.lasting import Lasting
from sub_crm.store.store import Store


@pytest.fixture
def lasting(store: Store, key: Key) -> Lasting:
    return Lasting(lambda: connect(store.path, key))


def failed(lasting: Lasting, error: Exception) -> bool:
    """Say whether another connection is given after this error."""
    with pytest.raises(type(error)), lasting.used() as first:
        raise error
    with lasting.used() as second:
        assert second.execute("SELECT 1").fetchone() == (1,)
    return second is not first


@pytest.mark.parametrize(
    "error",
    [
        engine.OperationalError("disk I/O error"),
        engine.OperationalError("database or disk is full"),
        engine.DatabaseError("database disk image is malformed"),
        engine.DatabaseError("vtable constructor failed: contact_index"),
    ],
    ids=str,
)
def test_what_the_disk_did_is_not_held_against_the_next_use(lasting: Lasting, error: Exception):
    assert failed(lasting, error)


@pytest.mark.parametrize(
    "error",
    [
        engine.OperationalError("interrupted"),
        engine.IntegrityError("CHECK constraint failed: ck_issue"),
        KeyError("summary"),
    ],
    ids=str,
)
def test_a_connection_that_can_go_on_goes_on(lasting: Lasting, error: Exception):
    assert not failed(lasting, error)


def test_a_page_that_cannot_be_read_for_once_can_be_read_later(
    store: Store, key: Key, tmp_path: Path
):
    """Whatever was read wrongly, the connection would refuse for ever."""
    store.writer().close()
    store.close()
    whole = store.path.read_bytes()
    opened: list[int] = []

    def open_anew() -> object:
        opened.append(1)
        return connect(store.path, key)

    lasting = Lasting(open_anew)
    store.path.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
    with pytest.raises(engine.DatabaseError), lasting.used() as connection:
        connection.execute("SELECT * FROM act JOIN fact").fetchall()
    store.path.write_bytes(whole)
    with pytest.raises(engine.DatabaseError):
        lasting.connection.execute("SELECT * FROM act JOIN fact").fetchall()
    with lasting.used() as connection:
        assert connection.execute("SELECT count(*) FROM fact").fetchone()[0] > 3
    assert len(opened) == 2
