"""Servers that are not what they say, and write down everything that they are sent."""

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.sync.authority import Pair

CLEARTEXT = struct.pack("!i", 3)
MD5 = struct.pack("!i", 5) + b"salt"
COME_IN = struct.pack("!i", 0)
ASK_TLS, ASK_GSS = 80_877_103, 80_877_104


def scram(*mechanisms: bytes) -> bytes:
    return struct.pack("!i", 10) + b"".join(name + b"\0" for name in mechanisms) + b"\0"


SCRAM_UNBOUND = scram(b"SCRAM-SHA-256")
SCRAM = scram(b"SCRAM-SHA-256-PLUS", b"SCRAM-SHA-256")


@dataclass(slots=True)
class Fake:
    """Asks for the password in one way, over TLS where it has a certificate."""

    asks: bytes
    port: int = 0
    said: list[bytes] = field(default_factory=list)
    """Every message that a client sent after its introduction: what proves or is a password."""
    logins: list[bytes] = field(default_factory=list)
    """Introductions, with the name of the user."""

    def heard(self) -> bytes:
        return b"".join(self.said)


@contextlib.contextmanager
def fake(asks: bytes, pair: Pair | None = None) -> Iterator[Fake]:
    """Run a fake on a free port of this computer; without a pair it speaks no TLS."""
    context = None
    if pair is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pair.certificate, pair.key)
    made = Fake(asks)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made.port = listening.getsockname()[1]
        listening.settimeout(0.05)
        stopped = threading.Event()
        thread = threading.Thread(target=_serve, args=(made, listening, context, stopped.is_set))
        thread.start()
        try:
            yield made
        finally:
            stopped.set()
            thread.join()


def _serve(
    made: Fake,
    listening: socket.socket,
    context: ssl.SSLContext | None,
    stopped: Callable[[], bool],
) -> None:
    while not stopped():
        try:
            client, _address = listening.accept()
        except TimeoutError:
            continue
        client.settimeout(2)
        # a client that has seen enough goes away
        with contextlib.ExitStack() as held, contextlib.suppress(OSError, struct.error):
            held.enter_context(client)
            while (introduced := _introduction(client))[0] in (ASK_TLS, ASK_GSS):
                if context is None or introduced[0] == ASK_GSS:
                    client.sendall(b"N")
                else:
                    client.sendall(b"S")
                    client = context.wrap_socket(client, server_side=True)
                    held.enter_context(client)
            made.logins.append(introduced[1])
            _converse(made, client)


def _converse(made: Fake, client: socket.socket) -> None:
    client.sendall(_message(b"R", made.asks))
    if made.asks == COME_IN:
        client.sendall(_message(b"K", struct.pack("!ii", 1, 1)) + _message(b"Z", b"I"))
    while True:
        kind = _exactly(client, 1)
        (size,) = struct.unpack("!i", _exactly(client, 4))
        body = _exactly(client, size - 4)
        if kind != b"X":  # goodbye
            made.said.append(body)
        if kind == b"p":
            client.sendall(_message(b"R", COME_IN))


def _introduction(client: socket.socket) -> tuple[int, bytes]:
    size, code = struct.unpack("!ii", _exactly(client, 8))
    return code, _exactly(client, size - 8)


def _message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


def _exactly(client: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        part = client.recv(size - len(found))
        if not part:
            raise OSError("the client went away")
        found += part
    return found
