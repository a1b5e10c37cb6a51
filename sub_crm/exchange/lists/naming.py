"""Names of files that every system takes, whatever a list is called."""

import datetime as dt
import re
import unicodedata
from itertools import groupby
from pathlib import Path

LONGEST = 100
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)
_UNFIT = re.compile(r'[<>:"/\\|?*]+')


def suggested(title: str, filter_in_words: str, today: dt.date) -> str:
    """Return "personen-mijn-organisaties-2026-11-23", without ending, no word twice in a row."""
    words = re.findall(r"[a-z0-9]+", _plain(f"{title} {filter_in_words}"))
    kept = "-".join(word for word, _again in groupby(words) if word not in ("lijst", "list"))
    return f"{kept[:60].strip('-')}-{today.isoformat()}"


def safe_name(typed: str, ending: str) -> str:
    """Return what was typed as the name of a file in the chosen folder, with this ending.

    >>> safe_name("../lijst", ".csv"), safe_name("CON", ".csv"), safe_name("a.csv", ".csv")
    ('lijst.csv', '_CON.csv', 'a.csv')
    """
    kept = "".join(c for c in typed if unicodedata.category(c)[0] != "C")
    stem = _UNFIT.sub(" ", kept).removesuffix(ending).strip(" .")[:LONGEST].strip(" .")
    stem = f"_{stem}" if _RESERVED.match(stem) else stem
    return f"{stem or 'lijst'}{ending}"


def free_path(folder: Path, stem: str, ending: str) -> Path:
    """Return the path of that name, or with a number behind it when the name is taken."""
    path, number = folder / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
