"""Sense: the cost of a line end between two words, by their meaning.

Words that must stay together have no-break spaces (`spacing`). Words that belong together cost demerits here, in square ems of white: the
month and its year, a first name and a surname, a number and what it counts, a short word and the word after it. A pause is a good line end.
A comma saves something; in headlines and pull quotes the end of a sentence saves more. Sources: A. Wolański, Edycja tekstów (PWN 2008), on
dividing text; R. Bringhurst, The Elements of Typographic Style, 2.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from forumprint.language.lexicon import short_words
from forumprint.language.rules import Language

_LETTER_AT_END = 25.0
_SHORT_WORD_AT_END = 2.0
_MONTH_AND_YEAR = 12.0
_NUMBER_AND_NOUN = 20.0
_NAMES = 2.0
_PAUSE_AT_END = -1.0
# Headlines and quotes are short and stand alone. A line there never ends with a preposition, and sense counts more than even lines.
_BALANCED_SHORT_WORD_AT_END = 60.0
_BALANCED_BRIEF_WORD_AT_END = 1.5
_BALANCED_PAUSE_AT_END = -4.0
_BALANCED_STOP_AT_END = -7.0
_BRIEFEST = 2
# A quoted name with at most this many words stays on one line.
_INSIDE_QUOTED_NAME = 30.0

_PAUSES = (",", ";", ":", ".", "–", "!", "?", "…", ",”", ".”")
_STOPS = (";", ":", ".", "–", "!", "?", "…", ".”")
_OPENING = "([„“«‘"
_OPENING_MARKS = frozenset("„“«‘‚»")
_CLOSING_MARKS = frozenset("”“»’‘«")
_TOKENS = re.compile("[ \u00a0\u202f\u2007]")
_YEAR = re.compile(r"[12]\d{3}\b")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0]\d+)*")

# The cost of a line end after a word, before the next one. Both words are already bound. The rules are those of the first word's language.
Penalty = Callable[[str, str, Language | None], float]


def in_text(word: str, following: str, rules: Language | None) -> float:
    """The penalty for a line end between two words of running text."""
    if word.endswith(_PAUSES):
        return _PAUSE_AT_END
    last = _last(word)
    lower = last.lower()
    if _is_letter(last):
        return _LETTER_AT_END
    if rules is None:
        return 0.0
    if lower in short_words(rules):
        return _SHORT_WORD_AT_END
    if _YEAR.match(following) and lower in rules.months_after_day:
        return _MONTH_AND_YEAR
    if following[:1].isalpha() and _counts(word, last):
        return _NUMBER_AND_NOUN
    return _NAMES if _is_name(last) and _is_name(following.rstrip(",.;:!?”»)")) and "\u00a0" not in word else 0.0


def in_display(word: str, following: str, rules: Language | None) -> float:
    """The penalty for a line end between two words of a headline or a pull quote."""
    if word.endswith(_STOPS):
        return _BALANCED_STOP_AT_END
    penalty = in_text(word, following, rules)
    if penalty < 0:
        return _BALANCED_PAUSE_AT_END
    last = _last(word)
    if _is_letter(last) or (rules is not None and last.lower() in short_words(rules)):
        return _BALANCED_SHORT_WORD_AT_END
    if _opens(word) or _closes(following):
        penalty += _INSIDE_QUOTED_NAME
    return penalty + (_BALANCED_BRIEF_WORD_AT_END if len(last) <= _BRIEFEST and last.isalpha() else 0.0)


def _opens(word: str) -> bool:
    """Whether a quotation begins in a word and continues after it."""
    return word[:1] in _OPENING_MARKS and word[-1:] not in _CLOSING_MARKS


def _closes(word: str) -> bool:
    """Whether a quotation that began before a word ends with it."""
    bare = word.rstrip(",.;:!?…")
    return bare[-1:] in _CLOSING_MARKS and bare[:1] not in _OPENING_MARKS


def _counts(word: str, number: str) -> bool:
    """Whether a number may count the next word. It is not a year, and does not belong to the word before it ("nr 4", "godz. 16.30", "rok
    2025").
    """
    if not _NUMBER.fullmatch(number) or _YEAR.fullmatch(number):
        return False
    before = word.removesuffix(number).rstrip(" \u00a0\u202f\u2007").lstrip(_OPENING)
    return len(_last(before)) <= 1


def _last(word: str) -> str:
    """The text after the word's last no-break space, without opening marks."""
    return _TOKENS.split(word)[-1].lstrip(_OPENING)


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()
