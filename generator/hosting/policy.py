"""What a page may do in a reader's browser, and the headers that say so: the one place where it is defined.

The directives are those of Content Security Policy Level 3. Pages carry them in a `<meta>` element, so they hold on every server
and in a folder; servers may send them too, and what both allow is then allowed.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping

_COMMON = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Python is WebAssembly; nothing is made of text
    "style-src": "'self'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
ASKING_PAGE = "diagnosis"
"""The name of the one page that asks the server for files itself."""
FOREVER = "public, max-age=31536000, immutable"
"""For files whose address changes with their content: the engine's."""
ALWAYS_ASK = "no-cache"
"""For all others: kept, and asked for by their `ETag` whether they have changed, so that no page runs with another edition's scripts."""


def page_policy(name: str = "") -> str:
    """What the `<meta>` element of a page says: no connection anywhere, so no answer can leave it.

    Scripts in workers are under the policy that they are delivered with. Pages in a folder start theirs from memory (`blob:`).
    Sources: `frame-ancestors` has no effect there (CSP3, 3.3), so it is left to servers.

    Args:
        name: the page's, without language and ending.
    """
    connect = "'self'" if name == ASKING_PAGE else "'none'"
    return _written(_COMMON | {"connect-src": connect, "worker-src": "'self' blob:"})


def server_headers(inline_styles: Iterable[str] = (), inline_scripts: Iterable[str] = ()) -> Mapping[str, str]:
    """Return the headers that a server should send with every file.

    Args:
        inline_styles: style sheets within a page: the one for wrong addresses cannot know where files are.
        inline_scripts: scripts within that page.
    """
    policy = _COMMON | {
        "script-src": _COMMON["script-src"] + _hashes(inline_scripts),
        "style-src": _COMMON["style-src"] + _hashes(inline_styles),
        "connect-src": "'self'",  # for the worker that gets Python, which no answer comes to
        "worker-src": "'self'",
        "frame-ancestors": "'self'",
    }
    return {
        "Content-Security-Policy": _written(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hashes(texts: Iterable[str]) -> str:
    return "".join(f" 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)
