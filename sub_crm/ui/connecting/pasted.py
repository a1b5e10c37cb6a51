"""What somebody pastes as the server: a whole address, of which each part goes to its field."""

import psycopg
from psycopg.conninfo import conninfo_to_dict

FIELDS = {"host": "host", "port": "port", "dbname": "database", "user": "login"}
SCHEMES = ("postgresql://", "postgres://")


def parts(text: str) -> dict[str, str]:
    """Return the fields that an address fills; empty for the plain name of a server.

    A password in it is not among them: it belongs in its own field only.

    >>> parts("postgresql://m.vos@crm.example.org:5433/sub_crm")
    {'host': 'crm.example.org', 'port': '5433', 'database': 'sub_crm', 'login': 'm.vos'}
    >>> parts("crm.example.org:5433")
    {'host': 'crm.example.org', 'port': '5433'}
    """
    text = text.strip()
    if is_address(text):
        return _read(text)
    host, _colon, port = text.partition(":")
    return {"host": host, "port": port} if port.isdecimal() else {}


def is_address(text: str) -> bool:
    """Say whether the text may hold more than a name: it is then never kept as it stands."""
    return "://" in text or "=" in text or "@" in text


def _read(text: str) -> dict[str, str]:
    known = text.startswith(SCHEMES) or "://" not in text
    try:
        found = conninfo_to_dict(text if known else "")
    except psycopg.ProgrammingError:
        return {}
    return {field: str(found[name]) for name, field in FIELDS.items() if found.get(name)}
