"""Make the data sets of the benchmark:

`prepare.py FOLDER SIZE` the records, `prepare.py FOLDER` the forms peers need.
"""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.cache_state import state
from adv_cli.dataset.paths import EMBEDDED, packaged_data
from adv_cli.queries.projects import projects, record_json
from generate import generate


def other_forms(folder: Path) -> None:
    """From the catalogue of `checked`: a directory that carries it, a JSON file, and a table."""
    kept = state(folder / "checked").plaats
    assert kept is not None
    (folder / "embedded").mkdir()
    shutil.copy(kept, folder / "embedded" / EMBEDDED)
    with open_catalogue(folder / "checked") as catalogue:
        rows = [
            (project.id, project.gemeente, project.doelgroep, record_json(catalogue, project.id))
            for project in projects(catalogue)
        ]
    records = ",".join(record for *_, record in rows)
    (folder / "records.json").write_text(f"[{records}]", encoding="utf-8")
    with closing(sqlite3.connect(folder / "records.db")) as db, db:
        db.execute("CREATE TABLE records (id TEXT, gemeente TEXT, doelgroep TEXT, record TEXT)")
        db.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", rows)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    if len(sys.argv) > 2:
        generate(packaged_data(), target / "checked", int(sys.argv[2]))
    else:
        other_forms(target)
