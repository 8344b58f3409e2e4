"""Data sets of any size for benchmark and tests: the shipped records over and over, under new ids.

The first record of each municipality keeps its place, so that a filter on one of them chooses as
many projects in every set: the copies all go to one other municipality.
"""

import re
import shutil
from pathlib import Path

COPIES_GO_TO = "Rotterdam"


def generate(source: Path, target: Path, count: int) -> None:
    """Make a data directory `target` with `count` records from the data directory `source`."""
    (target / "projects").mkdir(parents=True)
    for path in source.glob("*.yaml"):
        shutil.copy(path, target)
    records = [
        path.read_text(encoding="utf-8") for path in sorted((source / "projects").glob("*.yaml"))
    ]
    for nr in range(count):
        text = records[nr % len(records)]
        id = re.search(r"^id: (\S+)", text, flags=re.MULTILINE)[1]  # type: ignore[index]
        if nr >= len(records):
            new = f"{id}-{nr:06d}"
            text = text.replace(f"id: {id}\n", f"id: {new}\n", 1)
            text = re.sub(
                r"^gemeente: .*$", f"gemeente: {COPIES_GO_TO}", text, count=1, flags=re.MULTILINE
            )
            id = new
        (target / "projects" / f"{id}.yaml").write_text(text, encoding="utf-8")
