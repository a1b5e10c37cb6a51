"""Somebody works in a workspace that may be open elsewhere as well; each line tells of one act.

`python -m tests.proofs.working FILE KEY SEED ACTS`
"""

import json
import os
import random
import sys
from pathlib import Path

from sub_crm import app
from sub_crm.store.changes import Changes
from sub_crm.store.keys import Key
from tests.proofs.user import User


def main(file: str, digits: str, seed: str, acts: str) -> None:
    def tell(changes: Changes) -> None:
        if changes.act:
            told = {"act": changes.act, "records": len(changes.records)}
            os.write(1, json.dumps(told).encode() + b"\n")

    key = Key(bytes.fromhex(digits))
    somebody = User(Path(file), key, random.Random(int(seed)), app._now, kept=tell)
    for _ in range(int(acts)):
        somebody.work()
    somebody.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
