"""Tests of the language that the program speaks."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from sub_crm.i18n import N_, _, language, ngettext, set_language


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    yield
    set_language("nl")


def test_the_program_begins_in_dutch_and_switches_while_it_runs() -> None:
    kept = N_("vandaag")
    assert (language(), _(kept)) == ("nl", "vandaag")
    set_language("en")
    assert (language(), _(kept)) == ("en", "today")
    set_language("nl")
    assert (language(), _(kept)) == ("nl", "vandaag")


@pytest.mark.parametrize(("code", "one", "three"), [("nl", "dag", "dagen"), ("en", "day", "days")])
def test_one_and_more_are_told_apart(code: str, one: str, three: str) -> None:
    set_language(code)
    assert one in ngettext("over {n} dag", "over {n} dagen", 1).split()
    assert three in ngettext("over {n} dag", "over {n} dagen", 3).split()
    assert three in ngettext("over {n} dag", "over {n} dagen", 0).split()


@pytest.mark.parametrize("code", ["nl", "en"])
def test_saying_nothing_says_nothing(code: str) -> None:
    set_language(code)
    assert _("") == ""


def test_a_language_that_is_not_spoken_is_refused_and_changes_nothing() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        set_language("fr")
    assert language() == "nl"


def test_words_need_no_window() -> None:
    asked = "import sys, sub_crm.i18n.words, sub_crm.i18n.dates; print('PySide6' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
