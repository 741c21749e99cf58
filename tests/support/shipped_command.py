"""The command line with the shipped content, within the process of the tests."""

from click.testing import CliRunner, Result

from generator.__main__ import main
from tests.support.checkout import CONTENT


def playbook(*arguments: str) -> Result:
    """What the command prints, with the shipped content."""
    return CliRunner().invoke(main, ["--content", str(CONTENT), *arguments])
