"""A line to a server that is as slow as a real one: each way takes half of the delay."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from queue import SimpleQueue

CHUNK = 65_536
Piece = tuple[float, bytes]
"""When it is due, and what it says; nothing at the end."""


@contextlib.contextmanager
def slow_line(port: int, delay_ms: float) -> Iterator[int]:
    """Yield a port of this computer that leads to another one, with so much delay both ways."""
    listening = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_accept, args=(listening, port, delay_ms / 2_000), daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()


def _accept(listening: socket.socket, port: int, delay: float) -> None:
    with contextlib.suppress(OSError):
        while True:
            near, _ = listening.accept()
            far = socket.create_connection(("127.0.0.1", port))
            for one, other in ((near, far), (far, near)):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _carry(one, other, delay)


def _carry(source: socket.socket, target: socket.socket, delay: float) -> None:
    """Pass on what comes, each piece so much later, without holding up what comes after it."""
    under_way: SimpleQueue[Piece] = SimpleQueue()
    for work in (_take, _give):
        end = source if work is _take else target
        threading.Thread(target=work, args=(end, under_way, delay), daemon=True).start()


def _take(source: socket.socket, under_way: "SimpleQueue[Piece]", delay: float) -> None:
    piece = b"?"
    while piece:
        try:
            piece = source.recv(CHUNK)
        except OSError:
            piece = b""
        under_way.put((time.monotonic() + delay, piece))


def _give(target: socket.socket, under_way: "SimpleQueue[Piece]", _delay: float) -> None:
    with contextlib.suppress(OSError):
        while True:
            due, piece = under_way.get()
            time.sleep(max(0.0, due - time.monotonic()))
            if not piece:
                target.shutdown(socket.SHUT_WR)
                return
            target.sendall(piece)
