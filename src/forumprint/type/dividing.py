"""Dividing: the places inside a word where a line may end: at soft hyphens, at the word's own hyphens, and at the places of the language's
patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from forumprint.base.memory import Drawer, Memory
from forumprint.language.hyphenation import Hyphenator
from forumprint.language.lexicon import is_abbreviation
from forumprint.language.rules import Language
from forumprint.type.shaping import SPACES
from forumprint.type.total_fit import HYPHEN
from forumprint.type.words import SOFT_HYPHEN, Word

_ZERO_WIDTH_SPACE = "\u200b"
_SLASH = 4.0
# An address moves to the next line rather than break, even if it leaves much white on this line.
_IN_ADDRESS = 2000.0
_ADDRESS = re.compile(r"\w\.\w|@")
# A word with its own hyphens, between punctuation or spaces only. "torun.pl" and "2024a" are not such words.
_WORD = re.compile(r"(?<![\w.'’-])[^\W\d_]++(?:-[^\W\d_]++)*+(?![\d_]|[._'’-]\w)")
# Letters round an apostrophe. The language's data say what the apostrophe means.
_JOINED = re.compile(r"(?<![\w.'’-])([^\W\d_]+)’([^\W\d_]++)(?![\d_]|[._'’-]\w)")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]”’»]*$")
# A number and its no-break space. The next word is a month or a unit; dates and figures are not broken (DESIGN §9).
_COUNTED = re.compile(r"\d[\u00a0\u202f]$")
_FEWEST_LETTERS = 3
# This is longer than any printed word or address. Measuring all the parts of a longer one would take too long.
_LONGEST_WORD = 500

RulesAt = Callable[[int], Language | None]
"""The language from a letter of a word on."""


class Break(Struct, frozen=True):
    """A place inside a word where a line may end.

    Attributes:
        place: The number of characters before it.
        hyphen: The sign at the end of the line.
        own_hyphen: Whether the line ends with a hyphen of the word itself.
        repeated: The sign at the beginning of the next line.
    """

    place: int
    hyphen: str = ""
    own_hyphen: bool = False
    repeated: str = ""
    penalty: float = HYPHEN


# A word, whether it begins a sentence, and its language.
_Asked = tuple[str, bool, Language | None]
_DIVIDED: Memory[_Asked, tuple[Break, ...]] = Memory(
    "divided words", key="word, opening a sentence or not, language, in a drawer for each way of dividing", most=16_384
)


class Divider:
    """Finds the places inside words.

    Args:
        hyphenator_of: The hyphenator of a language; None where words are not hyphenated. A word with its own hyphen or an address may still
            be divided there.
        protected: Words that are never hyphenated.
    """

    def __init__(self, hyphenator_of: Callable[[Language], Hyphenator] | None, protected: frozenset[str]) -> None:
        self._hyphenator_of = hyphenator_of
        self._protected = protected
        self._known: Drawer[_Asked, tuple[Break, ...]] = _DIVIDED.drawer()

    def breaks(self, word: Word, previous: str) -> Sequence[Break]:
        """The places inside a word, in order. They are found once for every word. `previous` is the text before it."""
        text = word.text
        if not _FEWEST_LETTERS < len(text) <= _LONGEST_WORD or any(part.voice.rtl for part in word.slices):
            return ()
        rules = word.slices[0].voice.rules
        opens = rules is not None and not text.islower() and _ends_sentence(previous, rules)
        if any(part.voice.rules is not rules for part in word.slices):
            return tuple(self._found(text, lambda place: word.voice_at(place).rules, opens=opens))
        key = (text, opens, rules)
        known = self._known.get(key)
        if known is None:
            known = self._known.made(key, lambda: tuple(self._found(text, lambda _: rules, opens=opens)))
        return known

    def _found(self, text: str, rules_at: RulesAt, *, opens: bool) -> Iterator[Break]:
        if SOFT_HYPHEN in text or _ZERO_WIDTH_SPACE in text:
            for mark in re.finditer(rf"(?<=\S)[{SOFT_HYPHEN}{_ZERO_WIDTH_SPACE}](?=\S)", text):
                yield Break(mark.end(), "-" if mark[0] == SOFT_HYPHEN else "")
        elif "/" in text or "@" in text:
            penalty = _IN_ADDRESS if _ADDRESS.search(text) else _SLASH
            for slash in re.finditer(r"(?<=\w)[/@](?=\w)", text):
                yield Break(slash.end(), penalty=penalty)
        else:
            found: list[Break] = []
            for part in _WORD.finditer(text):
                found += self._breaks_of(part, text, rules_at, opens=opens)
            if "’" in text:
                for joined in _JOINED.finditer(text):
                    found += self._breaks_at_apostrophe(joined, text, rules_at, opens=opens)
                found.sort(key=lambda inside: inside.place)
            yield from found

    def _breaks_of(self, part: re.Match[str], text: str, rules_at: RulesAt, *, opens: bool) -> Iterator[Break]:
        """The places in a word of letters and hyphens, unless a number stands before it."""
        if _COUNTED.search(text, 0, part.start()):
            return
        rules = rules_at(part.start())
        if "-" in part[0]:
            repeated = "-" if rules is not None and rules.repeat_hyphen else ""
            for hyphen in re.finditer("-", part[0]):
                if _compound(part[0][: hyphen.start()], part[0][hyphen.end() :]):
                    yield Break(part.start() + hyphen.end(), own_hyphen=True, repeated=repeated)
        elif rules is not None:
            yield from self._hyphens(part[0], part.start(), rules, opens=_begins(text, part.start(), rules, opens=opens))

    def _breaks_at_apostrophe(self, joined: re.Match[str], text: str, rules_at: RulesAt, *, opens: bool) -> Iterator[Break]:
        """The places in a word with an apostrophe inside ("об’єднання"), or in the second of two words that it joins ("l’organisation")."""
        rules = rules_at(joined.start())
        if rules is None or rules.hyphenation is None:
            return
        if rules.hyphenation.apostrophe:
            written = f"{joined[1]}{rules.hyphenation.apostrophe}{joined[2]}"
            yield from self._hyphens(written, joined.start(), rules, opens=_begins(text, joined.start(), rules, opens=opens))
        elif joined[1].lower() in rules.elisions:
            yield from self._hyphens(joined[2], joined.start(2), rules, opens=False)

    def _hyphens(self, word: str, start: int, rules: Language, *, opens: bool) -> Iterator[Break]:
        if self._hyphenator_of is not None and word not in self._protected:
            for place in self._hyphenator_of(rules).breaks(word, opens_sentence=opens):
                yield Break(start + place, "-")


def _begins(text: str, place: int, rules: Language, *, opens: bool) -> bool:
    """Whether a sentence begins at a place in a text. `opens` says whether the text itself begins one."""
    before = text[:place].rstrip(SPACES)
    return _ends_sentence(before, rules) if before else opens


def _compound(left: str, right: str) -> bool:
    """Whether a hyphen joins two words ("Łukomska-Smulska"), not an abbreviation and its ending ("NGO-sów")."""
    parts = (left.rpartition("-")[2], right.partition("-")[0])
    return all(len(part) >= _FEWEST_LETTERS and not part.isupper() for part in parts)


def _ends_sentence(text: str, rules: Language) -> bool:
    """Whether a capital after `text` only means that a sentence begins."""
    if not text or text in "–—":
        return True
    if not _SENTENCE_END.search(text):
        return False
    last = re.split(f"[{SPACES}]", text)[-1].lstrip("([„“«‘")
    return len(last) > 2 and not is_abbreviation(last, rules)
