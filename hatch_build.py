"""When a wheel is built, compile the data it carries: an installed adv never builds or checks."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def _quietly(done: int, of: int) -> None:
    """Show no progress: a build tells only what went wrong."""


class CatalogueHook(BuildHookInterface[Any]):
    """Adds the catalogue beside the data in the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the catalogue; faults in the data stop the build.

        An editable install follows the checkout instead.
        """
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from adv_cli.catalogue.builder import build_file
        from adv_cli.dataset.paths import EMBEDDED

        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name, EMBEDDED)
        build_file(Path(self.root, "data"), path, _quietly)
        build_data["force_include"][str(path)] = f"adv_cli/data/{EMBEDDED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was built on the way."""
        if version != "editable":
            self.folder.cleanup()
