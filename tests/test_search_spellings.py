"""Search finds a word in each of its spellings, and marks the letters of the text that it stands for."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.support.search_worker import SearchWorker

TEXT = (
    "サーバとユーザーとベンダとプリンターと、マスタデータとカスタマーサクセスとセキュリティーを点検します。カードとシートとスターも使います。"
    "髙橋さん、山﨑さん、渡邊さん、齋藤さん、𠮷野家さん、葛󠄀城さん、廣澤さん、國島さんがヴェトナムとｳﾞｨｴﾅで会います。"
    "名\u200b寄\u00adせと\ufeffE\u200dメール。𩸽と𩹉を焼きます。"
)
FOUND = {
    "サーバー": "サーバ",
    "サーバ": "サーバ",
    "ｻｰﾊﾞｰ": "サーバ",
    "ユーザ": "ユーザ",
    "ユーザー": "ユーザー",
    "ベンダー": "ベンダ",
    "プリンタ": "プリンタ",
    "マスターデータ": "マスタデータ",
    "カスタマサクセス": "カスタマーサクセス",
    "セキュリティ": "セキュリティ",
    "高橋": "髙橋",
    "髙橋": "髙橋",
    "山崎": "山﨑",
    "渡辺": "渡邊",
    "渡邉": "渡邊",
    "斎藤": "齋藤",
    "斉藤": "齋藤",
    "吉野家": "𠮷野家",
    "野家": "野家",
    "葛城": "葛󠄀城",
    "葛󠄀城": "葛󠄀城",
    "広沢": "廣澤",
    "国島": "國島",
    "國嶋": "國島",
    "ベトナム": "ヴェトナム",
    "ヴェトナム": "ヴェトナム",
    "ビエナ": "ｳﾞｨｴﾅ",
    "名寄せ": "名\u200b寄\u00adせ",
    "名寄\u200bせ": "名\u200b寄\u00adせ",
    "Eメール": "E\u200dメール",
    "𩸽": "𩸽",
    "橋さん": "橋さん",
}
NOT_FOUND = ("カド", "シト", "部長", "𩸾")
MARK = re.compile(r"<mark data-md-highlight>(.*?)</mark>")


def worker(texts: Sequence[str], **config: Any) -> SearchWorker:
    """A worker whose index has one page for each text."""
    docs = [
        {"location": f"{at}.html", "title": f"Page {at}", "text": text, "kind": "page"} for at, text in enumerate(texts)
    ]
    kinds = [{"name": "page", "title": "Pages", "path": None}]
    return SearchWorker({"config": {"kinds": kinds, **config}, "docs": docs})


def marked(search: SearchWorker, query: str) -> list[str]:
    """What is marked in the text that is found."""
    return [mark for group in search.find(query) for item in group.shown for mark in MARK.findall(item["text"])]


@pytest.fixture(scope="module")
def search() -> SearchWorker:
    """It knows the one text."""
    return worker([TEXT])


@pytest.mark.parametrize(("query", "text"), FOUND.items())
def test_spelling(search: SearchWorker, query: str, text: str) -> None:
    """Long vowels, forms of kanji, ヴ and unseen characters may differ; what is marked are the letters of the text."""
    assert text in marked(search, query)


@pytest.mark.parametrize("query", NOT_FOUND)
def test_other_word(search: SearchWorker, query: str) -> None:
    """A short word keeps its long vowel, and characters outside the plane of most are not taken for each other."""
    assert not search.find(query)


@pytest.mark.parametrize("before", range(90, 110))
def test_pieces_of_text_have_whole_characters(before: int) -> None:
    """Wherever a piece of a text is cut, no character is parted."""
    search = worker(["𠮷" * before + "葛󠄀" * 40 + "目印" + "葛󠄀" * 40 + "𠮷" * 90])
    for query in ("目印", "Page"):
        [item] = search.find(query)[0].shown
        assert not re.search(r"[\ud800-\udfff]", item["text"])
        assert not re.search(r"(^|\s)[\U000e0100-\U000e01ef]", item["text"])


@pytest.mark.parametrize("config", [{"same_words": [["", "目印"], ["・", "印"]]}, {"stop_words": ["", "・"]}])
def test_words_of_nothing(config: Mapping[str, Any]) -> None:
    """Words that are folded to nothing are left out, instead of being found everywhere for ever."""
    search = worker(["目印・です"], **config)
    assert marked(search, "目印") == ["目印"]
    assert not search.find("・")
    assert not worker(["別の文"], **config).find("目印")


def test_as_many_sections_as_there_are() -> None:
    """A site of any size can be searched, by words that no section has all of too."""
    search = worker(["ab"] * 150_000 + ["目印"])
    assert search.find("目印 zz")
