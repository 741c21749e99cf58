"""Chromium with the fonts that a test chooses, whatever else is installed."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

JAPANESE = "Noto Sans CJK JP"
WIDEST_FONT = "DejaVu Sans"
USUAL_FONTS = ("Liberation Sans", WIDEST_FONT, "Noto Sans", JAPANESE)
"""What Latin text is set in where nobody chose a font: the narrowest (as wide as Arial), the widest, and two between."""

_RENAMED = """<match target="scan">
<test name="family" compare="contains"><string>Noto Sans</string></test>
<test name="family" compare="contains"><string>CJK</string></test>
<edit name="family" mode="assign_replace"><string>Other Japanese</string></edit>
</match>"""
"""Papers name the Japanese font, and would take its Latin letters; under another name it is for Japanese text alone."""

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{folder}</dir>
<cachedir>{folder}/cache</cachedir>
{renamed}
<match target="pattern"><edit name="family" mode="append" binding="weak"><string>{family}</string></edit></match>
</fontconfig>
"""


def only_font(family: str, folder: Path) -> Mapping[str, str]:
    """Return an environment in which Latin text has one font, and Japanese text Noto Sans CJK.

    Args:
        family: one of the usual fonts.
        folder: an empty folder for the configuration.
    """
    for file in {*_files_of(family), *_files_of(JAPANESE)}:
        (folder / file.name).symlink_to(file)
    configuration = folder / "fonts.conf"
    renamed = "" if family == JAPANESE else _RENAMED
    text = _CONFIGURATION.format(folder=escape(str(folder)), renamed=renamed, family=family)
    configuration.write_text(text, "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(configuration)}


def postscript_name(family: str) -> str:
    """Return the name by which a PDF has a font, without its weight."""
    return family.replace(" JP", "jp").replace(" ", "")


def _files_of(family: str) -> list[Path]:
    """Return the files of a font in its normal width."""
    pattern = f"{family}:width=100"
    listed = subprocess.run(["fc-list", "--format", "%{file}\n", pattern], check=True, capture_output=True, text=True)
    files = [Path(line) for line in listed.stdout.splitlines()]
    assert files, f"{family} is missing: tests/browser/install-chromium installs it or says how"
    return files
