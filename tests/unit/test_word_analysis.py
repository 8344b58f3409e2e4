"""The dictionary, the vocabulary of a text, families of words, what a text implies, and looking a typed word up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adv_cli.catalogue import kept_lexicon
from adv_cli.catalogue.kept_lexicon import load_lexicon
from adv_cli.dutch.abbreviations import abbreviations
from adv_cli.dutch.capitals import as_capitals, as_name
from adv_cli.dutch.derivation import bases, verb_stem
from adv_cli.dutch.implied_words import implied_words
from adv_cli.dutch.lexicon import Lexicon, Lines
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.paraphrases import Halves, paraphrased
from adv_cli.dutch.vocabulary import Vocabulary
from adv_cli.dutch.word_families import WordTables, word_tables
from adv_cli.dutch.word_lookup import Meaning, look_up


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The real dictionary, read back from its text file."""
    folder = tmp_path_factory.mktemp("lexicon")
    load_lexicon(folder)
    return load_lexicon(folder)


class Found:
    """The tables of a text, as a catalogue would answer for them."""

    def __init__(self, tables: WordTables) -> None:
        self.tables = tables

    def family(self, word: str) -> str | None:
        return self.tables.families.get(word) or self.tables.forms.get(word)

    def members(self, family: str) -> list[str]:
        return [word for word, own in self.tables.families.items() if own == family]

    def compounds(self, family: str) -> list[str]:
        return [
            word
            for word, own in self.tables.families.items()
            if family in self.tables.parts.get(own, ())
        ]


def meaning(typed: str, text: str, lexicon: Lexicon) -> Meaning:
    return look_up(fold(typed), Found(word_tables(Vocabulary(tokens(fold(text)), lexicon))))


def finds(typed: str, text: str, lexicon: Lexicon) -> set[str]:
    found = meaning(typed, text, lexicon)
    return {*found.forms, *found.compounds}


# The dictionary


def test_two_spellings_that_no_dictionary_knows_are_each_their_own() -> None:
    used = Vocabulary(("kasuskomitee", "casuscomitee"), Lexicon.of({}))
    assert used.lemma("kasuskomitee") == "kasuskomitee"
    assert used.lemma("casuscomitee") == "casuscomitee"


def test_a_form_has_its_word_and_a_word_its_forms() -> None:
    small = Lexicon.of({"gezinnen": "gezin", "gezinnetje": "gezin", "huis": "huis"})
    assert small.lemma("gezinnen") == small.lemma("gezin") == "gezin"
    assert small.forms("gezin") == ["gezin", "gezinnen", "gezinnetje"]
    assert small.has_forms("gezin")
    assert not small.has_forms("huis")
    assert small.is_word("huis")
    assert not small.is_word("gezinnen")
    assert "straat" not in small
    assert small.forms("straat") == []


def test_what_the_dictionary_says_wrong_is_corrected() -> None:
    small = Lexicon.of({"ouder": "oud", "oude": "oud", "ouders": "ouder", "leden": "lijden"})
    assert small.lemma("ouder") == "ouder"
    assert small.lemma("leden") == "lid"
    assert small.forms("oud") == ["oud", "oude"]
    assert small.forms("ouder") == ["ouder", "ouders"]


