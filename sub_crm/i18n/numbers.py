"""Numbers as they are written in Dutch and in English."""

from sub_crm.i18n import language


def grouped(number: int) -> str:
    """Return a number with its thousands marked: "1.000" in Dutch, "1,000" in English."""
    return f"{number:,}".replace(",", "." if language() == "nl" else ",")


def decimal(number: float) -> str:
    """Return a number with one decimal: "18,4" in Dutch, "18.4" in English."""
    return f"{number:.1f}".replace(".", "," if language() == "nl" else ".")
