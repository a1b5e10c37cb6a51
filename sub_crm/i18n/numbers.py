"""Numbers as they are written in Dutch and in English."""

from sub_crm.i18n import language


def grouped(number: int) -> str:
    """Return a number with its thousands marked: "1.000" in Dutch, "1,000" in English."""
    return f"{number:,}".replace(",", "." if language() == "nl" else ",")
