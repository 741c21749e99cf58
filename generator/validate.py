"""A document against its schema: the typed value, or every way in which the file does not fit."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any
from unicodedata import normalize

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.assessment.contradiction import ContradictionError
from generator.document import MOST_DIGITS, Document, Place
from generator.problems import Either, Problem, Suggestion
from generator.schema.entity import MOST_LETTERS
from generator.syntax import CURLY_QUOTES, FULL_WIDTH_SIGNS

type Location = tuple[int | str, ...]
"""A place as pydantic tells it: with the names of a union's branches in it."""

WANTED = {
    "string_type": "not-a-text",
    "int_type": "not-a-number",
    "bool_type": "not-a-switch",
    "dict_type": "not-keys",
    "model_type": "not-keys",
    "dataclass_type": "not-keys",
    "tuple_type": "not-a-list",
}
"""The problem where a value of another type stands, by pydantic's name of the error."""
QUOTED = re.compile(r"'[^']*'")
DECIMAL = re.compile(r"[-+]?[0-9]+[.,][0-9]+")
DIGITS = re.compile(r"-?[0-9]+")


def validate[T](
    adapter: TypeAdapter[T], document: Document, languages: tuple[str, ...], report: Callable[[Problem], None]
) -> T | None:
    """The document's value; None once all that is wrong with it was reported."""
    try:
        # By way of JSON, because only there pydantic is strict with scalars and lenient with containers.
        text = json.dumps(document.data, ensure_ascii=False)
        return adapter.validate_json(text, strict=True, context={"languages": languages})
    except ValidationError as error:
        for problem in _Report(document, adapter).problems(error.errors(include_url=False)):
            report(problem)
        return None


class _Report:
    """Pydantic's errors as problems of the file."""

    def __init__(self, document: Document, adapter: TypeAdapter[Any]) -> None:
        self._document = document
        self._adapter = adapter

    @cached_property
    def _schema(self) -> dict[str, Any]:
        return self._adapter.json_schema()

    def problems(self, errors: Iterable[ErrorDetails]) -> Iterator[Problem]:
        """One problem for each cause."""
        missing: dict[Place, ErrorDetails] = {}
        types: dict[Place, list[ErrorDetails]] = {}
        unknown: list[Location] = []
        for details in errors:
            place, kind = self._place(details["loc"]), details["type"]
            if kind in ("missing", "missing_argument"):
                missing[(*place, details["loc"][-1])] = details
            elif kind in ("extra_forbidden", "unexpected_keyword_argument"):
                unknown.append(details["loc"])
            elif kind in WANTED:
                types.setdefault(place, []).append(details)
            else:
                yield self._wrong(place, details)
        for location in unknown:
            place = self._place(location)
            near, suggestion = self._nearest(location)
            for name in near:
                missing.pop((*place[:-1], name), None)  # a misspelt key is one problem, not two
            yield self._document.problem(place, "unknown-key", suggestion=suggestion)
        for place in missing:
            yield self._document.problem(place, "missing-key")
        for place, several in types.items():
            yield self._wrong_type(place, several)

    def _wrong(self, place: Place, details: ErrorDetails) -> Problem:
        given, kind, context = _short(details["input"]), details["type"], details.get("ctx", {})
        error = context.get("error")
        if isinstance(error, ContradictionError):
            return self._document.problem(place, error.code, **error.values)
        if isinstance(details["input"], str) and details["input"][:1] in tuple(CURLY_QUOTES):
            return self._document.problem(place, "smart-quotes", quote=details["input"][0])
        if kind == "string_pattern_mismatch":
            if ":" in str(context["pattern"]):
                return self._document.problem(place, "wrong-form", given=given, forms="kind:id")
            return self._document.problem(place, "wrong-id", given=given, most=MOST_LETTERS)
        if kind == "literal_error":
            expected = Either(tuple(QUOTED.findall(context["expected"])))
            return self._document.problem(place, "wrong-value", given=given, expected=expected)
        if kind.startswith("date_"):
            return self._document.problem(place, "wrong-date", given=str(details["input"]))
        if kind in ("greater_than", "greater_than_equal"):
            least = context["gt"] + 1 if "gt" in context else context["ge"]
            return self._document.problem(place, "too-small", given=given, least=least)
        if kind == "string_too_short":
            return self._document.problem(place, "empty-text")
        return self._document.problem(place, "other-value", given=given, complaint=details["msg"])

    def _wrong_type(self, place: Place, several: list[ErrorDetails]) -> Problem:
        """More than one error where a value may be of several types."""
        given = several[0]["input"]
        codes = list(dict.fromkeys(WANTED[details["type"]] for details in several))
        code = codes[0] if len(codes) == 1 else "not-a-text-or-number"
        if isinstance(given, str):
            return self._not_text(place, code, given, is_text=several[0]["type"] == "dict_type")
        if code == "not-a-text" and isinstance(given, dict | list):
            code = "not-one-text"
        return self._document.problem(place, code, given=_short(given))

    def _not_text(self, place: Place, code: str, given: str, *, is_text: bool) -> Problem:
        """A text stands where something else should: perhaps what an input method for Japanese made of it."""
        number = normalize("NFKC", given).replace("_", "").replace(",", "").strip()
        if code == "not-a-number" and DIGITS.fullmatch(number):
            if len(number) > MOST_DIGITS:
                return self._document.problem(place, "number-too-large", digits=len(number), most=MOST_DIGITS)
            form = "number-form" if given.isascii() else "full-width-digits"
            return self._document.problem(place, form, given=_short(given), number=str(int(number)))
        if given[:1] in tuple(CURLY_QUOTES):
            return self._document.problem(place, "smart-quotes", quote=given[0])
        if code == "not-a-number" and DECIMAL.fullmatch(normalize("NFKC", given)):
            return self._document.problem(place, "decimal-number", given=_short(given))
        if code in ("not-keys", "not-a-list") and given[:1] in tuple("｛［"):
            signs = {"sign": given[0], "plain": FULL_WIDTH_SIGNS[given[0]]}
            return self._document.problem(place, "full-width-sign", **signs)
        if code == "not-keys" and "：" in given:
            code = "full-width-colon"
        elif code == "not-keys" and is_text:
            code = "not-in-languages"
        return self._document.problem(place, code, given=_short(given))

    def _nearest(self, location: Location) -> tuple[list[str], Suggestion]:
        """The key that was probably meant, and what to tell the author."""
        key, known = str(location[-1]), self._keys(location[:-1])
        given: Any = self._document.data
        for step in self._place(location)[:-1]:
            given = given[step]
        absent = [name for name in known if name not in given]
        near = get_close_matches(key, absent, n=1)
        return near, Suggestion(next(iter(near), ""), tuple(known), most=len(known), in_order=True)

    def _keys(self, location: Location) -> list[str]:
        """The keys that the mapping at a location may have."""
        node = self._resolve(self._schema)
        for step in location:
            below = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
            below = below or node.get("additionalProperties") or next(iter(node.get("patternProperties", {}).values()))
            node = self._resolve(below)
        return list(node["properties"])

    def _resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """The part of the schema that describes mappings and lists."""
        for branch in node.get("anyOf", ()):
            if branch.get("type") != "null":
                return self._resolve(branch)
        if "$ref" in node:
            return self._resolve(self._schema["$defs"][node["$ref"].rpartition("/")[2]])
        return node

    def _place(self, location: Location) -> Place:
        place: Place = ()
        for step in location:
            if (*place, step) in self._document.positions:
                place = (*place, step)
        return place


def _short(given: Any) -> str:
    text = json.dumps(given, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"
