"""Papers and their pages, and texts in a form in which paper and screen can be compared."""

import unicodedata
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader

SAME_GLYPHS = str.maketrans("‧‒⻑⻄⻘⺠", "・–長西青民")
"""Fonts share one glyph for two characters, and the PDF names the other one."""

LANGUAGES = ("ja", "en")
PAGES = {
    "checklist-setup": {"ja": 2, "en": 2},
    "checklist-setup-both": {"ja": 3, "en": 3},
    "checklist-utilisation": {"ja": 1, "en": 2},
    "checklist-utilisation-both": {"ja": 2, "en": 2},
    "decision": {"ja": 1, "en": 1},
    "decision-both": {"ja": 2, "en": 2},
    "form-fit": {"ja": 2, "en": 2},
    "form-organisation": {"ja": 5, "en": 5},
    "phase-in-house": {"ja": 1, "en": 1},
    "phase-joint": {"ja": 2, "en": 2},
    "phase-outside-led": {"ja": 2, "en": 2},
    "role-implementation": {"ja": 1, "en": 1},
    "role-operations": {"ja": 1, "en": 1},
    "role-strategy": {"ja": 1, "en": 1},
}
"""Pages of each paper of the shipped playbook, in every usual font."""


def printed(page: Page) -> str:
    """The text of the page on paper, squeezed."""
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return squeezed("".join(sheet.extract_text() for sheet in sheets))


def squeezed(text: str) -> str:
    """Text without white space and in one form: paper breaks lines anywhere, and fonts join letters."""
    return "".join(unicodedata.normalize("NFKC", text).translate(SAME_GLYPHS).split())
