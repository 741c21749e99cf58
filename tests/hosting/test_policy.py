"""The policy of each page of a site."""

import re
from html import unescape

from tests.support.builds import BuiltSite

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def test_one_page_alone_may_connect(small_site_build: BuiltSite) -> None:
    """No page can send anything anywhere but the one that tests the server; no text becomes a script on any."""
    connecting = set()
    for path in small_site_build.folder.rglob("*.html"):
        if path.name == "404.html":  # style and script are within it, so its policy is the one that servers send
            continue
        policy = POLICY.search(path.read_text("utf-8"))
        assert policy, path
        directives = dict(directive.split(" ", 1) for directive in unescape(policy[1]).split("; "))
        assert directives["default-src"] == "'none'"
        assert directives["script-src"] == "'self' 'wasm-unsafe-eval'"
        if directives["connect-src"] != "'none'":
            connecting.add(path.name)
    assert connecting == {"diagnosis.html"}
