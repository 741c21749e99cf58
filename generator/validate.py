"""A document against its schema: the typed value, or every way in which the file does not fit."""

import json
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.document import Document, Place
from generator.problems import Problem


def validate[T](
    adapter: TypeAdapter[T], document: Document, languages: tuple[str, ...], report: Callable[[Problem], None]
) -> T | None:
    """The document's value; None once all that is wrong with it was reported."""
    try:
        # By way of JSON, because only there pydantic is strict with scalars and lenient with containers.
        text = json.dumps(document.data, ensure_ascii=False)
        return adapter.validate_json(text, strict=True, context={"languages": languages})
    except ValidationError as error:
        for details in error.errors(include_url=False):
            report(_problem(document, details))
        return None


def _problem(document: Document, details: ErrorDetails) -> Problem:
    place = _place(document, details["loc"])
    key = str(details["loc"][-1]) if details["loc"] else ""
    given = details["input"]
    kind = details["type"]
    context = details.get("ctx", {})
    if kind in ("missing", "missing_argument"):
        return document.problem((*place, key), "missing-key", "is missing", "Add this key.")
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return document.problem(place, "unknown-key", "is no key known here", "Correct its spelling, or remove it.")
    if kind == "literal_error":
        return document.problem(place, "wrong-value", f"is {given!r}", f"Write one of {context['expected']}.")
    if kind == "value_error":
        return document.problem(place, "wrong-value", str(context["error"]), "Complete or correct this entry.")
    if kind == "string_pattern_mismatch":
        form = "'kind:id'" if ":" in str(context["pattern"]) else "an id: lower case letters, digits and hyphens"
        return document.problem(place, "wrong-form", f"is {given!r}", f"Write it as {form}.")
    wanted = details["msg"].removeprefix("Input should be ").removeprefix("a valid ")
    return document.problem(place, "wrong-type", f"is {_short(given)}, not {wanted}", _advice(kind, given))


def _place(document: Document, location: tuple[int | str, ...]) -> Place:
    """The place in the file that pydantic means; it also names branches of a union, which are in no file."""
    place: Place = ()
    for step in location:
        if (*place, step) in document.positions:
            place = (*place, step)
    return place


def _short(given: Any) -> str:
    text = json.dumps(given, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _advice(kind: str, given: Any) -> str:
    if kind == "dict_type" and isinstance(given, str):
        return "Write it in every language, as {ja: …, en: …}."
    if kind == "string_type":
        return "Put the value in quotes."
    if kind == "int_type":
        return "Write a whole number in plain digits, without quotes."
    if kind == "tuple_type":
        return "Write a list: one '- ' line for each entry."
    return "Write it in that form."
