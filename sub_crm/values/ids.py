"""Identity of records: sixteen bytes, made by the device that makes the record."""

import os
import time

Id = bytes
"""Sixteen raw bytes: a UUIDv7, or a UUIDv5 of the natural key where one exists."""

_NAMESPACE = "5b0f6a52-3c0e-5d0c-9f5e-2f7a7f1d9c11"


def new_id() -> Id:
    """Return a UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then chance, so ids sort by age."""
    drawn = bytearray((time.time_ns() // 1_000_000).to_bytes(6, "big") + os.urandom(10))
    drawn[6] = drawn[6] & 0x0F | 0x70
    drawn[8] = drawn[8] & 0x3F | 0x80
    return bytes(drawn)


def key_id(kind: str, *natural_key: str) -> Id:
    """Return the UUIDv5 of a natural key, so that two devices give the same thing the same id."""
    import uuid  # brings much along that a start does without

    return uuid.uuid5(uuid.UUID(_NAMESPACE), "\x1f".join((kind, *natural_key))).bytes


def read_id(digits: str) -> Id | None:
    """Read the hexadecimal digits of an address; None when they are not those of an id."""
    try:
        found = bytes.fromhex(digits)
    except ValueError:
        return None
    return found if len(found) == 16 else None
