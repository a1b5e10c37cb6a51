"""Whatever call to the disk fails: one sentence, nothing half, nothing lost, and it works again."""

import json
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sub_crm.queries.today import drafts
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.store import Store
from tests.commands.test_undo import ORDERS
from tests.proofs import typist
from tests.proofs.conftest import UNHURRIED
from tests.proofs.shim import worn

pytestmark = UNHURRIED

ROOT = Path(__file__).parents[2]
STANDS = "Wat je typte staat er nog; probeer het opnieuw."
FULL = "De schijf is vol. Maak ruimte en probeer het opnieuw; wat je typte staat er nog."


@pytest.mark.parametrize(
    ("scenarios", "faults"),
    [
        (8, 25),
        pytest.param(len(ORDERS), 0, marks=[pytest.mark.prove, pytest.mark.timeout(7_200)]),
    ],
    ids=["some", "every"],
)
def test_no_fault_of_the_disk_costs_anything(
    library: Path, tmp_path: Path, scenarios: int, faults: int
):
    outcomes = told_by(library, "tests.proofs.failing", tmp_path, scenarios, faults)
    assert len(outcomes) >= scenarios * (faults or 100), "an order touches the disk so often"
    assert sum(bool(each["told"]) for each in outcomes) > len(outcomes) // 4
    told = {sentence for each in outcomes for sentence in each["told"]}
    assert told >= {FULL, "De schijf weigert te schrijven. " + STANDS}


@pytest.mark.parametrize(
    "faults", [5, pytest.param(0, marks=[pytest.mark.prove, pytest.mark.timeout(7_200)])]
)
@pytest.mark.parametrize("job", ["make", "back_up", "go_back"])
def test_no_fault_of_the_disk_leaves_half_of_what_was_being_made(
    library: Path, tmp_path: Path, job: str, faults: int
):
    outcomes = told_by(library, "tests.proofs.making", job, tmp_path, faults)
    assert len(outcomes) >= (faults or 200)
    assert any(each["told"] for each in outcomes)


def test_what_was_typed_when_the_disk_was_full_stands_there_until_it_is_saved(
    library: Path, example: Path, tmp_path: Path
):
    file = tmp_path / "disk" / "voorbeeld.db"
    file.parent.mkdir()
    shutil.copy(example, file)
    command = [sys.executable, "-m", "tests.proofs.typist", str(file), str(tmp_path / "s.json")]
    finished = subprocess.run(
        command, cwd=ROOT, env=worn(library, file.parent), capture_output=True, check=False
    )
    assert finished.returncode == 0, finished.stderr.decode()[-2_000:]
    assert json.loads(finished.stdout) == {"told": FULL, "typed": typist.SENTENCE}
    with closing(Store(file, EXAMPLE_KEY)) as store, closing(store.reader()) as reader:
        assert reader.values("SELECT raw FROM contact_moments WHERE raw = :it", it=typist.SENTENCE)
        assert drafts(reader) == []


def told_by(library: Path, module: str, *arguments: str | int | Path) -> list[dict[str, Any]]:
    """Return what came of every fault; nothing was wrong, and each refusal had its sentence."""
    finished = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=worn(library, next(each for each in arguments if isinstance(each, Path))),
        capture_output=True,
        check=False,
    )
    outcomes = [json.loads(line) for line in finished.stdout.splitlines()]
    assert finished.returncode == 0, (outcomes[-1:], finished.stderr.decode()[-2_000:])
    assert [each for each in outcomes if each["wrong"] or "a bug" in str(each["told"])] == []
    return outcomes
