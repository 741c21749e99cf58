"""What a self-check's file may say before `generator.expand`: `each`, `where`, `rows`, and `$duty` for a value."""

from generator.editor.plain import Schema, nodes
from generator.kinds import KINDS

VARIABLE = {"type": "string", "pattern": r"\$"}
REPEATED: Schema = {
    "each": {
        "description": "Repeats this entry for every thing of a kind; `$duty` becomes the duty's id.",
        "enum": [kind.name for kind in KINDS],
    },
    "where": {"description": "Which of them: {level: routine}, or a list of values.", "type": "object"},
}


def allow_repetition(schema: Schema) -> None:
    """Let entries of lists stand for many, matrices for their rows, and variables for values."""
    parts = schema["$defs"]
    _allow_matrix(parts)
    for part in parts.values():
        if "id" in part.get("properties", {}):
            part["properties"]["id"]["pattern"] = "^[a-z$][a-z0-9$-]{0,63}$"
    for node in [*nodes(schema)]:
        if isinstance(kind := node.get("type"), str) and kind in ("integer", "boolean"):
            node |= {"type": [kind, "string"], "pattern": VARIABLE["pattern"]}
        if not isinstance(entry := node.get("items"), dict):
            continue
        described = parts.get(entry.get("$ref", "").rpartition("/")[2], {})
        if "properties" in described and described is not parts["Text"]:
            described["properties"] |= REPEATED
        else:
            node["items"] = {"anyOf": [entry, {"$ref": "#/$defs/Repeated"}]}
    parts["Text"] = {"anyOf": [parts["Text"], VARIABLE]}
    parts["Repeated"] = {
        "description": "A value for every thing of a kind.",
        "type": "object",
        "properties": {**REPEATED, "value": VARIABLE},
        "required": ["each", "value"],
        "additionalProperties": False,
    }


def _allow_matrix(parts: Schema) -> None:
    question = parts["Question"]
    row = {**question, "properties": {**question["properties"]}, "required": ["id"]}
    parts["MatrixRow"] = {**row, "description": "A row of a matrix; what it leaves out, the matrix says."}
    question["properties"] |= {
        "kind": {**question["properties"]["kind"], "enum": [*question["properties"]["kind"]["enum"], "matrix"]},
        "rows": {
            "description": "The rows of a matrix: questions that share a scale.",
            "type": "array",
            "items": {"$ref": "#/$defs/MatrixRow"},
        },
    }
    question |= {
        "if": {"properties": {"kind": {"const": "matrix"}}, "required": ["kind"]},
        "then": {"required": ["id", "text", "rows"]},
        "else": {"required": question.pop("required"), "properties": {"rows": False}},
    }
