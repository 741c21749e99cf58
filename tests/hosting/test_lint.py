"""A site that could not stand on every server is refused, with every reason."""

from pathlib import Path

import pytest

from generator.hosting.lint import unfit
from generator.hosting.policy import page_policy
from generator.hosting.served import LONGEST_PATH

POLICY = f'<meta http-equiv="Content-Security-Policy" content="{page_policy()}">'


def site_with(folder: Path, name: str, text: str = "") -> Path:
    """A site of one file."""
    file = folder / name
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("engine/python.wasm", "'.wasm'"),
        ("module.mjs", "'.mjs'"),
        ("page", "end in ''"),
        ("bin/a.js", "IIS delivers nothing"),
        ("App_Data/a.js", "IIS delivers nothing"),
        ("a+b.js", "'a+b.js' has more than letters"),
        ("a b.js", "'a b.js' has more than letters"),
        ("日本語.html", "has more than letters"),
        (".hidden.js", "begins or ends with a dot"),
        ("nul.js", "device on Windows"),
        ("com1.tar.js", "device on Windows"),
        (f"{'a' * LONGEST_PATH}.js", f"{LONGEST_PATH} are sure to work"),
    ],
)
def test_names(tmp_path: Path, name: str, reason: str) -> None:
    """A name that some server or Windows does not deliver is told with the reason."""
    text = POLICY if name.endswith(".html") else ""
    [told] = unfit(site_with(tmp_path / "site", name, text))
    assert told.startswith(f"{name}: ")
    assert reason in told


def test_same_name_for_windows(tmp_path: Path) -> None:
    """Two names that differ in case only are told together."""
    site = site_with(tmp_path / "site", "Roles.js")
    (site / "roles.js").write_text("", "utf-8")
    assert list(unfit(site)) == ["Roles.js, roles.js: Windows takes these names for the same"]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<script>alert(1)</script>", "a script within the page: <script>"),
        ('<script type="module">1</script>', "a script within the page"),
        ("<style>p {}</style>", "a style sheet within the page"),
        ('<p class="a" style="color: red">', "a style within a tag"),
        ('<p\nonclick="go()">', "a script within a tag"),
        ('<img src="x.png" onerror="go()">', "a script within a tag"),
        ('<a href="javascript:go()">', "a script as an address"),
        ('<a href="/roles/">', "an address from the server's root"),
        ('<script src="https://elsewhere.test/a.js"></script>', "something from another host"),
        ('<img alt="" src="//elsewhere.test/a.png">', "something from another host"),
        ('<img alt="" srcset="https://elsewhere.test/a.png 2x">', "something from another host"),
        ("<IMG ALT='' SRC = 'HTTPS://elsewhere.test/a.png'>", "something from another host"),
        ("<a href='JavaScript:go()'>", "a script as an address"),
        ("<a href=/roles/>", "an address from the server's root"),
        ('<link rel="stylesheet" href="https://elsewhere.test/a.css">', "something from another host"),
        ('<link href="https://elsewhere.test/" rel="preconnect">', "something from another host"),
    ],
)
def test_pages(tmp_path: Path, html: str, reason: str) -> None:
    """What the policy would forbid in a page, or what would make it depend on its place or another host, is told."""
    [told] = unfit(site_with(tmp_path / "site", "page.html", POLICY + html))
    assert told.startswith(f"page.html: {reason}")


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/json" id="data">{"a": 1}</script>',
        '<script defer src="../js/site.js" data-prefetch="a b"></script>',
        '<a href="https://elsewhere.test/">read on</a> <link rel="canonical" href="https://intranet.test/a.html">',
        "<p>The attribute style= on one= line, and onclick=</p>",
        '<p title="{: onclick=go() style=x }" aria-label="href=/a src=//b">',
    ],
)
def test_sound_pages(tmp_path: Path, html: str) -> None:
    """What only looks like it is let pass."""
    assert list(unfit(site_with(tmp_path / "site", "page.html", POLICY + html))) == []


def test_page_without_policy(tmp_path: Path) -> None:
    """A page that does not say its policy is told."""
    assert list(unfit(site_with(tmp_path / "site", "page.html", "<p>"))) == [
        "page.html: the page does not say its policy"
    ]


@pytest.mark.parametrize("css", ['@import "other.css";', "a { background: url(https://elsewhere.test/a.png) }"])
def test_style_sheets(tmp_path: Path, css: str) -> None:
    """A style sheet that asks for another one, or another host, is told."""
    [told] = unfit(site_with(tmp_path / "site", "a.css", css))
    assert told.startswith("a.css: asks for another file")


def test_all_at_once(tmp_path: Path) -> None:
    """Every reason is told, not only the first."""
    site = site_with(tmp_path / "site", "bin/page.html", POLICY + "<style></style><script></script>")
    assert len(list(unfit(site))) == 3


def test_the_real_site(built_site: Path) -> None:
    """The real site can stand anywhere."""
    assert list(unfit(built_site)) == []
