"""Texts in the headings of pages, which are Markdown."""

import string
from html import unescape

import pytest
from markdown import markdown  # type: ignore[import-untyped]  # MkDocs brings it, without types

from generator.pages.page import markdown_text


@pytest.mark.parametrize("text", [f"a{sign}b {sign}c{sign} {sign * 3}" for sign in string.punctuation])
def test_heading_reads_as_written(text: str) -> None:
    """No sign is taken for a mark, and none is shown with what keeps it from being one."""
    html = markdown(f"## {markdown_text(text)} {{: #id }}", extensions=["attr_list", "md_in_html", "toc"])
    assert unescape(html) == f'<h2 id="id">{text}</h2>'
