"""Chromium with the fonts that a test chooses, whatever else is installed."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

JAPANESE = "Noto Sans CJK JP"
WIDEST_FONT = "DejaVu Sans"
USUAL_FONTS = ("Liberation Sans", WIDEST_FONT, "Noto Sans", JAPANESE)
"""What Latin text is set in where nobody chose a font: the narrowest (as wide as Arial), the widest, and two between."""

_INSTALLED = dict(os.environ)
"""The environment in which all fonts of this machine are found."""

_RENAMED = """<match target="scan">
<test name="family" compare="contains"><string>Noto Sans CJK</string></test>
<edit name="family" mode="assign_replace"><string>Other Japanese</string></edit>
</match>"""
"""Papers name the Japanese font, and would take its Latin letters; under another name it is for Japanese text alone."""

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{folder}</dir>
<cachedir>{folder}/cache</cachedir>
{renamed}
<match target="pattern">
<test name="family"><string>monospace</string></test>
<edit name="family" mode="append"><string>DejaVu Sans Mono</string></edit>
</match>
<match target="pattern"><edit name="family" mode="append" binding="weak"><string>{family}</string></edit></match>
<match target="pattern">
<edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
<edit name="antialias" mode="assign"><bool>true</bool></edit>
</match>
</fontconfig>
"""


def one_machine(folder: Path) -> Path:
    """Write a font configuration that makes pages look the same on every machine, and return its path."""
    return _write(folder, ("Liberation Sans", "DejaVu Sans", "DejaVu Sans Mono", JAPANESE))


def only_font(family: str, folder: Path) -> Path:
    """Write a font configuration in which Latin text has one font and Japanese text Noto Sans CJK, and return its path.

    Args:
        family: one of the usual fonts.
        folder: an empty folder for the configuration.
    """
    return _write(folder, (family, JAPANESE), "" if family == JAPANESE else _RENAMED)


def postscript_name(family: str) -> str:
    """Return the name by which a PDF has a font, without its weight."""
    return family.replace(" JP", "jp").replace(" ", "")


def _write(folder: Path, families: Sequence[str], renamed: str = "") -> Path:
    """Write a configuration with some fonts, of which the first is for text whose own font is missing."""
    for file in {file for family in families for file in _files_of(family)}:
        (folder / file.name).symlink_to(file)
    text = _CONFIGURATION.format(folder=escape(str(folder)), renamed=renamed, family=families[0])
    configuration = folder / "fonts.conf"
    configuration.write_text(text, "utf-8")
    return configuration


def _files_of(family: str) -> list[Path]:
    """Return the files of a font in its normal width."""
    command = ["fc-list", "--format", "%{file}\n", f"{family}:width=100"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True, env=_INSTALLED)
    files = [Path(line) for line in listed.stdout.splitlines()]
    assert files, f"{family} is missing: tests/browser/install-chromium installs it or says how"
    return files
