"""Spacing and marks: what must stay together gets no-break spaces; typewriter's quotes, dots and dashes become the language's.

No letter and no digit ever changes, and nothing at all inside addresses and file names. No-break spaces and soft hyphens that the author
put in stay. Sources: A. Wolański, Edycja tekstów (PWN 2008), for Polish; R. Bringhurst, The Elements of Typographic Style, 2.4 and 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from forumprint.text.language import Language

NO_BREAK_SPACE = "\u00a0"

_OPENING = "([{„“‘‚«‹\"'"
_CLOSING = ")]}”“’»›\"',;:.!?…"
_DASHES = "-–—"
_TYPED_DASHES = frozenset({"-", "--", "---"})
_LONE_DASHES = _TYPED_DASHES | {"–", "—"}
_GAP = re.compile(r"[ \t\r\n]+")
_TOKEN = re.compile(r"[^ \t\r\n\u00a0]+")
# Addresses, e-mails, paths and file names: whatever has a slash between letters, an at sign, or a dot with letters on both sides.
_ADDRESS = re.compile(r"[@\\]|\w/|//|www\.|\w\.\w*[^\W\d]")
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{0,2}\.?")
_SINGLE_CLOSING = re.compile(r"'(?!\w)")
_RANGE = re.compile(r"\d+(?:[:.,]\d+)?-\d+(?:[:.,]\d+)?")
_NUMBER = re.compile(r"[+−-]?\d+(?:[.,:–-]\d+)*")
_HOUSE_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?(?:[-–/]\d{1,4}[A-Za-z]?)?")
# "ul. gen. Józefa Hallera" has three words and an abbreviation; a street word further off belongs to something else.
_LONGEST_STREET = 4
_DAY = re.compile(r"\d{1,2}\W*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
_ROMAN = re.compile(r"(?=[IVXLCDM]{2}|[IVX]$)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class _Words(NamedTuple):
    """The language's words in lower case, ready to be looked up."""

    short: frozenset[str]
    strict: frozenset[str]
    abbreviations: frozenset[str]
    units: frozenset[str]
    streets: frozenset[str]
    before_numbers: frozenset[str]
    months: frozenset[str]
    postal_code: re.Pattern[str] | None


@lru_cache(maxsize=4096)
def bind(text: str, language: Language, strict: bool) -> str:
    """Set `text` as the language sets it: no-break spaces, quotation marks, dashes, ellipses; spaces in a row become one.

    Args:
        text: As somebody typed it.
        language: Whose rules hold.
        strict: Bind the longer short words too, as headlines, labels and lists ask for.
    """
    return bind_all((text,), language, strict)[0]


def bind_all(texts: Sequence[str], language: Language, strict: bool) -> tuple[str, ...]:
    """Like `bind`, for a paragraph in several pieces (emphasis, links): rules see across their joints, the joints stay."""
    pieces = [unicodedata.normalize("NFC", text) for text in texts]
    whole = "".join(pieces)
    edits = sorted(
        (*_gaps(whole, _words(language), strict), *_quotes(whole, language), *_dots_and_dashes(whole, _words(language))),
        key=lambda edit: edit.start,
    )
    bound: list[str] = []
    start = 0
    for piece in pieces:
        bound.append(_edited(whole, start, start + len(piece), edits))
        start += len(piece)
    return tuple(bound)


def _edited(whole: str, start: int, end: int, edits: Sequence[_Edit]) -> str:
    """`whole[start:end]` with the edits made; one that crosses a joint belongs where it starts."""
    parts: list[str] = []
    at = start
    for edit in edits:
        if edit.end > at and edit.start < end:
            parts.append(whole[at : max(at, edit.start)])
            parts.append(edit.text if edit.start >= start else "")
            at = edit.end
    parts.append(whole[at:end])
    return "".join(parts)


@lru_cache(maxsize=32)
def _words(language: Language) -> _Words:
    def lower(words: Sequence[str]) -> frozenset[str]:
        return frozenset(word.lower() for word in words)

    return _Words(
        short=lower(language.short_words),
        strict=lower(language.strict_short_words),
        abbreviations=lower(language.abbreviations),
        units=lower(language.units),
        streets=lower(language.streets),
        before_numbers=lower(language.before_numbers),
        months=lower(language.months_after_day),
        postal_code=re.compile(language.postal_code) if language.postal_code else None,
    )


def short_words(language: Language) -> frozenset[str]:
    """All words, in lower case, that are better not left at a line's end."""
    words = _words(language)
    return words.short | words.strict


def is_abbreviation(word: str, language: Language) -> bool:
    """Whether a full stop after `word` ends an abbreviation and no sentence."""
    abbreviations = _words(language).abbreviations
    return word.lower() in abbreviations or word.lower().rstrip(".") in abbreviations


def _address(token: re.Match[str]) -> tuple[int, int] | None:
    """Where in the text the address or file name is that the token holds, the punctuation round it left out."""
    word = token[0].lstrip(_OPENING)
    start = token.end() - len(word)
    word = word.rstrip(_CLOSING)
    if _ADDRESS.search(word) and not _DOTTED_LETTERS.fullmatch(word):
        return start, start + len(word)
    return None


