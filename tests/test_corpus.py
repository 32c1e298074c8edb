"""Lines in every language end only where its style guides allow, at every measure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpora import FOLDER, Divided, Sentence, every_language, sentences, sources, words
from forumprint.files.languages import hyphenation_patterns, language_tags, load_language
from forumprint.language.hyphenation import Hyphenator
from forumprint.language.lexicon import short_words
from forumprint.language.spacing import bind
from forumprint.type.galley import Galley, ParagraphStyle
from typesetters import run

TAGS = language_tags()
EVERY = [sentence for tag in TAGS for sentence in sentences(tag)]
MEASURES = [*range(30, 150, 6), *range(150, 400, 25)]
STYLES = {
    "ragged": ParagraphStyle(hyphenate=True),
    "justified": ParagraphStyle(hyphenate=True, justify=True),
    "balanced": ParagraphStyle(balance=True),
}
SOFT_HYPHEN = "\u00ad"


def named(sentence: Sentence) -> str:
    return f"{sentence.language}: {sentence.rule}"


def plain(text: str) -> str:
    """The text that readers of a PDF get: all spaces are alike."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def line_ends(galley: Galley) -> Iterator[tuple[int, bool]]:
    """For each line except the last, the number of characters up to its end, and whether it got a hyphen."""
    at = 0
    for line in galley.lines[:-1]:
        text = line.text.removesuffix(SOFT_HYPHEN)
        at += len(text)
        yield at, line.text.endswith(SOFT_HYPHEN)


def test_every_language_has_its_corpus() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(TAGS)


@pytest.mark.parametrize("tag", TAGS)
def test_a_corpus_is_large_enough_and_cites_its_guides(tag: str) -> None:
    found = list(sentences(tag))

    assert len(found) >= (25 if tag == "pl" else 12)
    assert {each.source for each in found} | {word.source for word in words(tag)} == set(sources(tag))


@pytest.mark.parametrize("sentence", EVERY, ids=named)
def test_typed_text_is_set_with_the_languages_marks_and_spaces(sentence: Sentence) -> None:
    assert bind(sentence.typed, load_language(sentence.language), False) == sentence.text


@pytest.mark.parametrize("sentence", EVERY, ids=named)
def test_what_is_set_right_stays_as_it_is(sentence: Sentence) -> None:
    assert bind(sentence.text, load_language(sentence.language), False) == sentence.text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sentence", EVERY, ids=named)
def test_no_line_ends_where_none_may(sentence: Sentence, style: str) -> None:
    rules = load_language(sentence.language)
    allowed = {(place, False) for place in sentence.spaces} | {(place, True) for place in sentence.hyphens}
    # A repeated hyphen begins the next line. The hyphen at the end of this line comes from line breaking.
    allowed |= {
        (place - 1, True) if rules.repeat_hyphen and sentence.text[place - 1] == "-" else (place, False) for place in sentence.others
    }
    for measure in MEASURES:
        galley = every_language().paragraph([run(sentence.text, language=sentence.language)], measure, STYLES[style])
        assert "".join(line.text.removesuffix(SOFT_HYPHEN) for line in galley.lines) == plain(sentence.text)
        assert set(line_ends(galley)) <= allowed, f"at {measure} points"


@pytest.mark.parametrize("tag", TAGS)
def test_narrow_columns_use_the_places_that_the_corpus_marks(tag: str) -> None:
    """Otherwise the corpus would prove nothing: at some measure several words are divided."""
    divided = {
        (sentence.text, place)
        for sentence in sentences(tag)
        for measure in MEASURES
        for place, hyphen in line_ends(every_language().paragraph([run(sentence.text, language=tag)], measure, STYLES["ragged"]))
        if hyphen
    }

    assert len(divided) >= 10


@pytest.mark.parametrize("sentence", EVERY, ids=named)
def test_no_line_of_a_headline_ends_with_a_short_word(sentence: Sentence) -> None:
    rules = load_language(sentence.language)
    headline = bind(sentence.typed, rules, True)
    for measure in MEASURES:
        galley = every_language().paragraph([run(headline, language=sentence.language)], measure, STYLES["balanced"])
        last = [line.text.split()[-1].strip("„“”«»‘’‚(").lower() for line in galley.lines[:-1]]
        assert not short_words(rules).intersection(last), f"at {measure} points"


@pytest.mark.parametrize("word", [word for tag in TAGS for word in words(tag)], ids=lambda word: f"{word.language}: {word.good}")
def test_words_are_divided_as_the_guide_divides_them(word: Divided) -> None:
    hyphenator = Hyphenator(load_language(word.language), hyphenation_patterns)
    found = set(hyphenator.breaks(word.good.replace("-", ""), opens_sentence=True))
    never = {bad.index("-") for bad in word.never}

    assert found == _places(word.good)
    assert not found & never


def _places(word: str) -> set[int]:
    return {place - number for number, place in enumerate(place for place, letter in enumerate(word) if letter == "-")}
