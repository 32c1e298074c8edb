"""Hyphenation: Liang's patterns within the limits of good setting.

The patterns are the `hyph_*.dic` files in pyphen, made by LibreOffice's linguists. This module reads them itself. pyphen interprets all
4800 Polish patterns before the first word, which takes half the time of a cold build. Here one pass strips the digits of the whole file and
makes the same table in two milliseconds. A pattern is interpreted when a word meets it.

Source: F. M. Liang, Word Hy-phen-a-tion by Com-put-er (Stanford 1983).
"""

from __future__ import annotations

from itertools import accumulate
from typing import Protocol

from forumprint.base.memory import Drawer, Memory
from forumprint.language.rules import Hyphenation, Language

_BREAKS: Memory[str, tuple[int, ...]] = Memory("hyphenated words", key="word, in a drawer for each hyphenator", most=16_384)


class PatternSource(Protocol):
    """A source of pattern files. This floor does not read the disk."""

    def __call__(self, name: str) -> bytes:
        """Return the pattern file `name`.

        Raises:
            ResourceError: The file does not exist.
        """
        ...


class Patterns:
    """A file of patterns: letters, with an odd digit where a break is good and an even digit where it is not.

    The file's first line names its encoding. A line that is not a pattern (`LEFTHYPHENMIN 2`, a comment) has a capital or a space in it, so
    it never matches a word.
    """

    def __init__(self, file: bytes) -> None:
        encoding, _, lines = file.partition(b"\n")
        bare = lines.translate(None, b"0123456789")
        name = encoding.decode("ascii").strip()
        self._patterns = dict(zip(bare.decode(name).splitlines(), lines.decode(name).splitlines(), strict=True))
        self._longest = max(map(len, self._patterns), default=0)

    def breaks(self, word: str) -> tuple[int, ...]:
        """The places where the lower-case `word` may be broken, as numbers of letters before the break."""
        dotted = f".{word}."
        scores = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, min(start + self._longest, len(dotted)) + 1):
                pattern = self._patterns.get(dotted[start:end])
                if pattern is not None:
                    for place, score in _digits(pattern):
                        scores[start + place] = max(scores[start + place], score)
        return tuple(place - 1 for place in range(2, len(dotted) - 1) if scores[place] % 2)


class Hyphenator:
    """Finds where the words of one language may be broken."""

    def __init__(self, language: Language, source: PatternSource) -> None:
        self._rules = language.hyphenation
        self._source = source
        self._patterns: Patterns | None = None
        exceptions = language.hyphenation.exceptions if language.hyphenation else ()
        self._exceptions = {word.replace("-", ""): _hyphens(word) for word in exceptions}
        self._known: Drawer[str, tuple[int, ...]] = _BREAKS.drawer()

    def breaks(self, word: str, *, opens_sentence: bool = False) -> tuple[int, ...]:
        """The places where `word`, without punctuation, may be broken, as numbers of letters before the hyphen.

        There are none in a name (capitalised inside a sentence, unless the language capitalises nouns), in an abbreviation with capitals,
        or in a word with other signs than letters. An apostrophe is a letter where the language has it inside words; it is looked up as the
        patterns write it.
        """
        if (
            self._rules is None
            or not word.replace(self._rules.apostrophe or "\0", "").isalpha()
            or len(word) < self._rules.left + self._rules.right
        ):
            return ()
        if not word.islower():
            if not (opens_sentence or self._rules.capitalised) or not word[1:].islower():
                return ()
            word = word.lower()
        found = self._known.get(word)
        if found is None:
            rules, lower = self._rules, word
            found = self._known.made(word, lambda: self._within_limits(lower, rules))
        return found

    def _within_limits(self, word: str, rules: Hyphenation) -> tuple[int, ...]:
        if word in self._exceptions:
            return self._exceptions[word]
        if self._patterns is None:
            self._patterns = Patterns(self._source(rules.patterns))
        return tuple(place for place in self._patterns.breaks(word) if rules.left <= place <= len(word) - rules.right)


def _hyphens(word: str) -> tuple[int, ...]:
    """The places of an exception's hyphens, as numbers of letters before them."""
    parts = word.split("-")
    return tuple(accumulate(map(len, parts[:-1])))


def _digits(pattern: str) -> list[tuple[int, int]]:
    """The pattern's digits, each with the number of letters before it."""
    digits, letters = [], 0
    for character in pattern:
        if character.isdigit():
            digits.append((letters, int(character)))
        else:
            letters += 1
    return digits
