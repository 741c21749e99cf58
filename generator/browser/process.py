"""Running the tools that the engine is built with."""

import os
import subprocess
import sys

from generator.browser.engine import EngineBuildError

REPRODUCIBLE = {"SOURCE_DATE_EPOCH": "946684800", "PYTHONHASHSEED": "0"}
"""Environment of every tool: zip entries and bytecode must not know when they were made."""


def run(*command: str) -> str:
    """Run a command and give what it prints.

    Raises:
        EngineBuildError: the command is missing or failed; the message holds what it printed.
    """
    environment = {**os.environ, **REPRODUCIBLE}
    try:
        done = subprocess.run(  # noqa: S603  # the command is ours
            command, env=environment, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise EngineBuildError(f"`{command[0]}` is not installed. The engine is built with it.") from None
    if done.returncode != 0:
        raise EngineBuildError(f"`{' '.join(command[:4])}` failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def run_python(*arguments: str) -> str:
    """Run this environment's Python."""
    return run(sys.executable, *arguments)
