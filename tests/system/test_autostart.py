"""Starting with the session: what each system is given, and Linux for real in a home of its own."""

import plistlib
import re
import sys
from pathlib import Path

import pytest

from sub_crm.system.autostart import (
    desktop_file,
    is_offered,
    is_on,
    launch_agent,
    own_command,
    switch,
    windows_value,
)

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="writes the file of Linux")


def exec_line(text: str) -> str:
    [line] = [line for line in text.splitlines() if line.startswith("Exec=")]
    return line.removeprefix("Exec=")


@linux
def test_it_is_switched_on_and_off(own_home: Path):
    file = own_home / "config" / "autostart" / "sub-crm.desktop"
    assert is_offered()
    assert not is_on()
    switch(True)
    assert is_on()
    assert file.read_text("utf-8") == desktop_file(own_command())
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    switch(False)
    assert not is_on()
    assert not file.exists()


@linux
def test_switching_twice_is_the_same_as_once():
    switch(True)
    switch(True)
    assert is_on()
    switch(False)
    switch(False)
    assert not is_on()


@linux
def test_without_a_folder_of_its_own_it_is_below_the_home(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("XDG_CONFIG_HOME")
    switch(True)
    assert (own_home / ".config" / "autostart" / "sub-crm.desktop").is_file()


@linux
def test_a_disk_that_fails_leaves_the_old_file(own_home: Path, monkeypatch: pytest.MonkeyPatch):
    switch(True)
    file = own_home / "config" / "autostart" / "sub-crm.desktop"
    before = file.read_text("utf-8")

    def fail(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="no space left"):
        switch(True)
    assert file.read_text("utf-8") == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@linux
def test_a_folder_that_cannot_be_made_is_told(own_home: Path):
    (own_home / "config").write_text("not a folder", "utf-8")
    with pytest.raises(OSError, match="config"):
        switch(True)
    assert not is_on()


@pytest.mark.parametrize(
    ("platform", "offered"), [("win32", True), ("darwin", True), ("freebsd14", False)]
)
def test_it_is_offered_where_there_is_a_way(
    monkeypatch: pytest.MonkeyPatch, platform: str, offered: bool
):
    monkeypatch.setattr(sys, "platform", platform)
    assert is_offered() is offered


def test_macos_keeps_it_among_the_launch_agents(own_home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    switch(True)
    [file] = (own_home / "Library" / "LaunchAgents").iterdir()
    assert plistlib.loads(file.read_bytes())["ProgramArguments"] == own_command()
    assert is_on()
    switch(False)
    assert not is_on()


def test_the_entry_of_linux_names_the_program_and_opens_no_terminal():
    lines = desktop_file(["/usr/bin/sub-crm-gui"]).splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Type=Application", "Name=SUB-CRM", "Terminal=false"} < set(lines)
    assert 'Exec="/usr/bin/sub-crm-gui"' in lines


@pytest.mark.parametrize("word", ["/opt/my crm/run", 'a"b', "a$b`c", "back\\slash", "100%"])
def test_odd_paths_survive_the_quoting_of_linux(word: str):
    line = exec_line(desktop_file([word, "-m"]))
    as_string = line.replace("\\\\", "\\").replace("%%", "%")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', as_string)
    assert [re.sub(r"\\(.)", r"\1", one) for one in words] == [word, "-m"]
    assert not re.search(r"(?<!\\)[$`]", as_string)


def test_the_agent_of_macos_starts_the_program_at_login():
    agent = plistlib.loads(launch_agent(["/Applications/SUB CRM", "--x"]))
    assert agent["ProgramArguments"] == ["/Applications/SUB CRM", "--x"]
    assert agent["RunAtLoad"] is True


def test_the_value_of_windows_quotes_paths_with_spaces():
    value = windows_value([r"C:\Program Files\SUB-CRM\sub-crm.exe"])
    assert value == r'"C:\Program Files\SUB-CRM\sub-crm.exe"'


@pytest.mark.parametrize(
    ("started", "command"),
    [
        ("/opt/sub_crm/__main__.py", [sys.executable, "-m", "sub_crm"]),
        ("/opt/sub-crm/main.py", [sys.executable, "/opt/sub-crm/main.py"]),
        ("/usr/bin/sub-crm-gui", ["/usr/bin/sub-crm-gui"]),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths of another kind")
def test_the_program_is_started_as_it_was_this_time(
    monkeypatch: pytest.MonkeyPatch, started: str, command: list[str]
):
    monkeypatch.setattr(sys, "argv", [started, "--theme", "dark"])
    assert own_command() == command


def test_a_program_in_one_file_starts_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == [sys.executable]
