"""A port that forwards to another one, counts what goes there, and may be as bad as networks are."""

import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self

_BLOCK_BYTES = 1 << 16
_REQUEST = re.compile(rb"([A-Z]{3,9}) (\S{1,2000}) HTTP/1")


class Proxy:
    """Forwards from ``with`` to its end.

    Attributes:
        sent: how many bytes clients have sent. asked: the request lines that were seen, of HTTP.
        cut_after: the next connection that brings ``sent`` beyond it is cut, once.
        bytes_per_second: of each connection to the server.
        answer_bytes: of each connection from the server: what comes behind is lost, and the connection ends.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self.sent = 0
        self.asked: list[str] = []
        self.cut_after: int | None = None
        self.bytes_per_second: int | None = None
        self.answer_bytes: int | None = None

    def __enter__(self) -> Self:
        self._server = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._server.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self._threads = [Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._port))
            for work in (self._there, self._back):
                thread = Thread(target=self._carried, args=(work, client, server), daemon=True)
                thread.start()
                self._threads.append(thread)

    def _carried(
        self,
        work: Callable[[socket.socket, socket.socket], None],
        client: socket.socket,
        server: socket.socket,
    ) -> None:
        with suppress(OSError):
            work(client, server)
        for each in (client, server):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _there(self, client: socket.socket, server: socket.socket) -> None:
        while block := client.recv(_BLOCK_BYTES):
            if match := _REQUEST.match(block):
                self.asked.append(f"{match[1].decode()} {match[2].decode()}")
            server.sendall(block)
            self.sent += len(block)
            if self.cut_after is not None and self.sent > self.cut_after:
                self.cut_after = None
                return
            if self.bytes_per_second:
                time.sleep(len(block) / self.bytes_per_second)

    def _back(self, client: socket.socket, server: socket.socket) -> None:
        left = self.answer_bytes
        while block := server.recv(_BLOCK_BYTES):
            client.sendall(block if left is None else block[:left])
            if left is not None:
                left -= len(block)
                if left <= 0:
                    return
