"""A socket that waits for no longer than is left of the time, however little the other side sends at once."""

from __future__ import annotations

import io
import socket
from contextlib import suppress
from typing import IO, Any, cast

from resgraph.store.remote.policy import Clock

_PIECE = 1 << 16


class TimedSocket:
    """A connected socket whose reads and writes end at ``deadline``; as much of a socket as HTTPResponse needs."""

    def __init__(self, plain: socket.socket, clock: Clock) -> None:
        self.deadline, self.sent = 0.0, True
        self._socket, self._clock = plain, clock
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def sendall(self, data: bytes) -> None:
        """Send everything. Raises OSError, TimeoutError when the time is over."""
        left = memoryview(data)
        while left:
            left = left[self.ready().send(left[:_PIECE]) :]

    def makefile(self, *_: Any) -> IO[bytes]:  # noqa: ANN401
        """What the server sends from now on; closing it leaves the connection open."""
        return cast(IO[bytes], io.BufferedReader(_Incoming(self)))

    def ready(self) -> socket.socket:
        """The socket, which waits for no longer than is left. Raises TimeoutError when nothing is left."""
        left = self.deadline - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        return self._socket

    def end(self) -> None:
        """Close the connection."""
        with suppress(OSError):
            self._socket.close()


class _Incoming(io.RawIOBase):
    def __init__(self, timed: TimedSocket) -> None:
        super().__init__()
        self._timed = timed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401
        return self._timed.ready().recv_into(buffer)
