"""Exporting through the real window: what is chosen is what stands in the file and in the log."""

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from sub_crm.exchange.lists.making import Format
from sub_crm.queries.exports import all_ids
from sub_crm.ui.exporting import foot
from sub_crm.values.kinds import Confidentiality
from tests.exchange.lists.town import OWN_CONFIDENCE, SECRETS
from tests.exchange.lists.wishing import origin_of, rows_of
from tests.factories import NOW
from tests.ui import walk
from tests.ui.exporting.office import Office, shown

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CONFIDENTIAL = Confidentiality.CONFIDENTIAL


def test_a_list_for_a_colleague_is_made_with_two_keys(office: Office) -> None:
    overlay = office.export("people", [office.town.anna], title="lijst Zeist")
    assert overlay.about.text() == "1 persoon · lijst Zeist"
    office.press(Qt.Key.Key_Return, CTRL)
    assert office.toast() == "1 persoon geëxporteerd naar personen-zeist-2026-11-24.xlsx"
    assert office.files() == ["personen-zeist-2026-11-24.xlsx"]
    [row] = rows_of(office.folder / office.files()[0])
    assert (row["Naam"], row["Telefoon"]) == ("A. de Vries", "030 258 30 00")
    assert office.overlays() == []


def test_the_line_in_the_log_is_what_was_exported(office: Office) -> None:
    overlay = office.export("people", office.crowd, title="iedereen", filter_in_words="alle")
    overlay.right.purpose.setText("Uitnodigen 21 januari")
    overlay.foot.go.click()
    office.toast()
    [line] = office.log()
    name = office.files()[0]
    columns = json.dumps(list(overlay.left.columns.chosen()))
    assert json.loads(line) == [
        *("people", 60, 60, "internal", "Uitnodigen 21 januari", name, columns, ""),
    ]
    assert len(rows_of(office.folder / name)) == 60
    assert "Waarvoor: Uitnodigen 21 januari" in origin_of(office.folder / name)
    assert "Keuze: alle" in origin_of(office.folder / name)


def test_the_records_can_be_found_by_the_query_of_a_list(office: Office) -> None:
    find = partial(all_ids, subject="contacts", today=NOW.date())
    overlay = office.export("contacts", find)
    assert overlay.about.text() == "5 contactmomenten"
    assert overlay.foot.go.text().startswith("2 contactmomenten exporteren")


def test_the_preview_shows_the_first_five_rows_in_the_chosen_order(office: Office) -> None:
    overlay = office.export("people", office.crowd)
    assert [row[0] for row in shown(overlay)] == [f"A. de Bewoner {n:02}" for n in range(5)]
    assert overlay.right.rows.text() == "eerste 5 van 60 rijen"
    office.press(Qt.Key.Key_Down, ALT)
    table = overlay.right.preview.table
    assert table is not None
    assert [table.cells.columns[place].title for place in (0, 1)] == ["Functie", "Naam"]
    assert walk.focus() is overlay.left.columns


def test_columns_are_taken_out_and_moved_by_keyboard(office: Office) -> None:
    overlay = office.export("people", [office.town.anna])
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Space)
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Up, ALT)
    office.press(Qt.Key.Key_Up, ALT)
    office.press(Qt.Key.Key_Up, ALT)
    assert overlay.left.columns.chosen()[:3] == ("organisation", "name", "email")
    office.press(Qt.Key.Key_Return, CTRL)
    office.toast()
    [row] = rows_of(office.folder / office.files()[0])
    assert list(row)[:2] == ["Organisatie", "Naam"]
    assert "Functie" not in row


def test_the_usual_columns_come_back_with_one_press(office: Office) -> None:
    overlay = office.export("people", [office.town.anna])
    overlay.left.columns.choose(("phone",))
    office.button("Standaard").click()
    assert overlay.left.columns.chosen() == overlay.subject.defaults()


def test_without_columns_there_is_nothing_to_export(office: Office) -> None:
    overlay = office.export("people", [office.town.anna])
    overlay.left.columns.choose(())
    assert not overlay.foot.go.isEnabled()


