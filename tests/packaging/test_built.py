"""The built program in a clean environment: everything that a checkout has is in it."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from sub_crm import VERSION
from sub_crm.bench.start import SESSION, has_keyring
from sub_crm.exchange.reading import Reading, Unreadable, parent
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui.pages import PAGES
from tests.packaging import built
from tests.packaging.built import CHECKOUT, FOLDER, NOTICES, PROGRAM, clean, offscreen, run, until

pytestmark = [pytest.mark.package, pytest.mark.timeout(300)]

ON_EVERY_DESKTOP = set(
    """ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 libc.so.6 libdl.so.2 libm.so.6 libpthread.so.0
    libresolv.so.2 librt.so.1 libgcc_s.so.1 libstdc++.so.6 libz.so.1 libzstd.so.1 libuuid.so.1
    libbrotlicommon.so.1 libbrotlidec.so.1 libdbus-1.so.3 libdrm.so.2 libEGL.so.1 libGL.so.1
    libfontconfig.so.1 libfreetype.so.6 libglib-2.0.so.0 libgio-2.0.so.0 libgobject-2.0.so.0
    libgthread-2.0.so.0 libX11.so.6 libxcb.so.1 libxkbcommon.so.0
    libwayland-client.so.0 libwayland-cursor.so.0 libwayland-egl.so.1""".split()
)
"""What the system brings by itself where somebody can see a window; the last row is Wayland's."""
NOT_EVERYWHERE = ("libqgtk3.so", "libcupsprintersupport.so")
"""Qt does without these plugins where their desktop or print service is not there."""
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this")
SHOWN = sorted(set(PAGES) - {"contactmoment", "organisatie", "persoon", "dossier", "geschiedenis"})
SHOWN += ["instellingen", "sneltoetsen"]
"""Pages that need no record to be named."""
MOST_DIFFERENT = 0.01
"""Share of the points: a toast may come or go; without its fonts a page differs in a tenth."""
SENTENCE = "gebeld met Kramer over de proefmeting"


