"""A web server on this machine that fails as it is told."""

import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote, urlsplit

PIECE = 4096
"""Bytes that a slow line passes at a time."""


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
    rate: int | None = None
    """Bytes per second."""
    once: bool = False
    """Only the first request is affected."""
    starting_worker: bool = False
    """Only requests are affected by which the browser starts a worker, not those that read the file."""


class Line:
    """A network line of so many bytes per second, shared by all answers that pass through it."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._free = time.monotonic()
        self._lock = threading.Lock()

    def wait_for(self, size: int) -> None:
        """Return when the line has passed on so many bytes."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self._rate
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


@dataclass
class FaultServer:
    """A running server and the ways to disturb it."""

    root: Path
    origin: str = ""
    faults: dict[str, Fault] = field(default_factory=dict)
    """By file name or pattern of names, whatever the folder."""
    headers: dict[str, str] = field(default_factory=dict)
    """Sent with every answer."""
    requests: list[str] = field(default_factory=list)
    """Paths asked for, in order."""
    missing: list[str] = field(default_factory=list)
    """Paths asked for that do not exist."""
    workers: list[str] = field(default_factory=list)
    """Paths asked for to start a worker."""
    met: float | None = None
    """When the first faulty answer began, on the monotonic clock."""
    line: Line | None = None
    """A slow line that all answers pass through."""
    released: threading.Event = field(default_factory=threading.Event)

    def restore(self) -> None:
        """Be a good server again."""
        self.faults.clear()
        self.headers.clear()
        for record in (self.requests, self.missing, self.workers):
            record.clear()
        self.met = self.line = None

    def fault_of(self, name: str, destination: str) -> Fault:
        """The fault to show now for a file name that is asked for as the browser's `Sec-Fetch-Dest` says."""
        for pattern, fault in list(self.faults.items()):
            if fnmatchcase(name, pattern) and (destination == "worker" or not fault.starting_worker):
                self.met = self.met or time.monotonic()
                if fault.once:
                    del self.faults[pattern]
                return fault
        return Fault()


@contextmanager
def fault_server(root: Path, address: str = "127.0.0.1") -> Iterator[FaultServer]:
    """Serve a folder on a free port of an address of this machine until the block is left."""
    state = FaultServer(root)

    class Handler(_Handler):
        server_state = state

    server = http.server.ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    state.origin = f"http://{address}:{server.server_port}"
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
        destination = self.headers.get("Sec-Fetch-Dest", "")
        state.requests.append(self.path)
        if destination == "worker":
            state.workers.append(self.path)
        fault = state.fault_of(path.name, destination)
        if fault.body is None and not path.is_file():
            state.missing.append(self.path)
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
        if self.command != "HEAD":
            self._send(body, fault)

    do_HEAD = do_GET  # noqa: N815

    def _send(self, body: bytes, fault: Fault) -> None:
        line = Line(fault.rate) if fault.rate else self.server_state.line
        try:
            for piece in _pieces(body[: fault.stall_after]) if line else [body[: fault.stall_after]]:
                if line:
                    line.wait_for(len(piece))
                self.wfile.write(piece)
            if fault.stall_after is not None:
                self.wfile.flush()
                self.server_state.released.wait()
        except (BrokenPipeError, ConnectionResetError):
            pass  # The browser has given up, as it should.

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at what arrives in the browser."""


def _pieces(body: bytes) -> list[bytes]:
    return [body[start : start + PIECE] for start in range(0, len(body), PIECE)]
