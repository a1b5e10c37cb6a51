"""The English catalogue: what it must hold, and `update`, `missing` and `fill FILE` to keep it so.

Run as `python -m tests.i18n.catalogue update`.
"""

import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
PO = ROOT / "resources/locale/en/LC_MESSAGES/sub_crm.po"
MO = PO.with_suffix(".mo")

Forms = tuple[str, ...]
"""A text: one form, or two where it counts something. Dutch is the key, English the value."""


class _Undated(Catalog):
    """A catalogue whose header says nothing that differs between two runs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", "en"),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def asked() -> set[Forms]:
    """Return every text that the program asks for."""
    found = extract_from_dir(
        ROOT / "sub_crm",
        method_map=[("**.py", "python")],
        keywords={"_": None, "N_": None, "ngettext": (1, 2)},
    )
    texts = {(text,) if isinstance(text, str) else tuple(text) for _, _, text, _, _ in found}
    counted = {text[0] for text in texts if len(text) == 2}
    # one entry serves both, where a text is asked for with and without a count
    return {text for text in texts if len(text) == 2 or text[0] not in counted}


def held() -> dict[Forms, Forms]:
    """Return what the catalogue translates; what is empty or doubtful is not translated."""
    if not PO.exists():
        return {}
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {
        _forms(message.id): _forms(message.string)
        for message in catalogue
        if message.id and not message.fuzzy and all(_forms(message.string))
    }


def faults(texts: Iterable[Forms], translations: Mapping[Forms, Forms]) -> list[str]:
    """Return what is wrong with the translations of the texts that are asked for."""
    texts = set(texts)
    missing = [f"not translated: {text[0]!r}" for text in texts if text not in translations]
    unasked = [f"asked for nowhere: {text[0]!r}" for text in translations if text not in texts]
    uneven = [
        f"other fields than the Dutch: {dutch[0]!r}"
        for dutch, english in translations.items()
        if len(dutch) != len(english) or _fields(dutch) != _fields(english)
    ]
    return sorted(missing + unasked + uneven)


def source(translations: Mapping[Forms, Forms]) -> bytes:
    """Return the text of the catalogue, the same for the same translations."""
    file = io.BytesIO()
    write_po(file, _catalogue(translations), width=100, no_location=True)
    return file.getvalue()


def compiled(translations: Mapping[Forms, Forms]) -> bytes:
    """Return the catalogue as the program reads it."""
    file = io.BytesIO()
    write_mo(file, _catalogue(translations))
    return file.getvalue()


def merged(translations: Mapping[Forms, Forms]) -> dict[Forms, Forms]:
    """Return an entry for each text that is asked for, empty where it has no translation."""
    return {text: translations.get(text, ("",) * len(text)) for text in asked()}


def filled(
    translations: Mapping[Forms, Forms], given: Mapping[str, Sequence[str]]
) -> dict[Forms, Forms]:
    """Return the translations with those that are given by the Dutch singular."""
    known = {text[0]: text for text in asked()}
    given_forms = {
        known[dutch]: (english,) if isinstance(english, str) else tuple(english)
        for dutch, english in given.items()
        if dutch in known
    }
    return {**translations, **{text: forms for text, forms in given_forms.items() if all(forms)}}


def _catalogue(translations: Mapping[Forms, Forms]) -> Catalog:
    catalogue = _Undated(locale="en", header_comment="# SUB-CRM in English.", fuzzy=False)
    for dutch, english in sorted(translations.items()):
        catalogue.add(_entry(dutch), _entry(english))
    return catalogue


def _entry(forms: Forms) -> str | Forms:
    return forms[0] if len(forms) == 1 else forms


def _forms(entry: str | Iterable[str] | None) -> Forms:
    return (entry,) if isinstance(entry, str) else tuple(entry or ("",))


def _fields(forms: Forms) -> set[str]:
    """Return the names of the fields in any of the forms: "1 day" may leave its number out."""
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None}


def _write(translations: Mapping[Forms, Forms]) -> None:
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(source(merged(translations)))
    MO.write_bytes(compiled(held()))


def _missing() -> str:
    """Return the untranslated texts as JSON, to be completed and given to `fill`."""
    lacking = sorted(asked() - held().keys())
    todo = {text[0]: "" if len(text) == 1 else ["", ""] for text in lacking}
    return json.dumps(todo, ensure_ascii=False, indent=1)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            _write(held())
        case ["fill", path]:
            _write(filled(held(), json.loads(Path(path).read_text(encoding="utf-8"))))
        case ["missing"]:
            sys.stdout.write(f"{_missing()}\n")
            return 0
        case _:
            sys.stderr.write("update | missing | fill FILE\n")
            return 2
    problems = faults(asked(), held())
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
