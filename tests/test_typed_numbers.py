"""The reader of typed numbers, run in V8 without a browser."""

import json
from collections.abc import Callable, Iterator

import pytest

from tests.support.scripts import run_scripts

type Read = Callable[[str], int | None]

READ = {
    "12": 12,
    "0": 0,
    "-0": 0,
    "007": 7,
    " 12 ": 12,
    "１２": 12,
    "　１２　": 12,
    "1２": 12,
    "1,200": 1200,
    "１，２００": 1200,
    "1,234,567": 1234567,
    "\u200b12\ufeff": 12,
    "-3": -3,
    "－３": -3,
    "−3": -3,
    "ー３": -3,
    "ｰ3": -3,
}
REFUSED = (
    *(
        "",
        " ",
        "-",
        "ー",
        "②",
        "①②",
        "2²",
        "十二",
        "Ⅻ",
        "१२",
        "１２人",
        "12%",
        "1e2",
        "１ｅ２",
        "0x10",
        "1.0",
        "１．５",
        "1/2",
        "½",
    ),
    *("1,20", "1,2000", "12,", "1、200", "1 200", "3-4", "3〜4", "--3", "+3", "12か月", "約12", "Infinity", "9" * 16),
)


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """The reader of the self-check's page."""
    with run_scripts("number.js") as context:
        yield lambda text: json.loads(str(context.eval(f"JSON.stringify(self.readNumber({json.dumps(text)}))")))


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_number_is_read(read: Read, text: str, number: int) -> None:
    """Digits of any width are read, with a sign and groups of three as an input method gives them."""
    assert json.dumps(read(text)) == str(number)


@pytest.mark.parametrize("text", REFUSED)
def test_number_is_refused(read: Read, text: str) -> None:
    """What may mean another number, or none, is refused instead of guessed."""
    assert read(text) is None
