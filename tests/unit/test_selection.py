"""What the full-text search of the catalogue is asked."""

from adv_cli.catalogue.selection import TextMatch, fts5


def test_only_words_stand_outside_of_the_quotation_marks_that_fts5_gets() -> None:
    wanted = ((("wachtlijst",), ("lange lijst",)), (("or",), ("schuld", "hulp")))
    assert fts5(TextMatch(wanted)) == (
        '("wachtlijst" OR tekst : "lange lijst") AND ("or" OR NEAR("schuld" "hulp", 4))'
    )
    assert fts5(TextMatch(wanted[:1], ((("not",),), (("near",),)))) == (
        '(("wachtlijst" OR tekst : "lange lijst")) NOT ("not" OR "near")'
    )
