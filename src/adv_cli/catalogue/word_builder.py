"""Building the words of a catalogue that was built without: asks the dictionary, and no YAML."""

from functools import cache
from pathlib import Path

from adv_cli.catalogue import writer
from adv_cli.catalogue.cache_paths import cache_directory
from adv_cli.catalogue.keeping import PRIVATE, kept
from adv_cli.catalogue.kept_lexicon import load_lexicon
from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.lexicon import Lexicon

lexicon = cache(load_lexicon)


def dictionary_of_user() -> Lexicon:
    """The dictionary as it is kept beside the user's catalogues."""
    return lexicon(cache_directory())


def add_words(catalogue: Catalogue, path: Path) -> None:
    """Write the same catalogue at `path`, in the user's cache, with texts that can be searched.

    Raises NotKeptError when the file cannot be written.
    """
    with kept(path, PRIVATE) as part:
        writer.add_words(catalogue.db, str(part), dictionary_of_user).close()


def with_words(catalogue: Catalogue) -> Catalogue:
    """The same catalogue with texts that can be searched, without keeping it."""
    return Catalogue(writer.add_words(catalogue.db, ":memory:", dictionary_of_user), catalogue.data)
