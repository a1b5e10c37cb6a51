"""Make the folder and the archive of this operating system; `python3 dev.py package` runs this."""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import PyInstaller.__main__

from components import HERE, ROOT, Unknown, components
from notices import write_notices

BUILD = ROOT / "build" / "package"
ICONS, WORK, DIST = BUILD / "icons", BUILD / "work", BUILD / "dist"
FOLDER = DIST / "sub-crm"
ICON_SIDE = 256


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from sub_crm import VERSION

    for path in (ICONS, WORK, DIST):
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
    draw_icons()
    spec = str(HERE / "sub-crm.spec")
    places = ["--distpath", str(DIST), "--workpath", str(WORK)]
    PyInstaller.__main__.run(["--noconfirm", "--log-level", "WARN", *places, spec])
    sources = json.loads((WORK / "sub-crm" / "sources.json").read_text("utf-8"))
    try:
        parts = components(sources)
    except Unknown as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    write_notices(FOLDER, VERSION, parts)
    sys.stdout.write(f"{archive(VERSION)}\n")
    return 0


def draw_icons() -> None:
    """Draw the program's mark in the formats of Windows and macOS."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication([])
    picture = QIcon(str(ROOT / "resources/icons/logo.svg")).pixmap(ICON_SIDE, ICON_SIDE)
    for name in ("sub-crm.ico", "sub-crm.icns"):
        if not picture.save(str(ICONS / name)):
            raise OSError(f"{name} could not be drawn")
    app.quit()


def archive(version: str) -> Path:
    """Pack what a user takes along, and return where it is."""
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, "linux")
    name = f"sub-crm-{version}-{system}-{platform.machine().lower()}"
    if system == "macos":
        for made in ("LICENTIES.txt", "licenties", "sbom.cdx.json"):
            shutil.move(FOLDER / made, DIST / made)
        shutil.rmtree(FOLDER)
        packed = BUILD / f"{name}.zip"
        # it keeps the links and rights without which the program does not start
        subprocess.run(["ditto", "-c", "-k", str(DIST), str(packed)], check=True)
        return packed
    if system == "linux":
        for file in ("installeer.sh", "sub-crm.desktop"):
            shutil.copy(HERE / file, FOLDER)
        shutil.copy(ROOT / "resources/icons/logo.svg", FOLDER / "sub-crm.svg")
    form = "zip" if system == "windows" else "gztar"
    return Path(shutil.make_archive(str(BUILD / name), form, DIST, FOLDER.name))


if __name__ == "__main__":
    raise SystemExit(main())
