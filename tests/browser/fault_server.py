"""A web server on this machine that fails as it is told."""

import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Fault:
    """What is wrong with one file; by default nothing."""

    status: int = 200
    body: bytes | None = None
    """Sent instead of the file."""
    mime: str | None = None
    """Sent as Content-Type; the empty string leaves the header out."""
    announced: int | None = None
    """Sent as Content-Length instead of the true length; the connection is closed after the body."""
    stall_after: int | None = None
    """Number of bytes after which nothing more comes, while the connection stays open."""
    once: bool = False
    """Only the first request is affected."""


@dataclass
class FaultServer:
    """A running server and the ways to disturb it."""

    root: Path
    origin: str = ""
    faults: dict[str, Fault] = field(default_factory=dict)
    """By file name, whatever its folder."""
    headers: dict[str, str] = field(default_factory=dict)
    """Sent with every answer."""
    requests: list[str] = field(default_factory=list)
    """Paths asked for, in order."""
    released: threading.Event = field(default_factory=threading.Event)

    def restore(self) -> None:
        """Be a good server again."""
        self.faults.clear()
        self.headers.clear()
        self.requests.clear()

    def fault_of(self, name: str) -> Fault:
        """The fault to show for a file name now."""
        fault = self.faults.get(name, Fault())
        if fault.once:
            del self.faults[name]
        return fault


@contextmanager
def fault_server(root: Path) -> Iterator[FaultServer]:
    """Serve a folder on a free port of 127.0.0.1 until the block is left."""
    state = FaultServer(root)

    class Handler(_Handler):
        server_state = state

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(http.server.BaseHTTPRequestHandler):
    server_state: FaultServer

    def do_GET(self) -> None:
        """Answer with the file, or with what the fault makes of it."""
        state = self.server_state
        path = state.root / unquote(urlsplit(self.path).path).lstrip("/")
        state.requests.append(self.path)
        fault = state.fault_of(path.name)
        if fault.body is None and not path.is_file():
            fault = Fault(status=404)
        body = fault.body if fault.body is not None else path.read_bytes() if fault.status == 200 else b"no"
        mime = fault.mime if fault.mime is not None else mimetypes.guess_type(path.name)[0] or "text/plain"
        self.send_response(fault.status)
        if mime:
            self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(len(body) if fault.announced is None else fault.announced))
        for name, value in state.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._send(body, fault)

    def _send(self, body: bytes, fault: Fault) -> None:
        try:
            self.wfile.write(body[: fault.stall_after])
            if fault.stall_after is not None:
                self.wfile.flush()
                self.server_state.released.wait()
        except (BrokenPipeError, ConnectionResetError):
            pass  # The browser has given up, as it should.

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at what arrives in the browser."""
