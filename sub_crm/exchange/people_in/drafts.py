"""One row of the file as what it says about a person, or why that cannot be read."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.position_words import without_kind
from sub_crm.i18n import _
from sub_crm.values.email_address import problem_with_email
from sub_crm.values.kinds import ContactPointKind, TenureKind
from sub_crm.values.person_name import PersonName, read_gender, read_name
from sub_crm.values.phone import PhoneKind, read_phone
from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate

LONGEST = 300
LONGEST_NOTE = 100_000
NAME_PARTS = (
    Field.TITLES_BEFORE,
    Field.INITIALS,
    Field.FIRST_NAME,
    Field.NAME_PREFIX,
    Field.SURNAME,
    Field.TITLES_AFTER,
)
_NOTHING = frozenset("null none nvt n.v.t. n/a - -- — geen leeg ? #n/a #n/b".split())
_OPTIONAL = frozenset({Field.EMAIL, Field.PHONE, Field.SINCE, Field.ORGANISATION, Field.POSITION})
_ERROR = re.compile(r"#(REF!|DIV/0!|NAME\?|NULL!|NUM!|VALUE!|VERW!|DEEL/0!|NAAM\?|WAARDE!|GETAL!)")
_TEAM = re.compile(r"(team|afdeling|bureau|secretariaat|bestuurssecretariaat|klant\w*|kcc)\b", re.I)
_IN_BRACKETS = re.compile(r"<([^<>]+)>")
_BETWEEN_MAILS = re.compile(r"[;,\s]+|/")
_BETWEEN_PHONES = re.compile(r"\s*(?:;|\||\n|\s/\s|\s(?:of|en)\s|,\s)\s*")
_FEMALE, _MALE = {"v", "vrouw", "female", "f"}, {"m", "man", "male"}


class Unfit(ValueError):
    """Says which field of a row cannot be used, and why."""

    def __init__(self, field: Field, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    name: PersonName
    team: bool = False
    salutation: str = ""
    organisation: str = ""
    title: str = ""
    kind: TenureKind = TenureKind.ORDINARY
    emails: tuple[str, ...] = ()
    phones: tuple[tuple[ContactPointKind, str], ...] = ()
    since: VagueDate | None = None
    note: str = ""


Values = Mapping[Field, str]


def visible(text: str) -> str:
    """Return the text in one normal form, without letters that nobody sees or that turn it."""
    kept = "".join(
        c for c in text if unicodedata.category(c) not in ("Cf", "Cc", "Cs") or c == "\n"
    )
    return unicodedata.normalize("NFC", kept).strip()


def read_draft(values: Values, today: dt.date) -> Draft:
    """Return what the row says; raise `Unfit` for the first field that cannot be used."""
    meant = {field: _meant(field, text) for field, text in values.items()}
    title, kind = without_kind(_line(meant, Field.POSITION))
    name, team = _name(meant)
    draft = Draft(
        name=name,
        team=team,
        salutation=_salutation(meant),
        organisation=_line(meant, Field.ORGANISATION),
        title=title,
        kind=kind,
        emails=tuple(_emails(meant.get(Field.EMAIL, ""))),
        phones=tuple(_phones(meant.get(Field.PHONE, ""))),
        since=_since(_line(meant, Field.SINCE), today),
        note=meant.get(Field.NOTE, ""),
    )
    if draft.title and not draft.organisation:
        raise Unfit(Field.ORGANISATION, _("Een functie hoort bij een organisatie; welke?"))
    return draft


def _meant(field: Field, text: str) -> str:
    shown = text if text.isascii() and text.isprintable() else visible(text)
    if _ERROR.fullmatch(shown.strip()):
        raise Unfit(field, _("Hier staat een foutmelding van Excel."))
    if len(shown) > (LONGEST_NOTE if field is Field.NOTE else LONGEST):
        raise Unfit(field, _("Deze tekst is te lang ({count} tekens).").format(count=len(shown)))
    return "" if field in _OPTIONAL and shown.casefold() in _NOTHING else shown


def _line(values: Values, field: Field) -> str:
    return " ".join(values.get(field, "").split())


def _name(values: Values) -> tuple[PersonName, bool]:
    whole = _line(values, Field.NAME)
    if _TEAM.match(whole):
        return PersonName(surname=whole), True
    name = read_name(whole) if whole else PersonName()
    parts = {part.value: text for part in NAME_PARTS if (text := _part(values, part))}
    name = replace(name, **parts)
    if not re.search(r"\w", name.surname):
        raise Unfit(
            Field.SURNAME if Field.SURNAME in values else Field.NAME, _("Er staat geen naam.")
        )
    return name, False


def _part(values: Values, part: Field) -> str:
    text = _line(values, part)
    if part is Field.INITIALS and text and "." not in text and text.replace(" ", "").isalpha():
        # "AB" and "A B" are initials; "Anna" is what somebody filled in there
        letters = text.replace(" ", "")
        return "".join(f"{letter}." for letter in letters) if letters.isupper() else text
    return text.replace(" ", "") if part is Field.INITIALS else text


def _salutation(values: Values) -> str:
    said = _line(values, Field.SALUTATION)
    if said.casefold() in _FEMALE | _MALE:
        return "female" if said.casefold() in _FEMALE else "male"
    return read_gender(f"{said} X") if said else read_gender(_line(values, Field.NAME))


def _emails(text: str) -> Iterable[str]:
    bare = " ".join(_IN_BRACKETS.findall(text)) or text
    for one in _BETWEEN_MAILS.split(bare):
        address = one.removeprefix("mailto:").strip("'\".")
        if address and _wrong_email(address):
            raise Unfit(Field.EMAIL, _("“{value}” is geen e-mailadres.").format(value=address[:60]))
        if address:
            yield address


def _phones(text: str) -> Iterable[tuple[ContactPointKind, str]]:
    for one in _BETWEEN_PHONES.split(text):
        value = _line({Field.PHONE: one}, Field.PHONE)
        if not value:
            continue
        kind = _phone_kind(value)
        if kind is PhoneKind.UNREADABLE:
            raise Unfit(
                Field.PHONE, _("“{value}” is geen telefoonnummer.").format(value=value[:60])
            )
        yield (
            ContactPointKind.MOBILE if kind is PhoneKind.MOBILE else ContactPointKind.PHONE,
            value,
        )


def _since(text: str, today: dt.date) -> VagueDate | None:
    if not text:
        return None
    date = read_dutch(text, today)
    if date is None:
        raise Unfit(Field.SINCE, _("“{value}” is geen datum.").format(value=text[:60]))
    return VagueDate.on(date.first) if date.time and date.first else date


@lru_cache(50_000)
def _wrong_email(address: str) -> bool:
    """A preview is made again and again over the same rows."""
    return problem_with_email(address)


@lru_cache(50_000)
def _phone_kind(value: str) -> PhoneKind:
    return read_phone(value).kind