def test_above_fifty_people_the_purpose_is_asked_under_its_field(office: Office) -> None:
    overlay = office.export("people", office.crowd)
    assert overlay.foot.go.isEnabled()
    office.press(Qt.Key.Key_Return, CTRL)
    told = overlay.right.purpose.accessibleDescription()
    assert told == "Schrijf waarvoor deze lijst is; boven 50 personen is dat verplicht."
    assert walk.focus() is overlay.right.purpose
    assert office.files() == []
    office.qtbot.keyClicks(overlay.right.purpose, "Toets")
    assert "verplicht" not in overlay.right.purpose.accessibleDescription()
    office.press(Qt.Key.Key_Return, CTRL)
    office.toast()
    assert len(office.files()) == 1


def test_the_button_and_the_level_say_exact_numbers(office: Office) -> None:
    talks = [office.town.open_talk, office.town.own_secret, office.town.personal]
    overlay = office.export("contacts", talks)
    line, radios = overlay.right.level.line, overlay.right.level.radios
    assert overlay.foot.go.text().startswith("1 contactmoment exporteren")
    assert line.text().startswith("2 contactmomenten en 1 verwijzing naar een dossier blijven weg")
    radios[CONFIDENTIAL].setChecked(True)
    assert overlay.foot.go.text().startswith("2 contactmomenten exporteren")
    assert line.text().startswith("1 contactmoment blijft weg.")
    radios[Confidentiality.PUBLIC].setChecked(True)
    assert not overlay.foot.go.isEnabled()


def test_what_is_confidential_leaves_only_after_a_question(office: Office) -> None:
    overlay = office.export("contacts", [office.town.open_talk, office.town.own_secret])
    overlay.right.level.radios[CONFIDENTIAL].setChecked(True)
    office.press(Qt.Key.Key_Return, CTRL)
    assert walk.focus().accessibleName() == "Annuleren"
    office.press(Qt.Key.Key_Return, CTRL)
    assert len(office.overlays()) == 2, "it asks once"
    office.press(Qt.Key.Key_Space)
    assert office.files() == []
    assert overlay.isVisible()
    overlay.export()
    office.button("Toch exporteren").click()
    office.toast()
    rows = rows_of(office.folder / office.files()[0])
    assert OWN_CONFIDENCE in [row["Onderwerp"] for row in rows]
    assert '"confidential"' in office.log()[0]


def test_a_colleagues_secret_is_in_no_preview_number_or_file(office: Office) -> None:
    town = office.town
    overlay = office.export("contacts", [town.colleagues_secret, town.open_talk])
    assert overlay.about.text() == "1 contactmoment"
    overlay.right.level.radios[CONFIDENTIAL].setChecked(True)
    assert not any(secret in str(shown(overlay)) for secret in SECRETS)
    overlay.left.format.set_value(Format.CSV)
    overlay.export()
    office.button("Toch exporteren").click()
    office.toast()
    text = (office.folder / office.files()[0]).read_text(encoding="utf-8")
    assert not any(secret in text for secret in SECRETS)


