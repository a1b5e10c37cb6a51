"""What things are called, in Dutch and in English."""

from gettext import GNUTranslations, NullTranslations

from sub_crm.system.resources import resource

LANGUAGES = ("nl", "en")

_language = "nl"
_spoken = NullTranslations()
"""Dutch is what the program is written in, so it needs no catalogue and can never be missing."""


def set_language(code: str) -> None:
    """Speak "nl" or "en" from now on; who shows text asks for it again."""
    global _language, _spoken
    if code not in LANGUAGES:
        raise ValueError(f"no language {code!r}")
    _spoken = NullTranslations() if code == "nl" else _catalogue(code)
    _language = code


def language() -> str:
    return _language


def _(msgid: str) -> str:
    """Return a Dutch text in the language spoken now."""
    # the empty text is what a catalogue keeps its own header under
    return _spoken.gettext(msgid) if msgid else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the Dutch text for one or for more, in the language spoken now."""
    return _spoken.ngettext(singular, plural, n)


def N_(msgid: str) -> str:  # noqa: N802
    """Mark a text for translation where it is kept; `_` translates it where it is shown."""
    return msgid


def _catalogue(code: str) -> NullTranslations:
    with resource("locale", code, "LC_MESSAGES", "sub_crm.mo").open("rb") as compiled:
        return GNUTranslations(compiled)
