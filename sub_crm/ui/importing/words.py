"""What the fields, outcomes and choices of an import are called."""

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.plan import Choice, Outcome
from sub_crm.i18n import N_, _
from sub_crm.ui.widgets.chips import ChipSpec

_FIELDS = {
    Field.NAME: N_("Hele naam"),
    Field.TITLES_BEFORE: N_("Titels voor"),
    Field.INITIALS: N_("Voorletters"),
    Field.FIRST_NAME: N_("Voornaam"),
    Field.NAME_PREFIX: N_("Tussenvoegsel"),
    Field.SURNAME: N_("Achternaam"),
    Field.TITLES_AFTER: N_("Titels achter"),
    Field.SALUTATION: N_("Aanhef"),
    Field.ORGANISATION: N_("Organisatie"),
    Field.POSITION: N_("Functie"),
    Field.EMAIL: N_("E-mail"),
    Field.PHONE: N_("Telefoon"),
    Field.SINCE: N_("In functie vanaf"),
    Field.NOTE: N_("Notitie"),
}
OUTCOMES = {
    Outcome.NEW: (N_("Nieuw"), "ok", "plus"),
    Outcome.CHANGED: (N_("Bijwerken"), "info", "note"),
    Outcome.SAME: (N_("Gelijk"), "text2", "check"),
    Outcome.DOUBTFUL: (N_("Dubbel?"), "warn", "meet"),
    Outcome.REFUSED: (N_("Fout"), "danger", "warn"),
}
"""Word, tone and icon of each outcome."""
CHOICES = {
    Choice.CHANGE: (N_("Bijwerken"), "Alt+B"),
    Choice.NEW: (N_("Toch een nieuwe persoon"), "Alt+N"),
    Choice.SKIP: (N_("Overslaan"), "Alt+O"),
}
ENCODINGS = {
    "utf-8": N_("Unicode (UTF-8)"),
    "cp1252": N_("Windows (1252)"),
    "mac_roman": N_("Mac Roman"),
    "utf-16-le": N_("Unicode (UTF-16)"),
    "utf-16-be": N_("Unicode (UTF-16, omgekeerd)"),
    "utf-8+cp1252": N_("Gemengd (UTF-8 en Windows)"),
}
DELIMITERS = {";": N_("Puntkomma ;"), ",": N_("Komma ,"), "\t": N_("Tab"), "|": N_("Streep |")}


def field_word(field: Field | None) -> str:
    return _(_FIELDS[field]) if field else _("Niet overnemen")


def field_words() -> dict[str, str]:
    return {field.value: _(word) for field, word in _FIELDS.items()}


def result_chip(outcome: Outcome, becomes: Outcome | None, skipped: bool) -> ChipSpec:
    """Say what becomes of a row, a doubtful one by its choice."""
    if becomes is not None:
        word, tone, icon = OUTCOMES[becomes]
        return ChipSpec(_(word), "plain" if tone == "text2" else tone, icon)
    if outcome is Outcome.REFUSED:
        return ChipSpec(_("Fout"), "danger", "warn")
    return (
        ChipSpec(_("Overslaan"), "plain", "x")
        if skipped
        else ChipSpec(_("Nog kiezen"), "warn", "meet")
    )