def test_columns_format_and_folder_are_those_of_the_last_time(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Elders"
    other.mkdir()
    monkeypatch.setattr(foot, "choose_folder", lambda parent, start: other)
    overlay = office.export("people", [office.town.anna])
    overlay.left.columns.choose(("phone", "name"))
    overlay.left.format.set_value(Format.CSV_DUTCH)
    overlay.foot.change.click()
    overlay.export()
    office.toast()
    assert [path.suffix for path in other.iterdir()] == [".csv"]
    again = office.export("people", [office.town.anna])
    assert again.left.columns.chosen() == ("phone", "name")
    assert again.left.format.value() is Format.CSV_DUTCH
    assert again.foot.folder == other
    assert again.foot.name.text().endswith("-2.csv")
    again.dismiss()
    different = office.export("issues", [office.town.housing])
    assert different.left.format.value() is Format.XLSX


def test_a_name_that_exists_is_told_and_then_replaced(office: Office) -> None:
    (office.folder / "lijst.xlsx").write_text("oud")
    overlay = office.export("people", [office.town.anna])
    overlay.foot.name.setFocus()
    overlay.foot.name.selectAll()
    office.qtbot.keyClicks(overlay.foot.name, "lijst")
    assert "bestaat al en wordt vervangen" in overlay.foot.where.text()
    overlay.export()
    office.toast()
    assert office.files() == ["lijst.xlsx"]
    assert len(rows_of(office.folder / "lijst.xlsx")) == 1


def test_a_file_that_is_open_elsewhere_stays_and_the_log_says_that_none_came(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.folder / "lijst.xlsx").write_text("oud")
    overlay = office.export("people", [office.town.anna])
    overlay.foot.name.setText("lijst.xlsx")

    def held(path: Path, target: Path) -> Path:
        raise PermissionError(13, "held by another program", str(target))

    monkeypatch.setattr(Path, "replace", held)
    overlay.foot.go.click()
    office.until(lambda: "mag je niet schrijven" in overlay.foot.where.text())
    monkeypatch.undo()
    assert office.files() == ["lijst.xlsx"]
    assert (office.folder / "lijst.xlsx").read_text() == "oud"
    office.until(lambda: office.log() and "mag je niet schrijven" in office.log()[0])
    assert overlay.isVisible()
    assert overlay.foot.go.isEnabled()


def test_a_folder_that_went_away_is_told_under_the_name(office: Office) -> None:
    overlay = office.export("people", [office.town.anna])
    office.folder.rmdir()
    overlay.foot.go.click()
    office.until(lambda: "Deze map bestaat niet." in overlay.foot.where.text())
    assert office.log() == []
    assert walk.focus() is overlay.foot.name


def test_without_a_line_in_the_log_there_is_no_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sub_crm.orders import Refused

    def refuse(*_: object) -> None:
        raise Refused({"": "De schijf is vol."})

    overlay = office.export("people", [office.town.anna])
    monkeypatch.setattr("sub_crm.commands.performing._COMMANDS", _Always(refuse))
    overlay.foot.go.click()
    office.until(lambda: "exportlogboek" in overlay.foot.where.text())
    assert office.files() == []


class _Always(dict[type, object]):
    """Answers every question with the same."""

    def __init__(self, answer: object) -> None:
        super().__init__()
        self._answer = answer

    def __getitem__(self, _: type) -> object:
        return self._answer


def test_stopping_leaves_the_old_file_and_the_window_open(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sub_crm.exchange.lists.progress import Progress

    (office.folder / "lijst.xlsx").write_text("oud")
    overlay = office.export("people", [office.town.anna])
    overlay.foot.name.setText("lijst.xlsx")
    monkeypatch.setattr(Progress, "begin", lambda self, rows: self._stop.wait(20))
    overlay.foot.go.click()
    office.until(lambda: overlay.foot.bar.isVisible())
    assert overlay.foot.cancel.text() == "Stoppen"
    assert walk.focus() is overlay.foot.cancel
    office.press(Qt.Key.Key_Escape)
    office.until(lambda: overlay.foot.go.isEnabled())
    assert overlay.isVisible()
    assert overlay.foot.cancel.text() == "Annuleren"
    assert (office.folder / "lijst.xlsx").read_text() == "oud"
    assert office.files() == ["lijst.xlsx"]
    assert office.log() == []


def test_escape_gives_the_focus_back(office: Office) -> None:
    before = QPushButton("Exporteren", office.window)
    before.show()
    before.setFocus()
    overlay = office.export("people", [office.town.anna])
    assert walk.focus() is overlay.left.columns
    office.press(Qt.Key.Key_Escape)
    assert office.overlays() == []
    assert walk.focus() is before


@pytest.mark.parametrize("size", [(1440, 900), (1000, 700), (700, 620)])
def test_everything_is_reached_by_keyboard_and_has_a_name(
    office: Office, size: tuple[int, int]
) -> None:
    office.window.resize(*size)
    overlay = office.export("people", office.crowd)
    stops: list[QWidget] = walk.tab_round(office.qtbot)
    assert walk.nameless(overlay) == []
    assert walk.too_small(overlay, 20) == []
    for one in (overlay.left.columns, overlay.right.purpose, overlay.foot.name, overlay.foot.go):
        assert one in stops
    assert overlay.content.geometry().right() <= size[0]
    assert overlay.body.horizontalScrollBar().maximum() == 0
