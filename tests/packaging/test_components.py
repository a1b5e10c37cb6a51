"""Nothing goes along of which we cannot say who made it and what they allow."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

RECIPE = Path(__file__).resolve().parents[2] / "resources" / "packaging"


@pytest.fixture
def made_of() -> Iterator[Any]:
    """The module that the build uses."""
    spec = importlib.util.spec_from_file_location("components", RECIPE / "components.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["components"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["components"]


def installed(name: str) -> str:
    found = importlib.util.find_spec(name)
    assert found is not None
    assert found.origin is not None
    return found.origin


def test_each_file_is_traced_to_its_maker(made_of: Any) -> None:
    here = [installed(name) for name in ("sqlalchemy", "PySide6", "sqlcipher3", "json")]
    parts = {one.name: one for one in made_of.components([*here, str(RECIPE / "sub-crm.spec")])}
    assert parts["SQLAlchemy"].licence == "MIT"
    assert parts["sqlcipher3"].licence == "Zlib"
    assert "LGPL-3.0-only" in parts["PySide6_Essentials"].licence
    assert parts["Python"].licence == "PSF-2.0"
    assert {"Qt", "SQLCipher", "SQLite", "OpenSSL", "Inter"} <= set(parts)
    assert "SUB-CRM" not in parts
    assert [one.name for one in parts.values() if not one.version] == []
    assert [text for one in parts.values() for text in one.texts if not text.is_file()] == []


def test_a_library_without_a_licence_stops_the_build(
    made_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_of, "LICENCES", {})
    with pytest.raises(made_of.Unknown, match="without a licence: sqlcipher3"):
        made_of.components([installed("sqlcipher3")])


def test_a_file_that_nobody_brought_stops_the_build(made_of: Any, tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    stray.touch()
    with pytest.raises(made_of.Unknown):
        made_of.components([str(stray)])


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="only Debian tells who brought it")
def test_a_library_of_the_system_is_traced_to_its_package(made_of: Any) -> None:
    [library] = list(Path("/usr/lib").glob("*-linux-gnu/libexpat.so.1"))[:1]
    [expat] = [one for one in made_of.components([str(library)]) if one.name == "expat"]
    assert expat.licence == "MIT"
    assert expat.purl.startswith("pkg:deb/debian/expat@")
