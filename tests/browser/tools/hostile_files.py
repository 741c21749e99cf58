"""Files that a reader might load by mistake, or that somebody made to do harm, and how each must end."""

import json
from dataclasses import dataclass
from typing import Any

from generator.assessment.answers import largest_file
from generator.bundle import bundle
from generator.load import load
from tests.support.checkout import ROOT

_PLAYBOOK = load(ROOT / "content")
LARGEST = largest_file(bundle(_PLAYBOOK, next(one for one in _PLAYBOOK.assessments if one.id == "organisation")))
ANSWERS = {"company-size": "small", "cover-strategy": "shared"}


@dataclass(frozen=True)
class HostileFile:
    """One file."""

    name: str
    content: bytes
    refused: str = ""
    """Code of the word that says why; empty for a preview."""
    carried: dict[str, Any] | None = None
    """For a preview, the answers that may be taken over."""


def _saved(answers: object = ANSWERS, **other: object) -> dict[str, object]:
    about = {"format": "playbook-answers", "version": 1, "assessment": "organisation", "content_version": "1.0"}
    return {**about, "answers": answers, "saved_at": "2026-01-01T00:00:00Z", **other}


def _refused(name: str, content: object, code: str) -> HostileFile:
    return HostileFile(name, _bytes(content), refused=code)


def _previewed(name: str, content: object, carried: dict[str, Any] | None = None) -> HostileFile:
    return HostileFile(name, _bytes(content), carried=ANSWERS if carried is None else carried)


def _bytes(content: object) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)).encode()


def _raw(answers: str) -> str:
    """A file whose answers are no JSON that Python would write."""
    return json.dumps(_saved("ANSWERS")).replace('"ANSWERS"', answers)


SCRIPT = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
NAMED = json.dumps(_saved(by="営業企画部", answers=ANSWERS), ensure_ascii=False)

