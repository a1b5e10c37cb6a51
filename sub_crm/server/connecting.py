"""The way to the database: from a URL without a password to an open connection, or a sentence."""

import getpass
import os
import sys
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict

from sub_crm.i18n import _

VARIABLE = "SUB_CRM_DATABASE"


class NoDatabase(Exception):
    """Why there is no database to speak with, in one sentence."""


def connect(url: str) -> Connection[Any]:
    """Open the database of the URL, of the variable, or of libpq's own settings.

    Raises `NoDatabase`, also where the URL holds a password: everybody on the server sees that.
    """
    try:
        asked: dict[str, Any] = conninfo_to_dict(url or os.environ.get(VARIABLE, ""))
    except psycopg.ProgrammingError as error:
        why = " ".join(str(error).split())
        raise NoDatabase(_("Dit is geen adres van een database: {why}").format(why=why)) from None
    if asked.pop("password", None):
        raise NoDatabase(
            _("Zet het wachtwoord niet in de opdracht. Gebruik ~/.pgpass, of laat ernaar vragen.")
        )
    asked = {"connect_timeout": 10, "application_name": "sub-crm server", **asked}
    try:
        return psycopg.connect(**asked)
    except psycopg.OperationalError as error:
        if "password" not in str(error) or not sys.stdin.isatty():
            raise NoDatabase(_sentence(error)) from error
    try:
        return psycopg.connect(**asked, password=getpass.getpass(_("Wachtwoord: ")))
    except psycopg.OperationalError as error:
        raise NoDatabase(_sentence(error)) from error


def _sentence(error: Exception) -> str:
    why = " ".join(str(error).split())
    return _("De database is niet te bereiken: {why}").format(why=why)
