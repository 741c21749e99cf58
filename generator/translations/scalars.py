"""New wordings in a file that an author wrote: each scalar is replaced where it stands, all else stays byte for byte."""

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.document import WHOLE_NUMBER, Place

PLAIN_WORDS = ("", "~", "null", "true", "false")
"""What is no text unless it is quoted."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the file, and what is to stand there."""

    start: int
    end: int
    new: str


def rewrite(text: str, language: str, wordings: Mapping[Place, str]) -> str:
    """The file with other wordings in a language, by the place of their text; written in the way the old ones were.

    The file must be one that `generator.document` reads.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    pieces = [_piece(text, _find(root, place), language, wording, newline) for place, wording in wordings.items()]
    for piece in sorted(pieces, key=lambda piece: piece.start, reverse=True):
        text = text[: piece.start] + piece.new + text[piece.end :]
    return text


def _find(node: Any, place: Place) -> yaml.MappingNode:
    """The node at a place that the file has."""
    for step in place:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    found: yaml.MappingNode = node
    return found


def _piece(text: str, node: yaml.MappingNode, language: str, wording: str, newline: str) -> Piece:
    for key, value in node.value:
        if key.value == language:
            start, end = value.start_mark.index, _end(text, value)
            return Piece(start, end, _scalar(text, key, value, wording, newline, flow=node.flow_style))
    key, value = node.value[-1]
    if node.flow_style:
        end = _end(text, value)
        return Piece(end, end, f", {language}: {_scalar(text, key, value, wording, newline, flow=True)}")
    end = text.find("\n", _end(text, value))
    end = len(text) if end < 0 else end + 1
    line = (
        f"{' ' * key.start_mark.column}{language}: {_scalar(text, key, value, wording, newline, flow=False)}{newline}"
    )
    return Piece(end, end, line if text[:end].endswith("\n") else newline + line)


def _is_block(node: yaml.ScalarNode) -> bool:
    return node.style in ("|", ">")


def _end(text: str, node: yaml.ScalarNode) -> int:
    """Where a scalar ends. Of a block, PyYAML counts the blank lines below in."""
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip()) if _is_block(node) else end


def _scalar(text: str, key: yaml.Node, like: yaml.ScalarNode, wording: str, newline: str, *, flow: bool) -> str:
    """The wording, written like another scalar if it can be, else quoted."""
    for candidate in _candidates(text, like, wording, newline):
        margin = " " * key.start_mark.column
        sample = f"{{k: {candidate}}}" if flow else f"{margin}k: {candidate}{newline}"
        try:
            read: Any = yaml.compose(sample, Loader=yaml.CSafeLoader)
        except yaml.YAMLError:
            continue
        (first, *rest) = read.value
        if not rest and isinstance(first[1], yaml.ScalarNode) and first[1].value.rstrip("\n") == wording.rstrip("\n"):
            return candidate
    raise ValueError("cannot be written in YAML")


def _candidates(text: str, like: yaml.ScalarNode, wording: str, newline: str) -> Iterator[str]:
    if _is_block(like):
        yield from _blocks(text[like.start_mark.index : _end(text, like)], wording.rstrip("\n"), newline)
    if not (like.style or wording in PLAIN_WORDS or WHOLE_NUMBER.fullmatch(wording)):
        yield wording
    if like.style != '"' and "\n" not in wording:
        yield "'" + wording.replace("'", "''") + "'"
    yield json.dumps(wording, ensure_ascii=False)


def _blocks(old: str, wording: str, newline: str) -> Iterator[str]:
    """The wording as a block with the header and margin of the old one, in lines as long as its lines were."""
    header, *lines = old.splitlines()
    filled = [line for line in lines if line.strip()]
    if not filled:
        return
    margin = filled[0][: len(filled[0]) - len(filled[0].lstrip(" "))]
    folded = header.startswith(">")
    width = max(map(len, filled)) - len(margin) if len(filled) > 1 else 0
    paragraphs = [
        textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False) if folded and width else [part]
        for part in wording.split("\n")
    ]
    parted = f"{newline}{newline}" if folded else newline
    yield header + newline + parted.join(newline.join(margin + line for line in lines) for lines in paragraphs)
