"""What `check` calls sound can be built: playbooks made by chance (`tests.support.any_content`) are refused, or become a whole site.

Forty are tried, ten times as many with `--thorough`.
"""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import build
from generator.hosting.pack import write_pack
from generator.layers import Layers
from generator.load import load
from generator.problems import ContentError
from tests.support.any_content import make_content
from tests.support.builds import build_strictly
from tests.support.dead_ends import dead_ends
from tests.support.mutants import use
from tests.support.samples import Samples


@settings(suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=True), most=st.integers(0, 3))
@pytest.mark.usefixtures("no_engine")
def test_sound_content_can_be_built(chance: Random, most: int) -> None:
    """No traceback; no link, menu entry or search result leads nowhere; the self-checks can be answered."""
    with TemporaryDirectory() as folder:
        layers = make_content(chance, most, Path(folder))
        try:
            playbook = load(layers)
        except ContentError:
            return
        site = build(layers)
        assert not list(dead_ends(site))
        use(playbook)


@pytest.mark.thorough
def test_strict_build_and_pack(samples: Samples, tmp_path: Path) -> None:
    """MkDocs has no complaint either, and what it builds can be packed for an administrator."""
    layers = sound_content(samples.random(), tmp_path)
    site = build_strictly(layers.base, layers.overlay)
    files, _ = write_pack(site.folder, tmp_path / "site.zip")
    assert files > len(list(site.folder.rglob("*.html")))


def sound_content(random: Random, folder: Path) -> Layers:
    """Return the first content with an overlay that `check` calls sound."""
    for number in range(100):
        layers = make_content(random, 2, folder / str(number))
        try:
            if load(layers).assessments and layers.overlay:
                return layers
        except ContentError:
            continue
    raise AssertionError("nothing sound")
