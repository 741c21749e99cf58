"""Files of saved answers, and what the command line makes of them."""

import json
import subprocess
import sys


def saved_file(assessment: str, answers: object, **beside: object) -> str:
    """Return a file of saved answers, with what else it holds."""
    about = {**beside, "format": "playbook-answers", "version": 1, "assessment": assessment, "content_version": "test"}
    return json.dumps({**about, "answers": answers, "saved_at": "2026-01-01T00:00:00Z"})


def command_line(*arguments: str) -> str:
    """Return what `playbook` prints."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
