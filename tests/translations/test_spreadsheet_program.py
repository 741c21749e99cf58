"""A translator's table opened and saved in LibreOffice."""

import shutil
import subprocess
from pathlib import Path

from generator.translations.table import from_csv, to_csv
from generator.translations.texts import fingerprint
from generator.translations.unit import Parcel, Unit

FORMAT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
"""UTF-8 with commas, cells as they are shown: what “Save” writes."""
TEXTS = ("3/4", "0012", "1E5", "mar-2", "2026-03-04", "10:30", "TRUE", "１２", "=1+1", "'3/4", '普通 – “x”, "q"\n二行')


def test_saved_in_libreoffice(tmp_path: Path) -> None:
    """Every text comes back as it was sent."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: tests/install-office installs it or says how"
    sent = tmp_path / "sent.csv"
    units = tuple(Unit(f"a.yaml#{n}~{fingerprint(text)}", text, text) for n, text in enumerate(TEXTS))
    sent.write_bytes(to_csv(Parcel("ja", "en", units)))
    setting = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ["--infilter=CSV:44,34,76,1", "--convert-to", FORMAT, "--outdir", str(tmp_path / "back")]
    subprocess.run([office, setting, "--headless", *options, str(sent)], check=True, capture_output=True, timeout=120)
    back = from_csv((tmp_path / "back/sent.csv").read_bytes()).units
    assert [(one.source, one.translation, one.refusals) for one in back] == [(text, text, ()) for text in TEXTS]
