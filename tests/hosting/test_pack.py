"""What an administrator is given: all of it, true to the site, and the same wherever and whenever it is made."""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli  # type: ignore[import-untyped]  # has no types
import pytest
from click.testing import CliRunner

from generator.__main__ import main
from generator.hosting.pack import GUIDES, write_pack
from generator.hosting.policy import server_headers
from generator.hosting.servers import SETTINGS
from tests.support.builds import BuiltSite
from tests.support.checkout import ROOT
from tests.support.small_playbook import copy_small_playbook

UNPACK = {".gz": gzip.decompress, ".br": brotli.decompress}


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest) -> Path:
    """The small playbook's site, which is packed sooner; in a thorough run the real one."""
    thorough = request.config.getoption("--thorough")
    built: BuiltSite = request.getfixturevalue("site_build" if thorough else "small_site_build")
    return built.folder


@pytest.fixture(scope="module")
def pack(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What is in the site's pack, by name."""
    file = tmp_path_factory.mktemp("pack") / "playbook.zip"
    write_pack(site, file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_holds_the_site(pack: Mapping[str, bytes], site: Path) -> None:
    """Every file of the site is there as it is, and beside it nothing but the same in smaller."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    packed = {name.removeprefix("site/"): content for name, content in pack.items() if name.startswith("site/")}
    assert {name: content for name, content in packed.items() if Path(name).suffix not in UNPACK} == files
    smaller = {name: content for name, content in packed.items() if name not in files}
    assert {Path(name).suffix for name in smaller} == set(UNPACK)
    for name, content in smaller.items():
        whole = files[name.rpartition(".")[0]]
        assert UNPACK[Path(name).suffix](content) == whole
        assert len(content) < len(whole)
    assert {f"{name}.gz" for name in files if name.endswith(".html")} <= set(smaller)


def test_sums(pack: Mapping[str, bytes]) -> None:
    """`SHA256SUMS` has the hash of every other file."""
    lines = pack["SHA256SUMS"].decode().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in pack.items() if name != "SHA256SUMS"}


def test_settings_say_the_same(pack: Mapping[str, bytes]) -> None:
    """Every server's settings have every header; the formats are sound."""
    parts = re.search("<style>(.*?)</style>.*<script>(.*?)</script>", pack["site/404.html"].decode(), re.DOTALL)
    assert parts
    headers = server_headers([parts[1]], [parts[2]])
    for name in SETTINGS:
        text = pack[f"server/{name}"].decode()
        if name.endswith(".json"):
            assert json.loads(text)["headers"] == headers
        elif name.endswith(".config"):
            added = ET.fromstring(text).iterfind("./system.webServer/httpProtocol/customHeaders/add")
            told = {entry.attrib["name"]: entry.attrib["value"] for entry in added}
            assert headers.items() <= told.items()
        else:
            assert [header for header, value in headers.items() if header not in text or value not in text] == []


def test_guides(pack: Mapping[str, bytes]) -> None:
    """The guides are documents in their languages; every file and folder that they name is in the pack."""
    for name, (_, language) in GUIDES.items():
        html = pack[name].decode()
        assert f'<html lang="{language}">' in html
        named = re.findall(r"<code>((?:server|site)/[^<]*|[A-Za-z0-9.]+\.(?:json|txt)|SHA256SUMS)</code>", html)
        assert len(named) > 6
        for file in named:
            assert any(packed == file or packed.startswith(file) for packed in pack), file


@pytest.mark.thorough
def test_same_bytes_anywhere(tmp_path: Path) -> None:
    """Two builds in other folders, time zones, languages and hash seeds give the same pack, to the byte."""
    hashes = []
    for folder, zone, seed, language in (("one", "Asia/Tokyo", "1", "C.UTF-8"), ("an other", "America/Lima", "2", "C")):
        place = tmp_path / folder
        place.mkdir()
        content = copy_small_playbook(place / "content")
        values = {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": language,
            "CONTENT": str(content),
            "SITE": str(place / "site"),
        }
        environment = {**os.environ, **values, "NO_MKDOCS_2_WARNING": "1"}
        build = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        pack = [sys.executable, "-m", "generator", "pack", str(place / "site"), str(place / "playbook.zip")]
        for command in (build, pack):
            subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        hashes.append(hashlib.sha256((place / "playbook.zip").read_bytes()).hexdigest())
    assert hashes[0] == hashes[1]


def test_unfit_site_is_refused(small_site_build: BuiltSite, tmp_path: Path) -> None:
    """A site with what some server does not deliver is not packed; the reasons are told, and no file is left."""
    site = tmp_path / "site"
    shutil.copytree(small_site_build.folder, site)
    (site / "bin").mkdir()
    (site / "bin/python.wasm").write_bytes(b"")
    file = tmp_path / "out" / "playbook.zip"
    result = CliRunner().invoke(main, ["pack", str(site), str(file)])
    assert result.exit_code == 1
    assert "IIS delivers nothing that is called 'bin'" in result.output
    assert "'.wasm'" in result.output
    assert not file.parent.exists()
