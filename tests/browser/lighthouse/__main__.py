"""`make lighthouse`: serves the built site as any plain web server would, and has Lighthouse look at it."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from tests.browser.conftest import QuietHandler

SCRIPT = Path(__file__).parent / "scores.mjs"


def main(site: Path) -> int:
    """Serve the site, run Lighthouse, and give its exit code."""
    handler = functools.partial(QuietHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {**os.environ, "CHROMIUM": shutil.which("chromium") or ""}
    address = f"http://127.0.0.1:{server.server_port}/"
    code = subprocess.run(["node", SCRIPT, address], env=environment, check=False).returncode
    server.shutdown()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
