"""Make the data sets of the benchmark:

`prepare.py FOLDER SIZE` the records, `prepare.py FOLDER` the forms peers need.
"""

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.cache_state import state
from adv_cli.dataset.paths import EMBEDDED, packaged_data
from generate import generate


def other_forms(folder: Path) -> None:
    """From the catalogue of `checked`: a directory that carries it, one JSON file, and one table."""
    kept = state(folder / "checked").plaats
    assert kept is not None
    (folder / "embedded").mkdir()
    shutil.copy(kept, folder / "embedded" / EMBEDDED)
    with (
        open_catalogue(folder / "checked") as catalogue,
        (folder / "records.json").open("w", encoding="utf-8") as file,
        closing(sqlite3.connect(folder / "records.db")) as db,
        db,
    ):
        db.execute("CREATE TABLE records (id TEXT, gemeente TEXT, doelgroep TEXT, record TEXT)")
        for nr, (text,) in enumerate(catalogue.db.execute("SELECT json FROM record")):
            file.write(f"{',' if nr else '['}{text}")
            record = json.loads(text)
            row = (record["id"], record["gemeente"], record["codering"]["doelgroep"], text)
            db.execute("INSERT INTO records VALUES (?, ?, ?, ?)", row)
        file.write("]")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    if len(sys.argv) > 2:
        generate(packaged_data(), target / "checked", int(sys.argv[2]))
    else:
        other_forms(target)
