"""Marks: straight quotation marks, apostrophes, typed dots and dashes, and the spaces beside marks become those of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forumprint.base.memory import remembered
from forumprint.language.binding import TYPED_DASHES, is_range, rises
from forumprint.language.edits import Edit, EditRule
from forumprint.language.lexicon import Lexicon, lexicon
from forumprint.language.rules import Language
from forumprint.language.tokens import CLOSING, NO_BREAK_SPACE, NO_BREAK_SPACES, OPENING, address, addresses, is_number, roman

_DASHES = "-–—"
# "Rock 'n' roll" has two apostrophes and no quotation.
_ELIDED_AND = re.compile(r"(?<!\w)'n'(?!\w)")
_SINGLE_CLOSING = re.compile(r"'(?!\w)")
_RANGE = re.compile(r"(\d+(?:[:.,]\d+)?\.?)-(\d+(?:[:.,]\d+)?\.?)")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_DASH_IN_WORD = re.compile(r"(?<=[^\W\d_])---?(?=[^\W\d_])")


def opening(mark: str, language: Language) -> str:
    """An opening mark, with the space that the language sets after it."""
    return mark + language.spaces_after.get(mark, "")


def closing(mark: str, language: Language) -> str:
    """A closing mark, with the space that the language sets before it."""
    return language.spaces_before.get(mark, "") + mark


def quotation_marks(text: str, tokens: Sequence[re.Match[str]], language: Language) -> Iterator[Edit]:
    """Edits of straight quotation marks, by their depth and by the sign before them, and of apostrophes."""
    if '"' not in text and "'" not in text and ",," not in text:
        return
    untouched = addresses(tokens)
    for elided in _ELIDED_AND.finditer(text):
        for place in (elided.start(), elided.end() - 1):
            untouched.append((place, place + 1))
            yield Edit(place, place + 1, language.apostrophe, EditRule.APOSTROPHE)
    pairs = (language.quotes, language.inner_quotes)
    outer_opening, outer_closing = language.quotes
    waiting: list[str] = []
    for mark in re.finditer(f",,(?=\\w)|''|[\"'{outer_opening}{outer_closing}]", text):
        character, place = mark[0], mark.start()
        if any(start <= place < end for start, end in untouched):
            continue
        if character == outer_opening and not (waiting and character == outer_closing == waiting[-1]):
            waiting.append(outer_closing)
        elif character == outer_closing:
            if waiting and waiting[-1] == character:
                waiting.pop()
        elif character == "'" and _inside_word(text, place):
            yield Edit(place, place + 1, language.apostrophe, EditRule.APOSTROPHE)
        elif character == ",," or (_opens(text, place) and (character == '"' or _SINGLE_CLOSING.search(text, place + 1))):
            if character == ",," and text[place - 1 : place].isalnum():
                continue
            yield Edit(place, mark.end(), opening(pairs[len(waiting) % 2][0], language), EditRule.QUOTATION_MARK)
            waiting.append("''" if character == ",," else character)
        elif waiting and (waiting[-1] == character or (waiting[-1] == "''" and character == '"')):
            waiting.pop()
            yield Edit(place, mark.end(), closing(pairs[len(waiting) % 2][1], language), EditRule.QUOTATION_MARK)
        elif character == "'":
            yield Edit(place, place + 1, language.apostrophe, EditRule.APOSTROPHE)


def _inside_word(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalpha()


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before.isspace() or before in OPENING + _DASHES) and bool(after) and not after.isspace()


def dots_and_dashes(tokens: Sequence[re.Match[str]], language: Language) -> Iterator[Edit]:
    """Edits of three full stops, and of hyphens in place of dashes."""
    words = lexicon(language)
    typed: list[str] | None = None
    for number, token in enumerate(tokens):
        word, start = token.group(), token.start()
        if "-" not in word and "..." not in word:
            continue
        typed = typed or [each.group() for each in tokens]
        if word in TYPED_DASHES:
            between = is_range(typed, number) and not _is_code(typed, number - 1, words)
            yield Edit(
                start, token.end(), language.range_dash if between else language.dash.strip(), EditRule.RANGE if between else EditRule.DASH
            )
        elif not address(token):
            for dots in _DOTS.finditer(word):
                yield Edit(start + dots.start(), start + dots.end(), "…", EditRule.ELLIPSIS)
            for dash in _DASH_IN_WORD.finditer(word):
                set_ = language.dash if not language.dash[0].isspace() else NO_BREAK_SPACE + language.dash[1:]
                yield Edit(start + dash.start(), start + dash.end(), set_, EditRule.DASH)
            if _is_range(word.strip(OPENING + CLOSING + "."), words) and not _is_code(typed, number, words):
                dash_at = start + word.index("-")
                yield Edit(dash_at, dash_at + 1, language.range_dash, EditRule.RANGE)


def _is_range(core: str, words: Lexicon) -> bool:
    """Whether the word is a range: 3-5, 10:00-11:30, XIX-XX, May-June."""
    if words.postal_code and words.postal_code.fullmatch(core):
        return False
    if match := _RANGE.fullmatch(core):
        return rises(match[1], match[2])
    if words.hour_range and words.hour_range.fullmatch(core):
        return True
    first, dash, last = core.partition("-")
    if not dash or not first[:1].isalpha():
        return False
    low, high = roman(first), roman(last)
    if low is not None and high is not None:
        return low < high
    return first.lower() in words.all_months and last.lower() in words.all_months


def _is_code(typed: Sequence[str], number: int, words: Lexicon) -> bool:
    """Whether a word before the numbers that end at this index announces a telephone number, a code or a score."""
    before = next((word for word in reversed(typed[:number]) if not is_number(word.strip(OPENING + CLOSING))), "")
    return before.lstrip(OPENING).lower().rstrip(":") in words.before_codes


def mark_spaces(text: str, tokens: Sequence[re.Match[str]], language: Language) -> Iterator[Edit]:
    """The missing spaces beside marks that the language requires: French sets one in "Quoi?"."""
    if not language.spaces_before and not language.spaces_after:
        return
    before, after = _beside(language)
    untouched = addresses(tokens)
    for place in [*(match.start() for match in before.finditer(text)), *(match.start() for match in after.finditer(text))]:
        if any(start <= place < end for start, end in untouched):
            continue
        mark = text[place]
        if mark in language.spaces_after:
            yield Edit(place, place + 1, opening(mark, language), EditRule.MARK)
        else:
            yield Edit(place, place + 1, closing(mark, language), EditRule.MARK)


@remembered("places where a language needs a space beside a mark", most=32)
def _beside(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The places where a space is missing before a mark, and after one.

    A sign is a mark only before a space, another closing mark or the end. So the colons in 10:30 and https: are not marks. Of several marks
    in a row the first gets the space.
    """
    closings = "".join(map(re.escape, language.spaces_before))
    openings = "".join(map(re.escape, language.spaces_after))
    # A quotation mark or a per cent sign before a mark does not belong to a row of marks. A straight quotation mark there is a closing one.
    in_a_row = "".join(re.escape(mark) for mark in language.spaces_before if mark in ";:!?…")
    opening_only = re.escape(OPENING.replace('"', "").replace("'", ""))
    signs = re.escape(CLOSING)
    spaces = rf"\s{NO_BREAK_SPACES}"
    never = re.compile(r"(?!)")
    return (
        re.compile(rf"(?<=[^{spaces}{in_a_row}{opening_only}])[{closings}](?=$|[{spaces}]|[{signs}])") if closings else never,
        re.compile(rf"[{openings}](?=[^{spaces}])") if openings else never,
    )
