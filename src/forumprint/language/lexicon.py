"""The lexicon: a language's words in lower case, in the form that the rules look them up in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from forumprint.base.memory import remembered
from forumprint.language.rules import Language


class Lexicon(Struct, frozen=True):
    """The lists of `Language`, each as a set.

    Attributes:
        street_ends: The ends of street names: "straße".
        streets_after_numbers: The ends of street names that follow the house number: "lane".
        phrases: The words of each phrase, by its first word.
        ordinal_stop: Whether a full stop makes an ordinal of the number before it.
        hour_range: A range of hours, as one word or as the end of one and the beginning of the other: "h-17" in "10 h-17 h 30".
        ordinal: A number, in digits or Roman numerals, with any other ending that makes an ordinal: "12th", "XIXe", "7-й".
    """

    short: frozenset[str]
    strict: frozenset[str]
    abbreviations: frozenset[str]
    units: frozenset[str]
    hours: frozenset[str]
    hour_range: re.Pattern[str] | None
    streets: frozenset[str]
    street_ends: tuple[str, ...]
    streets_after_numbers: frozenset[str]
    before_numbers: frozenset[str]
    before_codes: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    all_months: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    ordinal_stop: bool
    ordinal: re.Pattern[str] | None
    postal_code: re.Pattern[str] | None


@remembered("lexicons", most=32)
def lexicon(language: Language) -> Lexicon:
    """Make the lexicon of a language."""
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in language.phrases:
        words = tuple(phrase.lower().split())
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    endings = sorted({pattern.partition("{number}")[2] for pattern in language.ordinals.values()} - {".", ""})
    return Lexicon(
        short=_lower(language.short_words),
        strict=_lower(language.strict_short_words),
        abbreviations=_lower(language.abbreviations),
        units=_lower((*language.units, *language.hours)),
        hours=_lower(language.hours),
        hour_range=re.compile(rf"(?:\d{{1,2}})?(?:{'|'.join(map(re.escape, language.hours))})-\d{{1,2}}\S*") if language.hours else None,
        streets=_lower([word for word in language.streets if not word.startswith("-")]),
        street_ends=tuple(word.removeprefix("-").lower() for word in language.streets if word.startswith("-")),
        streets_after_numbers=_lower(language.streets_after_numbers),
        before_numbers=_lower(language.before_numbers),
        before_codes=_lower(language.before_codes),
        days=_lower(tuple(language.dates.days.values())),
        months=_lower(language.months_after_day),
        all_months=_lower([*language.months, *language.months_after_day]),
        phrases=phrases,
        ordinal_stop=language.ordinals.get("other") == "{number}.",
        ordinal=re.compile(f"(?:\\d+|[IVX]+)(?:{'|'.join(map(re.escape, endings))})") if endings else None,
        postal_code=re.compile(language.postal_code) if language.postal_code else None,
    )


def _lower(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def short_words(language: Language) -> frozenset[str]:
    """All words, in lower case, that a line should not end with."""
    words = lexicon(language)
    return words.short | words.strict


def is_abbreviation(word: str, language: Language) -> bool:
    """Whether a full stop after `word` ends an abbreviation, not a sentence."""
    abbreviations = lexicon(language).abbreviations
    return word.lower() in abbreviations or word.lower().rstrip(".") in abbreviations
