"""Tokens: the parts of a text between spaces. Some are addresses, file names or code, and are never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
NO_BREAK_SPACES = NO_BREAK_SPACE + NARROW_NO_BREAK_SPACE

OPENING = "([{„“‘‚«‹\"'"
CLOSING = ")]}”“’»›\"',;:.!?…"

TOKEN = re.compile(rf"[^ \t\r\n{NO_BREAK_SPACES}]+")
# A token is an address, an e-mail, a path, a file name or code if it has one of these: a slash between letters, an at sign, a dot with
# letters on both sides, a sign that no word of prose contains.
_ADDRESS = re.compile(r"[@\\_=<>`|]|\w/|//|www\.|\w\.\w*[^\W\d]|\w\(\)|::|^--?[A-Za-z][\w-]*$|^#\w")
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{0,2}\.?")
_NUMBER = re.compile(r"[+−-]?[€£$₴]?\d+(?:[.,:–-]\d+)*")
_ROMAN = re.compile(r"(?=.)(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def address(token: re.Match[str]) -> tuple[int, int] | None:
    """The place of the address, file name or code in the token, without the punctuation round it."""
    word = token[0].lstrip(OPENING)
    start = token.end() - len(word)
    word = word.rstrip(CLOSING)
    if _ADDRESS.search(word) and not _DOTTED_LETTERS.fullmatch(word):
        return start, start + len(word)
    return None


def addresses(tokens: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    """The same places for all tokens."""
    return [span for token in tokens if (span := address(token)) is not None]


def is_number(word: str) -> bool:
    """Whether `word` is a number in digits, a range or a time."""
    return _NUMBER.fullmatch(word) is not None


def roman(word: str) -> int | None:
    """The value of a Roman numeral in capitals, up to 39: centuries, kings and editions. So CC, CD, DC and MC are not numerals."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
