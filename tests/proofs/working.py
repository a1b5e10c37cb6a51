"""Somebody works in a workspace that may be open elsewhere as well; each line tells of one act.

`python -m tests.proofs.working FILE KEY SEED ACTS` says that it is ready once something of it is on
the disk, and waits for a line before it goes on.
"""

import json
import os
import random
import sys
from pathlib import Path

from sqlalchemy.exc import OperationalError

from sub_crm import app
from sub_crm.store.changes import Changes
from sub_crm.store.keys import Key
from sub_crm.store.problems import explained
from tests.proofs.user import User
from tests.proofs.work import some_work


def main(file: str, digits: str, seed: str, acts: str) -> None:
    acted: list[int] = []

    def tell(changes: Changes) -> None:
        if changes.act:
            acted.append(changes.act)
            told = {"act": changes.act, "records": len(changes.records)}
            os.write(1, json.dumps(told).encode() + b"\n")

    key = Key(bytes.fromhex(digits))
    somebody = User(Path(file), key, random.Random(int(seed)), app._now, kept=tell)
    while not acted:
        some_work(somebody)
    os.write(1, b"ready\n")
    sys.stdin.readline()
    for _ in range(int(acts)):
        try:
            some_work(somebody)
        except OperationalError as error:  # the other wrote for too long, which is said
            if "locked" not in str(error) or not explained(error):
                raise
    somebody.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
