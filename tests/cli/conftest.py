"""Web sites on this machine that are visited as if they were far away."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.knowledge.folder import Folder


@dataclass(slots=True)
class Site:
    """A web site.

    Args:
        port: Where it listens, on every loopback address.
        pages: Status, headers and body by path, or by method and path.
        asked: What it was asked for: method, path, host name and user agent, in order.
        at_once: The most requests that it answered at the same time.
    """

    port: int = 0
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str, str, str]] = field(default_factory=list)
    at_once: int = 0
    before: Callable[[], None] = lambda: None

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(
        self, path: str, status: int = 200, location: str | None = None, body: bytes = b""
    ) -> None:
        self.pages[path] = (status, {"Location": location} if location else {}, body)

    def paths(self) -> list[str]:
        return [f"{method} {path}" for method, path, _, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    lock = threading.Lock()
    busy = 0

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            nonlocal busy
            with lock:
                busy += 1
                made.at_once = max(made.at_once, busy)
                host, agent = self.headers["Host"], self.headers["User-Agent"]
                made.asked.append((self.command, self.path, host, agent))
            made.before()
            # Before the answer: the next request may come as soon as this one is read.
            with lock:
                busy -= 1
            found = made.pages.get(f"{self.command} {self.path}") or made.pages.get(self.path)
            status, headers, body = found or (404, {}, b"")
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)
            except OSError:
                pass  # the visitor has seen enough

        do_GET = do_HEAD = _answer  # noqa: N815 (names of the library)

        def log_message(self, *_arguments: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        server.shutdown()
        thread.join()


@pytest.fixture
def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A knowledge folder without any mistake."""
    return Folder(tmp_path / "knowledge")
