"""Start with the session: a file of the desktop on Linux and macOS, a registry value on Windows."""

import contextlib
import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAME = "sub-crm"
LABEL = "nl.provincie-utrecht.sub-crm"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_ESCAPED = str.maketrans({char: f"\\{char}" for char in '\\"`$'})


def is_offered() -> bool:
    """Whether this computer knows a way."""
    return sys.platform == "win32" or _file() is not None


def is_on() -> bool:
    if sys.platform == "win32":
        return _windows_value() is not None
    file = _file()
    return file is not None and file.is_file()


def switch(on: bool) -> None:
    """Start with the session from now on, or no longer; raises OSError when it cannot be kept."""
    if sys.platform == "win32":
        _set_windows_value(windows_value(own_command()) if on else None)
    elif file := _file():
        _write(file, _content(own_command())) if on else file.unlink(missing_ok=True)


def own_command() -> list[str]:
    """The words that start this program again."""
    started = Path(sys.argv[0])
    if getattr(sys, "frozen", False):
        return [sys.executable]
    if started.name == "__main__.py":
        return [sys.executable, "-m", "sub_crm"]
    if started.suffix == ".py":
        return [sys.executable, str(started.resolve())]
    return [str(started.resolve())]


def desktop_file(command: Sequence[str]) -> str:
    """The entry that desktops on Linux start, with every word quoted as they read it."""
    words = " ".join(f'"{_quoted(word)}"' for word in command)
    lines = ("Type=Application", "Name=SUB-CRM", f"Exec={words}", "Icon=sub-crm", "Terminal=false")
    return "\n".join(("[Desktop Entry]", *lines)) + "\n"


def launch_agent(command: Sequence[str]) -> bytes:
    """The property list that macOS starts at login."""
    agent = {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True}
    return plistlib.dumps(agent)


def windows_value(command: Sequence[str]) -> str:
    """The command line that Windows starts at login."""
    return subprocess.list2cmdline(command)


def _quoted(word: str) -> str:
    """Escape for the quotes, then for the string that holds them; a percent sign means more."""
    return word.translate(_ESCAPED).replace("\\", "\\\\").replace("%", "%%")


def _file() -> Path | None:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    if sys.platform.startswith("linux"):
        config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        return Path(config) / "autostart" / f"{NAME}.desktop"
    return None


def _content(command: Sequence[str]) -> bytes:
    return launch_agent(command) if sys.platform == "darwin" else desktop_file(command).encode()


def _write(file: Path, content: bytes) -> None:
    """Write aside and rename, so that the desktop never reads half."""
    part = file.with_name(f".{file.name}.part")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


if sys.platform == "win32":
    import winreg

    def _windows_value() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                return str(winreg.QueryValueEx(key, NAME)[0])
        except OSError:
            return None

    def _set_windows_value(value: str | None) -> None:
        access = winreg.KEY_SET_VALUE
        with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, _RUN, 0, access) as key:
            if value is not None:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, value)
            else:
                with contextlib.suppress(FileNotFoundError):
                    winreg.DeleteValue(key, NAME)
