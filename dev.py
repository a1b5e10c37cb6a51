#!/usr/bin/env python3
"""Set up what is missing, then do what is asked; needs nothing but Python itself.

python3 dev.py run [arguments]     open SUB-CRM on the demonstration workspace
python3 dev.py test [arguments]    all checks; with arguments only pytest with those arguments
python3 dev.py prove [arguments]   the slow proofs: pytest -m prove
python3 dev.py bench [arguments]   how fast it is beside the least it could cost: sub-crm bench
python3 dev.py team                a shared database and two windows on this computer, to try
python3 dev.py package [arguments] make what is installed, then pytest -m package: does it work?
python3 dev.py lock [--upgrade]    write the lock files anew from pyproject.toml
python3 dev.py catalogue           bring the translation catalogue up to date with the code
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PACKAGE_VENV = ROOT / "build" / "venv"  # what is built holds nothing that only tests need
RUN_LOCK = ROOT / "requirements.txt"
DEV_LOCK = ROOT / "requirements-dev.txt"  # holds everything that RUN_LOCK holds
PACKAGE_LOCK = ROOT / "requirements-package.txt"  # so does this

# What a bare Debian lacks: the library that is loaded -> the package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# What the tests start themselves: the program -> the packages that bring it.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "pg_ctlcluster": "postgresql",
    "cc": "gcc libc6-dev",
}
# What making a package and trying it take besides.
PACKAGE_PROGRAMS = {"objdump": "binutils", "xdotool": "xdotool"}

CHECKS = {
    "ruff": ["-m", "ruff", "check", "."],
    "opmaak": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "lagen": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    "tests": ["-m", "pytest", "-n", "auto"],
}

APT_LISTS = Path("/var/lib/apt/lists")
APT_UPDATE = ["apt-get", "update"]
APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]
UV_COMPILE = ["-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11"]
UV_COMPILE += ["--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
PIP_INSTALL = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
PIP_INSTALL += ["--require-hashes", "--only-binary=:all:", "-r"]
SHOWS_NO_WINDOW = ("--screenshot", "--help", "--version")
NO_DISPLAY = (
    "Er is geen scherm: start dit in een bureaubladsessie, of gebruik `python3 dev.py run "
    "--screenshot BESTAND`, of `xvfb-run python3 dev.py run`."
)


def main(arguments: list[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        stop((__doc__ or "").strip(), 2)
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python starts this file too
        stop(f"Python 3.11 of nieuwer is nodig; dit is {sys.version.split()[0]}.")
    return command(arguments[1:])


def run(arguments: list[str]) -> int:
    environment = dict(os.environ)
    if any(argument.startswith(SHOWS_NO_WINDOW) for argument in arguments):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not has_display(environment):
        stop(NO_DISPLAY, 2)
    provide_packages(missing_python() + missing_libraries(window_libraries(environment)))
    provide_environment(RUN_LOCK)
    # main.py and not `-m sub_crm`: a relative FILE stays relative to where the user is
    return python([str(ROOT / "main.py"), "--example", *arguments], env=environment)


def test(arguments: list[str]) -> int:
    prepare_tests()
    if arguments:
        return check(["-m", "pytest", *arguments])
    failed = []
    for name, what in CHECKS.items():
        announce(name)
        if check(what):
            failed.append(name)
    if failed:
        announce(f"niet goed: {', '.join(failed)}")
    return 1 if failed else 0


def prove(arguments: list[str]) -> int:
    prepare_tests()
    return check(["-m", "pytest", "-m", "prove", *arguments])


def bench(arguments: list[str]) -> int:
    prepare_tests()
    return check([str(ROOT / "main.py"), "bench", *arguments])


def team(arguments: list[str]) -> int:
    if not has_display(dict(os.environ)):
        stop(NO_DISPLAY, 2)
    prepare_tests()
    # whoever made it all hears Ctrl+C too, and clears it away
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return python(["-m", "tests.sync.team", *arguments], cwd=ROOT)


def package(arguments: list[str]) -> int:
    prepare_tests()
    provide_packages(missing_shared_python() + missing_programs(PACKAGE_PROGRAMS))
    provide_environment(PACKAGE_LOCK, PACKAGE_VENV)
    announce("bouwt")
    must(python(["resources/packaging/build.py"], PACKAGE_VENV, cwd=ROOT))
    announce("probeert")
    failed = check(["-m", "pytest", "-m", "package", *arguments])
    announce("metingen")
    return check(["-m", "tests.packaging.measure"]) or failed


def lock(arguments: list[str]) -> int:
    prepare_tests()
    must(python(["-m", "pip", "install", "--quiet", "uv"]))
    as_run = ["--constraint", RUN_LOCK.name]
    for path, extras in (
        (RUN_LOCK, []),
        (DEV_LOCK, ["--extra", "dev"]),
        (PACKAGE_LOCK, ["--extra", "package", *as_run]),
    ):
        names = [*extras, "pyproject.toml", "-o", path.name, *arguments]
        must(python([*UV_COMPILE, *names], cwd=ROOT, stdout=subprocess.DEVNULL))
    return 0


def catalogue(arguments: list[str]) -> int:
    prepare_tests()
    return check(["-m", "tests.i18n.catalogue", "update", *arguments])


COMMANDS = {
    "run": run,
    "test": test,
    "prove": prove,
    "bench": bench,
    "team": team,
    "package": package,
    "lock": lock,
    "catalogue": catalogue,
}


def prepare_tests() -> None:
    libraries = missing_libraries({**QT_LIBRARIES, **X11_LIBRARIES})
    provide_packages(missing_python() + libraries + missing_programs(TEST_PROGRAMS))
    provide_environment(DEV_LOCK)


def announce(step: str) -> None:
    print(f"-- {step}", flush=True)


def check(arguments: list[str]) -> int:
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return python(arguments, env=environment, cwd=ROOT)


def python(arguments: list[str], venv: Path = VENV, **options: Any) -> int:
    interpreter = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return subprocess.run([str(interpreter), *arguments], check=False, **options).returncode


def must(code: int) -> None:
    if code:
        stop("Niet gelukt; hierboven staat waarom.")


def has_display(environment: dict[str, str]) -> bool:
    """Say whether Qt will find somewhere to draw; only Linux can be without."""
    offscreen = environment.get("QT_QPA_PLATFORM") == "offscreen"
    screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return sys.platform != "linux" or offscreen or bool(screen)


def window_libraries(environment: dict[str, str]) -> dict[str, str]:
    if environment.get("QT_QPA_PLATFORM") == "offscreen":
        return QT_LIBRARIES
    x11 = X11_LIBRARIES if environment.get("DISPLAY") else {}
    wayland = WAYLAND_LIBRARIES if environment.get("WAYLAND_DISPLAY") else {}
    return {**QT_LIBRARIES, **x11, **wayland}


def missing_python() -> list[str]:
    """Debian splits venv off from Python, into a package that carries the version's number."""
    present = sys.platform != "linux" or importlib.util.find_spec("ensurepip")
    return [] if present else ["python{}.{}-venv".format(*sys.version_info)]


