"""A web server for folders that do not change."""

import http.server
from collections.abc import Callable
from pathlib import Path

type Serve = Callable[[Path], str]
"""Serves a folder, and returns its address with a slash at the end."""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without telling every request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at what arrives in the browser."""
