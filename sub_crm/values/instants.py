"""Moments of recording as they are stored: whole microseconds since 1970 UTC."""

import datetime as dt

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def instant(microseconds: int) -> dt.datetime:
    """Return the moment in UTC.

    >>> instant(1_500_000)
    datetime.datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=datetime.timezone.utc)
    """
    return EPOCH + dt.timedelta(microseconds=microseconds)


def microseconds(moment: dt.datetime) -> int:
    """Return how it is stored; raise ValueError for a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment of recording needs its zone: {moment}")
    return (moment - EPOCH) // dt.timedelta(microseconds=1)
