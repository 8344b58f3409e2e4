"""The events of a YAML text, and in Dutch what is wrong with a text that is no YAML."""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import Event
from ruamel.yaml.reader import ReaderError

_ESCAPE = (
    "een teken achter \\ dat daar niet kan staan (schrijf \\\\, of gebruik enkele aanhalingstekens)"
)
_TAG = "een ! aan het begin van een tekst (zet er aanhalingstekens om)"
_PROBLEMS = {
    "mapping values are not allowed": (
        "een dubbele punt in een tekst zonder aanhalingstekens, of verkeerd ingesprongen"
    ),
    "could not find expected ':'": "een dubbele punt ontbreekt, of verkeerd ingesprongen",
    "did not find expected key": "verkeerd ingesprongen, of een aanhalingsteken te veel",
    "did not find expected '-' indicator": "een streepje ontbreekt, of verkeerd ingesprongen",
    "block sequence entries are not allowed": "een streepje op een plek waar geen lijst kan staan",
    "cannot start any token": (
        "een teken waarmee geen tekst kan beginnen (een tab, of zet er aanhalingstekens om)"
    ),
    "unexpected end of stream": "een aanhalingsteken of haakje dat niet wordt gesloten",
    "unexpected document indicator": "een aanhalingsteken of haakje dat niet wordt gesloten",
    "did not find expected ',' or": "een haakje dat niet wordt gesloten",
    "did not find expected node content": "een haakje of komma te veel",
    "escape c": _ESCAPE,
    "hexdecimal": _ESCAPE,
    "tab character": "een tab; spring in met spaties",
    "mapping keys are not allowed": "een ? op een plek waar geen veld kan staan",
    "comment or line break": "tekst achter > of |; die hoort op de volgende regels",
    "indentation indicator": "een 0 achter > of |",
    "directive": "een regel die met % begint",
    "incompatible YAML document": "een regel die met % begint",
    "unexpected ':'": "een dubbele punt op een plek waar die niet kan staan",
    "document start": "tekst achter het eind van het document",
    "alphabetic or numeric": "een & of * zonder naam (zet er aanhalingstekens om)",
    "tag": _TAG,
    "URI": _TAG,
    "'>'": _TAG,
    "'!'": _TAG,
    "invalid Unicode character": "een teken dat niet bestaat",
    "control characters are not allowed": "een stuurteken",
    "special characters are not allowed": "een stuurteken",
}
"""What a message of the parser means, by words that are in it; the first that are decide."""


class YamlFault(Exception):
    """Text that is not the YAML we read. `line` counts from 1; None where it is not known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def events(text: str) -> Iterator[Event]:
    """The parts of a YAML text one by one; raises YamlFault where it is none."""
    try:
        yield from YAML(typ="safe").parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFault(_dutch(error.problem or ""), mark.line + 1 if mark else None) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlFault(_dutch(str(error)), line) from None
    except YAMLError as error:
        raise YamlFault(_dutch(str(error))) from None


def _dutch(problem: str) -> str:
    for english, dutch in _PROBLEMS.items():
        if english in problem:
            return f"geen geldige YAML: {dutch}"
    return f"geen geldige YAML ({problem})"
