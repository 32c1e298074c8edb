"""Tokens: what stands between spaces, and which of them are no words and so are never touched."""

from __future__ import annotations

import re
from collections.abc import Iterable

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
NO_BREAK_SPACES = NO_BREAK_SPACE + NARROW_NO_BREAK_SPACE

OPENING = "([{„“‘‚«‹\"'"
CLOSING = ")]}”“’»›\"',;:.!?…"

TOKEN = re.compile(rf"[^ \t\r\n{NO_BREAK_SPACES}]+")
# Addresses, e-mails, paths, file names and code: whatever has a slash between letters, an at sign, a dot with letters on both sides,
# or a sign that no prose has inside a word.
_ADDRESS = re.compile(r"[@\\_=<>`|]|\w/|//|www\.|\w\.\w*[^\W\d]|\w\(\)|::|^--?[A-Za-z][\w-]*$|^#\w")
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{0,2}\.?")
_NUMBER = re.compile(r"[+−-]?[€£$₴]?\d+(?:[.,:–-]\d+)*")
_ROMAN = re.compile(r"(?=.)(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def address(token: re.Match[str]) -> tuple[int, int] | None:
    """Where in the text the address, file name or code is that the token holds, the punctuation round it left out."""
    word = token[0].lstrip(OPENING)
    start = token.end() - len(word)
    word = word.rstrip(CLOSING)
    if _ADDRESS.search(word) and not _DOTTED_LETTERS.fullmatch(word):
        return start, start + len(word)
    return None


def addresses(tokens: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    """Of all tokens that hold one."""
    return [span for token in tokens if (span := address(token)) is not None]


def is_number(word: str) -> bool:
    """Whether `word` is a number in digits, a range or a time."""
    return _NUMBER.fullmatch(word) is not None


def roman(word: str) -> int | None:
    """The value of a Roman numeral in capitals, up to 39 as centuries, kings and editions go: CC, CD, DC and MC are no numerals."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
