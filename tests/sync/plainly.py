"""Every byte of an encrypted file as it was before it was encrypted, with what was freed in it."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sub_crm.store.keys import Key

PAGE, RESERVED, IV = 4_096, 80, 16
SALT = 16
WAL_HEADER, FRAME_HEADER = 32, 24


def plain(path: Path, key: Key) -> bytes:
    """Decrypt the pages of a workspace or backup, and those in its journal."""
    journal = path.with_name(f"{path.name}-wal")
    pages = [*_pages(path.read_bytes())]
    if journal.exists():
        pages += [*_frames(journal.read_bytes())]
    return b"".join(_decrypted(page, key) for page in pages)


def _pages(file: bytes) -> Iterator[bytes]:
    assert len(file) % PAGE == 0
    for at in range(0, len(file), PAGE):
        yield file[at + (SALT if at == 0 else 0) : at + PAGE]


def _frames(journal: bytes) -> Iterator[bytes]:
    for at in range(WAL_HEADER, len(journal), FRAME_HEADER + PAGE):
        number = int.from_bytes(journal[at : at + 4], "big")
        page = journal[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        yield page[SALT:] if number == 1 else page


def _decrypted(page: bytes, key: Key) -> bytes:
    body, iv = page[:-RESERVED], page[-RESERVED : IV - RESERVED]
    decryptor = Cipher(algorithms.AES(key.raw), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
