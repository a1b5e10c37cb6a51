"""Somebody works while the computer's clock jumps between a year ago and ten years ahead.

`python -m tests.proofs.jumping FILE KEY ACTS`, wearing the shim.
"""

import random
import sys
from contextlib import closing
from pathlib import Path

from sub_crm import app
from sub_crm.queries.acts import last_acts
from sub_crm.store.file import connect
from sub_crm.store.keys import Key
from tests.proofs.invariants import (
    Past,
    assert_derived_is_right,
    assert_everything_was_captured,
    assert_journal_leads_back,
    assert_whole,
    last_change,
    present,
    there,
)
from tests.proofs.shim import Shim
from tests.proofs.user import User
from tests.proofs.work import NO_UNDO, some_work
from tests.queries.every_query import every_query, example

HOUR, YEAR = 3_600, 31_557_600
JUMPS = (0, 0, HOUR, -HOUR, 24 * HOUR, -24 * HOUR, YEAR, -YEAR, 10 * YEAR)
"""Seconds from the right time."""


def main(place: str, digits: str, acts: str) -> None:
    path, key, shim = Path(place), Key(bytes.fromhex(digits)), Shim()
    draw = random.Random(int(acts))
    somebody = User(path, key, draw, app._now)
    remembered: dict[int, Past] = {}
    with closing(connect(path, key)) as connection:
        first = there(connection)
        for number in range(int(acts)):
            shim.jump(draw.choice(JUMPS) + draw.randrange(60))
            some_work(somebody, NO_UNDO)
            remembered[last_change(connection)] = present(connection)
            if number % 20 == 0:
                about = example(somebody.reader, somebody.today, somebody.me)
                for ask in every_query(about).values():
                    ask(somebody.reader)
                somebody.restart()
        assert_whole(connection)
        assert_everything_was_captured(connection)
        assert_derived_is_right(connection)
        assert_journal_leads_back(connection, remembered)
        listed = [act.id for act in last_acts(somebody.reader, user=somebody.me)]
        done = somebody.acts[::-1]
        assert listed[: len(done)] == done[: len(listed)], "in the order in which it was done"
        times = [at for (at,) in connection.execute("SELECT at FROM act ORDER BY id")]
        assert times != sorted(times), "the clock did go back"
        while somebody.acts:
            shim.jump(draw.choice(JUMPS))
            somebody.undo(somebody.acts.pop())
        assert there(connection) == first
    somebody.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