HOSTILE_FILES = (
    # Not a text file
    _refused("empty", b"", "not-json"),
    _refused("blanks", b" \n\t ", "not-json"),
    _refused("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not-utf-8"),
    _refused("zeros", bytes(1000), "not-json"),
    _refused("one byte too large", b" " * (LARGEST + 1), "too-large"),
    _refused("largest", b" " * LARGEST, "not-json"),
    # Encodings
    _previewed("byte order mark", "\ufeff" + NAMED),
    _refused("UTF-16", NAMED.encode("utf-16"), "utf-16"),
    _refused("UTF-16 without mark", NAMED.encode("utf-16-le"), "not-utf-8"),
    _refused("CP932", NAMED.encode("cp932"), "shift-jis"),
    _refused("EUC-JP", NAMED.encode("euc-jp"), "not-utf-8"),
    _refused("ISO-2022-JP", NAMED.encode("iso2022-jp"), "not-json"),
    _refused("broken UTF-8", NAMED.encode() + b"\xff", "not-utf-8"),
    # What could be Shift_JIS too is said to seem so.
    _refused("overlong UTF-8", NAMED.encode() + b"\xc0\xaf", "shift-jis"),
    _refused("surrogates in UTF-8", NAMED.encode() + b"\xed\xa0\x80", "shift-jis"),
    # Not JSON
    _refused("HTML page", f"<!doctype html><title>Login</title>{SCRIPT}", "not-json"),
    _refused("script", "alert(1)", "not-json"),
    _refused("cut off", NAMED[:-20], "not-json"),
    _refused("trailing text", NAMED + " x", "not-json"),
    _refused("two files", NAMED + NAMED, "not-json"),
    _refused("comma at the end", _raw('{"company-size": "small",}'), "not-json"),
    _refused("single quotes", NAMED.replace('"', "'"), "not-json"),
    _refused("zero byte in a text", NAMED.replace("営業", "\0"), "not-json"),
    _refused("name twice", _raw('{"company-size": "small", "company-size": "large"}'), "duplicate-name"),
    _refused("endless digits", _raw('{"company-size": "small", "months": ' + "9" * 5000 + "}"), "not-json"),
    # Depth
    _refused("a million deep", "[" * 1_000_000, "too-deep"),
    _refused("as deep as fits", "[" * LARGEST, "too-deep"),
    _refused("deep and closed", "[" * 100_000 + "]" * 100_000, "too-deep"),
    _refused("nine deep", _saved({"company-size": [[[[[[["small"]]]]]]]}), "too-deep"),
    _previewed("brackets in a text", _saved(by="[" * 60)),
    _refused("deep after a quoted bracket", _saved(by='\\"[') | {"x": [[[[[[[[0]]]]]]]]}, "too-deep"),
    # Another kind of file
    _refused("list", [1, 2], "other-format"),
    _refused("number", "1", "other-format"),
    _refused("null", "null", "other-format"),
    _refused("other JSON", {"name": "package"}, "other-format"),
    _refused("other format", _saved(format="other"), "other-format"),
    _refused("format of another type", _saved(format=["playbook-answers"]), "other-format"),
    _refused("later version", _saved(version=2), "other-version"),
    _refused("version as text", _saved(version="1"), "other-version"),
    _refused("other self-check", _saved(assessment="fit"), "other-assessment"),
    _refused("unknown self-check", _saved(assessment=SCRIPT), "other-assessment"),
    _refused("no answers", {key: value for key, value in _saved().items() if key != "answers"}, "no-answers"),
    _refused("answers as a list", _saved([]), "no-answers"),
    _refused("answers as a text", _saved("small"), "no-answers"),
    # Names that JavaScript has a use for
    _previewed(
        "__proto__ among the answers",
        _raw('{"__proto__": {"x": 1}, "company-size": "small"}'),
        {"company-size": "small"},
    ),
    _previewed("__proto__ beside them", NAMED.replace("{", '{"__proto__": {"x": 1}, ', 1)),
    _previewed("constructor", _saved({"constructor": {"prototype": {"x": 1}}} | ANSWERS)),
    _previewed("prototype", _saved({"prototype": "small", "toString": "small", "hasOwnProperty": "small"} | ANSWERS)),
    # Values of every wrong type
    _previewed("unknown ids", _saved({"no-such-question": "small", "": "small"} | ANSWERS)),
    _previewed("unknown option", _saved(ANSWERS | {"cover-operations": "no-such-option"})),
    _previewed(
        "wrong types",
        _saved(ANSWERS | {"cover-operations": 1, "months": "8", "people-total": True, "data-rules": None}),
    ),
    _previewed(
        "lists and objects", _saved(ANSWERS | {"cover-operations": ["shared"], "months": {"a": 1}, "data-rules": []})
    ),
    _previewed("number out of range", _saved(ANSWERS | {"months": 10**9})),
    _previewed("negative number", _saved(ANSWERS | {"months": -1})),
    _previewed("fraction", _saved(ANSWERS | {"months": 1.5})),
    _previewed("huge number", _raw('{"company-size": "small", "months": 1e999}'), {"company-size": "small"}),
    _previewed(
        "long number", _raw('{"company-size": "small", "months": ' + "9" * 4000 + "}"), {"company-size": "small"}
    ),
    _previewed("evidence of a wrong type", _saved(evidence={"company-size": "note", "months": {"note": 1}})),
    _previewed("saved at no time", _saved(saved_at=SCRIPT)),
    _previewed("whose it is of a wrong type", _saved(by={"a": 1})),
    # Texts
    _previewed(
        "HTML in every text", _saved({SCRIPT: SCRIPT} | ANSWERS, by=SCRIPT, content_version=SCRIPT, saved_at=SCRIPT)
    ),
    _previewed("writing from right to left", _saved(by="\u202e\u2066abc\u200f")),
    _previewed("formula", _saved(by='=HYPERLINK("x")')),
    _previewed("template", _saved({"{{ 7*7 }}": "{% raw %}"} | ANSWERS, by="{{ 7*7 }}")),
    _refused("half a character", _raw('{"company-size": "small", "\\ud800": "small"}'), "broken-text"),
    _previewed("long text", _saved(by="長" * 50_000)),
    _previewed("long list", _saved(ANSWERS | {"cover-operations": ["shared"] * 20_000})),
    _previewed("ten thousand unknown answers", _saved({f"q{n}": "a" for n in range(10_000)} | ANSWERS)),
)
