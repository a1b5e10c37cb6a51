"""Look at a server before anything is said to it: is it there, and does it prove whose it is?

This speaks TLS with Python's own library, since that tells what exactly is wrong with a
certificate. libpq verifies all of it again when it connects.
"""

import datetime as dt
import functools
import os
import socket
import ssl
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sub_crm.i18n import N_, _
from sub_crm.i18n.dates import plain_day
from sub_crm.sync.causes import Cause

PATIENCE = 5.0
"""Seconds for each answer."""
ASK_TLS = struct.pack("!ii", 8, 80_877_103)
"""PostgreSQL's SSLRequest."""

BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # macOS, Alpine
)
"""Where systems keep the certificates of those who may issue some."""

_NO_CHECK_TIME = ssl.VerifyFlags(0x200000)
_UNKNOWN_ISSUER = (2, 18, 19, 20, 21)
_NOT_YET, _EXPIRED, _OTHER_NAME, _OTHER_ADDRESS = 9, 10, 62, 64


class NotSafe(Exception):
    """Why there was no connection in which to log in: a sentence; nothing secret was sent."""

    def __init__(self, cause: Cause, told: str, remedy: str = "", details: str = "") -> None:
        super().__init__(told)
        self.cause, self.remedy, self.details = cause, remedy, details


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a server showed."""

    names: tuple[str, ...]
    issuer: str
    until: dt.date | None


def reached(host: str, port: int) -> socket.socket:
    """Return an open connection; raise `NotSafe` that says what is in the way."""
    try:
        return socket.create_connection((host, port), timeout=PATIENCE)
    except OSError as error:
        told, remedy = next(words for kind, words in _UNREACHED.items() if isinstance(error, kind))
        where = {"host": host, "port": port}
        raise NotSafe(
            Cause.UNREACHABLE, _(told).format(**where), _(remedy).format(**where), str(error)
        ) from None


def secured(host: str, port: int, ca_file: str) -> Certificate:
    """Return the certificate of a server that proved to be `host`; raise `NotSafe`."""
    context = _verifying(ca_file)
    try:
        return _shown(host, port, context)
    except ssl.SSLCertVerificationError as error:
        told, remedy = _about(error.verify_code)
        shown = _without_trust(host, port)
        where = {
            "host": host,
            "names": ", ".join(shown.names) or "?",
            "issuer": shown.issuer or "?",
            "day": plain_day(shown.until, dt.date.min) if shown.until else "?",
        }
        raise NotSafe(
            Cause.TLS, _(told).format(**where), _(remedy).format(**where), error.verify_message
        ) from None
    except (ssl.SSLError, OSError) as error:
        told = _("De server brak de beveiligde verbinding af. Er is niets verstuurd.")
        raise NotSafe(Cause.TLS, told, details=str(error)) from None


def roots_file(ca_file: str) -> str:
    """Return the PEM file of issuers to trust: the one that was chosen, or the system's."""
    if ca_file:
        return ca_file
    for path in (ssl.get_default_verify_paths().cafile, *BUNDLES):
        if path and Path(path).is_file():
            return path
    if os.name == "nt":
        return _windows_roots()
    raise NotSafe(Cause.TLS, _("Op deze computer zijn geen certificaten van uitgevers gevonden."))


@functools.cache
def _windows_roots() -> str:
    """Write what Windows trusts to a file, since libpq cannot ask Windows itself."""
    context = ssl.create_default_context()
    found = map(ssl.DER_cert_to_PEM_cert, context.get_ca_certs(binary_form=True))
    folder = Path(tempfile.mkdtemp(prefix="sub-crm-"))
    (folder / "roots.pem").write_text("".join(found), "ascii")
    return str(folder / "roots.pem")


