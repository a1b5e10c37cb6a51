"""Whatever a team does, and whatever fails meanwhile: nothing diverges and no word is lost."""

from pathlib import Path

import pytest

from sub_crm.store.keys import Key
from sub_crm.sync import rounds
from tests.server.conftest import furnished
from tests.server.postgres import Cluster
from tests.sync.histories import History, make_template

SEEDS, MANY, TOGETHER = 100, 2_000, 10
UNHURRIED = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(autouse=True)
def _close_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Histories last a second, and nobody else writes meanwhile."""
    monkeypatch.setattr(rounds, "MARGIN", 0)


@UNHURRIED
@pytest.mark.parametrize("first", range(0, SEEDS, TOGETHER))
def test_nothing_diverges_and_no_word_is_lost(
    cluster: Cluster, tmp_path: Path, template: tuple[Path, Key], first: int
):
    for seed in range(first, first + TOGETHER):
        live(cluster, tmp_path, template, seed)


@UNHURRIED
@pytest.mark.prove
@pytest.mark.parametrize("first", range(SEEDS, MANY, TOGETHER))
def test_nothing_diverges_in_many_histories(
    cluster: Cluster, tmp_path: Path, template: tuple[Path, Key], first: int
):
    for seed in range(first, first + TOGETHER):
        live(cluster, tmp_path, template, seed)


def live(
    cluster: Cluster,
    folder: Path,
    template: tuple[Path, Key],
    seed: int,
) -> None:
    """Let a team of its own live through one history, and look at what is left."""
    for office in furnished(cluster):
        history = History(office, folder, template, seed)
        try:
            history.run()
            history.check()
        except BaseException as error:
            error.add_note(f"history {seed}")
            raise
        finally:
            history.close()
