"""Why it did not work, for everybody who speaks with the shared database: a cause, not a message.

Once logged in, PostgreSQL says it with an SQLSTATE. Before that libpq only hands over words, which
are English: its own always, the server's wherever no Dutch translation exists, so everywhere.
"""

import enum
import json
import re
import ssl

import psycopg

from sub_crm.i18n import N_, _
from sub_crm.store.file import SCHEMA


class Cause(enum.Enum):
    UNREACHABLE = "unreachable"
    """No network, no server, or a connection that broke: a normal state."""
    TLS = "tls"
    """No connection that is encrypted and certain of whose it is."""
    UNTRUSTED = "untrusted"
    """The server wants to be told the password, or cannot prove that it knows it."""
    PASSWORD = "password"
    WINDOWS = "windows"
    """The ticket of the computer's user was not accepted."""
    CLOSED = "closed"
    """The account is closed, or may not come in from here."""
    NOT_OURS = "not ours"
    """No database of SUB-CRM, or no account of a colleague in it."""
    SERVER_NEWER = "server newer"
    SERVER_OLDER = "server older"
    RETIRED = "retired"
    """This device was written off."""
    BUSY = "busy"
    OTHER = "other"


class Action(enum.Enum):
    """The one thing to do about it."""

    RETRY = "retry"
    CHOOSE_CA = "choose ca"
    PASSWORD = "password"
    ASK = "ask"
    """Ask the administrator, with everything they need to know."""
    UPDATE = "update"


def cause_of(error: BaseException) -> Cause:
    """Tell the cause of whatever connecting, logging in or a call of `api` raised."""
    if isinstance(error, psycopg.Error):
        return _of_state(error) if error.sqlstate else _of_words(str(error))
    if isinstance(error, ssl.SSLError):
        return Cause.TLS
    return Cause.UNREACHABLE if isinstance(error, OSError) else Cause.OTHER


def sentence(cause: Cause) -> str:
    """Say in one sentence what is the matter."""
    return _(_SAID[cause][0])


def remedy(cause: Cause) -> str:
    """Say what to do about it."""
    return _(_SAID[cause][1])


def action(cause: Cause) -> Action:
    return _SAID[cause][2]


def schema_cause(served: tuple[int, int]) -> Cause | None:
    """Compare the client schemas that a server works with to ours; None where it is among them."""
    oldest, newest = served
    if oldest <= SCHEMA <= newest:
        return None
    return Cause.SERVER_NEWER if oldest > SCHEMA else Cause.SERVER_OLDER


def _of_state(error: psycopg.Error) -> Cause:
    state = error.sqlstate or ""
    if state == "SC007":
        return _of_range(error.diag.message_detail)
    return _STATES.get(state) or _CLASSES.get(state[:2], Cause.OTHER)


def _of_range(detail: str | None) -> Cause:
    try:
        oldest, newest = json.loads(detail or "")
        return schema_cause((int(oldest), int(newest))) or Cause.OTHER
    except (ValueError, TypeError):
        return Cause.OTHER


def _of_words(words: str) -> Cause:
    return next((cause for cause, known in _WORDS if known.search(words)), Cause.OTHER)


_STATES = {
    "SC001": Cause.CLOSED,
    "SC003": Cause.RETIRED,
    "28P01": Cause.PASSWORD,
    "28000": Cause.CLOSED,
    "3D000": Cause.NOT_OURS,
    "3F000": Cause.NOT_OURS,  # no schema api
    "42883": Cause.NOT_OURS,  # no such function in it
    "25006": Cause.BUSY,  # a standby that was not promoted
    "55P03": Cause.BUSY,  # somebody holds the log
    "57014": Cause.BUSY,  # it took too long
    "57P03": Cause.BUSY,  # starting or stopping
    "57P01": Cause.UNREACHABLE,
    "57P02": Cause.UNREACHABLE,
    "57P05": Cause.UNREACHABLE,
    "25P03": Cause.UNREACHABLE,
}
_CLASSES = {"08": Cause.UNREACHABLE, "40": Cause.BUSY, "53": Cause.BUSY}


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_WORDS = (
    (Cause.UNTRUSTED, _words(
        "authentication method requirement", "channel binding", "server signature",
        "did not complete authentication", "SCRAM")),
    (Cause.TLS, _words(
        "certificate", "SSL was required", "SSL negotiation", "does not support SSL",
        "unencrypted data", r"SSL error: (?!unexpected eof)")),
    (Cause.WINDOWS, _words("GSSAPI", "SSPI", "Kerberos")),
    (Cause.PASSWORD, _words("password authentication failed", "no password supplied")),
    (Cause.CLOSED, _words(
        "not permitted to log in", r"role .* does not exist", r"pg_hba\.conf",
        "permission denied for database")),
    (Cause.NOT_OURS, _words(r"database .* does not exist")),
    (Cause.BUSY, _words(
        "too many (connections|clients)", "connection slots", "starting up", "shutting down",
        "recovery mode", "hot standby", "read-only", "not yet accepting")),
    (Cause.UNREACHABLE, _words(
        "refused", "time(d )?out", "unreachable", "no route", "resolve", "translate host",
        "name or service", "closed the connection", "connection reset", "broken pipe",
        "connection is closed", "connection is lost", "connection not open",
        "could not receive data", "could not send data", "network", "consuming input", "EOF",
        "closed unexpectedly")),
)  # fmt: skip
"""In this order: several addresses were tried when a name has several, and all are told."""

