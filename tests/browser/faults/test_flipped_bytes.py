"""Single wrong bytes in the engine's files."""

from random import Random

import pytest

from tests.browser.faults.conftest import OpenCheck
from tests.support.endings import fails_in_time, recovers
from tests.support.engine_files import EngineFiles
from tests.support.fault_server import Fault, FaultServer
from tests.support.samples import Samples

FLIPS = (5, 20)
"""Random places that are tried, in the gate and in a thorough run."""
SCRIPT_CODES = {"engine-download-hash", "engine-worker", "engine-boot"}
"""A script with a wrong byte may not run at all, and then browsers tell no more than that."""


@pytest.mark.parametrize("kind", ["data", "workers"])
def test_flipped_byte(
    open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles, samples: Samples, kind: str
) -> None:
    """A flipped byte at random places in the files of a kind gives a message that names the file, never a score."""
    names: tuple[str, ...] = getattr(engine_files, kind)
    random = Random(f"flipped {kind}")
    check = open_check(tolerate="Failed to load resource")
    for turn in range(max(samples.size(*FLIPS), len(names))):
        name = names[turn % len(names)]
        content = bytearray(engine_files.content(name))
        offset = random.randrange(len(content))
        content[offset] ^= 1 << random.randrange(8)
        server.restore()
        EngineFiles.spoil(server, name, Fault(body=bytes(content)))
        check.open()
        codes = {"engine-download-hash"} if kind == "data" else SCRIPT_CODES
        assert name in fails_in_time(check, server, codes, within=5.0), offset
    recovers(check, server)
