"""Lines end where the sense allows."""

from __future__ import annotations

import pytest

from forumprint.files.languages import load_language
from forumprint.language.spacing import bind
from forumprint.type.break_penalties import in_display, in_text
from forumprint.type.galley import Galley, ParagraphStyle
from typesetters import run, set_, style, typesetter

PL, EN = load_language("pl"), load_language("en")
HEADLINE = ParagraphStyle(strict=True, balance=True)


def texts(galley: Galley) -> list[str]:
    return [line.text.strip() for line in galley.lines]


def headline(text: str, measure: float, language: str = "en") -> list[str]:
    """Lines of a headline at 31 points."""
    look = style("Brygada1918_600SemiBold", 31.0)
    return texts(typesetter().paragraph([run(bind(text, load_language(language), True), look, language)], measure, HEADLINE))


@pytest.mark.parametrize(
    ("word", "following"),
    [("3\u00a0grudnia", "2024\u00a0r."), ("Anna", "Nowak"), ("312", "uczestników"), ("rozmawiano", "na")],
)
def test_what_belongs_together_costs_more_to_part_than_other_words(word: str, following: str) -> None:
    loose = in_text("rozmawiano", "potem", PL)

    assert (in_text(word, following, PL) > loose) is (word != "rozmawiano")


@pytest.mark.parametrize("word", ["nr\u00a04", "o\u00a0godz.\u00a016.30", "rok\u00a02025", "2024", "ul.\u00a0Źródlanej\u00a04"])
def test_a_number_that_counts_nothing_may_end_a_line(word: str) -> None:
    assert in_text(word, "spotkania", PL) == in_text("rozmawiano", "spotkania", PL)


@pytest.mark.parametrize("word", ["312", "w\u00a014", "(3,5"])
def test_a_number_keeps_to_what_it_counts(word: str) -> None:
    assert in_text(word, "bibliotekach", PL) > 10


def test_a_pause_is_a_better_end_than_a_word_and_a_preposition_a_worse_one() -> None:
    assert in_text("spotkania,", "które", PL) < in_text("spotkania", "które", PL) < in_text("od", "rzeki", PL)


def test_in_display_a_full_stop_is_better_than_a_comma_and_a_preposition_forbidden_as_far_as_can_be() -> None:
    assert in_display("broken.", "They", EN) < in_display("broken,", "take", EN) < 0 < in_display("half", "of", EN) + 1
    assert in_display("of", "it", EN) > 50


def test_an_address_or_a_language_without_rules_costs_nothing() -> None:
    assert in_text("Anna", "Nowak", None) == 0.0


def test_a_headline_breaks_after_its_comma_though_its_lines_be_less_even() -> None:
    assert headline("Bring it broken, take it home working", 345.0) == ["Bring it broken,", "take it home working"]


def test_a_headline_does_not_break_after_its_comma_at_any_price() -> None:
    lines = headline("Yes, and then a very long headline went on and on", 430.0)

    assert lines[0] != "Yes,"
    assert len(lines) == 2


def test_no_line_of_a_headline_ends_with_a_short_word_that_leads_on() -> None:
    for measure in range(260, 500, 20):
        lines = headline("A footbridge for the whole of the town to agree on at last", float(measure))
        assert len(lines) > 1
        assert not {line.rpartition(" ")[2].lower() for line in lines[:-1]} & {"a", "for", "the", "of", "to", "on", "at"}


def test_a_date_is_kept_whole_where_the_rag_lets_it() -> None:
    """The line does not end inside the month. It does not end between month and year either, because the line before has room."""
    text = "W Forum, które odbywa się w hotelu 3 grudnia 2024 r., wzięli udział licznie przedstawiciele organizacji"
    for measure in range(120, 260, 10):
        lines = texts(set_(text, float(measure)))
        assert len(lines) > 1
        for line in lines[:-1]:
            assert not line.endswith(("grud\u00ad", "3"))


def test_a_quoted_name_stands_on_one_line_where_it_can() -> None:
    loose = in_display("Festiwal", "filmów", PL)

    assert in_display("„smak", "zdrowej", PL) > loose
    assert in_display("zdrowej", "kuchni”", PL) > loose
    assert in_display("„Smak”", "filmów", PL) == loose
    assert headline("Letni konkurs „Smak Doliny Wątki”", 330.0, "pl") == ["Letni konkurs", "„Smak Doliny Wątki”"]


def test_two_words_of_a_name_may_part_in_a_headline_sooner_than_a_preposition_ends_a_line() -> None:
    assert in_display("Anna", "Nowak", PL) < in_display("dla", "Nowaka", PL)
    assert in_display("Anna", "Nowak", PL) > in_display("potem", "spotkanie", PL)
