"""The inline marks: shown as HTML, taken away for plain text, and searched for references."""

from html.parser import HTMLParser

import pytest

from generator.report.inline import references, to_html, to_plain


def link(reference: str) -> tuple[str, str | None]:
    """Knows every thing by a title that needs escaping; `text` things have no address."""
    kind, _, name = reference.partition(":")
    return f"<{name}>", None if kind == "text" else f'/{kind}/"{name}"'


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("plain", "plain", "plain"),
        ("**bold** text", "<strong>bold</strong> text", "bold text"),
        ("`a < b`", "<code>a &lt; b</code>", "a < b"),
        ("{role:cook}", '<a href="/role/&quot;cook&quot;">&lt;cook&gt;</a>', "<cook>"),
        ("[the cook](role:cook)", '<a href="/role/&quot;cook&quot;">the cook</a>', "the cook"),
        ("{text:cook}", "&lt;cook&gt;", "<cook>"),
        ("[a & b](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">a &amp; b</a>', "a & b"),
        ("**see {role:cook}**", '<strong>see <a href="/role/&quot;cook&quot;">&lt;cook&gt;</a></strong>', "see <cook>"),
        ("**`code`**", "<strong><code>code</code></strong>", "code"),
        ("`**not bold**`", "<code>**not bold**</code>", "**not bold**"),
        ("`{role:cook}`", "<code>{role:cook}</code>", "{role:cook}"),
        ("![a](https://example.org/a.png)", '!<a href="https://example.org/a.png">a</a>', "!a"),
        ("{role:cook}{role:host}", None, "<cook><host>"),
    ],
)
def test_marks(text: str, html: str | None, plain: str) -> None:
    """Each mark is shown, may stand within bold, and is literal within code."""
    assert html is None or to_html(text, link) == html
    assert to_plain(text, link) == plain


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a & b &lt; &#106;",
        "[x](javascript:alert(1))",
        "[x](http://example.org)",
        "[x](//example.org)",
        "[x](data:text/html,x)",
        "[x](mailto:a@example.org)",
        "![x](https://example.org/x.png",
        "* list",
        "# heading",
        "**not closed",
        "{role:}",
        "{Role:cook}",
        "{role: cook}",
        "{n}",
        "{{role}}",
        "[x] (role:cook)",
        "$skill",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    """What is no mark is shown as it is written, and brings no element of its own."""
    shown = Reader(to_html(text, link))
    assert shown.text == to_plain(text, link) == text
    assert not shown.tags


@pytest.mark.parametrize(
    "text", ['**"><script>**', "`<b>`", "[<i>](https://example.org/<b>)", '[x](https://a.b/"onx=")']
)
def test_marks_are_escaped(text: str) -> None:
    """No mark lets HTML of the author's through."""
    assert set(Reader(to_html(text, link)).tags) <= {"strong", "code", "a"}
    assert Reader(to_html(text, link)).text == to_plain(text, link)


def test_references() -> None:
    """References are found in order, also within bold and behind labels; addresses and code are none."""
    text = "{role:cook} **[b](term:rota) {item:a}** `{role:no}` [x](https://example.org) {page:roles}"
    assert list(references(text)) == ["role:cook", "term:rota", "item:a", "page:roles"]


def test_unknown_thing() -> None:
    """A reference that the caller does not know is the caller's error, and not shown as text."""
    known: dict[str, tuple[str, str | None]] = {}
    with pytest.raises(KeyError):
        to_html("{role:cook}", known.__getitem__)


class Reader(HTMLParser):
    """The tags of a piece of HTML, and its text as shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; each has at most an address."""
        self.tags.append(tag)
        assert [name for name, _ in attrs] in ([], ["href"])

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data
