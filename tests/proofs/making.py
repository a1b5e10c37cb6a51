"""A process whose disk fails while it makes a workspace, makes a backup, or goes back to one.

`python -m tests.proofs.making JOB FOLDER FAULTS`, wearing the shim; 0: every call to the disk.
"""

import datetime as dt
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from sub_crm.orders.start import IntroduceUser
from sub_crm.store.backups import Reason, found_in, verified
from sub_crm.store.keys import new_key
from sub_crm.store.problems import StoreProblem, explained
from sub_crm.store.restoring import restore
from sub_crm.store.store import Store, create
from tests.proofs import busy
from tests.proofs.failing import Outcome, every_fault
from tests.proofs.shim import NO_FAULT, Shim
from tests.proofs.state import look_at, sizes_of

NOON = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)


class Place:
    """A folder in which something is to be made, as often as it takes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key = folder / "werk", new_key()
        self.path = self.folder / "werkruimte.db"
        self._before = folder / "eerst"
        self._before.mkdir()

    def begin(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._before, self.folder)

    def keep(self) -> None:
        """Let every time begin with what is there now."""
        shutil.rmtree(self._before)
        shutil.copytree(self.folder, self._before)

    def holds(self) -> object:
        return look_at(self.path, self.key, sizes_of)

    def log(self, number: int) -> None:
        with closing(Store(self.path, self.key)) as store, closing(store.writer()) as writer:
            busy.order(writer, IntroduceUser(name="Samira el Idrissi"))
            busy.order(writer, busy.talk(number))

    def back_up(self, hour: int) -> Path:
        with closing(Store(self.path, self.key)) as store:
            now = NOON + dt.timedelta(hours=hour)
            made = store.back_up(self.folder, reason=Reason.ASKED, now=now)
        assert made
        return made.path

    def torn(self, before: object) -> Iterator[str]:
        """Yield what lies about and is no backup, nor the workspace that was set aside whole."""
        backups = [backup.path for backup in found_in([self.folder], self.path)]
        for path in self.folder.iterdir():
            if path in backups:
                is_well = self._is_whole(path)
            elif path.name.startswith(f"{self.path.name}.beschadigd"):
                is_well = look_at(path, self.key, sizes_of) == before
            else:
                is_well = path == self.path
            if not is_well:
                yield path.name

    def _is_whole(self, backup: Path) -> bool:
        try:
            verified(backup, self.key)
        except StoreProblem:
            return False
        return True


Job = tuple[Callable[[Place], None], Callable[[Place], object]]
"""What comes first, and what is done on a failing disk."""


def nothing(_place: Place) -> None:
    pass


def make(place: Place) -> None:
    if not place.path.exists():
        create(place.path, place.key).close()


def work(place: Place) -> None:
    create(place.path, place.key).close()
    place.log(1)


def work_on(place: Place) -> None:
    work(place)
    place.back_up(1)
    place.log(2)


def go_back(place: Place) -> object:
    oldest = found_in([place.folder], place.path)[-1]
    return restore(oldest.path, place.path, place.key, place.folder, now=NOON.replace(hour=15))


JOBS: dict[str, Job] = {
    "make": (nothing, make),
    "back_up": (work, lambda place: place.back_up(2)),
    "go_back": (work_on, go_back),
}


def main(name: str, folder: str, count: str) -> None:
    first, job = JOBS[name]
    place, shim = Place(Path(folder)), Shim()
    place.begin()
    first(place)
    place.keep()
    before = place.holds()
    shim.fail(NO_FAULT)
    job(place)
    calls, after = shim.calls, place.holds()
    faults = list(every_fault(range(1, calls + 1)))
    for fault in random.Random(1).sample(faults, int(count)) if int(count) else faults:
        outcome = Outcome(name, fault)
        place.begin()
        shim.fail(fault)
        try:
            job(place)
        except Exception as error:
            outcome.told.append((explained(error) or {"": f"a bug: {error!r}"})[""])
        shim.fail(NO_FAULT)
        if place.holds() not in ((before, after) if outcome.told else (after,)):
            outcome.wrong.append(f"the workspace is {place.holds()}")
        outcome.wrong += [f"left behind: {name}" for name in list(place.torn(before))]
        job(place)  # on the mended disk it succeeds
        if place.holds() != after:
            outcome.wrong.append("it could not be done afterwards")
        os.write(1, json.dumps(asdict(outcome)).encode() + b"\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