def missing_shared_python() -> list[str]:
    """The interpreter as a library, which a package brings along; Debian's program is without."""
    name = "libpython{}.{}".format(*sys.version_info)
    library = f"{name}.so.1.0"
    beside = Path(sysconfig.get_config_var("LIBDIR") or "", library)
    return [] if beside.exists() else missing_libraries({library: name})


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    if sys.platform != "linux":
        return []
    return [package for library, package in libraries.items() if not loads(library)]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_programs(programs: dict[str, str]) -> list[str]:
    if sys.platform != "linux":
        return []
    lacking = [packages for name, packages in programs.items() if not shutil.which(name)]
    return " ".join(lacking).split()


def provide_packages(packages: list[str]) -> None:
    """Install what is missing where that is allowed; elsewhere say how, in one line to copy."""
    if not packages:
        return
    if not shutil.which("apt-get"):
        stop(f"Installeer eerst wat in Debian zo heet: {' '.join(packages)}")
    if os.geteuid() != 0:
        update = "" if any(APT_LISTS.glob("*_Packages*")) else f"sudo {' '.join(APT_UPDATE)} && "
        line = f"{update}sudo {' '.join([*APT_INSTALL, *packages])}"
        stop(f"Er ontbreken onderdelen van het systeem. Voer dit eenmalig uit:\n\n    {line}\n")
    announce(f"installeert {' '.join(packages)}")
    install = [*APT_INSTALL, *packages]
    # a fresh machine has no package lists yet, or old ones
    complaint = apt(install) and (apt(APT_UPDATE) or apt(install))
    if complaint:
        stop(f"Het installeren is niet gelukt.\n{complaint}")


def apt(command: list[str]) -> str:
    """Carry out the command and return what it complains about; nothing when it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return (done.stderr or f"{command} is mislukt") if done.returncode else ""


def provide_environment(lock_file: Path, venv: Path = VENV) -> None:
    """Make an environment hold exactly what the lock file says, and remember that it does."""
    stamp = venv / "installed.txt"
    locks = [RUN_LOCK, DEV_LOCK] if venv == VENV else [lock_file]
    now = fingerprint(locks)
    known = stamp.read_text("utf-8").split() if stamp.exists() else []
    if known in ([now, lock_file.name], [now, locks[-1].name]):
        return
    if not has_environment(venv):
        announce(f"maakt {venv.relative_to(ROOT)}")
        make = [sys.executable, "-m", "venv", "--clear", str(venv)]
        must(subprocess.run(make, check=False).returncode)
    announce(f"installeert {lock_file.name}")
    stamp.unlink(missing_ok=True)
    must(python([*PIP_INSTALL, str(lock_file)], venv))
    stamp.write_text(f"{now} {lock_file.name}", "utf-8")


def has_environment(venv: Path) -> bool:
    """Say whether the environment was made by this version of Python, and made to the end."""
    description = venv / "pyvenv.cfg"
    version = "version = {}.{}.".format(*sys.version_info)
    made_by_us = description.exists() and version in description.read_text("utf-8")
    return made_by_us and python(["-m", "pip", "--version"], venv, capture_output=True) == 0


def fingerprint(locks: list[Path]) -> str:
    held = b"".join(path.read_bytes() for path in locks)
    return hashlib.sha256(held + sys.version.encode()).hexdigest()


def stop(message: str, code: int = 1) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(code)


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        stop("Afgebroken.", 130)
