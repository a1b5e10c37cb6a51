"""Windows on the workspaces of a team, with a shared database of its own for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.server.conftest import cluster, office
from tests.server.office import Office
from tests.sync.laptops import Laptop, Team
from tests.sync.story import Story
from tests.ui.syncing.window import Link, TeamWindow

__all__ = ["cluster", "office"]


@pytest.fixture
def story(office: Office, tmp_path: Path) -> Iterator[Story]:
    team = Team(office, tmp_path)
    yield Story.begun(team)
    team.close()


OpenWindow = Callable[..., TeamWindow]


@pytest.fixture
def open_window(qtbot: QtBot, story: Story, tmp_path: Path) -> Iterator[OpenWindow]:
    """Open a window for somebody of the story; online unless another way is given."""
    opened: list[TeamWindow] = []

    def open_window(laptop: Laptop, link: Link | None = None, **look: Any) -> TeamWindow:
        def online() -> Any:
            return story.team.office.connect(laptop.login)

        settings = tmp_path / f"settings{len(opened)}.json"
        opened.append(TeamWindow(qtbot, laptop, link or online, settings, **look))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()
