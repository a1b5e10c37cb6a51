"""Tests of phone numbers as Dutch authorities write them."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.values.phone import PhoneKind, read_phone

REGISTER = Path(__file__).parents[3] / "shared/data/organisaties_utrecht.csv"


@pytest.mark.parametrize(
    ("written", "kind", "printed", "link"),
    [
        ("14 030", PhoneKind.NATIONAL_14, "14 030", "tel:14030"),
        ("14 033", PhoneKind.NATIONAL_14, "14 033", "tel:14033"),
        ("(014) 030", PhoneKind.NATIONAL_14, "14 030", "tel:14030"),
        ("14-0318", PhoneKind.NATIONAL_14, "14 0318", "tel:140318"),
        ("140348", PhoneKind.NATIONAL_14, "14 0348", "tel:140348"),
        ("+31 14 030", PhoneKind.NATIONAL_14, "14 030", "tel:14030"),
        ("(030) 228 94 11", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("030-2289411", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("030/2289411", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("+31 (0)30 228 94 11", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("0031302289411", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("(0297) 29 16 16", PhoneKind.FIXED, "0297 29 16 16", "tel:+31297291616"),
        ("(088) 599 70 00", PhoneKind.FIXED, "088 599 70 00", "tel:+31885997000"),
        ("0800-1351", PhoneKind.FIXED, "0800 1351", "tel:+318001351"),
        ("06-12345678", PhoneKind.MOBILE, "06 12 34 56 78", "tel:+31612345678"),
        ("+31612345678", PhoneKind.MOBILE, "06 12 34 56 78", "tel:+31612345678"),
        ("tel. 06 1234 5678 (privé)", PhoneKind.MOBILE, "06 12 34 56 78", "tel:+31612345678"),
        ("030-2289411 tst 12", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("030-2289411 / 06-12345678", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("030-2289411 +31612345678", PhoneKind.FIXED, "030 228 94 11", "tel:+31302289411"),
        ("+32 2 555 12 12", PhoneKind.FOREIGN, "+32 2 555 12 12", "tel:+3225551212"),
        ("0049 30 123456", PhoneKind.FOREIGN, "+49 30 123456", "tel:+4930123456"),
        ("", PhoneKind.UNREADABLE, "", None),
        ("bel het secretariaat", PhoneKind.UNREADABLE, "bel het secretariaat", None),
        ("228 94 11", PhoneKind.UNREADABLE, "228 94 11", None),
        ("030-22894", PhoneKind.UNREADABLE, "030-22894", None),
        ("14 099", PhoneKind.UNREADABLE, "14 099", None),
    ],
)
def test_a_number_is_read_in_every_style(
    written: str, kind: PhoneKind, printed: str, link: str | None
) -> None:
    number = read_phone(written)
    assert (number.kind, number.printed(), number.link()) == (kind, printed, link)
    assert number.raw == written


def test_the_same_number_is_found_however_it_was_written() -> None:
    styles = ["(030) 228 94 11", "+31302289411", "0031 30 2289411", "030-228.94.11"]
    assert {read_phone(style).digits() for style in styles} == {"0302289411"}
    assert read_phone("(014) 030").digits() == "14030"
    assert read_phone("toestel 12").digits() == "12"


@given(st.text(alphabet=" +()-/.0123456789abc"))
def test_no_text_breaks_the_reading_of_a_number(written: str) -> None:
    number = read_phone(written)
    assert (number.link() is None) == (number.kind is PhoneKind.UNREADABLE)


@pytest.mark.parametrize(
    "written", ["14 030", "030 228 94 11", "06 12 34 56 78", "+32 2 555 12 12"]
)
def test_a_printed_number_is_read_back_as_the_same_number(written: str) -> None:
    number = read_phone(written)
    assert number.printed() == written
    assert read_phone(number.printed()) == number


@pytest.mark.skipif(not REGISTER.exists(), reason="the register lies beside a checkout only")
def test_every_number_in_the_register_is_readable_and_agrees_with_it() -> None:
    with REGISTER.open(encoding="utf-8", newline="") as register:
        rows = [row for row in csv.DictReader(register) if row["telefoon_roo"]]
    assert len(rows) == 26
    for row in rows:
        number = read_phone(row["telefoon_roo"])
        if row["telefoon_e164"]:
            assert number.link() == f"tel:{row['telefoon_e164']}"
        else:
            assert number.kind is PhoneKind.NATIONAL_14


def test_the_numbering_plans_are_loaded_only_when_a_number_is_read() -> None:
    asked = "import sys, sub_crm.values.phone; print('phonenumbers' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
