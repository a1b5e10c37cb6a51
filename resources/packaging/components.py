"""What a build is made of: each file that went in, traced to who made it and under which licence.

A file of unknown origin, or a component without a licence, stops the build.
"""

import functools
import importlib.metadata
import json
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LICENCES: dict[str, str] = json.loads((HERE / "licences.json").read_text("utf-8"))
"""Licences of what does not name its own in its metadata, as SPDX expressions."""
OF_LICENCE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


class Unknown(Exception):
    """Something is in the build of which we do not know what it is, or what it allows."""


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """Something that others made, in the build."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    purl: str
    """Its package URL."""
    texts: tuple[Path, ...] = ()
    """The files of its licence."""


def components(sources: Iterable[str]) -> list[Component]:
    """Return who made what is in the build; raise `Unknown` where that cannot be said."""
    files = [Path(source).resolve() for source in sources]
    installed = Path(sys.prefix).resolve()  # which may lie in the checkout
    others = [
        file for file in files if not file.is_relative_to(ROOT) or file.is_relative_to(installed)
    ]
    found = {(one.name.casefold(), one.version): one for one in map(_owner, others)}
    found |= {(one.name.casefold(), one.version): one for one in embedded(others)}
    return [found[key] for key in sorted(found)]


def embedded(files: Iterable[Path]) -> Iterator[Component]:
    """What came along inside a package of somebody else."""
    import psycopg
    import sqlcipher3.dbapi2 as engine
    from cryptography.hazmat.backends.openssl.backend import backend
    from PySide6.QtCore import qVersion

    connection = engine.connect(":memory:")
    connection.set_key("answers nothing without one")
    cipher, provider = (
        connection.execute(f"PRAGMA {name}").fetchone()[0].split()
        for name in ("cipher_version", "cipher_provider_version")
    )
    connection.close()
    lesser = (HERE / "LGPL-3.0.txt", HERE / "GPL-3.0.txt")
    yield Component("Qt", qVersion(), "LGPL-3.0-only", f"pkg:generic/qt@{qVersion()}", lesser)
    for name, version, licence in (
        ("SQLCipher", cipher[0], "BSD-3-Clause"),
        ("SQLite", engine.sqlite_version, "blessing"),
        ("OpenSSL", provider[1], "Apache-2.0"),
        ("libpq", "{}.{}".format(*divmod(psycopg.pq.version(), 10_000)), "PostgreSQL"),
        ("OpenSSL", backend.openssl_version_text().split()[1], "Apache-2.0"),
    ):
        yield Component(name, version, licence, f"pkg:generic/{name.lower()}@{version}")
    for file in files:
        if match := re.fullmatch(r"libicudata\.so\.(\d+)", file.name):
            yield Component("ICU", match[1], "Unicode-3.0", f"pkg:generic/icu@{match[1]}")
    yield Component(
        "Inter",
        "4.0-beta7",
        "OFL-1.1",
        "pkg:generic/inter@4.0-beta7",
        (ROOT / "resources/fonts/OFL.txt",),
    )


def _owner(source: Path) -> Component:
    if distribution := _distributions().get(str(source)):
        return _of_distribution(distribution)
    if source.is_relative_to(sys.base_prefix) and not _is_system(source):
        return _python()
    if sys.platform == "linux":
        return _of_debian(source.name)
    raise Unknown(f"of unknown origin: {source}")


def _is_system(source: Path) -> bool:
    """Where Python itself came from the system, the system's libraries lie beside it."""
    of_python = (sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"))
    beside = source.name.startswith(("libpython", "python"))
    return sys.base_prefix == "/usr" and not (beside or str(source).startswith(of_python))


@functools.cache
def _distributions() -> dict[str, str]:
    """The name of the distribution of every installed file."""
    return {
        str(Path(str(one.locate_file(file))).resolve()): one.name
        for one in importlib.metadata.distributions()
        for file in one.files or ()
    }


@functools.cache
def _of_distribution(name: str) -> Component:
    one = importlib.metadata.distribution(name)
    texts = [
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if ".dist-info" in str(file) and OF_LICENCE.search(file.name)
    ]
    if name.lower().startswith(("pyside6", "shiboken6")):
        texts += [HERE / "LGPL-3.0.txt", HERE / "GPL-3.0.txt"]
    licence = LICENCES.get(name) or _stated(one)
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{one.version}"
    return Component(name, one.version, licence, purl, tuple(sorted(texts)))


def _stated(one: importlib.metadata.Distribution) -> str:
    """The licence in a distribution's metadata, as an SPDX expression."""
    stated: list[str] = [
        licence
        for header in ("License-Expression", "License")
        for licence in one.metadata.get_all(header) or ()
    ]
    classified = [
        str(line).rpartition(" :: ")[2].removesuffix(" License")
        for line in one.metadata.get_all("Classifier") or ()
        if line.startswith("License :: OSI Approved ::")
    ]
    for licence in [*stated, *classified]:
        if len(licence) < 100:
            return licence
    raise Unknown(f"without a licence: {one.name}; look it up and add it to licences.json")


@functools.cache
def _python() -> Component:
    version = platform.python_version()
    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    texts = (text,) if text.exists() else ()
    return Component("Python", version, "PSF-2.0", f"pkg:generic/python@{version}", texts)


@functools.cache
def _of_debian(library: str) -> Component:
    """The Debian package that brought a library, by the name of its source."""
    found = _said("dpkg-query", "--search", f"*/{library}").splitlines()
    if not found:
        raise Unknown(f"of unknown origin: {library}")
    package = found[0].partition(": ")[0]
    name, version = _said(
        "dpkg-query", "--show", "--showformat", "${source:Package} ${source:Version}", package
    ).split()
    if name not in LICENCES:
        raise Unknown(f"without a licence: {name}; look it up and add it to licences.json")
    text = Path("/usr/share/doc", package.partition(":")[0], "copyright")
    texts = (text,) if text.exists() else ()
    purl = f"pkg:deb/debian/{name}@{version}"
    return Component(name, version, LICENCES[name], purl, texts)


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        raise Unknown(f"{command[0]} is needed to say where system libraries came from") from None
