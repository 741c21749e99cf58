"""A page on paper, and texts in a form in which paper and screen can be compared."""

import unicodedata
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader

SAME_GLYPHS = str.maketrans("‧‒⻑⻄⻘⺠", "・–長西青民")
"""Fonts share one glyph for two characters, and the PDF names the other one."""


def printed(page: Page) -> str:
    """The text of the page on paper, squeezed."""
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return squeezed("".join(sheet.extract_text() for sheet in sheets))


def squeezed(text: str) -> str:
    """Text without white space and in one form: paper breaks lines anywhere, and fonts join letters."""
    return "".join(unicodedata.normalize("NFKC", text).translate(SAME_GLYPHS).split())
