"""A web server on this machine that compresses nothing, caches sanely, and knows how many bytes it has sent."""

import hashlib
import http.server
import json
import mimetypes
import queue
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_NAMED_BY_HASH = re.compile(r"[./?=][0-9a-f]{8,}[./]")
"""In the address of a file whose content never changes, such as `engine/0123456789abcdef/pyodide.js`."""


CHARSET = b'<meta charset="utf-8">'
WATCH = b'<script src="/bench/watch.js"></script>'
"""Goes into every page whose address asks for it, so that it tells how fast it was."""


@dataclass
class BenchServer:
    """Serves a folder; the same headers for everything, so that no page has an advantage."""

    folder: Path
    origin: str = ""
    sent: dict[str, int] = field(default_factory=dict)
    """Bytes of bodies by path, since the log was cleared."""
    told: queue.Queue[dict[str, Any]] = field(default_factory=queue.Queue)
    """What pages have told of themselves."""


@contextmanager
def serve(folder: Path) -> Iterator[BenchServer]:
    """Serve the folder on a free port of 127.0.0.1 until the block is left."""
    state = BenchServer(folder)

    class Handler(_Handler):
        bench = state

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.origin = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    """Header and body leave together."""
    bench: BenchServer

    def do_GET(self) -> None:
        """Answer with the file, or with 304 if the browser has it."""
        path = self.bench.folder / unquote(urlsplit(self.path).path).lstrip("/")
        if not path.is_file():
            self._answer(404, b"", {})
            return
        body = path.read_bytes()
        if urlsplit(self.path).query.startswith("measure="):
            body = body.replace(CHARSET, CHARSET + WATCH, 1).replace(b"connect-src 'none'", b"connect-src 'self'", 1)
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        lasting = _NAMED_BY_HASH.search(self.path)
        headers = {
            "Content-Type": mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            "Cache-Control": "public, max-age=31536000, immutable" if lasting else "no-cache",
            "ETag": etag,
        }
        if self.headers.get("If-None-Match") == etag:
            self._answer(304, b"", headers)
        else:
            self._answer(200, body, headers)

    def do_POST(self) -> None:
        """Take what a page tells."""
        self.bench.told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._answer(204, b"", {})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        path = urlsplit(self.path).path
        self.bench.sent[path] = self.bench.sent.get(path, 0) + len(body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # The page may be closed by now.
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the bench reads `sent`."""
