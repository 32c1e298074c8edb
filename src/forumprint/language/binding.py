"""Binding: the spaces at which no line may end, and the spaces that stand there instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from forumprint.language.edits import Edit, EditRule
from forumprint.language.lexicon import Lexicon, lexicon
from forumprint.language.rules import Language
from forumprint.language.tokens import CLOSING, NO_BREAK_SPACE, NO_BREAK_SPACES, OPENING, is_number, roman

TYPED_DASHES = frozenset({"-", "--", "---"})
_LONE_DASHES = TYPED_DASHES | {"–", "—"}
_AFTER_A_WORD = ")]}”’»“,;:!?…"
_GAP = re.compile(r"[ \t\r\n]+")
_HOUSE_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?(?:[-–/]\d{1,4}[A-Za-z]?)?")
# "ul. gen. Józefa Hallera" has three words and an abbreviation. A street word further away belongs to something else.
_LONGEST_STREET = 4
_DAY = re.compile(r"\d{1,2}(?:[-–]\d{1,2})?\W*")
_MINUTES = re.compile(r"[0-5]\d\W*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
_ORDINAL = re.compile(r"(?:\d{1,2}\.[-–])?\d{1,2}\.")
_LONG_ORDINAL = re.compile(r"\d+\.")
_FIRST_DIGITS, _THREE_DIGITS = re.compile(r"[+−-]?\d{1,3}"), re.compile(r"\d{3}\D*")
_LATER_DIGITS = re.compile(r"\d{3}")
_LONG_NUMBER = re.compile(r"\d{3,}\.?")
_YEAR = re.compile(r"[12]\d{3}\.?")


def gaps(text: str, tokens: Sequence[re.Match[str]], language: Language, strict: bool) -> Iterator[Edit]:
    """An edit for each typed space that needs one. A no-break space that the author typed stays."""
    words = lexicon(language)
    typed = [token.group() for token in tokens]
    phrases = set(_inside_phrases(typed, words)) if words.phrases else frozenset()
    for number, (left, right) in enumerate(pairwise(tokens)):
        gap = text[left.end() : right.start()]
        if any(space in gap for space in NO_BREAK_SPACES):
            continue
        space, rule = _between(typed, number, language, words, strict, number in phrases)
        yield Edit(left.end(), right.start(), space, rule)
    for outer in (_GAP.match(text), _GAP.search(text, len(text.rstrip(" \t\r\n")))):
        if outer is not None and outer.group():
            yield Edit(outer.start(), outer.end(), " ", EditRule.SPACES)


def _between(typed: Sequence[str], number: int, language: Language, words: Lexicon, strict: bool, in_phrase: bool) -> tuple[str, EditRule]:
    """The space after the word with this index, and the rule for it."""
    left, right = typed[number], typed[number + 1]
    if right in _LONE_DASHES or left in TYPED_DASHES:
        if is_range(typed, number if left in TYPED_DASHES else number + 1):
            return "", EditRule.RANGE
        if right in _LONE_DASHES:
            if right in TYPED_DASHES and not language.dash[0].isspace():
                return "", EditRule.DASH
            return NO_BREAK_SPACE, EditRule.BEFORE_DASH
        if number and not language.dash[-1].isspace():
            return "", EditRule.DASH
    if right[0] in language.spaces_before and not right.strip(CLOSING + "%"):
        return language.spaces_before[right[0]], EditRule.MARK
    if left[-1] in language.spaces_after and not left.strip(OPENING):
        return language.spaces_after[left[-1]], EditRule.MARK
    rule = EditRule.PHRASE if in_phrase else _together(left, right, typed[number - 1] if number else "", words, strict)
    if rule is None:
        in_address = _is_house_number(typed, number + 1, words) or _is_in_numbered_street(typed, number, words)
        return (NO_BREAK_SPACE, EditRule.HOUSE_NUMBER) if in_address else (" ", EditRule.SPACES)
    if rule is EditRule.DIGITS and language.thousands.isspace() and _is_grouped(left, right):
        return language.thousands, rule
    if rule is EditRule.NUMBER and is_number(left.lstrip(OPENING)) and not right.lstrip(OPENING)[:1].isdigit():
        return language.unit_space, rule
    return NO_BREAK_SPACE, rule


def is_range(typed: Sequence[str], number: int) -> bool:
    """Whether the single dash with this index stands between two numbers of which the second is larger."""
    if typed[number] not in TYPED_DASHES or not 0 < number < len(typed) - 1:
        return False
    return rises(typed[number - 1].lstrip(OPENING), typed[number + 1].rstrip(CLOSING))


def rises(first: str, last: str) -> bool:
    """Whether two numbers or times make a range. 5-3 is a score, 2024-12 a month, 555-1234 a telephone number, 737-800 an aeroplane.

    Whether the number can be a year. A number with three digits or more starts a range only if it is a year.
    """
    if any(_LONG_NUMBER.fullmatch(number) for number in (first, last)) and not all(_YEAR.fullmatch(number) for number in (first, last)):
        return False
    try:
        low, high = (float(re.sub("[:,]", ".", number.rstrip("."))) for number in (first, last))
    except ValueError:
        return False
    return low < high


def _is_grouped(left: str, right: str) -> bool:
    """Whether two words are digits of one number, such as 12 000, and not of a telephone number."""
    first = left.lstrip(OPENING)
    return bool(_FIRST_DIGITS.fullmatch(first) or _LATER_DIGITS.fullmatch(first)) and _THREE_DIGITS.fullmatch(right) is not None


def _inside_phrases(typed: Sequence[str], words: Lexicon) -> Iterator[int]:
    """The indices of the words after which a phrase continues."""
    lower = [word.lstrip(OPENING).lower() for word in typed]
    for number, word in enumerate(lower):
        for phrase in words.phrases.get(word, ()):
            found = lower[number : number + len(phrase)]
            same = tuple(found[:-1]) == phrase[:-1] and found[-1].rstrip(_AFTER_A_WORD) in (phrase[-1], phrase[-1].rstrip("."))
            if len(found) == len(phrase) and same:
                yield from range(number, number + len(phrase) - 1)


def _together(left: str, right: str, before: str, words: Lexicon, strict: bool) -> EditRule | None:
    """The reason why no line may end between two words, or None if one may. `before` is the word before them."""
    word = left.lstrip(OPENING)
    lower = word.lower()
    if lower in words.short or (strict and lower in words.strict):
        return EditRule.SHORT_WORD
    if lower in words.abbreviations:
        return EditRule.ABBREVIATION
    next_word = right.lstrip(OPENING)
    digits = next_word[:1].isdigit()
    if not digits and word.isalpha() and word.islower() and lower not in words.units:
        # Most words are ordinary: no rule below concerns them.
        return None
    if words.hour_range:
        # "17" is the number in the "h-17" of "10 h-17 h 30".
        word, before = (_end_of_hours(each, words.hour_range) for each in (word, before))
    if digits:
        if is_number(word):
            return EditRule.DIGITS
        if lower in words.before_numbers:
            return EditRule.NUMBER
        if lower in words.months and _DAY.fullmatch(next_word):
            return EditRule.DATE
        if lower in words.hours and is_number(before.lstrip(OPENING)) and _MINUTES.fullmatch(next_word):
            return EditRule.NUMBER
    if is_number(word):
        if _is_one_of(next_word, words.units) or re.split("[-–]", next_word)[0].lower() in words.hours:
            return EditRule.NUMBER
        return EditRule.DATE if _is_one_of(next_word, words.months) else None
    if words.ordinal_stop and (_ORDINAL.fullmatch(word) or (_LONG_ORDINAL.fullmatch(word) and next_word[:1].islower())):
        if _is_one_of(next_word, words.months) or (next_word[:1].isdigit() and _DAY.fullmatch(next_word)):
            return EditRule.DATE
        if next_word[:1].isalpha():
            return EditRule.ORDINAL
    if lower in words.days and _is_one_of(next_word, words.months):
        return EditRule.DATE
    if words.ordinal and words.ordinal.fullmatch(word) and next_word[:1].isalpha():
        return EditRule.ORDINAL
    if lower in words.units and word[0].isalpha() and is_number(before.lstrip(OPENING)):
        return EditRule.NUMBER if _is_one_of(next_word, words.units) else None
    if _INITIAL.fullmatch(word):
        return EditRule.INITIAL if next_word[:1].isupper() else None
    return EditRule.NUMERAL if _is_numeral_and_noun(before, word, next_word, words) else None


def _end_of_hours(word: str, hours: re.Pattern[str]) -> str:
    return re.split("[-–]", word)[-1] if hours.fullmatch(word.replace("–", "-")) else word


def _is_numeral_and_noun(before: str, word: str, next_word: str, words: Lexicon) -> bool:
    """Whether one word is a Roman numeral that belongs to the other: "XIX Forum", "Jan Paweł II".

    A numeral after a name does not belong to a following word in small letters.
    """
    last = re.split("[-–]", word)[-1]
    if roman(last) is not None or (words.ordinal_stop and roman(last.removesuffix(".")) is not None):
        after_name = _is_name(before, words) and next_word[:1].islower() and not _is_one_of(next_word, words.units)
        return next_word[:1].isalpha() and not after_name
    numeral = next_word.rstrip(CLOSING)
    return _is_name(word, words) and roman(numeral) is not None and numeral.lower() not in words.short


def _is_name(word: str, words: Lexicon) -> bool:
    return len(word) > 2 and word[0].isupper() and word[1:].islower() and word.lower() not in words.strict


def _is_house_number(typed: Sequence[str], number: int, words: Lexicon) -> bool:
    """Whether the word with this index is a house number. Capitalised names and a street word stand before it, and no month after it.

    A comma may stand between the street and the number, if no counted noun follows: "вул. Набережна, 7".
    """
    if (
        not typed[number][0].isdigit()
        or not (words.streets or words.street_ends)
        or not _HOUSE_NUMBER.fullmatch(typed[number].rstrip(CLOSING))
    ):
        return False
    is_last = number + 1 == len(typed)
    if not is_last and _is_one_of(typed[number + 1], words.months | words.units):
        return False
    before = list(typed[max(0, number - 1 - _LONGEST_STREET) : number])
    if before[-1].endswith(",") and (is_last or typed[number][-1] in CLOSING):
        before[-1] = before[-1].removesuffix(",")
    if words.street_ends and before[-1].lower().endswith(words.street_ends) and before[-1][0].isupper():
        return True
    for word in reversed(before):
        if word.lstrip(OPENING).lower() in words.streets:
            return True
        if not (word[:1].isupper() or word.isdigit() or word.lower() in words.abbreviations) or word.endswith((",", ";", ":")):
            return False
    return False


def _is_in_numbered_street(typed: Sequence[str], number: int, words: Lexicon) -> bool:
    """Whether the word with this index and the next one belong to an address that begins with the house number: "12 Depot Lane"."""
    if not words.streets_after_numbers:
        return False
    return any(_end_of_street(typed, start, words) > number for start in range(max(0, number - _LONGEST_STREET + 1), number + 1))


def _end_of_street(typed: Sequence[str], number: int, words: Lexicon) -> int:
    """The index of the word that ends the street's name after this house number; -1 if there is none."""
    first = typed[number].lstrip(OPENING)
    if not _HOUSE_NUMBER.fullmatch(first) or _YEAR.fullmatch(first):
        return -1
    for place in range(number + 1, min(number + 1 + _LONGEST_STREET, len(typed))):
        word = typed[place]
        if not word[0].isupper():
            return -1
        if place > number + 1 and _is_one_of(word, words.streets_after_numbers):
            return place
        if word[-1] in _AFTER_A_WORD:
            return -1
    return -1


def _is_one_of(word: str, words: frozenset[str]) -> bool:
    """Whether `word`, without the punctuation after it, is one of `words`."""
    lower = word.lower().rstrip(_AFTER_A_WORD)
    return lower in words or lower.rstrip(".") in words
