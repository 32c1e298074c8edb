"""Edits: what setting a typed text right changes in it, each with the rule that asks for it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class EditRule(Enum):
    """Why something is set otherwise than it was typed; the values are words for people."""

    SPACES = "one space between words"
    SHORT_WORD = "a short word ends no line"
    ABBREVIATION = "an abbreviation stays with the next word"
    PHRASE = "these words stay together"
    NUMBER = "a number stays with what it counts"
    DIGITS = "the groups of a number stay together"
    DATE = "a day stays with its month"
    ORDINAL = "an ordinal number stays with the next word"
    INITIAL = "an initial stays with the name"
    NUMERAL = "a Roman numeral stays with its noun"
    HOUSE_NUMBER = "a house number stays with its street"
    DASH = "a dash for a hyphen"
    BEFORE_DASH = "a dash begins no line"
    RANGE = "a range has a dash without spaces"
    ELLIPSIS = "one sign for three full stops"
    QUOTATION_MARK = "the language's quotation marks"
    APOSTROPHE = "the typographic apostrophe"
    MARK = "the language's space beside a mark"


class Edit(NamedTuple):
    """A stretch of a text and what stands there instead."""

    start: int
    end: int
    text: str
    rule: EditRule
