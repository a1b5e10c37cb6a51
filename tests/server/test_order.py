"""Many write at once and one reads: nothing is missed, and nothing is seen out of order.

The control draws its places as a plain serial column does, before the commit; it must miss rows,
or the test would prove nothing.
"""

import random
import threading
from collections.abc import Callable

import psycopg
import pytest

from tests.server.office import Office, new

WRITERS = 6
BATCHES = 12


def write_at_once(writers: list[Callable[[int], None]]) -> threading.Event:
    """Let each writer write its batches; the event is set when all are done."""
    done = threading.Event()

    def work(writer: Callable[[int], None]) -> None:
        for number in range(BATCHES):
            writer(number)

    threads = [threading.Thread(target=work, args=(writer,)) for writer in writers]

    def watch() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        done.set()

    threading.Thread(target=watch).start()
    return done


def test_a_reader_misses_nothing_while_others_write(office: Office):
    devices, reader = [office.hire() for _ in range(WRITERS)], office.hire()
    made: list[str] = []
    lock = threading.Lock()

    def writer_of(index: int) -> Callable[[int], None]:
        def write(number: int) -> None:
            ops = [new("person", surname=f"{index} {number} {n}") for n in range(3)]
            assert devices[index].push(*ops) == [["ok", 1]] * 3
            with lock:
                made.extend(op["id"] for op in ops)

        return write

    done = write_at_once([writer_of(index) for index in range(WRITERS)])
    seen: list[str] = []
    while not done.is_set():
        seen += ids(reader.page(7))
    while True:
        parts = reader.page(7)
        seen += ids(parts)
        if not parts["head"]["more"]:
            break
    assert len(made) == WRITERS * BATCHES * 3
    assert set(seen) == set(made)
    assert len(seen) == len(made), "and nothing twice, for nothing changed twice"


def ids(parts: dict[str, dict[str, list[list[object]]]]) -> list[str]:
    if "person" not in parts:
        return []
    place = parts["person"]["columns"].index("id")  # type: ignore[arg-type]
    return [str(row[place]) for row in parts["person"]["rows"]]


def test_the_control_with_a_serial_cursor_misses_rows(office: Office):
    office.admin.execute("CREATE TABLE public.control (seq bigserial PRIMARY KEY, text text)")
    # one who takes a number and commits after the next, as happens to anybody now and then
    slow, fast = (office.cluster.connect(office.database) for _ in range(2))
    slow.execute("BEGIN")
    slow.execute("INSERT INTO public.control (text) VALUES ('first')")
    fast.execute("INSERT INTO public.control (text) VALUES ('second')")
    cursor, seen = read_control(office.admin, 0)
    slow.execute("COMMIT")
    _, more = read_control(office.admin, cursor)
    assert seen + more == ["second"], "a serial cursor never sees the first"
    slow.close()
    fast.close()


def read_control(
    connection: psycopg.Connection[tuple[int, str]], after: int
) -> tuple[int, list[str]]:
    rows = connection.execute(
        "SELECT seq, text FROM public.control WHERE seq > %s ORDER BY seq", (after,)
    ).fetchall()
    return (rows[-1][0] if rows else after), [text for _, text in rows]


def test_the_same_interleaving_misses_nothing_here(office: Office):
    samira, joris, reader = office.hire(), office.hire(), office.hire()
    samira.connection.execute("BEGIN")
    first = samira.make("person", surname="Eerst")
    joris.connection.execute("SET lock_timeout = '100ms'")
    second: list[str] = []
    waiting = threading.Thread(target=lambda: second.append(joris.make("person", surname="Dan")))
    waiting.start()
    assert not reader.page().get("person"), "neither is there before the first has committed"
    samira.connection.execute("COMMIT")
    waiting.join()
    reader.page()
    assert reader.rows["person"].keys() == {first, *second}


@pytest.mark.prove
def test_pushes_that_are_cut_off_anywhere_leave_all_or_nothing(office: Office):
    """Ends the session of a pusher at a random moment, again and again."""
    samira = office.hire()
    login = next(iter(office.passwords))
    office.admin.execute(f'ALTER ROLE "{login}" CONNECTION LIMIT 20')
    chance = random.Random(7)
    for _ in range(60):
        ops = [new("person", surname="K") for _ in range(50)]
        backend = samira.connection.info.backend_pid
        killer = threading.Timer(
            chance.random() * 0.03,
            office.admin.execute,
            ("SELECT pg_terminate_backend(%s)", (backend,)),
        )
        killer.start()
        try:
            samira.push(*ops)
        except psycopg.OperationalError:
            samira.connection = office.connect(login)
            told = samira.hello()
            assert told["last_batch"] in (samira.batch, samira.batch + 1)
            assert samira.push(*ops) == [["ok", 1]] * 50
        killer.join()
        if samira.connection.closed or samira.connection.broken:
            samira.connection = office.connect(login)
        else:
            try:
                samira.connection.execute("SELECT 1")
            except psycopg.OperationalError:
                samira.connection = office.connect(login)
    assert office.admin.execute("SELECT count(*) FROM crm.person").fetchone() == (3000,)
