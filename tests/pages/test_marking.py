"""Terms marked on a page: where, once, and by whatever names them first."""

import re

import pytest

from generator.pages.marking import mark_terms
from generator.pages.vocabulary import Vocabulary, Word

VOCABULARY = Vocabulary([Word("MA", "ma"), Word("KPI", "kpi")], "ja")
ADDRESSES = {"ma": "../glossary.html#term-ma", "kpi": "../glossary.html#term-kpi"}


def marked(page: str) -> str:
    """The page with each mark as `[shown|term]`."""
    written, terms = mark_terms(page, VOCABULARY, ADDRESSES, numbered=True)
    short, count = re.subn(
        r'<a class="term" href="\.\./glossary\.html#term-(\w+)" aria-describedby="explanation-\1" data-number="(\d)">(.*?)</a>',
        lambda mark: f"[{mark[3]}|{mark[1]}{mark[2]}]",
        written,
    )
    assert count == len(terms)
    return short


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>MAとKPI。MA。</p>", "<p>[MA|ma1]と[KPI|kpi2]。MA。</p>"),
        (
            "<ul><li>KPI</li></ul><table><td>MA</td></table>",
            "<ul><li>[KPI|kpi1]</li></ul><table><td>[MA|ma2]</td></table>",
        ),
        ("<dl><dt>MA</dt><dd>MA</dd></dl>", "<dl><dt>MA</dt><dd>[MA|ma1]</dd></dl>"),
        ("<p>**MA** <strong>MA</strong></p>", "<p>**[MA|ma1]** <strong>MA</strong></p>"),
        ("## MA {: #ma }\n\n<p>MA</p>", "## MA {: #ma }\n\n<p>[MA|ma1]</p>"),
        ("<h3>MA</h3><p>MA</p>", "<h3>MA</h3><p>[MA|ma1]</p>"),
        ('<p><a href="x.html">MA</a> MA</p>', '<p><a href="x.html">MA</a> [MA|ma1]</p>'),
        (
            '<p>MA: <a href="../glossary.html#term-ma">そのMA</a></p>',
            '<p>[MA|ma1]: <a href="../glossary.html#term-ma">そのMA</a></p>',
        ),
        ('<p><a href="../glossary.html#term-ma">自動化</a>とMA</p>', "<p>[自動化|ma1]とMA</p>"),
        ("<p><code>MA</code><button>MA</button><label>MA</label></p>", None),
        ("<form><fieldset><p>MA</p></fieldset></form>", None),
        ("<table><caption>MA</caption><th>MA</th></table>", None),
        ('<div hidden><div>MA</div>MA</div><p class="print-only">MA</p>', None),
        ('<script>var a = "<p>MA</p>";</script><svg><text>MA</text></svg><!-- <p>MA</p> -->', None),
        ('<p><span class="badge">MA</span></p><dl class="facts related"><dd>MA</dd></dl>', None),
        ('<p><a href="../glossary.html#term-ma" class="button">MA</a></p>', None),
        ('<p title="MA">x</p>', None),
        ("<p><input hidden>MA<br>KPI</p>", "<p><input hidden>[MA|ma1]<br>[KPI|kpi2]</p>"),
        (
            '<div data-term="ma"><p>MAとKPI</p></div>\n## 次\n<p>MA</p>',
            '<div data-term="ma"><p>MAと[KPI|kpi1]</p></div>\n## 次\n<p>[MA|ma2]</p>',
        ),
        (
            '<div data-term="ma"><div>\n# x\n</div><p>MA</p></div><p>KPI</p>',
            '<div data-term="ma"><div>\n# x\n</div><p>MA</p></div><p>[KPI|kpi1]</p>',
        ),
        ("MA <p>x</p> KPI", "[MA|ma1] <p>x</p> [KPI|kpi2]"),
        ("<p>なし</p>", None),
    ],
)
def test_places(page: str, expected: str | None) -> None:
    """The first occurrence in running text is marked, and nothing in headings, links, labels, code, or out of sight."""
    assert marked(page) == (expected or page)


def test_unnumbered() -> None:
    """Where there are no footnotes, marks have no numbers."""
    written, terms = mark_terms("<p>MA</p>", VOCABULARY, ADDRESSES, numbered=False)
    assert "data-number" not in written
    assert terms == ("ma",)
