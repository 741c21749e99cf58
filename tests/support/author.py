"""An author's machine: an environment with the wheel, and no checkout, Node or make."""

import os
import subprocess
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket


@dataclass(frozen=True)
class Author:
    """Somebody who has installed the wheel.

    Attributes:
        folder: working folder, with the environment in `venv`.
    """

    folder: Path

    @property
    def programs(self) -> Path:
        """Folder of the environment's programs."""
        return self.folder / "venv" / "bin"

    def run(self, program: str, *arguments: str | Path) -> str:
        """Run a program of the environment, which must succeed, and return what it prints.

        Raises:
            AssertionError: the program failed.
        """
        command = [self.programs / program, *arguments]
        result = subprocess.run(command, cwd=self.folder, env={"PATH": ""}, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return result.stdout

    @contextmanager
    def serving(self, playbook: str) -> Iterator[str]:
        """Run `mkdocs serve` in the folder of a playbook, and yield its address."""
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        with (self.folder / "serve.log").open("w", encoding="utf-8") as log:
            command: list[str | Path] = [self.programs / "python", "-m", "mkdocs", "serve", "--dev-addr", address]
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
            process = subprocess.Popen(
                command, cwd=self.folder / playbook, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
            try:
                yield f"http://{address}/"
            finally:
                process.terminate()
                process.wait(10)


def install(wheel: Path, folder: Path) -> Author:
    """Install the wheel into a new environment; what it depends on comes from the environment of the tests."""
    venv.create(folder / "venv", with_pip=True)
    (site_packages,) = folder.glob("venv/lib/*/site-packages")
    # Our own package is not among the dependencies: a `.pth` file named by another has no effect.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    author = Author(folder)
    author.run("python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel)
    return author
