"""The real window with 30 organisations, 2,000 people and 50,000 contacts: how long each act takes.

Prints the median and the worst of ten, and the memory of a start; the most is what was set.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sub_crm.ui.desk import ORGANISATIONS, TODAY, organisation_address
from sub_crm.values.ids import key_id
from tests.bench.big_store import make_big_store
from tests.journeys.conftest import Sitting, activated, collected_here

__all__ = ["collected_here"]

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

TIMES = 10
OPEN_MS, SWITCH_MS, SAVE_MS = 100, 100, 150
WOUDENBERG = organisation_address(key_id("organisation", "GM0351"))
SENTENCE = (
    "gebeld met de burgemeester van Woudenberg over de begroting, ik stuur vrijdag de cijfers"
)
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.exec()
"""


@pytest.fixture(scope="module")
def big_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "groot.db"
    make_big_store(path).close()
    return path


@pytest.fixture
def big(qtbot: QtBot, big_file: Path, tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(qtbot, big_file, tmp_path / "instellingen.json")
    sitting.until(lambda: sitting.program.quick_log is not None)
    sitting.backend.wait()
    sitting.until(lambda: activated(sitting.window))
    sitting.shell.focus_page()
    yield sitting
    sitting.close()


def tell(what: str, times: list[float], most: float) -> None:
    sys.stdout.write(
        f"\n{what:44} p50 {median(times):6.1f}  max {max(times):6.1f} ms  (at most {most})\n"
    )


def taken(sitting: Sitting, act: Callable[[], object], done: Callable[[], bool]) -> float:
    """Milliseconds until it is done and painted, in the smallest steps that events allow."""
    began = time.perf_counter()
    act()
    while not done():
        QApplication.processEvents()
    sitting.window.repaint()
    return (time.perf_counter() - began) * 1000


def test_the_quick_log_opens_in_time(big: Sitting) -> None:
    times = []
    for _ in range(TIMES):
        times.append(taken(big, lambda: big.press("Ctrl+N"), lambda: _in_the_quick_log(big)))
        big.press("Escape")
        big.until(lambda: _is_closed(big))
    tell("quick log open", times, OPEN_MS)
    assert median(times) < OPEN_MS


@pytest.mark.parametrize("address", [TODAY, ORGANISATIONS, WOUDENBERG])
def test_a_view_is_switched_in_time(big: Sitting, address: str) -> None:
    elsewhere = ORGANISATIONS if address != ORGANISATIONS else TODAY
    times = []
    for _ in range(TIMES):
        taken(big, lambda: big.shell.open(elsewhere), big.backend.is_quiet)
        times.append(taken(big, lambda: big.shell.open(address), big.backend.is_quiet))
    tell(f"switch to {address[:24]}", times, SWITCH_MS)
    assert median(times) < SWITCH_MS


def test_a_call_is_saved_in_time(big: Sitting) -> None:
    saved: list[object] = []
    big.backend.changed.connect(saved.append)
    times = []
    for _ in range(TIMES):
        big.press("Ctrl+N")
        big.until(lambda: _in_the_quick_log(big))
        big.type(SENTENCE)
        big.backend.wait()
        saved.clear()
        times.append(taken(big, lambda: big.press("Ctrl+Return"), lambda: bool(saved)))
        big.until(lambda: _is_closed(big))
    tell("save acknowledged", times, SAVE_MS)
    assert median(times) < SAVE_MS


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory in this way")
def test_the_memory_of_a_start_is_told(tmp_path: Path) -> None:
    program = ["-m", "sub_crm", "--example", "--data-dir", str(tmp_path)]
    floor, whole = _megabytes("-c", EMPTY), _megabytes(*program, wait=12)
    sys.stdout.write(f"\nmemory (PSS): empty window {floor:.0f} MB, program {whole:.0f} MB\n")
    assert floor < whole < 400


def _in_the_quick_log(sitting: Sitting) -> bool:
    log = sitting.program.quick_log
    return bool(log and log.sheet and log.sheet.surface.field.hasFocus())


def _is_closed(sitting: Sitting) -> bool:
    log = sitting.program.quick_log
    return log is not None and log.sheet is None


def _megabytes(*arguments: str, wait: float = 2) -> float:
    """What a process weighs once it has come to rest, memory that it shares counted in part."""
    with subprocess.Popen([sys.executable, *arguments]) as process:
        time.sleep(wait)
        told = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="utf-8")
        process.terminate()
    [pss] = [line for line in told.splitlines() if line.startswith("Pss:")]
    return int(pss.split()[1]) / 1024