_SAID: dict[Cause, tuple[str, str, Action]] = {
    Cause.UNREACHABLE: (
        N_("De gedeelde database is niet bereikbaar."),
        N_("Je werk staat veilig op deze laptop. Kijk of je netwerk hebt, of de VPN aanstaat, "
           "en probeer het dan opnieuw."),
        Action.RETRY,
    ),
    Cause.TLS: (
        N_("De verbinding met de gedeelde database is niet te vertrouwen; er is niets verstuurd."),
        N_("Kies het certificaatbestand van de beheerder, of vraag hem of het certificaat van de "
           "server nog goed is. Zonder deze controle verbinden kan niet: dan zou iemand anders "
           "je wachtwoord kunnen opvangen."),
        Action.CHOOSE_CA,
    ),
    Cause.UNTRUSTED: (
        N_("De server vraagt je wachtwoord op een manier die niet veilig is. "
           "Het is niet verstuurd."),
        N_("Verbind niet met deze server en meld het de beheerder: óf de server is verkeerd "
           "ingesteld, óf iemand doet zich voor als de server."),
        Action.ASK,
    ),
    Cause.PASSWORD: (
        N_("De gedeelde database herkent deze naam met dit wachtwoord niet."),
        N_("Typ naam en wachtwoord opnieuw. Lukt het dan nog niet, vraag de beheerder dan om een "
           "nieuw wachtwoord. Tot die tijd proberen we het niet vanzelf opnieuw."),
        Action.PASSWORD,
    ),
    Cause.WINDOWS: (
        N_("Aanmelden met je Windows-account is niet gelukt."),
        N_("Meld je aan bij Windows met je account van de organisatie, met netwerk of VPN, of "
           "kies voor naam en wachtwoord."),
        Action.ASK,
    ),
    Cause.CLOSED: (
        N_("Je account op de gedeelde database is gesloten of mag hier niet binnen."),
        N_("Vraag de beheerder of je account openstaat en of je vanaf dit netwerk mag verbinden. "
           "Wat op deze laptop staat, blijft staan."),
        Action.ASK,
    ),
    Cause.NOT_OURS: (
        N_("Dit is geen database van SUB-CRM, of je hebt er geen account in."),
        N_("Kijk of de naam van de database klopt, of vraag de beheerder welke het is."),
        Action.ASK,
    ),
    Cause.SERVER_NEWER: (
        N_("De gedeelde database is nieuwer dan dit programma."),
        N_("Werk SUB-CRM bij. Tot die tijd werk je gewoon door; wijzigingen wachten op deze "
           "laptop."),
        Action.UPDATE,
    ),
    Cause.SERVER_OLDER: (
        N_("De gedeelde database is ouder dan dit programma."),
        N_("Vraag de beheerder de server bij te werken. Tot die tijd werk je gewoon door; "
           "wijzigingen wachten op deze laptop."),
        Action.ASK,
    ),
    Cause.RETIRED: (
        N_("Dit apparaat is afgemeld bij de gedeelde database."),
        N_("Vraag de beheerder waarom, en verbind daarna opnieuw."),
        Action.ASK,
    ),
    Cause.BUSY: (
        N_("De gedeelde database heeft het even te druk of start opnieuw op."),
        N_("Wacht een minuut en probeer het opnieuw. Je werk staat veilig op deze laptop."),
        Action.RETRY,
    ),
    Cause.OTHER: (
        N_("De gedeelde database gaf een antwoord dat het programma niet kent."),
        N_("Stuur de beheerder de vraag hieronder; daarin staat wat de server zei."),
        Action.ASK,
    ),
}  # fmt: skip


class Stopped(Exception):
    """The round cannot go on before somebody does something; `cause` says what about."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause
