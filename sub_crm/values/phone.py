"""Phone numbers as Dutch authorities write them, with the 14-numbers that only work here."""

import re
from dataclasses import dataclass
from enum import StrEnum

_DUTCH = 31
_NUMBER_IN_TEXT = re.compile(r"[+(]?\d[\d\s().\-/‑–]*\d", re.ASCII)
_SECOND_NUMBER = re.compile(r"\s/\s|/\s*(?=[+0(])|(?<=\d)\s+\(?(?=\+)")
_FOURTEEN = re.compile(r"(?:(?:00)?31)?0?14(0[1-7]\d{1,2})")
_GROUPS = {6: (2, 2, 2), 7: (3, 2, 2), 8: (2, 2, 2, 2)}
"""How Dutch printing groups what follows the area code, by its length."""


class PhoneKind(StrEnum):
    NATIONAL_14 = "national_14"
    FIXED = "fixed"
    MOBILE = "mobile"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """What was written, and what it is to people (`shown`) and to a telephone (`dialled`)."""

    raw: str
    kind: PhoneKind
    shown: str = ""
    dialled: str = ""

    def printed(self) -> str:
        """Return "030 228 94 11"; what could not be read is printed as it was written."""
        return self.shown or self.raw

    def link(self) -> str | None:
        return f"tel:{self.dialled}" if self.dialled else None

    def digits(self) -> str:
        """Return the digits as one dials them here, to search in."""
        return re.sub(r"\D", "", self.printed())


def read_phone(text: str) -> PhoneNumber:
    """Return the first phone number in a text, whatever words stand around it."""
    written = _first_number(text)
    if area := _FOURTEEN.fullmatch(re.sub(r"\D", "", written)):
        return PhoneNumber(text, PhoneKind.NATIONAL_14, f"14 {area[1]}", f"14{area[1]}")
    return _read_by_plan(text, written)


def _first_number(text: str) -> str:
    found = _NUMBER_IN_TEXT.search(text)
    return _SECOND_NUMBER.split(found[0])[0] if found else ""


def _read_by_plan(text: str, written: str) -> PhoneNumber:
    """Read a number by the numbering plan of its country, imported when first needed: 26 ms."""
    import phonenumbers as plan

    try:
        number = plan.parse(written, "NL")
    except plan.NumberParseException:
        return PhoneNumber(text, PhoneKind.UNREADABLE)
    if not plan.is_valid_number(number):
        return PhoneNumber(text, PhoneKind.UNREADABLE)
    dialled = plan.format_number(number, plan.PhoneNumberFormat.E164)
    if number.country_code != _DUTCH:
        shown = plan.format_number(number, plan.PhoneNumberFormat.INTERNATIONAL)
        return PhoneNumber(text, PhoneKind.FOREIGN, shown, dialled)
    mobile = plan.number_type(number) == plan.PhoneNumberType.MOBILE
    shown = _grouped(plan.format_number(number, plan.PhoneNumberFormat.NATIONAL))
    return PhoneNumber(text, PhoneKind.MOBILE if mobile else PhoneKind.FIXED, shown, dialled)


def _grouped(national: str) -> str:
    """Regroup "030 228 9411", whose first group is the area code, as the Dutch print it."""
    area, *rest = national.split()
    digits, groups = "".join(rest), []
    for length in _GROUPS.get(len(digits), (len(digits),)):
        groups.append(digits[:length])
        digits = digits[length:]
    return " ".join([area, *groups])
