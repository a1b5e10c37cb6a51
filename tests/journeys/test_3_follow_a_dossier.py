"""Follow a dossier: open it from the list, see who stands where, decide, and name the next step."""

import pytest

from sub_crm.ui.desk import issue_address
from tests.journeys.conftest import Sitting, texts

pytestmark = pytest.mark.journey

TITLE = "Ambtelijke capaciteit Lopikerwaard"


def test_a_dossier_is_found_in_its_list_and_shows_every_organisation(sitting: Sitting) -> None:
    issue = sitting.reader().value("SELECT id FROM issues WHERE title = :title", title=TITLE)
    sitting.press("Ctrl+5")
    sitting.until(lambda: TITLE in texts(sitting.shell.page()))
    sitting.press("Ctrl+F")
    sitting.type("capaciteit")
    table = sitting.shell.page().table
    sitting.until(lambda: issue in [getattr(row, "id", None) for row in table.list.items])
    sitting.press("Tab")
    while not table.hasFocus():
        sitting.press("Tab")
    while getattr(table.current_row(), "id", None) != issue:
        sitting.press("Down")
    sitting.press("Return")
    sitting.until(lambda: sitting.shell.address() == issue_address(issue))
    sitting.until(lambda: "Volgende stap" in texts(sitting.shell.page()))
    said = texts(sitting.shell.page())
    for organisation in ("IJsselstein", "Lopik", "Montfoort", "Oudewater"):
        assert organisation in said


def test_completing_the_next_step_makes_the_following_one_the_next(sitting: Sitting) -> None:
    issue = sitting.reader().value("SELECT id FROM issues WHERE title = :title", title=TITLE)
    sitting.shell.open(issue_address(issue))
    sitting.until(lambda: "Volgende stap" in texts(sitting.shell.page()))
    before = _open_steps(sitting, issue)
    sitting.press("Ctrl+D")
    sitting.until(lambda: _open_steps(sitting, issue) == before - 1)
    sitting.until(sitting.backend.can_undo)
    sitting.backend.undo()
    sitting.until(lambda: _open_steps(sitting, issue) == before)


def _open_steps(sitting: Sitting, issue: bytes) -> int:
    return int(
        sitting.reader().value(
            "SELECT count(*) FROM follow_ups WHERE issue_id = :issue AND status = 'open'",
            issue=issue,
        )
    )
