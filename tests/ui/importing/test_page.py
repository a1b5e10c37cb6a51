"""A list of people, from the file to the workspace and back, through the page itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.plan import Choice, Outcome
from sub_crm.exchange.reading import Reading
from sub_crm.orders.people import RenamePerson
from sub_crm.ui.importing.steps import COLUMNS, FILE, RESULT, REVIEW
from sub_crm.ui.importing.watch import FileReader
from sub_crm.ui.width import WidthClass
from sub_crm.values.person_name import PersonName
from tests.ui import walk
from tests.ui.importing.world import ROWS, Screen


@pytest.fixture
def reviewed(screen: Screen) -> Screen:
    screen.show()
    screen.take()
    screen.review()
    return screen


def test_the_five_numbers_are_together_all_rows(reviewed: Screen):
    assert reviewed.counts() == {
        Outcome.NEW: 2,
        Outcome.CHANGED: 1,
        Outcome.SAME: 1,
        Outcome.DOUBTFUL: 2,
        Outcome.REFUSED: 2,
    }
    assert sum(reviewed.counts().values()) == len(ROWS)


def test_what_asks_for_a_choice_is_shown_first_with_its_reason(reviewed: Screen):
    row = reviewed.page.review.table.current_row()
    assert row.outcome is Outcome.DOUBTFUL
    assert "Rij 6 naast de bestaande persoon" in reviewed.labels()
    assert "andere voorletters" in row.reason


def test_the_main_button_says_exactly_what_it_will_do(reviewed: Screen):
    assert reviewed.page.footer.next.text() == "Importeren: 2 nieuw, 1 bijwerken"
    assert "4 rijen zonder keuze of met een fout" in reviewed.page.footer.words.text()


def test_a_choice_changes_the_numbers_of_the_button_and_not_of_the_tiles(reviewed: Screen):
    before = reviewed.counts()
    reviewed.look_at(Outcome.DOUBTFUL, 7)
    reviewed.compared(reviewed.page.review.comparison.radios[Choice.NEW].click)
    assert reviewed.counts() == before
    assert reviewed.page.footer.next.text() == "Importeren: 3 nieuw, 1 bijwerken"
    assert reviewed.page.review.table.current_row().line == 7


def test_one_choice_can_be_made_for_all(reviewed: Screen):
    reviewed.look_at(Outcome.DOUBTFUL, 6)
    reviewed.compared(reviewed.page.review.comparison.radios[Choice.SKIP].click)
    reviewed.compared(reviewed.page.review.comparison.all.click)
    assert set(reviewed.page.work.answers.choices.items()) == {(6, Choice.SKIP), (7, Choice.SKIP)}


def test_a_refused_row_is_put_right_where_it_stands(reviewed: Screen):
    reviewed.look_at(Outcome.REFUSED, 9)
    card = reviewed.page.review.correction
    assert card.isVisible()
    assert card.title.text() == "Rij 9, in functie vanaf"
    assert "31-02-2022" in card.reason.text()
    card.field.setText("28-02-2022")
    reviewed.compared(card.again.click)
    assert reviewed.counts()[Outcome.REFUSED] == 1
    assert reviewed.counts()[Outcome.NEW] == 3


def test_importing_and_one_undo(reviewed: Screen):
    before = reviewed.people()
    reviewed.page.footer.next.click()
    reviewed.wait(lambda: reviewed.page.step == RESULT)
    assert len(reviewed.people()) == len(before) + 2
    assert "2 nieuw · 1 bijgewerkt · 1 gelijk · 4 niet geïmporteerd" in reviewed.labels()
    reviewed.page.result.undo.click()
    reviewed.wait(lambda: "De import is ongedaan gemaakt" in reviewed.labels())
    assert reviewed.people() == before


def test_the_rows_that_were_left_out_can_be_kept_and_read_again(reviewed: Screen, tmp_path: Path):
    reviewed.page.footer.next.click()
    reviewed.wait(lambda: reviewed.page.step == RESULT)
    reviewed.page.result.save(tmp_path / "rest.csv")
    rest = Reading(tmp_path / "rest.csv").table()
    assert [row[0] for row in rest.rows] == ["A.B. de Vries", "P. Anders", "R. Fout", "S. Fout"]
    assert rest.headings[-3:] == ("Regel", "Veld", "Reden")


def test_where_nothing_can_be_written_that_is_said(reviewed: Screen, tmp_path: Path):
    reviewed.page.footer.next.click()
    reviewed.wait(lambda: reviewed.page.step == RESULT)
    reviewed.page.result.save(tmp_path / "geen map" / "rest.csv")
    assert "Kies een andere plaats" in reviewed.page.result.told.text()


def test_the_same_list_again_has_nothing_to_import(reviewed: Screen):
    reviewed.page.footer.next.click()
    reviewed.wait(lambda: reviewed.page.step == RESULT)
    reviewed.page.start_again()
    reviewed.take(name="nog eens.csv")
    reviewed.review()
    assert reviewed.counts()[Outcome.NEW] == reviewed.counts()[Outcome.CHANGED] == 0
    assert not reviewed.page.footer.next.isEnabled()


def test_pressing_twice_imports_once(reviewed: Screen):
    before = len(reviewed.people())
    reviewed.page.footer.next_wanted.emit()
    reviewed.page.footer.next_wanted.emit()
    reviewed.wait(lambda: reviewed.page.step == RESULT)
    reviewed.backend.wait()
    assert len(reviewed.people()) == before + 2
    assert reviewed.page.head.problem.text() == ""


def test_what_a_colleague_changed_meanwhile_has_the_rows_compared_again(reviewed: Screen):
    jansen = reviewed.town.jansen
    reviewed.backend.execute(RenamePerson(person_id=jansen, name=PersonName(surname="Kok")))
    reviewed.backend.wait()
    reviewed.compared(reviewed.page.footer.next.click)
    assert "intussen" in reviewed.page.head.problem.text()
    reviewed.page.footer.next.click()
    reviewed.wait(lambda: reviewed.page.step == RESULT)


def test_going_back_loses_no_file_mapping_choice_or_correction(reviewed: Screen):
    reviewed.look_at(Outcome.DOUBTFUL, 7)
    reviewed.compared(reviewed.page.review.comparison.radios[Choice.SKIP].click)
    chosen = reviewed.page.work
    reviewed.page.go(FILE)
    assert "lijst.csv" in reviewed.labels()
    reviewed.page.go(COLUMNS)
    reviewed.review()
    assert reviewed.page.work.answers == chosen.answers
    assert reviewed.page.work.columns == chosen.columns


def test_another_field_for_a_column_counts_at_once(reviewed: Screen):
    columns = reviewed.page.columns
    reviewed.compared(lambda: columns.choices[1].chosen.emit(None))
    assert reviewed.page.work.columns[1] is None
    assert reviewed.counts()[Outcome.REFUSED] > 2


def test_without_a_name_there_is_nothing_to_look_over(screen: Screen):
    screen.show()
    screen.take("Zeist;x", head="Organisatie;Iets")
    screen.page.go(COLUMNS)
    assert not screen.page.footer.next.isEnabled()
    assert "naam" in screen.page.footer.words.text()
    screen.page.columns.choices[1].chosen.emit(Field.SURNAME)
    assert screen.page.footer.next.isEnabled()


def test_another_delimiter_is_read_again(screen: Screen):
    screen.show()
    screen.take("a,b;c", head="Naam;Organisatie")
    options = screen.page.work.options
    assert screen.page.work.table is not None
    changed = type(options)(delimiter=",")
    screen.page.file.options_wanted.emit(changed)
    screen.wait(lambda: screen.page.work.table and screen.page.work.table.delimiter == ",")
    assert screen.page.work.options == changed


def test_a_file_that_cannot_be_read_says_why_and_the_former_stays(screen: Screen, tmp_path: Path):
    screen.show()
    screen.take()
    (tmp_path / "leeg.csv").write_bytes(b"")
    screen.page.take_file(tmp_path / "leeg.csv")
    screen.wait(screen.page.file.problem.isVisible)
    assert "Dit bestand is leeg." in screen.labels()
    assert screen.page.work.table is not None


def test_a_file_is_dropped_on_the_page(screen: Screen):
    screen.show()
    path = screen.take()
    screen.page.start_again()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.page.file.dropEvent(event)
    screen.wait(lambda: screen.page.work.table)


def test_a_file_is_chosen_from_the_folders(screen: Screen, monkeypatch: pytest.MonkeyPatch):
    screen.show()
    path = screen.take()
    screen.page.start_again()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    screen.page.file.choose.click()
    screen.wait(lambda: screen.page.work.table)


def test_long_reading_shows_progress_and_can_be_stopped(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    screen.show()
    monkeypatch.setattr(FileReader, "start", lambda _reader: None)
    screen.page.take_file(tmp_path / "lang.csv")
    reader = screen.page._watch
    assert isinstance(reader, FileReader)
    screen.wait(screen.page.footer.is_working)
    reader.progressed.emit(3, 10)
    assert (screen.page.footer.bar.value(), screen.page.footer.bar.maximum()) == (3, 10)
    screen.page.footer.stop.click()
    with pytest.raises(ValueError, match="Gestopt"):
        reader.tell(4, 10)


def test_stopping_an_import_changes_nothing(reviewed: Screen):
    before = reviewed.people()
    reviewed.page.footer.next.click()
    reviewed.page.footer.stop_wanted.emit()
    reviewed.wait(lambda: reviewed.page.head.problem.isVisible())
    assert "Gestopt" in reviewed.page.head.problem.text()
    assert reviewed.people() == before


def test_everything_is_done_with_the_keyboard(reviewed: Screen):
    alt = Qt.KeyboardModifier.AltModifier
    reviewed.page.review.table.setFocus()
    walk.press(reviewed.qtbot, Qt.Key.Key_4, alt)
    reviewed.wait(lambda: reviewed.page.review.tiles.current() is Outcome.DOUBTFUL)
    reviewed.page.review.table.setFocus()
    reviewed.compared(lambda: walk.press(reviewed.qtbot, Qt.Key.Key_O, alt))
    assert list(reviewed.page.work.answers.choices.values()) == [Choice.SKIP]
    reviewed.page.review.table.setFocus()
    first = reviewed.page.review.table.current_row().line
    walk.press(reviewed.qtbot, Qt.Key.Key_Return)
    assert reviewed.page.review.table.current_row().line > first


def test_the_keyboard_comes_everywhere_and_everything_has_a_name(reviewed: Screen):
    reviewed.page.review.table.setFocus()
    stops = walk.tab_round(reviewed.qtbot)
    for wanted in (
        reviewed.page.footer.next,
        reviewed.page.footer.back,
        reviewed.page.columns.keep,
    ):
        assert wanted in stops
    assert walk.nameless(reviewed.page) == []
    assert walk.too_small(reviewed.page) == []


@pytest.mark.parametrize("step", [FILE, COLUMNS, REVIEW])
def test_a_narrow_window_holds_every_step(reviewed: Screen, step: int):
    reviewed.page.set_width_class(WidthClass.COMPACT)
    reviewed.page.go(step)
    reviewed.wait(lambda: reviewed.page.minimumSizeHint().width() <= 650)


def test_hostile_names_are_only_text(screen: Screen):
    screen.show()
    hostile = "<b>O'Brien</b> & <img src=x> {name} %s"
    screen.take(f"{hostile};Zeist;Raadslid;;;")
    screen.review()
    assert screen.page.review.table.current_row().person.startswith("<b>O'Brien</b>")
    assert any(hostile in text for text in screen.labels())