@pytest.fixture(scope="session", autouse=True)
def there() -> None:
    assert PROGRAM.exists(), "eerst `python3 dev.py package`"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration, made by the built program."""
    folder = tmp_path_factory.mktemp("gegevens")
    made = run([*demonstration(folder), "--screenshot", folder / "x.png"], offscreen(folder))
    assert (made.returncode, made.stderr) == (0, "")
    return folder


def demonstration(data: Path) -> list[object]:
    return [PROGRAM, "--example", "--data-dir", data]


def test_it_tells_its_version(tmp_path: Path) -> None:
    told = run([PROGRAM, "--version"], clean(tmp_path))
    assert (told.returncode, told.stdout, told.stderr) == (0, f"SUB-CRM {VERSION}\n", "")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", SHOWN)
def test_a_page_looks_as_in_a_checkout(data: Path, tmp_path: Path, page: str, language: str):
    """Fonts, icons, translations, themes and every page that is imported by name."""
    asked = ["--example", "--data-dir", data, "--page", f"sub://{page}", "--language", language]
    pictures = []
    for name, command in (("built", [PROGRAM]), ("checkout", CHECKOUT)):
        file = tmp_path / f"{name}.png"
        done = run([*command, *asked, "--screenshot", file], offscreen(tmp_path))
        assert (done.returncode, done.stderr) == (0, "")
        pictures.append(QImage(str(file)))
    assert different(*pictures) < MOST_DIFFERENT
    assert not (data / "log").exists() or not any((data / "log").iterdir())


def different(one: QImage, other: QImage) -> float:
    """Return the share of points in which two pictures of the same size differ."""
    assert one.size() == other.size()
    assert not one.isNull()
    width, height = one.width(), one.height()
    points = ((x, y) for x in range(0, width, 3) for y in range(0, height, 3))
    unequal = [one.pixel(x, y) != other.pixel(x, y) for x, y in points]
    return sum(unequal) / len(unequal)


def test_a_missing_font_would_be_seen(data: Path, tmp_path: Path) -> None:
    poor = tmp_path / "poor"
    shutil.copytree(FOLDER, poor, symlinks=True)
    shutil.rmtree(poor / "_internal" / "sub_crm" / "resources" / "fonts")
    pictures = []
    for name, program in (("poor", poor / PROGRAM.name), ("built", PROGRAM)):
        file = tmp_path / f"{name}.png"
        asked = [*demonstration(data)[1:], "--page", "sub://vandaag", "--screenshot", file]
        run([program, *asked], offscreen(tmp_path))
        pictures.append(QImage(str(file)))
    assert different(*pictures) > 2 * MOST_DIFFERENT


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_it_writes_a_list(data: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"lijst.{ending}"
    command = [PROGRAM, "export", "people", "--example", "--data-dir", data, "--to", file]
    done = run([*command, "--purpose", "proef"], offscreen(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert Reading(file).table().headings[:2] == ("Naam", "Functie")


def test_it_reads_a_strange_file_in_a_child_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parent, "own_program", lambda: PROGRAM)
    text, workbook = tmp_path / "lijst.csv", tmp_path / "lijst.xlsx"
    text.write_text("Naam;Plaats\nJ. Coërs;Zeist\n", "utf-8")
    assert Reading(text).table().rows == (("J. Coërs", "Zeist"),)
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    made.active.append(["Naam", "Plaats"])
    made.active.append(["J. Coërs", "Zeist"])
    made.save(workbook)
    assert Reading(workbook).table().rows == (("J. Coërs", "Zeist"),)
    text.write_bytes(b"PK\x03\x04 of niet")
    with pytest.raises(Unreadable):
        Reading(text).table()


@ON_LINUX
@pytest.mark.skipif(not has_keyring(), reason="no keyring can be started here")
@pytest.mark.parametrize("remembered", [True, False], ids=["asked directly", "found by keyring"])
def test_the_keyring_opens_a_workspace(tmp_path: Path, example: Path, remembered: bool) -> None:
    """A workspace made by a checkout, its key in a real Secret Service, opened by the build."""
    data, file = tmp_path / "gegevens", tmp_path / "lijst.csv"
    settings = data / "instellingen.json"
    make = "from sub_crm.bench.start import put; from pathlib import Path; import sys;"
    make += "put(*map(Path, sys.argv[1:]))"
    data.mkdir()
    forget = "true" if remembered else f"rm {settings}"
    script = (
        f"cd {built.ROOT} && {sys.executable} -c '{make}' {example} {data} && {forget} && {PROGRAM}"
        f" export people --data-dir {data} --to {file} --purpose proef"
    )
    unlocked = [*SESSION, "bash", "-c", script]
    own = {"XDG_DATA_HOME": str(tmp_path / "d"), "XDG_RUNTIME_DIR": str(tmp_path)}
    done = run(unlocked, offscreen(tmp_path, **own))
    assert done.returncode == 0, done.stderr
    assert "Lopik" in file.read_text("utf-8")


def test_with_a_folder_of_its_own_it_leaves_nothing_elsewhere(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.png"
    home = tmp_path / "home"
    home.mkdir()
    run([*demonstration(data), "--screenshot", file], offscreen(home))
    assert file.exists()
    assert list(home.rglob("*")) == []


def test_it_says_what_others_made(tmp_path: Path) -> None:
    bill = json.loads((NOTICES / "sbom.cdx.json").read_text("utf-8"))
    parts = {one["name"]: one for one in bill["components"]}
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == VERSION
    assert {"PySide6_Essentials", "Qt", "SQLCipher", "SQLAlchemy", "Python", "Inter"} <= set(parts)
    assert not {"pytest", "hypothesis", "openpyxl"} & set(parts)
    assert [name for name, one in parts.items() if not one.get("licenses")] == []
    told = (NOTICES / "LICENTIES.txt").read_text("utf-8")
    assert [name for name in parts if name not in told] == []
    assert (NOTICES / "licenties").is_dir()


@pytest.fixture
def display() -> Iterator[str]:
    if not built.has("Xvfb", "xdotool"):
        pytest.skip("no screen can be started here")
    with built.screen() as name:
        yield name


@ON_LINUX
def test_what_was_logged_is_there_after_an_upgrade(tmp_path: Path, display: str) -> None:
    """Install, log a call with the keyboard, install again over it, look whether it is there."""
    home, data = tmp_path / "home van iemand", tmp_path / "gegevens"
    home.mkdir()
    assert run([FOLDER / "installeer.sh"], clean(home)).returncode == 0
    command = home / ".local" / "bin" / "sub-crm"
    environment = clean(home, DISPLAY=display)
    words = [str(command), "--example", "--data-dir", str(data)]
    program = subprocess.Popen(words, env=environment)
    try:
        person = built.Person(display)
        person.sit_down()
        until((data / "voorbeeld.db").exists)
        until(lambda: write_draft(person, data / "voorbeeld.db"))
        again = run([FOLDER / "installeer.sh"], clean(home))
        assert again.returncode == 1
        assert "staat nog aan" in again.stderr
        person.press("ctrl+Return")
        until(lambda: "proefmeting" in logged(data / "voorbeeld.db"))
    finally:
        program.terminate()
        program.wait()
    installed = home / ".local" / "lib" / "sub-crm"
    (installed / "_internal" / "of_an_older_version.so").touch()
    assert run([FOLDER / "installeer.sh"], clean(home)).returncode == 0
    assert not (installed / "_internal" / "of_an_older_version.so").exists()
    file = tmp_path / "lijst.csv"
    export = [command, "export", "contacts", "--example", "--data-dir", data, "--to", file]
    done = run([*export, "--purpose", "proef"], clean(home))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Proefmeting" in file.read_text("utf-8")


def write_draft(person: built.Person, store: Path) -> bool:
    """Type the sentence in the quick log; False where the program was not ready for it yet."""
    person.press("ctrl+n")
    person.type(SENTENCE)
    try:
        until(lambda: SENTENCE in asked(store, "SELECT group_concat(body) FROM draft"), 3)
    except AssertionError:
        person.press("Escape")
        return False
    return True


def logged(store: Path) -> str:
    return asked(store, "SELECT group_concat(summary) FROM contact_moment").lower()


def asked(store: Path, question: str) -> str:
    connection = connect(store, EXAMPLE_KEY)
    try:
        return str(connection.execute(question).fetchone()[0])
    finally:
        connection.close()


@ON_LINUX
def test_it_is_installed_for_one_user_and_taken_away_again(tmp_path: Path) -> None:
    home = tmp_path / "home van iemand"
    home.mkdir()
    data = home / ".local" / "share" / "sub-crm"
    data.mkdir(parents=True)
    (data / "werkruimte.db").write_text("blijft", "utf-8")
    assert run([FOLDER / "installeer.sh"], clean(home)).returncode == 0
    entry = (home / ".local/share/applications/sub-crm.desktop").read_text("utf-8")
    [started] = [line for line in entry.splitlines() if line.startswith("Exec=")]
    program = Path(started.removeprefix('Exec="').removesuffix('"'))
    assert run([program, "--version"], clean(home)).stdout == f"SUB-CRM {VERSION}\n"
    assert (home / ".local/share/icons/hicolor/scalable/apps/sub-crm.svg").is_file()
    assert run([FOLDER / "installeer.sh", "--verwijder"], clean(home)).returncode == 0
    left = [path.relative_to(home) for path in home.rglob("*") if not path.is_dir()]
    assert left == [Path(".local/share/sub-crm/werkruimte.db")]


@ON_LINUX
def test_the_window_comes_up_on_a_screen(data: Path, tmp_path: Path, display: str) -> None:
    file = tmp_path / "venster.png"
    environment = clean(tmp_path, DISPLAY=display)
    done = run([*demonstration(data), "--screenshot", file], environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(file)).width() == 1440


def test_the_doctor_finds_that_all_is_well(tmp_path: Path) -> None:
    data = tmp_path / "gegevens"
    command = [PROGRAM, "doctor", "--example", "--data-dir", data, "--json"]
    bundle = tmp_path / "pakket.zip"
    data.mkdir()
    done = run([*command, "--bundle", bundle], offscreen(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["state"] == "good"
    with zipfile.ZipFile(bundle) as packed:
        assert json.loads(packed.read("bevindingen.json"))["versions"]["packaged"] == "True"


@ON_LINUX
def test_it_asks_of_the_system_only_what_every_desktop_has() -> None:
    files = [path for path in FOLDER.rglob("*.so*") if path.name not in NOT_EVERYWHERE]
    brought = {path.name for path in files}
    asked = {
        (line.split()[1], path.name)
        for path in [PROGRAM, *files]
        for line in run(["objdump", "-p", path], clean(FOLDER)).stdout.splitlines()
        if "NEEDED" in line
    }
    assert len(asked) > 500
    assert {one for one in asked if one[0] not in brought | ON_EVERY_DESKTOP} == set()
