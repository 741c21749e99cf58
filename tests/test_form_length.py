"""A self-check whose quick form would have the questions of the full one has no quick form."""

from pathlib import Path

import pytest

from generator.build import build
from generator.bundle import bundle
from generator.load import load


def _pages(content: Path) -> list[str]:
    outputs = build(content).outputs
    return [str(one.content) for one in outputs if "data-self-check=" in str(one.content)]


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("written", ["    key: false", "    key: true"])
def test_no_quick_form(content: Path, written: str) -> None:
    """Without key questions, and with nothing else, the page offers no choice and the quick form is the full one."""
    (file,) = (one for one in (content / "assessments").glob("*.yaml") if "questions:" in one.read_text("utf-8"))
    assert all("data-count" in page for page in _pages(content))
    lines = file.read_text("utf-8").splitlines()
    changed = [line for line in lines if not line.strip().startswith("key:")]
    for number in [number for number, line in enumerate(changed) if line.startswith("    section:")][::-1]:
        changed.insert(number, written)
    file.write_text("\n".join(changed) + "\n", "utf-8")
    pages = _pages(content)
    assert pages
    assert not any("form-length" in page for page in pages)
    playbook = load(content)
    material = bundle(playbook, playbook.assessments[0])
    assert material.form("quick") == material.questions
