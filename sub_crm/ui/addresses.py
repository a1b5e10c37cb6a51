"""Addresses of pages, such as "sub://organisatie/0a1b", taken apart."""

from sub_crm.values.ids import Id, read_id

SCHEME = "sub://"


def split_form(address: str) -> tuple[str, str, tuple[Id, ...]]:
    """ "sub://dossier/0a1b?houding/2c3d" -> ("sub://dossier/0a1b", "houding", (b"...",))."""
    page, _mark, form = address.partition("?")
    name, *about = form.split("/")
    return page, name, tuple(id for digits in about if (id := read_id(digits)))


def split_address(address: str) -> tuple[str, str]:
    """ "sub://organisatie/0a1b" -> ("organisatie", "0a1b")."""
    key, _slash, argument = address.removeprefix(SCHEME).partition("/")
    return key, argument
