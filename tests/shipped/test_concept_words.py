"""The concepts of the codebook, held against the words of the 33 records."""

from functools import cache

from adv_cli.catalogue.read_passages import is_found
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import ALL_PROJECTS, TextMatch
from adv_cli.dataset.loader import load_shared
from adv_cli.dataset.paths import packaged_data
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.model.codebook import Codebook
from adv_cli.model.template import FACTSHEET_TEXT
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects


@cache
def codebook() -> Codebook:
    return load_shared(packaged_data()).codebook


def stands(catalogue: Catalogue, words: str) -> bool:
    """Whether a record says these words, its coding apart."""
    phrase = (" ".join(tokens(fold(words))),)
    return is_found(catalogue, TextMatch(((phrase,),), sections=FACTSHEET_TEXT), ALL_PROJECTS)


def test_every_word_of_a_concept_stands_in_a_record(catalogue: Catalogue) -> None:
    words = [(concept.code, word) for concept in codebook().begrippen for word in concept.woorden]
    assert len(words) > 400
    assert [word for word in words if not stands(catalogue, word[1])] == []


def test_other_names_stand_in_none_or_they_would_be_words(catalogue: Catalogue) -> None:
    names = [(concept.code, name) for concept in codebook().begrippen for name in concept.aliassen]
    assert [name for name in names if stands(catalogue, name[1])] == []


def test_who_asks_for_who_directs_a_familys_help_finds_every_name_for_it(
    catalogue: Catalogue,
) -> None:
    assert len(codebook().begrippen) >= 23
    found = {project.id for project in projects(catalogue, Filters({"begrip": ["regie"]}))}
    assert found >= {
        "nijmegen-hatert-thuis",  # wijkteamregisseur
        "amersfoort-av-teams",  # casemanager
        "gouda-gezinsmanagement",  # gezinsmanager
        "groningen-take-5",  # gezinscoaches
        "arnhem-overlast-en-zorg",  # zorgcoördinator
        "enschede-wijkcoaches",
    }
    assert "haarlem-wijkcontactvrouwen" not in found


def test_who_asks_for_mandate_finds_it_in_other_words(catalogue: Catalogue) -> None:
    assert not stands(catalogue, "mandaat")
    found = {project.id for project in projects(catalogue, Filters({"begrip": ["mandaat"]}))}
    assert found == {
        "enschede-wijkcoaches",
        "groningen-take-5",
        "maastricht-casusaanpak",
        "nijmegen-hatert-thuis",
    }


def test_a_family_in_charge_of_its_own_life_is_no_one_directing_its_help(
    catalogue: Catalogue,
) -> None:
    (regie,) = (concept for concept in codebook().begrippen if concept.code == "regie")
    assert "eigen regie" not in regie.woorden
    assert "regie" not in regie.woorden
