"""What is told of a site's components: the bill of materials, and the licence notices."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator.hosting.components import Inventory, components, inventory, licence_text
from generator.hosting.notices import notices
from generator.hosting.sbom import sbom

BOTH = """
import pathlib, sys
from generator.hosting.components import inventory
from generator.hosting.notices import notices
from generator.hosting.sbom import sbom
stock = inventory(pathlib.Path(sys.argv[1]))
sys.stdout.write(sbom(stock) + notices(stock))
"""


@pytest.fixture(scope="module")
def stock(built_site: Path) -> Inventory:
    """What the real site consists of."""
    return inventory(built_site)


def test_bill_keeps_to_its_schema(stock: Inventory) -> None:
    """CycloneDX's own schema, taken strictly, finds nothing wrong."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom(stock)) is None


def test_bill_is_complete(stock: Inventory) -> None:
    """It has each file once with its hash, and each component of others or ours with licence, address and places."""
    text = sbom(stock)
    assert "None" not in text
    bill = json.loads(text)
    files = {one["name"]: one["hashes"][0]["content"] for one in bill["components"] if one["type"] == "file"}
    assert files == stock.hashes
    libraries = {one["name"]: one for one in bill["components"] if one["type"] == "library"}
    assert set(libraries) == {component.name for component in components() if component.licence}
    assert libraries["Pyodide"]["purl"] == f"pkg:npm/pyodide@{libraries['Pyodide']['version']}"
    assert libraries["Pyodide"]["licenses"] == [{"expression": "MPL-2.0"}]
    places = {place["location"] for one in libraries.values() for place in one["evidence"]["occurrences"]}
    assert places <= files.keys()


def test_same_site_gives_the_same_text(built_site: Path) -> None:
    """Neither hash seed nor time zone changes a byte of bill or notices, and no time is told unless one is given."""
    texts = {
        subprocess.run(
            [sys.executable, "-c", BOTH, str(built_site)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(texts) == 1


def test_time_is_the_given_one(stock: Inventory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bill's time is SOURCE_DATE_EPOCH."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "timestamp" not in json.loads(sbom(stock))["metadata"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert json.loads(sbom(stock))["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"


def test_notices_name_everything(stock: Inventory) -> None:
    """Each component is there with its copyright, each licence with its text, and the MPL's source at the exact tag."""
    text = notices(stock)
    for part in stock.parts:
        if part.component.licence:
            assert f"{part.component.name} {part.version or ''}".strip() + "\n" in text
            assert all(f"Copyright (c) {line}\n" in text for line in part.component.copyright)
            assert all(licence_text(licence) in text for licence in part.component.licences)
    (pyodide,) = (part for part in stock.parts if part.component.name == "Pyodide")
    assert f"Source: https://github.com/pyodide/pyodide/tree/{pyodide.version}\n" in text
    assert text.count("Mozilla Public License Version 2.0\n====") == 1
