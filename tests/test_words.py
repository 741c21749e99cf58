"""The list of words that the interface needs."""

import os
from pathlib import Path

import yaml

from generator.checks import words
from tests.support.checkout import ROOT

LIST = Path(words.__file__).parent / "words.yaml"
HEADING = "# Names of the words of interface.yaml, by area. REWRITE=1 with tests/test_words.py writes this list.\n"


def test_list_is_what_the_interface_has() -> None:
    """A new word of the interface is needed from then on, in every playbook."""
    interface = yaml.load((ROOT / "content/interface.yaml").read_text("utf-8"), yaml.BaseLoader)
    names = {area: list(texts) for area, texts in interface.items()}
    written = HEADING + "".join(
        f"{area}:\n" + "".join(f"  - {name}\n" for name in listed) for area, listed in names.items()
    )
    if os.environ.get("REWRITE"):
        LIST.write_text(written, "utf-8", newline="\n")
    assert LIST.read_text("utf-8") == written