def test_every_line_is_found_and_nothing_else() -> None:
    pairs = [(f"{chr(97 + nr // 26)}{chr(97 + nr % 26)}", str(nr)) for nr in range(600)]
    lines = Lines.of(pairs)
    assert [lines.find(key) for key, _ in pairs] == [value for _, value in pairs]
    assert [lines.find(key) for key in ("", "a", "aaa", "zz", "{")] == [None] * 5
    assert Lines.of([]).find("a") is None


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary of one word instead of the real one."""
    monkeypatch.setattr(kept_lexicon, "dictionary_name", lambda: "small")
    monkeypatch.setattr(kept_lexicon, "read_dictionary", lambda: Lexicon.of({"gezinnen": "gezin"}))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("damage", [b"", b"[]\0", bytes(8), b"\xff"])
def test_a_damaged_dictionary_is_made_again(tmp_path: Path, damage: bytes) -> None:
    load_lexicon(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for content in (damage, whole[:-1], whole.replace(b"gezin", b"genot")):
        file.write_bytes(content)
        assert load_lexicon(tmp_path).lemma("gezinnen") == "gezin"
        assert file.read_bytes() == whole


@pytest.mark.usefixtures("small")
def test_a_dictionary_that_others_can_write_is_not_trusted(tmp_path: Path) -> None:
    load_lexicon(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(Lexicon.of({"gezinnen": "genot"}).to_bytes())
    assert load_lexicon(tmp_path).lemma("gezinnen") == "genot"
    file.chmod(0o666)
    assert load_lexicon(tmp_path).lemma("gezinnen") == "gezin"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("small")
def test_a_whole_dictionary_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_lexicon(tmp_path)
    monkeypatch.delattr(kept_lexicon, "read_dictionary")
    assert load_lexicon(tmp_path).forms("gezin") == ["gezin", "gezinnen"]


@pytest.mark.usefixtures("small")
def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert load_lexicon(tmp_path / "file" / "folder").lemma("gezinnen") == "gezin"
    assert load_lexicon(None).lemma("gezinnen") == "gezin"


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("huisartsen", "huisarts"), ("verwees", "verwijzen"), ("steden", "stad"),
        ("samenwerkt", "samenwerken"), ("samenwerken", "samenwerken"), ("coordinaties", "coordinatie"),
        ("agent", "agent"), ("agenten", "agent"), ("werker", "werker"), ("jongeren", "jongere"),
        ("velden", "veld"),
    ],
)  # fmt: skip
def test_the_real_dictionary(lexicon: Lexicon, form: str, word: str) -> None:
    assert lexicon.lemma(form) == word
    assert form in lexicon.forms(word)


# Derivations


@pytest.mark.parametrize(
    ("verb", "stem"),
    [
        ("steunen", "steun"), ("leven", "leef"), ("zetten", "zet"), ("lezen", "lees"),
        ("werken", "werk"), ("doen", "doen"), ("eten", "eten"), ("gaan", "gaan"),
    ],
)  # fmt: skip
def test_the_stem_of_a_verb(verb: str, stem: str) -> None:
    assert verb_stem(verb) == stem


def test_bases_are_proposed_by_ending() -> None:
    assert "registreren" in bases("registratie")
    assert "verslaven" in bases("verslaving")
    assert "overnemen" in bases("overname")
    assert "signaal" in bases("signaleren")
    assert bases("kind") == bases("") == ()


# Families


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        # forms, in use or not
        ("huisarts", "huisartsen", "huisartsen"),
        ("wachtlijstje", "wachtlijsten", "wachtlijsten"),
        ("gezinnetje", "gezin", "gezin"),
        ("verwees", "verwezen", "verwezen"),
        ("bezwaar", "privacy privacybezwaren", "privacybezwaren"),
        ("privacybezwaar", "privacy privacybezwaren", "privacybezwaren"),
        ("broer", "broertjes", "broertjes"),
        ("dakloos", "daklozen", "daklozen"),
        ("toeleiden", "toegeleid toeleiding", "toegeleid toeleiding"),
        ("interview", "geïnterviewd", "geinterviewd"),
        # derivations, of words in use and of others
        ("verslaafden", "verslaving verslaafde", "verslaving verslaafde"),
        ("begeleiding", "begeleiden begeleid", "begeleiden begeleid"),
        ("coördineren", "coördinatie coördinator", "coordinatie coordinator"),
        ("registratie", "geregistreerd", "geregistreerd"),
        ("hulpverleners", "hulpverlening", "hulpverlening"),
        ("eenzaamheid", "eenzame", "eenzame"),
        ("eenzaam", "vereenzaming", "vereenzaming"),
        ("universitair", "universiteit", "universiteit"),
        ("empoweren", "empowerment", "empowerment"),
        ("overleggen", "overleg", "overleg"),
        ("steunen", "steun", "steun"),
        ("signaal", "signalering", "signalering"),
        ("overnemen", "overname", "overname"),
        ("psychiater", "psychiatrische", "psychiatrische"),
        ("culturele", "cultuur", "cultuur"),
        ("bemoeien", "bemoeienis", "bemoeienis"),
        ("regisseren", "regisseur", "regisseur"),
        ("concurrentie", "concurrerend", "concurrerend"),
        ("logopedist", "logopedie", "logopedie"),
        ("therapeut", "therapie", "therapie"),
        ("diagnosticeren", "diagnose", "diagnose"),
        ("ouderschap", "ouder", "ouder"),
        ("adviseren", "advies", "advies"),
        ("regionaal", "regio", "regio"),
        ("individueel", "individu", "individu"),
        ("dwang", "gedwongen", "gedwongen"),
        ("uitstroom", "uitstromen", "uitstromen"),
        ("ingezet", "inzet", "inzet"),
        ("verarming", "verarmen", "verarmen"),
        ("vervuiling", "vuil", "vuil"),
        ("kwalificeren", "gekwalificeerde", "gekwalificeerde"),
        ("bereiken", "bereikbaar", "bereikbaar"),
        ("opvoeden", "opvoedkundig", "opvoedkundig"),
        ("begeleidster", "begeleiding", "begeleiding"),
        ("bestaan", "bestaande", "bestaande"),
        ("probleem", "problematiek", "problematiek"),
        ("steun", "ondersteuning", "ondersteuning"),
        ("succes", "succesvolle", "succesvolle"),
        ("bijdragen", "bijdrage", "bijdrage"),
        # a word that is an infinitive and a plural, by what else is in use
        ("stuurt", "sturen gestuurd", "sturen gestuurd"),
        ("wijk", "wijk wijken wijkt", "wijken"),
        # other spellings
        ("trajekten", "traject", "traject"),
        ("Tilburg", "Tilburgse Tilburg", "tilburgse"),
        # compounds
        ("schuld", "schuldhulpverlening", "schuldhulpverlening"),
        ("hulp", "schuldhulpverlening", "schuldhulpverlening"),
        ("hulpverlening", "schuldhulpverlening", "schuldhulpverlening"),
        ("verlenen", "schuldhulpverlening", "schuldhulpverlening"),
        ("huisarts", "huisartsenpraktijk", "huisartsenpraktijk"),
        ("stad", "stadsdeel binnenstad stedelijk", "stadsdeel binnenstad stedelijk"),
        ("gehandicapt", "gehandicaptenzorg", "gehandicaptenzorg"),
        ("drempel", "laagdrempelige", "laagdrempelige"),
        ("verwijzen", "doorverwezen", "doorverwezen"),
        ("evaluatie", "tussenevaluatie", "tussenevaluatie"),
        ("deur", "voordeur achterdeuren voordeuraanpak", "voordeur achterdeuren voordeuraanpak"),
        ("overleg", "vooroverleg", "vooroverleg"),
        ("zorg", "nazorg", "nazorg"),
        ("pannekoek", "pannenkoek", "pannenkoek"),
        ("ziekehuis", "ziekenhuis", "ziekenhuis"),
        ("macht", "doorzettingsmacht", "doorzettingsmacht"),
        ("gezinsmanager", "gezinsmanagement", "gezinsmanagement"),
        ("opvoedproblematiek", "opvoedingsproblematiek", "opvoedingsproblematiek"),
        ("les", "lesprogramma", "lesprogramma"),
        ("bedrijf", "nutsbedrijf", "nutsbedrijf"),
        ("plan", "verbeterplan", "verbeterplan"),
        ("hulp", "hulpmijders", "hulpmijders"),
        ("maker", "beleidsmaker", "beleidsmaker"),
        # derivations that are not spelled as most are
        ("Rotterdam", "Rotterdamse Rotterdam", "rotterdamse"),
        ("traject", "trajekt traject", "trajekt"),
        ("organisatie", "organisatorische organisaties", "organisatorische"),
        ("intake", "intaker intake", "intaker"),
        ("theoretisch", "theorie", "theorie"),
        ("stimulans", "stimuleren", "stimuleren"),
        ("garantie", "gegarandeerd", "gegarandeerd"),
        ("effectiviteit", "effecten effectief", "effecten effectief"),
        ("regie", "regisseur regisseert ketenregisseur", "regisseur regisseert ketenregisseur"),
        ("gemeten", "meting", "meting"),
        ("metingen", "meten", "meten"),
        ("hanteren", "hanteerbaar", "hanteerbaar"),
        ("begrijpen", "begrip", "begrip"),
        ("resulteren", "resultaat", "resultaat"),
        ("armoedig", "armoede", "armoede"),
        ("projectmatig", "project", "project"),
        ("fraude", "frauduleuze", "frauduleuze"),
        ("Haagse", "Haag", "haag"),
        ("Breda", "Bredase Breda", "bredase"),
        ("buitenland", "buitenlandse", "buitenlandse"),
        ("huur", "kamerverhuur", "kamerverhuur"),
        ("regels", "regelgeving", "regelgeving"),
        ("waarde", "meerwaarde", "meerwaarde"),
        ("taal", "tweetalige", "tweetalige"),
        ("sociaal", "psychosociale", "psychosociale"),
        ("mijden", "hulpmijders", "hulpmijders"),
        ("etniciteit", "etnische", "etnische"),
        ("aangeleerde", "aanleren", "aanleren"),
    ],
)
def test_a_word_finds(lexicon: Lexicon, typed: str, text: str, found: str) -> None:
    assert finds(typed, text, lexicon) >= set(found.split())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("woning", "wonen woont"), ("later", "laten"), ("ouders", "ouderen wethouder toezichthouder"),
        ("ouderen", "ouders"), ("jongeren", "jong"), ("wijk", "afwijken"), ("schuld", "onschuld"),
        ("leiding", "veiligheidsbeleid"), ("rijk", "belangrijk"), ("landelijk", "Nederland"),
        ("taal", "kwartaal 30-tal"), ("wet", "wethouder"), ("zon", "gezond"), ("regel", "maatregel"),
        ("kennen", "bekend"), ("praktijk", "praktisch"), ("positie", "positief"), ("hand", "handig"),
        ("school", "scholing"), ("ring", "begeleiding"), ("lening", "hulpverlening"),
        ("nieuw", "vernieuwing"), ("tegenwoordig", "vertegenwoordigers"), ("recht", "rechtse rechts"),
        ("moed", "moeder"), ("acht", "achter"), ("echt", "echter"), ("leiden", "leider"),
        ("wijs", "verwijzen"), ("open", "openbaar"), ("land", "landschap"), ("les", "alles"),
        ("waarde", "voorwaarde"), ("zorg", "voorzorg"), ("deel", "voordeel"), ("keur", "voorkeur"),
        ("werf", "werven"), ("meester", "burgemeester"), ("tand", "misstanden verstand"), ("aard", "standaard"),
        ("maat", "maatschappelijke"), ("tweetal", "tweetalig"), ("waard", "deurwaarder"), ("kracht", "krachtens"),
    ],
)  # fmt: skip
def test_a_word_does_not_find(lexicon: Lexicon, typed: str, text: str) -> None:
    assert finds(typed, text, lexicon) == set()


def test_the_word_itself_comes_first(lexicon: Lexicon) -> None:
    found = meaning("gezinnen", "gezin gezinnen gezinscoach", lexicon)
    assert found == Meaning(("gezinnen", "gezin"), ("gezinscoach",))


def test_a_compound_that_nobody_used_is_its_two_halves(lexicon: Lexicon) -> None:
    found = meaning("gezinshulpverlener", "gezinnen en hulpverlening", lexicon)
    assert found == Meaning((), (), (("gezinnen",), ("hulpverlening",)))


def test_a_word_that_is_nowhere_means_nothing(lexicon: Lexicon) -> None:
    assert not meaning("zwembad", "gezinnen en hulpverlening", lexicon)


def test_tables_do_not_depend_on_the_order_of_words(lexicon: Lexicon) -> None:
    words = tokens("begeleiding van gezinnen met schulden schuldhulpverlening begeleiders")
    first = word_tables(Vocabulary(words, lexicon))
    second = word_tables(Vocabulary(words[::-1], lexicon))
    assert first == second
    assert [*first.families.items(), *first.forms.items()] == [
        *second.families.items(), *second.forms.items()
    ]  # fmt: skip
    assert not first.families.keys() & first.forms.keys()


# What a text implies


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(waterbed-)effecten", "waterbedeffecten"),
        ("de sociaal-economische positie", "sociaaleconomische"),
        ("ouder(s)", "ouders"),
        ("een intake- en screeningsgesprek", "intakegesprek"),
        ("zorg-, welzijns- en onderwijsinstellingen", "zorginstelling welzijnsinstelling"),
        ("dak- en thuislozen", "daklozen"),
        ("met een 0-meting", "nulmeting"),
        ("Het ministerie draagt elk jaar € 300.000,- bij.", "bijdragen"),
        ("Het team meldt de gezinnen aan.", "aanmelden"),
        ("zij sluiten zich aan bij het team", "aansluiten"),
        ("om op te schalen", "opschalen"),
        ("Zij geven signalen door langs de weg.", "doorgeven"),
        ("Leg in een schema vast welke punten er zijn.", "vastleggen"),
        ("Leg de opdracht, de rollen en de regels vast.", "vastleggen"),
        ("dan “schaalt” de manager “op” naar boven", "opschalen"),
        ("een advies van MEE", "meehoofdletters"),
        ("B&W besluit", "benwhoofdletters"),
    ],
)
def test_a_text_implies(lexicon: Lexicon, text: str, words: str) -> None:
    vocabulary = Vocabulary(tokens(fold(text)), lexicon)
    found = {vocabulary.lemma(word) for word in implied_words(text, vocabulary)}
    assert found >= {vocabulary.lemma(word) for word in words.split()}


@pytest.mark.parametrize(
    "text",
    [
        "Het team werkt aan de problemen.", "hij komt op de lijst", "het gezin kijkt mee.",
        "", "samen en vast", "met hen, en met ons mee", "wonen en werken", "gezinnen - en ook scholen", "(zie bijlage 3)",
    ],
)  # fmt: skip
def test_a_text_implies_nothing_else(lexicon: Lexicon, text: str) -> None:
    expected = {"meekijken"} if "kijkt mee" in text else set()
    vocabulary = Vocabulary(tokens(fold(text)), lexicon)
    assert set(implied_words(text, vocabulary)) == expected


def test_a_noun_behind_an_adjective_ends_what_is_left_open_before_it(lexicon: Lexicon) -> None:
    text = "multiprobleem- en overlastgevende gezinnen"
    for more, expected in (("multiprobleemgezinnen", True), ("gezinnen", False)):
        vocabulary = Vocabulary(tokens(fold(f"{text} {more}")), lexicon)
        assert ("multiprobleemgezinnen" in implied_words(text, vocabulary)) == expected


# What a text says in separate words


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("gezinnen die al lang zorg mijden", "zorgmijding"),
        ("om zorg te mijden", "zorgmijding"),
        ("De cliënt mijdt vaak zorg.", "zorgmijding"),
        ("bewoners van de wijk", "wijkbewoners"),
        ("voor bewoners in wijken", "wijkbewoners"),
        ("problemen met hun opvoeding", "opvoedproblemen"),
        ("het wijk team", "wijkteam"),
    ],
)
def test_a_text_says_a_compound_in_separate_words(
    lexicon: Lexicon, text: str, compound: str
) -> None:
    assert list(in_separate_words(text, compound, lexicon)) == [compound]


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("zorg. Mijden", "zorgmijding"),
        ("zij mijden wie de zorg vraagt", "zorgmijding"),
        ("zij mijden ook veel zorg", "zorgmijding"),
        ("de bewoners wijken uit", "wijkbewoners"),
        ("bewoners en de wijk", "wijkbewoners"),
        ("het overleg vindt plaats", "vindplaats"),
        ("de zorgmijding", "zorgmijding"),
        ("", "wijkteam"),
    ],
)
def test_words_that_happen_to_stand_together_say_no_compound(
    lexicon: Lexicon, text: str, compound: str
) -> None:
    assert list(in_separate_words(text, compound, lexicon)) == []


def in_separate_words(text: str, compound: str, lexicon: Lexicon) -> Iterator[str]:
    words = {*tokens(fold(text)), compound}
    vocabulary = Vocabulary(words, lexicon)
    tables = word_tables(vocabulary, written=words)
    return paraphrased(text, Halves(tables.families, tables.halves), vocabulary.is_verb_form)


def test_an_abbreviation_may_stand_in_a_name(lexicon: Lexicon) -> None:
    vocabulary = Vocabulary((), lexicon)
    for text in ("Mee Twente", "hulp van Mee"):
        assert list(implied_words(text, vocabulary, {"MEE"})) == [as_capitals("MEE")]
        assert list(implied_words(text, vocabulary, {"GGD"})) == []
    assert list(implied_words("Mee doen", vocabulary, {"MEE"})) == []


def test_the_name_of_a_town_is_no_other_word(lexicon: Lexicon) -> None:
    vocabulary = Vocabulary((), lexicon)
    for text, names in (
        ("de gemeente Leiden", {"Leiden"}),
        ("zij leiden", {"Leiden"}),
        ("Leiden", ()),
    ):
        expected = [as_name("Leiden")] if names and "L" in text else []
        assert list(implied_words(text, vocabulary, names=names)) == expected


def test_a_name_has_its_inflected_forms_only(lexicon: Lexicon) -> None:
    vocabulary = Vocabulary(("werk", "werken", "werkers", "baan", "banen"), lexicon)
    tables = word_tables(vocabulary, names=["baan", "werkers"])
    assert tables.inflected == {"baan": ("baan", "banen"), "werkers": ("werkers",)}


def test_capitals_are_a_word_of_their_own() -> None:
    assert as_capitals("MEE") != fold("mee")
    assert tokens(as_capitals("B&W")) == [as_capitals("B&W")]


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("bij het Loket Wonen en Zorg (LWZ) melden", "LWZ", "loket wonen en zorg"),
        ("het CJG (Centrum voor Jeugd en Gezin)", "CJG", "centrum voor jeugd en gezin"),
        ("het CCP (Centraal Coördinatiepunt voor daklozen)", "CCP", "centraal coordinatiepunt"),
        ("een sociaal casemanager (SCM)", "SCM", "sociaal casemanager"),
    ],
)
def test_a_text_explains_an_abbreviation(text: str, short: str, name: str) -> None:
    assert list(abbreviations(text)) == [(as_capitals(short), name)]


@pytest.mark.parametrize(
    "text",
    ["de adviesteams van de dienst (JAT)", "de politie (wijkagent)", "hulp (MEE) (OM)", "Zorg (Z)"],
)
def test_other_brackets_explain_nothing(text: str) -> None:
    assert list(abbreviations(text)) == []
