"""Words are broken by the rules of their language, and only words are."""

from __future__ import annotations

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.base.errors import ResourceError
from forumprint.files.languages import hyphenation_patterns, load_language
from forumprint.language.hyphenation import Hyphenator, Patterns
from typesetters import CORPUS, hyphenator

WORDS = sorted({word.strip(",.–").lower() for text in CORPUS for word in text.split() if word.strip(",.–").isalpha()})


@pytest.mark.parametrize("name", ["pl_PL", "en_GB"])
def test_patterns_are_read_as_pyphen_reads_them(name: str) -> None:
    patterns, reference = Patterns(hyphenation_patterns(name)), pyphen.Pyphen(lang=name, left=1, right=1)

    assert {word: patterns.breaks(word) for word in WORDS} == {word: tuple(reference.positions(word)) for word in WORDS}


def liberal(name: str) -> bytes:
    """Patterns that allow a break before any letter. Our own rules keep the unbroken words whole."""
    return "\n".join(["UTF-8", *(f"1{letter}" for letter in sorted({letter for word in WORDS for letter in word}))]).encode()


def breaks(tag: str, word: str, *, opens_sentence: bool = False) -> tuple[int, ...]:
    """The places where the rules of a language allow a break, in a word that its patterns would break anywhere."""
    return Hyphenator(load_language(tag), liberal).breaks(word, opens_sentence=opens_sentence)


def test_three_letters_stay_on_each_side() -> None:
    assert breaks("pl", "okazja") == (3,)
    assert breaks("pl", "toruńskich") == (3, 4, 5, 6, 7)
    assert breaks("pl", "umowa") == ()


@pytest.mark.parametrize("word", ["Wawrzyński", "NGO", "PMT", "mBank", "torun2024", "NGO-sów", "m.in", "2024", ""])
def test_names_abbreviations_and_numbers_are_never_broken(word: str) -> None:
    assert breaks("pl", word) == ()


def test_a_capital_that_opens_a_sentence_makes_no_name() -> None:
    assert breaks("pl", "Organizacje") == ()
    assert breaks("pl", "Organizacje", opens_sentence=True) == breaks("pl", "organizacje") != ()


def test_patterns_are_fetched_only_when_a_word_needs_them() -> None:
    fetched: list[str] = []

    def source(name: str) -> bytes:
        fetched.append(name)
        return hyphenation_patterns(name)

    lazy = Hyphenator(load_language("pl"), source)
    lazy.breaks("tak")
    before = list(fetched)
    lazy.breaks("organizacjami")
    lazy.breaks("współpraca")

    assert (before, fetched) == ([], ["pl_PL"])


def test_unknown_patterns_are_an_error() -> None:
    with pytest.raises(ResourceError, match="xx_XX"):
        hyphenation_patterns("xx_XX")


@given(st.text(max_size=30))
def test_breaks_lie_inside_any_word_in_rising_order(word: str) -> None:
    breaks = hyphenator("en").breaks(word)

    assert list(breaks) == sorted(set(breaks))
    assert all(3 <= place <= len(word) - 3 for place in breaks)


def test_an_exception_is_broken_as_it_is_listed_whatever_its_capitals() -> None:
    assert hyphenator("de").breaks("Urinstinkt") == hyphenator("de").breaks("urinstinkt") == (2,)


def test_german_nouns_are_no_names() -> None:
    assert breaks("de", "Nachbarschaft") == breaks("de", "nachbarschaft") != ()
    assert breaks("cs", "Nachbarschaft") == ()


def test_an_apostrophe_inside_a_ukrainian_word_stays_with_the_letter_before_it() -> None:
    """Український правопис, Орфографічні правила переносу: бур’-ян, not бур-’ян."""
    assert 3 in hyphenator("uk").breaks("об'єднання")
    assert 2 not in hyphenator("uk").breaks("об'єднання")
    assert breaks("pl", "об'єднання") == ()
