"""Where organisations stand in a dossier: seen at a glance, changed with a key, never forgotten."""

import pytest
from PySide6.QtCore import QPoint, Qt

from sub_crm.ui.desk import organisation_address
from sub_crm.ui.issues.adding import OrganisationForm
from sub_crm.ui.issues.body import Body
from sub_crm.ui.issues.forms import StanceForm
from sub_crm.ui.issues.reading import Party
from sub_crm.ui.issues.stance_table import INFLUENCE, INTEREST, STANCE, Sorting
from tests.ui.issues.issue_visit import CAPACITY, IssueVisit

KEYS = {n: Qt.Key(Qt.Key.Key_0.value + n) for n in range(6)}


def parties(body: Body) -> list[Party]:
    table = body.parties.table
    return [table.cells.row(n) for n in range(table.cells.rowCount())]


def party(body: Body, name: str) -> Party:
    return next(one for one in parties(body) if one.row.organisation == name)


def go_to(body: Body, name: str, column: int) -> None:
    table = body.parties.table
    table.setFocus()
    place = [one.row.organisation for one in parties(body)].index(name)
    table.setCurrentIndex(table.cells.index(place, column))


@pytest.fixture
def body(visit: IssueVisit) -> Body:
    return visit.open_page(visit.issue(CAPACITY))


def test_the_most_influential_stand_first_with_place_and_word(body: Body) -> None:
    assert [one.row.organisation for one in parties(body)][:2] == ["IJsselstein", "Lopik"]
    cells = body.parties.table.cells
    row = [one.row.organisation for one in parties(body)].index("Lopik")
    said = [cells.index(row, column).data() for column in range(1, 5)]
    assert said == ["Voorstander", "hoog", "hoog", "4 dagen"]


@pytest.mark.parametrize(
    ("column", "digit", "field", "value"),
    [
        (STANCE, 1, "stance", -2),
        (STANCE, 3, "stance", 0),
        (STANCE, 0, "stance", None),
        (INTEREST, 2, "interest", 2),
        (INFLUENCE, 0, "influence", None),
    ],
)
def test_a_digit_changes_just_the_cell_that_the_keyboard_is_at(
    visit: IssueVisit, body: Body, column: int, digit: int, field: str, value: int | None
) -> None:
    before = party(body, "Lopik").row
    go_to(body, "Lopik", column)
    visit.press(KEYS[digit])
    visit.until(lambda: getattr(party(body, "Lopik").row, field) == value)
    after = party(body, "Lopik").row
    rest = {"stance", "interest", "influence", "reason"} - {field}
    assert all(getattr(after, name) == getattr(before, name) for name in rest)
    assert body.parties.table.current_row().row.organisation == "Lopik"


def test_the_former_stance_is_told_and_an_undone_one_is_not(visit: IssueVisit, body: Body) -> None:
    go_to(body, "Lopik", STANCE)
    visit.press(KEYS[4])
    visit.until(lambda: party(body, "Lopik").row.former_stance == 2)
    row = [one.row.organisation for one in parties(body)].index("Lopik")
    shown = body.parties.table.cells.index(row, STANCE).data()
    assert shown == "Onder voorwaarden, eerst voorstander"
    visit.backend.undo()
    visit.until(lambda: party(body, "Lopik").row.stance == 2)
    assert party(body, "Lopik").row.former_stance is None


def test_a_digit_outside_the_scale_does_nothing(visit: IssueVisit, body: Body) -> None:
    go_to(body, "Lopik", INFLUENCE)
    visit.press(KEYS[5])
    visit.backend.wait()
    assert party(body, "Lopik").row.influence == 3
    assert visit.done == []


def test_f2_opens_everything_at_once_with_the_reason(visit: IssueVisit, body: Body) -> None:
    go_to(body, "Oudewater", STANCE)
    visit.press(Qt.Key.Key_F2)
    form = visit.surface(StanceForm)
    assert form.stance.value() == 0
    form.stance.set_value(-1)
    visit.write(form.reason, "Wil eerst de kosten zien")
    form.action.click()
    visit.until(lambda: party(body, "Oudewater").row.reason == "Wil eerst de kosten zien")
    assert party(body, "Oudewater").row.stance == -1


def test_enter_opens_the_organisation(visit: IssueVisit, body: Body) -> None:
    go_to(body, "Montfoort", STANCE)
    visit.press(Qt.Key.Key_Return)
    assert visit.opened == [organisation_address(party(body, "Montfoort").id)]


def test_an_organisation_leaves_with_del_and_undo_brings_it_back(
    visit: IssueVisit, body: Body
) -> None:
    go_to(body, "Montfoort", STANCE)
    visit.press(Qt.Key.Key_Delete)
    visit.until(lambda: len(parties(body)) == 4)
    visit.backend.undo()
    visit.until(lambda: len(parties(body)) == 5)
    assert party(body, "Montfoort").row.stance == 1


def test_an_organisation_is_added_by_typing_its_name(visit: IssueVisit, body: Body) -> None:
    body.parties._add.click()
    form = visit.surface(OrganisationForm)
    visit.until(lambda: form.name._known)
    form.name.setFocus()
    visit.qtbot.keyClicks(form.name, "heuvelrug")
    visit.press(Qt.Key.Key_Return)
    form.action.click()
    visit.until(lambda: len(parties(body)) == 6)
    assert party(body, "Utrechtse Heuvelrug").row.stance is None


def test_a_name_that_was_not_chosen_is_refused(visit: IssueVisit, body: Body) -> None:
    body.parties._add.click()
    form = visit.surface(OrganisationForm)
    form.action.click()
    assert "Kies een organisatie" in form.forms["organisation_id"].field.accessibleDescription()


def test_the_order_follows_the_header_and_the_choice(visit: IssueVisit, body: Body) -> None:
    body.parties.sorting.chosen.emit(Sorting.NAME)
    names = [one.row.organisation for one in parties(body)]
    assert names == sorted(names, key=str.casefold)
    header = body.parties.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(STANCE) + 10, 10)
    visit.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert body.parties.sorting.value() is Sorting.STANCE
    stances = [one.row.stance or 0 for one in parties(body)]
    assert stances == sorted(stances, reverse=True)
