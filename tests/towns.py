"""Eight made-up projects in six made-up municipalities, to ask everything that adv answers.

Every code of the codebook but one (`handhaving`) and every theme is in use; every section holds something somewhere, is
empty somewhere and is missing somewhere (cli/test_towns.py holds them to it). No municipality, person or organisation in it exists; only the codebook and the sources are the
packaged ones, so that what a shipped project is coded as changes no test that reads this.
"""

import shutil
from pathlib import Path

from adv_cli.dataset.paths import packaged_data

FOLDER = Path(__file__).with_suffix("")
STIL, SAMEN, COACHES, OOR, STAP, DREMPEL, KOFFIE, REGIO = IDS = (
    "appelgouw-stille-straat",
    "appelgouw-samen-thuis",
    "brinkhuizen-gezinscoaches",
    "brinkhuizen-luisterend-oor",
    "cranendam-eerste-stap",
    "duinhof-over-de-drempel",
    "eenrode-koffie-aan-tafel",
    "feldwijk-regioteam",
)
"""The projects in the order in which adv lists them: by municipality, then by title."""


def write_towns(folder: Path) -> Path:
    """The data directory, in `folder`."""
    data = folder / "towns"
    shutil.copytree(FOLDER, data)
    for name in ("codeboek.yaml", "bron.yaml"):
        shutil.copy(packaged_data() / name, data)
    return data
