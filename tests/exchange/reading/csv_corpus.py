"""Text files that a user may be sent: how many rows are in each, or that it must be refused."""

from dataclasses import dataclass

HEAD = "Naam;Organisatie;Functie;E-mail;Telefoon;Sinds"
ROW = "A. de Vries;Zeist;Wethouder;a.devries@example.org;030 258 91 11;1-6-2022"
DUTCH = "J. Coërs;Zeist;Raadslid;;;2022"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file; `rows` is None where it must be refused with a sentence."""

    name: str
    content: bytes
    rows: int | None


def _lines(*lines: str, end: str = "\r\n") -> str:
    return end.join(lines) + end


def _encoded() -> list[Sent]:
    text = _lines(HEAD, ROW, DUTCH)
    mixed = _lines(HEAD, DUTCH).encode() + _lines(DUTCH, ROW).encode("cp1252")
    return [
        Sent("utf-8", text.encode(), 2),
        Sent("utf-8-bom", text.encode("utf-8-sig"), 2),
        Sent("utf-16", text.encode("utf-16"), 2),
        Sent("utf-16-be-bom", b"\xfe\xff" + text.encode("utf-16-be"), 2),
        Sent("utf-16-le-bare", text.encode("utf-16-le"), 2),
        Sent("utf-16-be-bare", text.encode("utf-16-be"), 2),
        Sent("cp1252", text.encode("cp1252"), 2),
        Sent("cp1252-euro", _lines(HEAD, DUTCH + "€ ’").encode("cp1252"), 1),
        Sent("mac-roman", text.encode("mac_roman"), 2),
        Sent("mixed", mixed, 3),
        Sent("latin-nonsense", b"Naam;Organisatie\r\n\x81\x8d\x8f;\xff\r\n", 1),
        Sent("utf-16-cut", text.encode("utf-16")[:-1], None),
        Sent("bom-only", b"\xef\xbb\xbf", None),
        Sent("double-bom", b"\xef\xbb\xbf" + text.encode("utf-8-sig"), 2),
    ]


def _delimited() -> list[Sent]:
    made = [
        Sent(f"delimiter-{name}", _lines(HEAD, ROW, DUTCH).replace(";", sign).encode(), 2)
        for name, sign in (("semicolon", ";"), ("comma", ","), ("tab", "\t"), ("pipe", "|"))
    ]
    return [
        *made,
        Sent("one-column", _lines("Naam", "A. de Vries", "B. Bos").encode(), 2),
        Sent("comma-in-name", _lines("Naam;Organisatie", "Vries, A. de;Zeist").encode(), 1),
        Sent("decimals", _lines("Naam;Notitie", "A. Bos;1,5", "B. Bos;2,5").encode(), 2),
        Sent("sep-line", _lines("sep=;", HEAD, ROW).encode(), 1),
        Sent("sep-comma", _lines("sep=,", HEAD.replace(";", ","), "A,Zeist,,,,").encode(), 1),
        Sent("only-delimiters", _lines(HEAD, ";;;;;", ROW).encode(), 1),
    ]


def _quoted() -> list[Sent]:
    thousand = _lines(*(f"P{n}. Bos;Zeist;;;;" for n in range(1_000)))
    return [
        Sent("all-quoted", _lines(*(_quote(line) for line in (HEAD, ROW))).encode(), 1),
        Sent("doubled", _lines(HEAD, '"A. ""Jan"" Bos";Zeist;;;;').encode(), 1),
        Sent("line-in-cell", _lines("Naam;Notitie", '"A. Bos";"een\r\ntwee"').encode(), 1),
        Sent("unclosed", (_lines(HEAD, '"A. Bos;Zeist;;;;') + thousand).encode(), None),
        Sent("unclosed-last", _lines(HEAD, ROW, '"A. Bos;Zeist').encode(), None),
        Sent("text-behind-quote", _lines(HEAD, '"A" Bos;Zeist;;;;').encode(), None),
        Sent("quote-inside", _lines(HEAD, 'A. "Jan" Bos;Zeist;;;;').encode(), 1),
        Sent("two-strays", _lines(HEAD, '"A;Z;;;;', ROW, '"B;Z;;;;').encode(), None),
        Sent("apostrophes", _lines(HEAD, "'t Hooge Land;Zeist;;;;").encode(), 1),
    ]


def _quote(line: str) -> str:
    return ";".join(f'"{cell}"' for cell in line.split(";"))


def _broken_lines() -> list[Sent]:
    return [
        Sent("cr-only", _lines(HEAD, ROW, DUTCH, end="\r").encode(), 2),
        Sent("lf-only", _lines(HEAD, ROW, end="\n").encode(), 1),
        Sent("mixed-ends", f"{HEAD}\r{ROW}\n{DUTCH}\r\n".encode(), 2),
        Sent("no-last-end", f"{HEAD}\n{ROW}".encode(), 1),
        Sent("blank-lines", _lines("", HEAD, "", ROW, "", "").encode(), 1),
        Sent("nul", _lines(HEAD, ROW.replace("de", "d\0e")).encode(), 1),
        Sent("nul-only", b"\0\0\0\0", None),
        Sent("controls", _lines(HEAD, "A.\x07\x1b[31m Bos;Zeist;;;;").encode(), 1),
        Sent("separators", _lines(HEAD, "A.\u2028B\u2029os\x85;Zeist;;;;").encode(), 1),
        Sent("empty", b"", None),
        Sent("blanks", b" \r\n \r\n", None),
        Sent("header-only", _lines(HEAD).encode(), 0),
    ]


def _large() -> list[Sent]:
    wide = ";".join(f"k{n}" for n in range(1_000_000))
    many = _lines("Naam", *(f"P. Bos{n}" for n in range(100_100)))
    return [
        Sent("million-columns", _lines(wide, "a").encode(), None),
        Sent("million-empty-columns", _lines(HEAD + ";" * 1_000_000, ROW).encode(), 1),
        Sent("ten-megabytes-cell", _lines(HEAD, "A" * 10_000_000 + ";Zeist;;;;").encode(), None),
        Sent("ten-megabytes-quoted", _lines(HEAD, f'"{"A " * 5_000_000}"').encode(), None),
        Sent("too-many-rows", many.encode(), None),
        Sent("binary", bytes(range(256)) * 400, None),
        Sent("html", b"<html><body><table><tr><td>Naam</td></tr></table></body></html>", 0),
        Sent("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", 4),
    ]


def _odd_tables() -> list[Sent]:
    return [
        Sent("short-rows", _lines(HEAD, "A. Bos", "B. Bos;Zeist").encode(), 2),
        Sent("long-rows", _lines(HEAD, ROW + ";extra;nog meer").encode(), 1),
        Sent("doubled-headers", _lines("Naam;Naam;Naam", "A. Bos;x;y").encode(), 1),
        Sent("empty-headers", _lines("Naam;;", "A. Bos;x;y").encode(), 1),
        Sent("no-header", _lines("A. Bos;Zeist;a@example.org", ROW).encode(), 2),
        Sent("title-above", _lines("Contactlijst", "", HEAD, ROW).encode(), 1),
        Sent("same-headers-again", _lines(HEAD, ROW, HEAD, ROW).encode(), 3),
    ]


VALUES = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "|calc", "\t=1+1", " =1+1", "＝1+1",
    '=cmd|"/C calc"!A0', "'=1+1", "''=1+1", "\u200b=1+1", "\u202egnp.exe", "Jаn", "a\u200db",
    "NULL", "null", "1e5", "0012", "31-02-2022", "TRUE", "#REF!", "{name} %s", "<b>x</b>",
    "O'Brien", "C++", "\ufeff", "🙂", "é" * 400,
)  # fmt: skip


def _odd_values() -> Sent:
    cells = ['"' + value.replace('"', '""') + '"' for value in VALUES]
    rows = [f"{cell};{cell};{cell};{cell};{cell};A. Bos" for cell in cells]
    return Sent("odd-values", _lines(HEAD, *rows).encode(), len(VALUES))


FILES = [
    *_encoded(),
    *_delimited(),
    *_quoted(),
    *_broken_lines(),
    *_large(),
    *_odd_tables(),
    _odd_values(),
]
