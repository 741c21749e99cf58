"""Options of the test run, and fixtures shared by tests of several folders."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import hypothesis
import pytest
from hypothesis import core

from generator.browser import Engine
from tests.support.builds import BuiltSite, build_strictly, build_wheel
from tests.support.checkout import ROOT
from tests.support.chromium import SHELL, WHOLE, choose_chromium
from tests.support.samples import Samples, seed_of_commit
from tests.support.small_playbook import copy_small_playbook

SEED = pytest.StashKey[int]()
SMALL_HYPOTHESIS_SAMPLE, LARGE_HYPOTHESIS_SAMPLE = 40, 400
"""Examples that hypothesis tries for each property, in the gate and in a thorough run."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that choose how much is tried, and with which samples."""
    group = parser.getgroup("playbook")
    group.addoption("--thorough", action="store_true", help="run the tests marked `thorough`, too, on large samples")
    group.addoption("--seed", type=int, help="seed of all random samples; by default it follows from the commit")
    group.addoption("--shuffle", action="store_true", help="run modules, and tests within each, in a random order")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed, the size of samples and the browser."""
    config.addinivalue_line("markers", "thorough: left to `make test-all`; `--thorough` runs it")
    config.addinivalue_line("markers", "few(n): the gate takes n of the parameter sets, other ones with each seed")
    config.addinivalue_line("markers", "deadline: measures time; runs in the one worker that does all such tests")
    given = config.getoption("--seed")
    config.stash[SEED] = seed = seed_of_commit() if given is None else given
    choose_chromium(WHOLE if config.getoption("--thorough") else SHELL)
    core.global_force_seed = seed  # type: ignore[assignment]  # declared as None
    examples = LARGE_HYPOTHESIS_SAMPLE if config.getoption("--thorough") else SMALL_HYPOTHESIS_SAMPLE
    hypothesis.settings.register_profile("samples", max_examples=examples, deadline=None, database=None)
    hypothesis.settings.load_profile("samples")


def pytest_report_header(config: pytest.Config) -> str:
    """Print the seed at the head of the run."""
    tier = "all tests, large samples" if config.getoption("--thorough") else "tests of the gate, small samples"
    return f"seed: {config.stash[SEED]} ({tier})"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add to a failure the command that repeats it."""
    report = yield
    if report.failed:
        tier = " --thorough" if item.config.getoption("--thorough") else ""
        command = f".venv/bin/pytest '{item.nodeid.partition('@')[0]}' --seed {item.config.stash[SEED]}{tier}"
        report.sections.append(("Run this test again", command))
    return report


def _gate(items: Iterable[pytest.Item], seed: int) -> Iterator[pytest.Item]:
    """Yield the tests of the gate: none marked `thorough`, and of those marked `few` some of their parameter sets."""
    sets: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if not item.get_closest_marker("thorough"):
            sets[item.nodeid.partition("[")[0]].append(item)
    for name, alike in sets.items():
        mark = alike[0].get_closest_marker("few")
        yield from (
            Samples(seed, name, thorough=False).random().sample(alike, min(mark.args[0], len(alike))) if mark else alike
        )


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the gate does not run, and keep together what shares fixtures."""
    if not config.getoption("--thorough"):
        gate = {*_gate(items, config.stash[SEED])}
        config.hook.pytest_deselected(items=[item for item in items if item not in gate])
        items[:] = [item for item in items if item in gate]
    if config.getoption("--shuffle"):
        random = Samples(config.stash[SEED], "order", thorough=False).random()
        order = {path: random.random() for path in sorted({item.path for item in items})}
        items.sort(key=lambda item: (order[item.path], random.random()))
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            alone = item.get_closest_marker("deadline")
            item.add_marker(pytest.mark.xdist_group("deadline" if alone else item.nodeid.partition("::")[0]))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Check that workers get groups: without them, each would make every fixture anew.

    Raises:
        pytest.UsageError: pytest-xdist has not put its groups into the node ids.
    """
    if hasattr(session.config, "workerinput") and not all("@" in item.nodeid for item in session.items):
        raise pytest.UsageError("pytest-xdist ignores groups: its version does not fit that of pytest")


@pytest.fixture
def samples(request: pytest.FixtureRequest) -> Samples:
    """Random samples of this test."""
    return Samples(request.config.stash[SEED], request.node.name, request.config.getoption("--thorough"))


@pytest.fixture(scope="session")
def site_build() -> BuiltSite:
    """The shipped playbook as a site."""
    return build_strictly(ROOT / "content")


@pytest.fixture(scope="session")
def small_site_build(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small playbook as a site."""
    return build_strictly(copy_small_playbook(tmp_path_factory.mktemp("small-playbook") / "content"))


@pytest.fixture(scope="session")
def built_site(site_build: BuiltSite) -> Path:
    """Folder of the shipped playbook's site; read only."""
    return site_build.folder


@pytest.fixture(scope="session")
def wheel() -> Path:
    """The wheel that authors install, as `make wheel` builds it."""
    return build_wheel()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the small playbook, for the test to change."""
    return copy_small_playbook(tmp_path / "content")


@pytest.fixture
def no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build sites without anything for the browser to run."""
    folder = tmp_path / "engine"
    folder.mkdir()
    monkeypatch.setattr("generator.build.find_engine", lambda *_: Engine("0", "0", (), folder))