def _gaps(text: str, words: _Words, strict: bool) -> Iterator[_Edit]:
    tokens = list(_TOKEN.finditer(text))
    typed = [token.group() for token in tokens]
    for number, (left, right) in enumerate(pairwise(tokens)):
        gap = text[left.end() : right.start()]
        if NO_BREAK_SPACE in gap:
            continue
        before = typed[number - 1] if number else ""
        together = _together(left.group(), right.group(), before, words, strict) or _is_house_number(typed, number + 1, words)
        yield _Edit(left.end(), right.start(), NO_BREAK_SPACE if together else " ")
    for outer in (_GAP.match(text), _GAP.search(text, len(text.rstrip(" \t\r\n")))):
        if outer is not None and outer.group():
            yield _Edit(outer.start(), outer.end(), " ")


def _together(left: str, right: str, before: str, words: _Words, strict: bool) -> bool:
    """Whether no line may end between two words; `before` is the word before them."""
    if right in _LONE_DASHES:
        return True
    word = left.lstrip(_OPENING)
    lower = word.lower()
    if lower in words.short or lower in words.abbreviations or (strict and lower in words.strict):
        return True
    next_word = right.lstrip(_OPENING)
    if next_word[:1].isdigit():
        return (
            lower in words.before_numbers
            or bool(_NUMBER.fullmatch(word))
            or (lower in words.months and _DAY.fullmatch(next_word) is not None)
        )
    if _NUMBER.fullmatch(word):
        return _is_one_of(next_word, words.units) or _is_one_of(next_word, words.months)
    if lower in words.units and _NUMBER.fullmatch(before.lstrip(_OPENING)):
        return _is_one_of(next_word, words.units)
    if _INITIAL.fullmatch(word):
        return next_word[:1].isupper()
    return bool(_ROMAN.fullmatch(word)) and next_word[:1].isalpha()


def _is_house_number(typed: Sequence[str], number: int, words: _Words) -> bool:
    """Whether the word of that number is that of a house: capitalized names and a street word stand before it, no month after it."""
    if not words.streets or not _HOUSE_NUMBER.fullmatch(typed[number].rstrip(_CLOSING)):
        return False
    if number + 1 < len(typed) and _is_one_of(typed[number + 1], words.months):
        return False
    for word in reversed(typed[max(0, number - 1 - _LONGEST_STREET) : number]):
        if word.lstrip(_OPENING).lower() in words.streets:
            return True
        if not (word[0].isupper() or word.isdigit() or word.lower() in words.abbreviations) or word.endswith((",", ";", ":")):
            return False
    return False


def _is_one_of(word: str, words: frozenset[str]) -> bool:
    """Whether `word` is among `words`, punctuation that follows it left out."""
    lower = word.lower().rstrip(")]}”’»,;:!?…")
    return lower in words or lower.rstrip(".") in words


def _quotes(text: str, language: Language) -> Iterator[_Edit]:
    """Straight quotation marks, by their depth and by what stands before them; apostrophes."""
    if '"' not in text and "'" not in text:
        return
    addresses = [span for token in _TOKEN.finditer(text) if (span := _address(token))]
    pairs = (language.quotes, language.inner_quotes)
    outer_opening, outer_closing = language.quotes
    waiting: list[str] = []
    for mark in re.finditer(f"[\"'{outer_opening}{outer_closing}]", text):
        character, place = mark[0], mark.start()
        if any(start <= place < end for start, end in addresses):
            continue
        if character == outer_opening:
            waiting.append(outer_closing)
        elif character == outer_closing:
            if waiting and waiting[-1] == character:
                waiting.pop()
        elif character == "'" and _inside_word(text, place):
            yield _Edit(place, place + 1, language.apostrophe)
        elif _opens(text, place) and (character == '"' or _SINGLE_CLOSING.search(text, place + 1)):
            yield _Edit(place, place + 1, pairs[len(waiting) % 2][0])
            waiting.append(character)
        elif waiting and waiting[-1] == character:
            waiting.pop()
            yield _Edit(place, place + 1, pairs[len(waiting) % 2][1])
        elif character == "'":
            yield _Edit(place, place + 1, language.apostrophe)


def _inside_word(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalpha()


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before.isspace() or before in _OPENING + _DASHES) and bool(after) and not after.isspace()


def _dots_and_dashes(text: str, words: _Words) -> Iterator[_Edit]:
    for token in _TOKEN.finditer(text):
        word, start = token.group(), token.start()
        if word in _TYPED_DASHES:
            yield _Edit(start, token.end(), "–")
        elif ("-" in word or "..." in word) and not _address(token):
            for dots in re.finditer(r"(?<!\.)\.\.\.(?!\.)", word):
                yield _Edit(start + dots.start(), start + dots.end(), "…")
            core = word.strip(_OPENING + _CLOSING)
            if _RANGE.fullmatch(core) and _rises(core) and not (words.postal_code and words.postal_code.fullmatch(core)):
                dash = start + word.index("-")
                yield _Edit(dash, dash + 1, "–")


def _rises(numbers: str) -> bool:
    """Whether 3-5 is a range at all: 5-3 is a score, 2024-12 a month."""
    first, last = (float(re.sub("[:,]", ".", number)) for number in numbers.split("-"))
    return first < last
