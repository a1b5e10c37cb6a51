"""A process whose disk fails: somebody goes through a sitting for each fault, and tells of it.

`python -m tests.proofs.failing FOLDER SCENARIOS FAULTS` draws that many scenarios, and that many
faults for each. With 0 faults each call to the disk fails once by itself, and in another sitting
with all that follow it; as opening and closing are always the same, they fail in the first only.
"""

import errno
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from sub_crm.commands import perform
from sub_crm.orders import Circumstances, Order
from sub_crm.orders.drafts import KeepDraft
from sub_crm.queries.today import drafts
from sub_crm.store.keys import Key, new_key
from sub_crm.store.problems import explained
from sub_crm.store.store import Store, create
from tests import factories as make
from tests.commands.test_undo import ORDERS
from tests.commands.workspace import Town, settle
from tests.proofs.shim import NO_FAULT, Fault, Shim
from tests.proofs.state import Sizes, look_at, sizes_of

Scenario = Callable[[Town], Order]
OPENED = 2
"""So many steps, and the workspace is open and its first screen read."""
TYPED = '{"text": "Gebeld met de burg"}'


@dataclass(slots=True)
class Outcome:
    scenario: str
    fault: Fault
    told: list[str] = field(default_factory=list)
    """The sentence for the step that was refused."""
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mark:
    """How it is between two steps of a sitting on a disk that does not fail."""

    calls: int
    """To the disk, so far."""
    sizes: Sizes


class Sitting:
    """Somebody opens a workspace, types, gives an order, takes it back, and leaves."""

    def __init__(self, base: Path, key: Key, town: Town, shim: Shim) -> None:
        self._base, self._key, self._town, self._shim = base, key, town, shim
        self._path = base.with_name("zitting.db")

    def usual(self, scenario: Scenario) -> list[Mark]:
        """Go through it on a disk that does not fail; return how it is around each step."""
        self._begin(NO_FAULT)
        marks = [self._mark()]
        for step in self._steps(scenario(self._town)):
            step()
            marks.append(self._mark())
        return marks

    def go_through(self, scenario: Scenario, fault: Fault, usual: list[Mark]) -> Outcome:
        """What a failing disk refuses is done again once the disk is mended."""
        outcome = Outcome(name_of(scenario), fault)
        self._begin(fault)
        steps = self._steps(scenario(self._town))
        for step, (before, after) in zip(steps, pairwise(usual), strict=True):
            if refusal := self._refusal(step):
                if fault.error == errno.ENOSPC and self._is_open and self._refusal(self._read):
                    outcome.wrong.append("a full disk keeps from reading")
                self._shim.fail(NO_FAULT)
                outcome.told.append(refusal)
                outcome.wrong += self._wrong(before.sizes, after.sizes)
                if again := self._refusal(step):
                    outcome.wrong.append(f"on the mended disk it was refused again: {again}")
                    return outcome
        self._shim.fail(NO_FAULT)
        if self._look(self._path) != usual[-1].sizes:
            outcome.wrong.append("not all of it is there once, after all")
        return outcome

    def _refusal(self, step: Callable[[], Any]) -> str:
        """Take a step; return the sentence of what keeps it from being done."""
        try:
            step()
        except Exception as error:
            return (explained(error) or {"": f"a bug: {error!r}"})[""]
        return ""

    def _mark(self) -> Mark:
        with self._shim.looking_away():
            return Mark(self._shim.calls, self._look(self._path))

    def _begin(self, fault: Fault) -> None:
        for leftover in self._path.parent.glob(f"{self._path.name}*"):
            leftover.unlink()
        shutil.copy(self._base, self._path)
        self._is_open = False
        self._shim.fail(fault)

    def _steps(self, order: Order) -> Iterator[Callable[[], Any]]:
        draft = KeepDraft(id=self._town.draft, kind="quick_log", body=TYPED)
        yield self._open
        yield self._read
        yield lambda: self._order(draft)
        yield lambda: self._order(order)
        yield self._undo
        yield self._close

    def _open(self) -> None:
        self._store = Store(self._path, self._key)
        self._reader, self._writer = self._store.reader(), self._store.writer()
        self._is_open = True

    def _read(self) -> None:
        drafts(self._reader)

    def _order(self, order: Order) -> None:
        with self._writer.act(order.said, now=make.NOW) as act:
            perform(act.session, order, Circumstances(make.NOW, self._town.me))
        self._act = act.changes.act

    def _undo(self) -> None:
        self._writer.undo(self._act or 0, now=make.NOW)

    def _close(self) -> None:
        self._is_open = False
        self._reader.close()
        self._writer.close()
        self._store.close()

    def _wrong(self, before: Sizes, after: Sizes) -> Iterator[str]:
        """Yield what is not as it was before a step that was refused; nothing may be half done."""
        if self._look(self._path) != before:
            yield "a step that was refused has changed something"
        elsewhere = self._path.with_name("gevallen.db")
        for end in ("", "-wal"):
            lies = self._path.with_name(self._path.name + end)
            if lies.exists():
                shutil.copy(lies, elsewhere.with_name(elsewhere.name + end))
        if self._look(elsewhere) not in (before, after):
            yield "had the computer stopped here, something would be half done"
        for leftover in elsewhere.parent.glob(f"{elsewhere.name}*"):
            leftover.unlink()

    def _look(self, path: Path) -> Any:
        return look_at(path, self._key, sizes_of)


def name_of(scenario: Scenario) -> str:
    return scenario.__code__.co_names[0]


def every_fault(calls: Iterable[int]) -> Iterator[Fault]:
    """Each call fails once by itself, as on a worn disk, and with all that follow: it is full."""
    for call in calls:
        yield Fault(call, errno.EIO)
        yield Fault(call, errno.ENOSPC, lasts=True)


def main(folder: str, scenarios: str, faults: str) -> None:
    base, key, shim, draw = Path(folder) / "stad.db", new_key(), Shim(), random.Random(1)
    with shim.looking_away():
        store = create(base, key)
        writer = store.writer()
        with writer.act("settle", now=make.NOW) as act:
            town = settle(act.session, store.identity.viewer.user_id)
        writer.close()
        store.close()
    sitting = Sitting(base, key, town, shim)
    for place, scenario in enumerate(draw.sample(ORDERS, int(scenarios))):
        usual = sitting.usual(scenario)
        first, last = (0, -1) if not place or int(faults) else (OPENED, -2)
        points = list(every_fault(range(usual[first].calls + 1, usual[last].calls + 1)))
        for fault in draw.sample(points, int(faults)) if int(faults) else points:
            os.write(1, json.dumps(asdict(sitting.go_through(scenario, fault, usual))).encode())
            os.write(1, b"\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
