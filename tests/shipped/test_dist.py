"""What is released: one version everywhere, and checks of make dist that see what is wrong."""

import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import dist
from conftest import ROOT, Adv

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WANTED = ("data/bron.yaml",)


def wheel(folder: Path, **files: str) -> Path:
    """A file like a wheel, with these texts."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / "adv_cli-1-py3-none-any.whl", "w") as packed:
        for name, text in {"adv_cli/data/bron.yaml": "versie: 1", **files}.items():
            packed.writestr(zipfile.ZipInfo(name), text)
    return folder / "adv_cli-1-py3-none-any.whl"


def test_every_place_names_the_same_version(adv: Adv) -> None:
    version = PROJECT["version"]
    assert adv("--version").out.startswith(f"adv {version}, ")
    assert f"\n## {version} - " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    for page in ("README.md", "README.nl.md"):
        assert f"adv_cli-{version}-py3-none-any.whl" in (ROOT / page).read_text("utf-8")


def test_each_licence_has_its_file() -> None:
    assert PROJECT["license-files"] == ["LICENSE", "LICENSE-DATA"]
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])
    assert "licentie: CC-BY-4.0" in (ROOT / "data/bron.yaml").read_text("utf-8")
    assert "CC BY 4.0" in (ROOT / "LICENSE-DATA").read_text("utf-8")


def test_what_is_missing_or_left_behind_is_named(tmp_path: Path) -> None:
    sound = wheel(tmp_path / "sound")
    dist.check_contents(dist.members(sound), WANTED, ("adv_cli/",))
    with pytest.raises(dist.FailedError, match=r"missing: adv_cli/py\.typed"):
        dist.check_contents(dist.members(sound), ("adv_cli/py.typed",), ("adv_cli/",))
    stray = wheel(tmp_path / "stray", **{"adv_cli/.coverage": "x"})
    with pytest.raises(dist.FailedError, match=r"left behind: adv_cli/\.coverage"):
        dist.check_contents(dist.members(stray), WANTED, ("adv_cli/",))
    outside = wheel(tmp_path / "outside", **{"tests/conftest.py": "x"})
    with pytest.raises(dist.FailedError, match=r"does not belong there: tests/conftest\.py"):
        dist.check_contents(dist.members(outside), WANTED, ("adv_cli/",))


def test_what_differs_between_two_builds_is_named(tmp_path: Path) -> None:
    one, same = wheel(tmp_path / "one"), wheel(tmp_path / "same")
    dist.check_same(one, same)
    other = wheel(tmp_path / "other", **{"adv_cli/data/bron.yaml": "versie: 2"})
    with pytest.raises(dist.FailedError, match=r"differs in adv_cli/data/bron\.yaml"):
        dist.check_same(one, other)


def test_a_source_distribution_is_read_like_a_wheel(tmp_path: Path) -> None:
    (tmp_path / "bron.yaml").write_bytes(b"versie: 1")
    with tarfile.open(tmp_path / "adv_cli-1.tar.gz", "w:gz") as packed:
        packed.add(tmp_path / "bron.yaml", "adv_cli-1/data/bron.yaml")
    assert dist.members(tmp_path / "adv_cli-1.tar.gz") == {"adv_cli-1/data/bron.yaml": b"versie: 1"}


def test_checksums_are_those_that_other_programs_read(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"")
    (tmp_path / "a").write_bytes(b"abc")
    assert dist.checksums(tmp_path.iterdir()).splitlines() == [
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b",
    ]


def test_a_program_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(dist.FailedError, match=r"exit 1\n.*klaar"):
        dist.run("bash", "-c", "echo klaar; exit 1")
