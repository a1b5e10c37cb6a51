"""The privacy officer of a small team, at a window of their own."""

from typing import Any

import pytest

from sub_crm.models import AppUser, ContactMoment, ContactPoint, Person
from sub_crm.ui.desk import ERASING
from sub_crm.values.kinds import ContactPointKind
from tests.server.conftest import cluster, office
from tests.sync.laptops import Laptop
from tests.sync.story import Story, hire
from tests.ui.syncing.conftest import OpenWindow, open_window, story
from tests.ui.syncing.window import Link, TeamWindow

__all__ = ["cluster", "office", "open_window", "story"]


@pytest.fixture
def officer(story: Story) -> Laptop:
    """Has met everybody's work: Kramer with a call, an address and a task; Weg, who was deleted."""
    story.samira.edit(Person, story.kramer, note="Belt graag")
    story.samira.add(
        ContactPoint(
            person_id=story.kramer, kind=ContactPointKind.EMAIL, value="a.kramer@lopik.example"
        )
    )
    story.samira.edit(ContactMoment, story.call, summary="Toekomstvisie, volgens Kramer")
    gone = story.samira.add(Person(initials="B.", surname="Weg"))
    story.meet()
    story.samira.edit(Person, gone, deleted=True)
    story.samira.sync()
    laptop = hire(story.team, "fatma", "privacy_officer")
    laptop.edit(AppUser, laptop.me, name="Fatma Gezondheid")
    laptop.sync()
    story.meet()
    # with which the office greeted when it hired them; nobody has them
    story.team.office.admin.execute("UPDATE sync.device SET retired_at = 1 WHERE name = 'laptop'")
    return laptop


class Erasing:
    """Somebody at the page."""

    def __init__(self, window: TeamWindow) -> None:
        self.window = window
        window.until(lambda: window.program.quick_log is not None)
        self.page: Any = window.open(ERASING)
        window.until(lambda: self.page.allowed is not None)
        window.activate()

    @property
    def what(self) -> Any:
        return self.page.what

    def pick(self, typed: str) -> None:
        """Find somebody by keyboard, and wait until it is told what goes."""
        field = self.page.who.field
        field.setFocus()
        field.clear()
        self.window.until(lambda: field._find(typed))
        self.window.qtbot.keyClicks(field, typed)
        self.window.qtbot.keyClick(field, "\r")
        self.window.until(lambda: self.what.isVisible() and not self.what._asking.is_under_way())
        self.window.settle()

    def confirm(self, reason: str, typed: str) -> None:
        self.what.reason.setText(reason)
        self.what.typed.setText(typed)
        self.what.act.click()

    def told(self) -> str:
        return str(self.what.said.text())

    def erase(self, typed: str, reason: str = "AVG-2026-12") -> None:
        self.pick(typed)
        self.confirm(reason, "WISSEN")
        self.window.until(self.page.result.isVisible)


@pytest.fixture
def at_page(officer: Laptop, open_window: OpenWindow) -> Any:
    def at_page(link: Link | None = None, **look: Any) -> Erasing:
        return Erasing(open_window(officer, link, **look))

    return at_page
