"""`make lighthouse`: serves the built site as web servers do, compressed, and has Lighthouse look at it."""

import gzip
import http.server
import os
import shutil
import subprocess
import sys
import threading
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

SCRIPT = Path(__file__).parent / "scores.mjs"
LEVEL = 6
"""Of gzip, as most servers have it."""
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
"""What a server compresses; the rest is compressed in itself."""


def main(site: Path) -> int:
    """Serve the site, run Lighthouse, and give its exit code."""

    class Handler(_Handler):
        bodies = _bodies(site)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {**os.environ, "CHROMIUM": shutil.which("chromium") or ""}
    address = f"http://127.0.0.1:{server.server_port}/"
    code = subprocess.run(["node", SCRIPT, address], env=environment, check=False).returncode
    server.shutdown()
    return code


def _bodies(site: Path) -> dict[str, bytes]:
    """Every file as it is sent: made beforehand, so that no work of the server's is in the figures."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {f"/{path.relative_to(site).as_posix()}": _body(path) for path in files}


def _body(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, LEVEL, mtime=0) if path.suffix in COMPRESSED else content


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    """Header and body leave together."""
    bodies: dict[str, bytes]

    def do_GET(self) -> None:
        """Answer with what was made beforehand."""
        path = unquote(urlsplit(self.path).path)
        body = self.bodies.get(path)
        self.send_response(HTTPStatus.NOT_FOUND if body is None else HTTPStatus.OK)
        if body is not None:
            kind = guess_type(path)[0] or "application/octet-stream"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Cache-Control", "max-age=600")
            if Path(path).suffix in COMPRESSED:
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the table is what is to be read."""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
