"""The list: everybody's organisations in groups, found, filtered and judged."""

from PySide6.QtCore import Qt

from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui.desk import organisation_address
from sub_crm.ui.organisations import OrganisationsPage
from sub_crm.ui.organisations.list import ALL, MINE
from sub_crm.ui.organisations.reading import Listed
from sub_crm.ui.organisations.selecting import Sorting
from sub_crm.ui.widgets.rows import Heading
from tests.ui import walk
from tests.ui.organisations.visit import LOPIK, Visit

CONTROL = Qt.KeyboardModifier.ControlModifier


def _page(visit: Visit) -> OrganisationsPage:
    page = OrganisationsPage(visit.desk)
    visit.show(page)
    visit.until(lambda: page.list.rows.rowCount())
    return page


def _shown(page: OrganisationsPage) -> list[Listed]:
    return [one for one in page.list.rows.items() if isinstance(one, Listed)]


def _names(page: OrganisationsPage) -> list[str]:
    return [one.row.short_name for one in _shown(page)]


def _lead(page: OrganisationsPage) -> str:
    return page._finding.text()


def test_all_municipalities_and_water_boards_stand_in_their_groups(
    visit: Visit,
) -> None:
    page = _page(visit)
    headings = [str(one) for one in page.list.rows.items() if isinstance(one, Heading)]
    assert headings[:2] == ["Gemeenten, 26", "Waterschappen, 4"]
    after = [heading.partition(",")[0] for heading in headings[2:]]
    assert after == ["Provincie", "Rijk", "Overige organisaties"]
    assert _names(page)[:2] == ["Amersfoort", "Baarn"]


def test_the_sentence_above_the_list_counts_who_is_silent_for_too_long(
    visit: Visit,
) -> None:
    page = _page(visit)
    over = sum(one.rhythm.status is RhythmStatus.OVER for one in _shown(page))
    assert over > 1
    wanted = f"{over} van de {len(_shown(page))} organisaties zijn langer stil dan afgesproken."
    assert _lead(page) == wanted
    page.whose.set_value(MINE)
    assert all(one.row.mine for one in _shown(page))
    assert f"van je {len(_shown(page))} organisaties" in _lead(page)


def test_every_row_says_in_words_what_shape_and_colour_say(visit: Visit) -> None:
    page = _page(visit)
    lopik = next(one for one in _shown(page) if one.id == LOPIK)
    said = page._told(lopik)
    assert said.startswith("Gemeente Lopik, Marieke Vos, Op ritme, ")
    assert f"{lopik.rhythm.silent} dagen van {lopik.rhythm.agreed}" in said
    assert "opvolging" in said
    assert "dossier" in said


def test_the_filter_finds_names_aliases_and_holders_without_accents(
    visit: Visit,
) -> None:
    page = _page(visit)
    page.list.setFocus()
    visit.press(Qt.Key.Key_F, CONTROL)
    assert page.filter.hasFocus()
    visit.qtbot.keyClicks(page.filter, "LOPÏK")
    assert _names(page) == ["Lopik"]
    page.filter.setText("hoogland")
    assert _names(page) == ["Amersfoort"]
    page.filter.setText("marieke vos")
    assert "Lopik" in _names(page)
    assert all(one.row.holder == "Marieke Vos" for one in _shown(page))


def test_nothing_found_is_said_with_a_way_back(visit: Visit) -> None:
    page = _page(visit)
    page.filter.setText("bestaat niet")
    assert not page.list.isVisible()
    assert page._nothing.accessibleName() == "Geen organisaties voor dit filter."
    page.clear()
    assert page.list.isVisible()
    assert page.whose.value() == ALL
    assert len(_names(page)) > 30


def test_the_chip_keeps_only_who_is_over_the_rhythm(visit: Visit) -> None:
    page = _page(visit)
    page.over.click()
    assert _shown(page)
    assert {one.rhythm.status for one in _shown(page)} == {RhythmStatus.OVER}


def test_the_longest_silence_for_its_rhythm_comes_first(visit: Visit) -> None:
    page = _page(visit)
    page.sorting.choose(Sorting.SILENCE)
    shares = [one.rhythm.share for one in _shown(page)]
    assert shares == sorted(shares, reverse=True)
    assert not any(isinstance(one, Heading) for one in page.list.rows.items())


def test_enter_opens_and_ctrl_l_logs_about_the_selected(visit: Visit) -> None:
    page = _page(visit)
    page.list.select(LOPIK)
    page.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    assert visit.opened == [organisation_address(LOPIK)]
    visit.press(Qt.Key.Key_L, CONTROL)
    visit.press(Qt.Key.Key_N, CONTROL)
    assert [one.organisation_id for one in visit.logged] == [LOPIK, LOPIK]


def test_the_keyboard_goes_round_and_everything_has_a_name(visit: Visit) -> None:
    page = _page(visit)
    page.filter.setFocus()
    stops = walk.tab_round(visit.qtbot)
    assert page.list in stops
    assert walk.nameless(visit.window) == []
    assert walk.too_small(visit.window) == []
    assert page.minimumSizeHint().width() <= 650


def test_enter_in_the_filter_opens_what_is_on_top(visit: Visit) -> None:
    page = _page(visit)
    page.filter.setFocus()
    visit.qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert visit.opened == []
    visit.qtbot.keyClicks(page.filter, "lopik")
    visit.qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert visit.opened == [organisation_address(LOPIK)]
