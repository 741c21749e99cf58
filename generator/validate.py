"""A document against its schema: the typed value, or every way in which the file does not fit."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.document import Document, Place
from generator.problems import Problem, suggest

type Location = tuple[int | str, ...]
"""A place as pydantic tells it: with the names of a union's branches in it."""

WANTED = {
    "string_type": ("a text", "Put the value in quotes."),
    "int_type": ("a whole number", "Write plain digits, without quotes."),
    "bool_type": ("true or false", "Write true or false, without quotes."),
    "dict_type": ("a mapping", "Write it as 'key: value' lines."),
    "model_type": ("a mapping", "Write it as 'key: value' lines."),
    "dataclass_type": ("a mapping", "Write it as 'key: value' lines."),
    "tuple_type": ("a list", "Write one '- ' line for each entry."),
}
"""What is asked for where a value of another type stands, and how to write that, by pydantic's name of the error."""


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
            near, help = self._nearest(location)
            for name in near:
                missing.pop((*place[:-1], name), None)  # a misspelt key is one problem, not two
            yield self._document.problem(place, "unknown-key", "is no key known here", help)
        for place in missing:
            yield self._document.problem(place, "missing-key", "is missing", "Add this key.")
        for place, several in types.items():
            yield self._wrong_type(place, several)

    def _wrong(self, place: Place, details: ErrorDetails) -> Problem:
        given, kind, context = _short(details["input"]), details["type"], details.get("ctx", {})
        message, help = f"is {given}: {details['msg']}", "Write it in another form."
        if kind == "value_error":
            message, help = str(context["error"]), "Complete or correct this entry."
        elif kind == "literal_error":
            message, help = f"is {given}", f"Write one of {context['expected']}."
        elif kind == "string_pattern_mismatch":
            form = "'kind:id'" if ":" in str(context["pattern"]) else "an id: lower case letters, digits and hyphens"
            message, help = f"is {given}", f"Write it as {form}."
        elif kind == "string_too_short":
            message, help = "is empty", "Write the value."
        code = {"string_pattern_mismatch": "wrong-form", "string_too_short": "no-value"}.get(kind, "wrong-value")
        return self._document.problem(place, code, message, help)

    def _wrong_type(self, place: Place, several: list[ErrorDetails]) -> Problem:
        """More than one error where a value may be of several types."""
        given = several[0]["input"]
        wanted = " or ".join(dict.fromkeys(WANTED[details["type"]][0] for details in several))
        help = WANTED[several[0]["type"]][1]
        if several[0]["type"] == "dict_type" and isinstance(given, str):
            help = "Write it in every language, as {ja: …, en: …}."
        elif several[0]["type"] == "string_type" and isinstance(given, dict | list):
            help = "Write a single text."
        return self._document.problem(place, "wrong-type", f"is {_short(given)}, not {wanted}", help)

    def _nearest(self, location: Location) -> tuple[list[str], str]:
        """The key that was probably meant, and what to tell the author."""
        key, known = str(location[-1]), self._keys(location[:-1])
        given: Any = self._document.data
        for step in self._place(location)[:-1]:
            given = given[step]
        absent = [name for name in known if name not in given]
        return get_close_matches(key, absent, n=1), suggest(key, absent or known)

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
