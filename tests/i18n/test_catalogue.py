"""Tests that English never lacks a text and never garbles one."""

import pytest

from tests.i18n.catalogue import (
    MO,
    PO,
    ROOT,
    Forms,
    asked,
    compiled,
    faults,
    filled,
    held,
    merged,
    source,
)

DAY: Forms = ("over {n} dag", "over {n} dagen")


def test_everything_the_program_says_is_said_in_english_too() -> None:
    assert faults(asked(), held()) == []


def test_the_program_reads_the_catalogue_that_the_translator_wrote() -> None:
    assert MO.read_bytes() == compiled(held())


def test_the_catalogue_is_written_the_same_on_every_computer() -> None:
    assert PO.read_bytes() == source(merged(held()))
    assert str(ROOT).encode() not in PO.read_bytes()
    assert b"Date:" not in PO.read_bytes()


def test_no_text_counts_in_two_ways() -> None:
    singulars = [text[0] for text in asked()]
    assert len(singulars) == len(set(singulars))


def test_a_text_without_translation_is_noticed() -> None:
    texts = held().keys() | {("Dit staat er nog niet in",)}
    assert faults(texts, held()) == ["not translated: 'Dit staat er nog niet in'"]


def test_a_translation_that_nobody_asks_for_is_noticed() -> None:
    translations = {**held(), ("Dit zegt niemand meer",): ("Nobody says this",)}
    assert faults(held(), translations) == ["asked for nowhere: 'Dit zegt niemand meer'"]


@pytest.mark.parametrize(
    "english", [("in {days} day", "in {days} days"), ("in a day", "in days"), ("in {n} days",)]
)
def test_a_translation_that_loses_a_field_or_a_form_is_noticed(english: Forms) -> None:
    assert faults([DAY], {DAY: english}) == ["other fields than the Dutch: 'over {n} dag'"]


def test_one_may_be_said_without_its_number() -> None:
    assert faults([DAY], {DAY: ("in a day", "in {n} days")}) == []


def test_translations_are_filled_in_by_their_dutch_singular_and_never_emptied() -> None:
    given = {"vandaag": "this day", "over {n} dag": ["in one", "in {n}"], "morgen": "", "?": "!"}
    after = filled(held(), given)
    assert (after["vandaag",], after[DAY]) == (("this day",), ("in one", "in {n}"))
    assert after["morgen",] == ("tomorrow",)
    assert ("?",) not in after
