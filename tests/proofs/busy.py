"""A process that keeps on logging until it is killed; every line that it writes is a promise.

`python -m tests.proofs.busy PATH KEY` starts such a process, by fork, for each line it is given.
"""

import datetime as dt
import itertools
import json
import os
import resource
import signal
import sys
from pathlib import Path

from sub_crm.commands import perform
from sub_crm.orders import Circumstances, Order
from sub_crm.orders.contacts import Attendee, FollowUpWish, LogContact
from sub_crm.orders.drafts import KeepDraft
from sub_crm.store.keys import Key
from sub_crm.store.problems import explained
from sub_crm.store.store import Store
from sub_crm.store.writer import Writer
from sub_crm.values.ids import Id, key_id
from sub_crm.values.vague_date import VagueDate

DRAFT = key_id("draft", "half a sentence")
HALF = "Gebeld met de burg"


def main(path: str, key: str) -> None:
    """Serve the one who wants processes to kill."""
    for _ in sys.stdin:
        pid = os.fork()
        if not pid:
            log_until_killed(Store(Path(path), Key(bytes.fromhex(key))))
        os.waitpid(pid, 0)
        promise(gone=pid)


def log_until_killed(store: Store) -> None:
    writer = store.writer()
    promise(pid=os.getpid())
    for number in itertools.count():
        body = json.dumps({"text": f"{HALF} {os.getpid()}"})
        order(writer, KeepDraft(id=DRAFT, kind="quick_log", body=body))
        promise(draft=body)
        promise(moment=order(writer, talk(number)).hex())


def fill_until_refused(path: str, key: str, room: int) -> None:
    """Log until the file may grow no more, say why it stopped, then go on with more room."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = Store(Path(path), Key(bytes.fromhex(key)))
    writer = store.writer()
    promise(moment=order(writer, talk(0)).hex())
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    for number in itertools.count(1):
        try:
            promise(moment=order(writer, talk(number, "x" * 20_000)).hex())
        except Exception as error:
            promise(refused=(explained(error) or {"": repr(error)})[""])
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    promise(moment=order(writer, talk(number, "x" * 20_000)).hex())
    promise(gone=0)
    writer.close()


def talk(number: int, note: str = "") -> LogContact:
    """A talk with somebody new and something to do: rows in four tables at once."""
    return LogContact(
        happened_on=VagueDate("2026-11-24"),
        raw=f"Gesprek {number} met mevrouw Smit",
        note=note,
        attendees=(Attendee(new_name="mevrouw Smit"),),
        follow_up=FollowUpWish(title="Cijfers sturen"),
    )


def order(writer: Writer, wanted: Order) -> Id:
    now = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)
    with writer.act(wanted.said, now=now) as act:
        answer: Id = perform(act.session, wanted, Circumstances(now, writer.author.user_id))
    return answer


def promise(**said: object) -> None:
    """Tell at once and in one piece, also when killed halfway."""
    os.write(1, json.dumps(said).encode() + b"\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
