"""Pydantic's JSON Schemas in the form in which an editor should tell them."""

from collections.abc import Iterator
from typing import Any

from generator.document import Place

type Schema = dict[str, Any]

ANY_MAPPING_OF_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
"""What pydantic makes of a `Text`; nothing else in the content has this form."""


def plain(node: Any) -> Any:
    """A copy without made-up titles, without null (which no content file may say), and with `Text` by its name."""
    if isinstance(node, list):
        return [plain(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    told = {
        key: plain(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, [], {}))
    }
    branches = [branch for branch in told.get("anyOf", ()) if branch != {"type": "null"}]
    if len(branches) == 1:
        return {**branches[0], **{key: value for key, value in told.items() if key != "anyOf"}}
    if branches:
        told["anyOf"] = branches
    if ANY_MAPPING_OF_TEXTS.items() <= told.items():
        return {
            "$ref": "#/$defs/Text",
            **{key: value for key, value in told.items() if key not in ANY_MAPPING_OF_TEXTS},
        }
    return told


def text(languages: dict[str, str]) -> Schema:
    """A text: wording in each language, given by code and name, and in no other."""
    return {
        "description": "Wording in every language. **Bold**, `code`, [label](https://…), {role:…} and [label](role:…) may stand in it.",
        "type": "object",
        "properties": {
            code: {"type": "string", "pattern": r"\S", "description": name} for code, name in languages.items()
        },
        "required": [*languages],
        "additionalProperties": False,
    }


def nodes(node: Any) -> Iterator[Schema]:
    """Every mapping within a schema, itself included, outer ones first."""
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(part)


def at(schema: Schema, place: Place) -> Schema:
    """The part that describes the values at a place in the content; `*` in it is any key or index."""
    node = schema
    for step in place:
        while "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        if step != "*":
            node = node["properties"][step]
        elif "items" in node:
            node = node["items"]
        else:
            node = node.get("additionalProperties") or next(iter(node["patternProperties"].values()))
    return node
