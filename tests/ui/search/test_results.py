"""The page of results: grouped, narrowed by facets, opened by Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sub_crm.ui.addresses import split_address
from sub_crm.ui.desk import contact_address
from sub_crm.ui.parts.lists.list_forms import SaveListForm
from sub_crm.ui.search import results_address
from sub_crm.ui.search.page import SearchPage
from sub_crm.ui.search.question import Question, question_of
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.kinds import ContactKind
from tests.ui.search.searching import Searching
from tests.ui.walk import nameless, too_small


def headings(page: SearchPage) -> list[str]:
    return [item.title for item in page.list.rows.items() if isinstance(item, Heading)]


def texts(parts: tuple[object, ...]) -> str:
    return "".join(getattr(part, "text", "") for part in parts)


def wait_for(searching: Searching, page: SearchPage, count: int) -> None:
    searching.qtbot.waitUntil(lambda: len(searching.results(page)) == count)


def test_dossiers_and_moments_stand_in_groups_with_words_around_the_match(
    searching: Searching,
) -> None:
    page = searching.ask("bouw")
    assert headings(page) == ["Dossiers en personen", "Contactmomenten", "Opvolgingen"]
    assert page.title.text() == "Zoekresultaten voor “bouw”"
    assert "gevonden in" in page.sentence.text()
    assert "ook in langere woorden zoals woningbouw" in page.sentence.text()
    marked = [part for one in searching.results(page) for part in one.snippet if part.matches]
    assert {part.text.lower() for part in marked} <= {"bouw"}


def test_moments_come_newest_first(searching: Searching) -> None:
    page = searching.ask("begroting")
    results = page._results
    assert results is not None
    days = [row.happened_on for row in results.rows]
    assert days == sorted(days, reverse=True)


def test_a_facet_narrows_and_keeps_its_own_alternatives(searching: Searching) -> None:
    page = searching.ask("woningbouw")
    kinds = page.facets.kinds
    options = {one.key: int(one.count) for one in kinds._options}
    assert len(options) > 1
    [key, box] = next(iter(kinds.boxes.items()))
    box.click()
    wait_for(searching, page, options[key])
    assert {one.key: int(one.count) for one in kinds._options} == options
    assert headings(page) == ["Contactmomenten"]
    box.click()
    searching.qtbot.waitUntil(lambda: "Dossiers en personen" in headings(page))


def test_the_counts_of_the_years_are_what_the_years_give(searching: Searching) -> None:
    page = searching.ask("woningbouw")
    for box in list(page.facets.periods.boxes.values()):
        count = int(box.accessibleName().rpartition(" ")[2])
        box.click()
        wait_for(searching, page, count)
        box.click()
        searching.qtbot.waitUntil(lambda: len(headings(page)) == 3)


def test_a_sort_of_result_can_be_left_out(searching: Searching) -> None:
    page = searching.ask("woningbouw")
    page.facets.sorts.boxes["moments"].click()
    searching.qtbot.waitUntil(lambda: headings(page) == ["Dossiers en personen", "Opvolgingen"])
    page.facets.sorts.boxes["follow_ups"].click()
    searching.qtbot.waitUntil(lambda: headings(page) == ["Dossiers en personen"])


def test_enter_opens_and_going_back_returns_to_the_same_row(searching: Searching) -> None:
    page = searching.ask("woningbouw")
    page.list.setFocus()
    searching.keys(Qt.Key.Key_Down)
    searching.keys(Qt.Key.Key_Down)
    row = page.list.current_row()
    searching.keys(Qt.Key.Key_Return)
    assert searching.shell.address() == row.address
    searching.keys(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert searching.shell.page() is page
    assert page.list.current_row().id == row.id


def test_nothing_found_offers_the_name_that_was_meant(searching: Searching) -> None:
    page = searching.ask("Montfort")
    assert searching.results(page) == []
    assert page._empty is not None
    searching.qtbot.waitUntil(page._empty.isVisible)
    [ask] = [one for one in page._empty.findChildren(type(page.more)) if one.isVisible()]
    assert ask.text() == "Bedoelde je “Gemeente Montfoort”?"
    ask.click()
    searching.qtbot.waitUntil(lambda: "Montfoort" in page.title.text())
    searching.qtbot.waitUntil(lambda: len(searching.results(page)) > 0)


def test_more_moments_are_shown_when_asked_for(searching: Searching) -> None:
    page = searching.ask("de")
    first = len([one for one in searching.results(page) if one.id.startswith("hit:")])
    assert first == 50
    page.more.click()
    searching.qtbot.waitUntil(
        lambda: len([o for o in searching.results(page) if o.id.startswith("hit:")]) > first
    )


@pytest.mark.parametrize(
    "text", ["<b>vet</b>", "&x", "'\"", "\u202e", "%00", "sub://x/y", "ĳ" * 900]
)
def test_any_question_is_shown_as_it_is(searching: Searching, text: str) -> None:
    page = searching.ask(text)
    assert page.title.text() == f"Zoekresultaten voor “{text}”"
    searching.shell.grab()


def test_follow_ups_are_found_by_their_words_and_lead_to_where_they_stand(
    searching: Searching,
) -> None:
    page = searching.ask("herindelingsvisie terugb")
    [result] = searching.results(page)
    assert texts(result.name) == "Terugbellen over herindelingsvisie"
    assert result.right == "vr 20 nov"
    assert "E. van Dijk, Oudewater" in result.sentence
    page.list.setFocus()
    searching.keys(Qt.Key.Key_Return)
    assert searching.shell.address() == result.address != results_address("")


def test_a_question_is_kept_with_its_facets_and_comes_back_on_the_page_and_in_the_palette(
    searching: Searching,
) -> None:
    page = searching.ask("woningbouw")
    [first, *_] = page.facets.kinds.boxes.values()
    first.click()
    searching.qtbot.waitUntil(lambda: headings(page) == ["Contactmomenten"])
    found = len(searching.results(page))
    page.save.click()
    [form] = searching.shell.findChildren(SaveListForm)
    searching.qtbot.keyClicks(form.name, "Wonen gebeld")
    form.action.click()
    searching.qtbot.waitUntil(page.kept.isVisible)
    [chip] = page.kept.chips.chips
    assert chip.isChecked()
    page = searching.ask("begroting")
    assert not chip.isChecked()
    searching.open_palette()
    searching.surface.field.clear()
    searching.qtbot.waitUntil(lambda: "Bewaarde zoekvragen" in searching.groups())
    searching.type("wonen g")
    [kept] = [one for one in searching.choices() if one.id.startswith("kept:")]
    searching.palette.sheet.carry_out(kept)  # type: ignore[union-attr]
    searching.qtbot.waitUntil(lambda: page.question == "woningbouw")
    wait_for(searching, page, found)
    assert headings(page) == ["Contactmomenten"]
    assert chip.isChecked()
    [chosen] = [box for box in page.facets.kinds.boxes.values() if box.isChecked()]
    chosen.click()
    searching.qtbot.waitUntil(lambda: len(headings(page)) == 3)
    assert not chip.isChecked()


def test_facets_that_leave_nothing_can_be_cleared_at_once(searching: Searching) -> None:
    nowhere = Question("woningbouw", organisations=(b"x" * 16,))
    searching.shell.open(nowhere.address())
    page = searching.shell.page()
    assert isinstance(page, SearchPage)
    searching.qtbot.waitUntil(lambda: page._empty is not None)
    assert page._empty is not None
    [clear] = page._empty.findChildren(QPushButton)
    clear.click()
    searching.qtbot.waitUntil(lambda: len(searching.results(page)) > 5)


def test_f4_shows_what_stands_behind_each_sort_of_result(searching: Searching) -> None:
    page = searching.ask("lopik")
    page.list.setFocus()
    searching.keys(Qt.Key.Key_F4)
    assert page.preview.isVisible()
    sorts = set()
    for result in searching.results(page):
        sort = result.id.partition(":")[0]
        if sort in sorts:
            continue
        sorts.add(sort)
        page.list.select(result.id)
        searching.qtbot.waitUntil(lambda id=result.id: shown(page) == id)  # type: ignore[misc]
        assert page.preview.shown is not None
        assert page.preview.shown.title
        assert page.preview.shown.lines
    assert sorts == {"organisation", "person", "issue", "hit", "follow_up"}
    assert nameless(page) == []
    searching.keys(Qt.Key.Key_F4)
    assert not page.preview.isVisible()


def test_a_moment_in_the_preview_opens_with_enter(searching: Searching) -> None:
    page = searching.ask("lopik")
    page.list.setFocus()
    searching.keys(Qt.Key.Key_F4)
    searching.qtbot.waitUntil(
        lambda: page.preview.moments is not None and page.preview.moments.isVisible()
    )
    assert page.preview.moments is not None
    page.preview.moments.setFocus()
    moment = page.preview.moments.current_row()
    searching.keys(Qt.Key.Key_Return)
    assert searching.shell.address() == contact_address(moment.id)


def shown(page: SearchPage) -> str:
    return page.preview.shown.id if page.preview.shown else ""


@pytest.mark.parametrize(
    "question",
    [
        Question("a/b ?&%2F"),
        Question("woningbouw", kinds=(ContactKind.EMAIL,), years=(0, 2)),
        Question("", organisations=(b"y" * 16,)),
    ],
)
def test_an_address_holds_the_whole_question(question: Question) -> None:
    page, argument = split_address(question.address())
    assert page == "zoeken"
    assert question_of(argument) == question
    assert "?" not in argument


def test_everything_on_the_page_has_a_name_and_can_be_hit(searching: Searching) -> None:
    page = searching.ask("lopik")
    assert nameless(page) == []
    assert too_small(page) == []
    assert page.minimumSizeHint().width() <= 650
    row = searching.results(page)[0]
    assert row.sentence.startswith("Gemeente Lopik, laatste contact")
