"""What of a translation must be as in its source."""

import pytest

from generator.translations.marks import losses


@pytest.mark.parametrize(
    ("source", "translation", "told"),
    [
        ("{role:cook}が決める", "[The cook](role:cook) decides", ""),
        ("**太字**と`code`", "plain", ""),
        ("{n}名", "{n} people", ""),
        ("2 * 3 < 7", "2 * 3 < 7", ""),
        ("[頁](https://example.org/a)", "[page](https://example.org/a)", ""),
        ("{role:cook}が決める", "The cook decides", "lacks role:cook"),
        ("{role:cook}が決める", "{role:chef} decides", "lacks role:cook, has role:chef, which the source has not"),
        ("{n}名", "{N} people", "lacks {n}, has {, } that belongs to no whole mark"),
        ("{least}〜{most}", "{least} to {least}", "lacks {most}, has {least} 2 times instead of 1"),
        ("{role:cook}と{role:cook}", "the {role:cook}", "has role:cook 1 times instead of 2"),
        ("市場{role:cook}は", "the{role:cook} has", "has no blank beside {role:cook}"),
        ("市場{role:cook}は", "the {role:cook}has", "has no blank beside {role:cook}"),
        ("[頁](page:home)は", "the [page](page:home)has", "has no blank beside ](page:home)"),
        ("{role:cook}たち", "{role:cook}s", ""),
        ("文", "a\ufffdb", "has \ufffd in place of a lost character"),
        ("文", "a\u2028b", "has a control character"),
        ("$duty", "duty", "lacks $duty"),
        ("{duty:$duty}", "[This duty](duty:$duty)", ""),
        ("{duty:$duty}", "$duty", "lacks duty:duty"),
        (
            "[頁](https://example.org/a)",
            "[page](https://example.org/b)",
            "lacks https://example.org/a, has https://example.org/b, which the source has not",
        ),
        ("[頁](page:home)", "[page] (page:home)", "lacks page:home"),
        ("**太字**", "**bold*", "has ** that belongs to no whole mark"),
        ("`code`", "`code", "has ` that belongs to no whole mark"),
        ("文", " \n", "is empty"),
        ("文", "a\x00b", "has a control character"),
    ],
)
def test_losses(source: str, translation: str, told: str) -> None:
    """References, addresses and places must be there and whole; bold and code may differ."""
    assert ", ".join(losses(source, translation)) == told
