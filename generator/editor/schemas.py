"""The story: a playbook to one JSON Schema for each kind of content file, with the ids that the playbook knows."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.checks.assessments import NAMES as NAMES_IN_ASSESSMENTS
from generator.checks.ids import NAMES
from generator.checks.references import ANY, PLACES
from generator.document import Place
from generator.editor.known import Choices, Known
from generator.editor.plain import Schema, at, nodes, plain, text
from generator.editor.repeated import VARIABLE, allow_repetition
from generator.load import FILES, FOLDERS
from generator.playbook import Playbook

FOLDER = ".schema"
"""Where a content folder has its schemas."""
KINDS_OF_FILES = {**{file: file for file in FILES}, **{folder: f"{folder}/*.yaml" for folder in FOLDERS}}
"""What a schema is for, and the files that it describes, as a pattern."""
ANY_REFERENCE = "reference"
MORE_NAMES: tuple[tuple[str, Place, str], ...] = (
    ("checklists/*.yaml", ("items", "*", "area"), "area"),
    ("assessments/*.yaml", ("report", "*", "measure"), "measure"),
)
"""Places of ids that the checks know without a table."""


def write_schemas(playbook: Playbook, folder: Path) -> int:
    """Bring the schemas in a folder up to date, and say how many have changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = 0
    for kind in KINDS_OF_FILES:
        path = folder / f"{Path(kind).stem}.json"
        told = json.dumps(content_schema(kind, playbook), ensure_ascii=False, indent=1) + "\n"
        # Editors read a file again when it is written.
        if not path.is_file() or path.read_text("utf-8") != told:
            path.write_text(told, "utf-8", newline="\n")
            changed += 1
    return changed


def content_schema(kind: str, playbook: Playbook) -> Schema:
    """The schema of a kind of file: one of `KINDS_OF_FILES`."""
    schema: Schema = plain(_by_pydantic(kind))
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    parts = schema.setdefault("$defs", {})
    parts["Text"] = text({language.code: language.name for language in playbook.site.languages})
    names = _Names(schema, Known(playbook), (VARIABLE,) if kind == "assessments" else ())
    names.fill(KINDS_OF_FILES[kind])
    if kind == "assessments":
        names.fill_conditions()
        allow_repetition(schema)
    return schema


@cache
def _by_pydantic(kind: str) -> Schema:
    return (FILES.get(kind) or FOLDERS[kind]).json_schema()


class _Names:
    """Puts the ids that are known where an id or a reference stands; beside them, other forms may be allowed."""

    def __init__(self, schema: Schema, known: Known, others: Iterable[Schema]) -> None:
        self._schema = schema
        self._known = known
        self._others = [*others]

    def fill(self, files: str) -> None:
        """Do so for everything that the checks look at in some files."""
        self._fill_basis()
        for pattern, place, kinds in PLACES:
            if pattern == files:
                name = ANY_REFERENCE if kinds == ANY else " or ".join(kinds)
                self._put(at(self._schema, place), name, self._known.references(kinds))
        plain_names = [(names.files, names.place, names.kind) for names in NAMES if not names.keys]
        in_assessments = [("assessments/*.yaml", place, what) for place, what in NAMES_IN_ASSESSMENTS]
        for pattern, place, what in (*plain_names, *in_assessments, *MORE_NAMES):
            if pattern == files:
                self._put(at(self._schema, place), what, self._known.ids(what))
        for names in NAMES:
            if names.keys and names.files == files:
                self._put_keys(at(self._schema, names.place), self._known.ids(names.kind))

    def fill_conditions(self) -> None:
        """Do so for conditions, which stand in many places, and in each other."""
        condition = self._schema["$defs"]["Condition"]["properties"]
        for key, what in (("answer", "question"), ("measure", "measure"), ("finding", "finding")):
            self._put(condition[key], what, self._known.ids(what))
        options = {"enum": [*self._known.ids("option")]}
        for values in (condition["one_of"], self._schema["$defs"]["Measure"]["properties"]["counting"]):
            # A measure has values that are no option's.
            values["items"] = {"anyOf": [options, {"type": "string"}]}

    def _fill_basis(self) -> None:
        basis = {"playbook": "The playbook's own suggestion.", **self._known.ids("statement")}
        for node in [*nodes(self._schema)]:
            for key, value in node.get("properties", {}).items():
                if key == "basis" or key.endswith("_basis"):
                    self._put(value, "statement", basis)
            if str(node.get("pattern", "")).startswith("^[a-z]+:"):
                self._put(node, ANY_REFERENCE, self._known.references(ANY))

    def _put(self, node: Schema, name: str, choices: Choices) -> None:
        """Let a value that is described as a text be one of some choices, which are described once."""
        kept: Schema = {key: node[key] for key in ("description", "default") if key in node}
        branches = [branch for branch in node.get("anyOf", ()) if branch != {"type": "string"}]
        known = {"enum": [*choices], "enumDescriptions": [*choices.values()]}
        name = f"known {name}".replace(" ", "-")
        self._schema["$defs"][name] = {"anyOf": [known, *self._others]} if self._others else known
        reference: Schema = {"$ref": f"#/$defs/{name}"}
        node.clear()
        node |= kept | ({"anyOf": [reference, *branches]} if branches else reference)

    def _put_keys(self, node: Schema, choices: Choices) -> None:
        """Let a mapping have exactly some keys."""
        value = next(iter(node.pop("patternProperties").values()))
        node["properties"] = {str(key): {**value, "description": told} for key, told in choices.items()}
        node |= {"required": [*node["properties"]], "additionalProperties": False}
