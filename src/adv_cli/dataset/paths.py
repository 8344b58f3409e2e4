"""Where data and catalogue live, and what tells that a data directory changed.

No imports that cost a question time.
"""

from pathlib import Path

PROJECTS = "projects"
SHARED = ("codeboek.yaml", "dwarsdoorsnede.yaml", "gemeenten.yaml", "bron.yaml")
SCHEMA = "record.schema.json"
"""The schema of the records, for editors."""
EMBEDDED = "catalogus.sqlite"
"""The catalogue that a data directory may carry itself, as the installed data does.

It is not looked at whether that one is fresh.
"""

PACKAGE = Path(__file__).parents[1]
"""The folder of adv itself."""


def packaged_data() -> Path:
    """The data that comes with adv: inside the package when installed, else beside src."""
    inside = PACKAGE / "data"
    return inside if inside.is_dir() else PACKAGE.parents[1] / "data"


def data_is_installed() -> bool:
    """Whether the data that comes with adv stands inside the package, where nobody should write."""
    return packaged_data().is_relative_to(PACKAGE)
