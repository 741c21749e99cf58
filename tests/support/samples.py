"""Random samples that rotate: their seed changes with the commit, and a failing run can be repeated with it."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.support.checkout import ROOT


@dataclass(frozen=True)
class Samples:
    """Draws random samples for one test.

    Attributes:
        seed: seed of the whole run.
        name: node id of the test; two tests of one run draw different samples.
        thorough: whether large samples are drawn, as `make test-all` does.
    """

    seed: int
    name: str
    thorough: bool

    def random(self, *parts: object) -> Random:
        """Return a random generator that depends on the seed, the test and the given parts."""
        return Random(" ".join(map(str, (self.seed, self.name, *parts))))

    def size(self, gate: int, thorough: int) -> int:
        """Return the size of a sample in `make test`, or in `make test-all`."""
        return thorough if self.thorough else gate

    def offset(self, every: int) -> int:
        """Return where to begin when one in `every` is tried."""
        return self.random("offset").randrange(every)

    def some[T](self, items: Sequence[T], gate: int, always: Sequence[T] = ()) -> list[T]:
        """Return `gate` random items beside those of `always`, in their order; all of them in a thorough run."""
        if self.thorough:
            return list(items)
        rest = [item for item in items if item not in always]
        chosen = [*always, *self.random("some").sample(rest, min(gate, len(rest)))]
        return [item for item in items if item in chosen]


def seed_of_commit() -> int:
    """Return a seed that changes with the checked-out commit; 0 outside a checkout."""
    command = ["git", "-C", str(ROOT), "rev-parse", "--short=8", "HEAD"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return int(result.stdout.strip()[:8], 16) if result.returncode == 0 else 0
