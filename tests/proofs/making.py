"""A process whose disk fails while it makes a workspace.

`python -m tests.proofs.making FOLDER FAULTS`, wearing the shim; 0 faults: every call to the disk.
"""

import json
import os
import random
import sys
from dataclasses import asdict
from pathlib import Path

from sub_crm.store.keys import new_key
from sub_crm.store.problems import explained
from sub_crm.store.store import create
from tests.proofs.failing import Outcome, every_fault
from tests.proofs.shim import NO_FAULT, Fault, Shim
from tests.proofs.state import look_at, sizes_of


def main(folder: str, count: str) -> None:
    path, shim = Path(folder) / "nieuw.db", Shim()
    shim.fail(NO_FAULT)
    create(path, new_key()).close()
    faults = list(every_fault(range(1, shim.calls + 1)))
    for fault in random.Random(1).sample(faults, int(count)) if int(count) else faults:
        path.unlink()
        outcome = made_under(fault, path, shim)
        os.write(1, json.dumps(asdict(outcome)).encode() + b"\n")


def made_under(fault: Fault, path: Path, shim: Shim) -> Outcome:
    """Make a workspace; when that is refused, there is none, and it can be made after all."""
    outcome, key = Outcome("make", fault), new_key()
    shim.fail(fault)
    try:
        create(path, key).close()
    except Exception as error:
        outcome.told.append((explained(error) or {"": f"a bug: {error!r}"})[""])
    shim.fail(NO_FAULT)
    if not path.exists():
        create(path, key).close()
    if isinstance(found := look_at(path, key, sizes_of), str):
        outcome.wrong.append(f"what stands there is {found}")
    if left := [each.name for each in path.parent.iterdir() if each != path]:
        outcome.wrong.append(f"left behind: {left}")
    return outcome


if __name__ == "__main__":
    main(*sys.argv[1:])