def _verifying(ca_file: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(roots_file(ca_file))
    except (OSError, ValueError) as error:  # also an SSLError
        told = _("Het certificaatbestand {file} kan niet worden gelezen.")
        remedy = _("Kies het bestand opnieuw. Het begint met de regel -----BEGIN CERTIFICATE-----; "
                   "vraag de beheerder anders om een PEM-bestand.")  # fmt: skip
        raise NotSafe(Cause.TLS, told.format(file=ca_file), remedy, str(error)) from None
    return context


def _shown(host: str, port: int, context: ssl.SSLContext) -> Certificate:
    with (
        _asked_for_tls(host, port) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        return _read(secure.getpeercert() or {})


@contextmanager
def _asked_for_tls(host: str, port: int) -> Iterator[socket.socket]:
    with reached(host, port) as plain:
        try:
            plain.sendall(ASK_TLS)
            answer = plain.recv(64)  # one letter; more would be plain text passed off as TLS
        except OSError as error:
            answer, said = b"", str(error)
        else:
            said = repr(answer)
        if answer == b"N":
            raise NotSafe(
                Cause.TLS,
                _("De server biedt geen beveiligde verbinding aan. Er is niets verstuurd."),
                _("Vraag de beheerder TLS aan te zetten. Onbeveiligd verbinden kan niet: dan zou "
                  "iedereen op het netwerk kunnen meelezen."),
            )  # fmt: skip
        if answer != b"S":
            raise NotSafe(
                Cause.TLS,
                _("Op {host}, poort {port} antwoordt iets anders dan PostgreSQL.").format(
                    host=host, port=port),
                _("Kijk of server en poort kloppen; de poort is meestal 5432."),
                said,
            )  # fmt: skip
        yield plain


def _without_trust(host: str, port: int) -> Certificate:
    """Look at a certificate that was not accepted, to be able to say what it claims."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        with _asked_for_tls(host, port) as plain, context.wrap_socket(plain) as secure:
            raw = secure.getpeercert(binary_form=True) or b""
        # only a context that trusts this very certificate takes it apart
        context.load_verify_locations(cadata=raw)
        context.verify_mode = ssl.CERT_REQUIRED
        context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN | _NO_CHECK_TIME
        return _shown(host, port, context)
    except (NotSafe, OSError, ValueError):
        return Certificate((), "", None)


def _read(found: dict[str, Any]) -> Certificate:
    issuer = {name: value for group in found.get("issuer", ()) for name, value in group}
    names = tuple(_printable(name) for _kind, name in found.get("subjectAltName", ()))
    said = issuer.get("commonName") or issuer.get("organizationName") or ""
    until = found.get("notAfter")
    return Certificate(names[:5], _printable(said), _day(until) if until else None)


def _day(until: str) -> dt.date:
    return dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(until), dt.UTC).date()


def _printable(text: str) -> str:
    """What a stranger wrote: short, and nothing that moves the rest of the sentence."""
    return "".join(letter for letter in text if letter.isprintable())[:80]


def _about(code: int) -> tuple[str, str]:
    known = {_NOT_YET: 0, _EXPIRED: 1, _OTHER_NAME: 2, _OTHER_ADDRESS: 2}
    return _CERTIFICATES[known.get(code, 3 if code in _UNKNOWN_ISSUER else 4)]


_UNREACHED: dict[type[OSError], tuple[str, str]] = {
    socket.gaierror: (
        N_("Er is geen server met de naam {host} gevonden."),
        N_("Kijk of de naam klopt, of je netwerk hebt en of de VPN aanstaat."),
    ),
    TimeoutError: (
        N_("{host} antwoordt niet op poort {port}."),
        N_("Kijk of je netwerk hebt en of de VPN aanstaat. Lukt het bij collega’s ook niet, meld "
           "het dan de beheerder."),
    ),
    ConnectionRefusedError: (
        N_("{host} is er wel, maar laat op poort {port} niemand binnen."),
        N_("Kijk of de poort klopt (meestal 5432), of vraag de beheerder of de database "
           "draait."),
    ),
    OSError: (
        N_("Er is vanaf deze computer geen weg naar {host}."),
        N_("Kijk of je netwerk hebt en of de VPN aanstaat."),
    ),
}  # fmt: skip
"""The general kind last."""

_ASK_FOR_CERTIFICATE = N_(
    "Vraag de beheerder een nieuw certificaat op de server te zetten. Verbinden kan tot die tijd "
    "niet: het programma kan niet zeker weten dat dit de server is."
)
_CERTIFICATES = (
    (
        N_("Het certificaat van de server is nog niet geldig."),
        N_("Kijk of de datum en tijd van deze computer goed staan."),
    ),
    (
        N_("Het certificaat van de server is verlopen op {day}."),
        _ASK_FOR_CERTIFICATE,
    ),
    (
        N_("Het certificaat is van {names}, niet van {host}."),
        N_("Typ de naam van de server precies zoals de beheerder die gaf. Klopt die, meld het "
           "dan: iemand kan zich voordoen als de server."),
    ),
    (
        N_("Het certificaat van de server is uitgegeven door “{issuer}”. Deze computer kent die "
           "uitgever niet."),
        N_("Kies het certificaatbestand dat de beheerder je gaf. Heb je het niet, kopieer dan de "
           "vraag hieronder en mail die. Zonder deze controle verbinden kan niet: dan zou iemand "
           "anders je wachtwoord kunnen opvangen."),
    ),
    (
        N_("Het certificaat van de server, van {names}, is niet goed."),
        _ASK_FOR_CERTIFICATE,
    ),
)  # fmt: skip
"""Not valid yet, expired, of another name, of an unknown issuer, anything else."""
