"""Tests of the words for the kinds that records come in."""

import inspect
from collections.abc import Iterator
from enum import StrEnum

import pytest

from sub_crm.i18n import set_language
from sub_crm.i18n.words import word
from sub_crm.values import kinds

KINDS = [
    kind
    for _name, kind in inspect.getmembers(kinds, inspect.isclass)
    if issubclass(kind, StrEnum) and kind is not StrEnum
]
MEMBERS = [member for kind in KINDS for member in kind]
SAME_IN_ENGLISH = {"E-mail", "Interim", "Mailing", "Open", "Team", "Website"}


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    yield
    set_language("nl")


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_every_kind_has_a_word_in_both_languages(member: StrEnum) -> None:
    dutch = word(member)
    set_language("en")
    english = word(member)
    assert dutch[:1].isupper()
    assert english[:1].isupper()
    assert (dutch == english) is (dutch in SAME_IN_ENGLISH)


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_kinds_of_one_sort_have_the_same_word(kind: type[StrEnum]) -> None:
    assert len({word(member) for member in kind}) == len(kind)


def test_kinds_with_the_same_id_keep_their_own_word() -> None:
    assert word(kinds.Level.OFFICIAL) == "Ambtelijk"
    assert word(kinds.PositionType.OFFICIAL) == "Ambtenaar"
    assert word(kinds.PositionType.OTHER) == "Andere functie"
    assert word(kinds.Tier.OTHER) == "Overig"


def test_words_are_those_of_the_glossary() -> None:
    assert word(kinds.PositionType.DIKE_WARDEN) == "Dijkgraaf"
    assert word(kinds.IssueStatus.OFF_THE_TABLE) == "Niet meer in beeld"
    set_language("en")
    assert word(kinds.PositionType.DIKE_WARDEN) == "Water board chair"
    assert word(kinds.ContactKind.WORKING_VISIT) == "Site visit"


def test_an_unknown_kind_is_an_error_and_never_an_empty_word() -> None:
    unknown = StrEnum("unknown", ["OTHER"])
    with pytest.raises(KeyError):
        word(next(iter(unknown)))
