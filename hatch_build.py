"""Puts into the wheel what else a playbook needs: the ready-made engine, our settings, theme, assets and words."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelHook(BuildHookInterface[Any]):
    """Runs when a wheel is built: `make wheel`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files; an editable install makes its engine when it needs one, and has the rest beside the package."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from generator.browser.engine import CARRIED  # noqa: PLC0415  # found by the line above
        from generator.browser.make import make_engine  # noqa: PLC0415
        from generator.shipped import IN_WHEEL, SHIPPED  # noqa: PLC0415

        for name in SHIPPED:
            build_data["force_include"][str(Path(self.root, name))] = str(IN_WHEEL.relative_to(self.root) / name)
        engine = make_engine(Path(self.root, "node_modules"), Path(self.root, "build", "engine"))
        target = CARRIED.relative_to(self.root)
        for path in engine.folder.iterdir():
            build_data["force_include"][str(path)] = str(target / path.name)
