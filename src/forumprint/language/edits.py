"""Edits: the changes that setting makes in a typed text, each with its rule."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class EditRule(Enum):
    """The rule behind a change in the typed text. The values are words for people."""

    SPACES = "one space between words"
    SHORT_WORD = "a short word ends no line"
    ABBREVIATION = "an abbreviation stays with the next word"
    PHRASE = "these words stay together"
    NUMBER = "a number stays with its unit or noun"
    DIGITS = "the groups of a number stay together"
    DATE = "a day stays with its month"
    ORDINAL = "an ordinal number stays with the next word"
    INITIAL = "an initial stays with the name"
    NUMERAL = "a Roman numeral stays with its noun"
    HOUSE_NUMBER = "a house number stays with its street"
    DASH = "a dash in place of a hyphen"
    BEFORE_DASH = "a dash begins no line"
    RANGE = "a range has a dash without spaces"
    ELLIPSIS = "one sign in place of three full stops"
    QUOTATION_MARK = "the quotation marks of the language"
    APOSTROPHE = "the typographic apostrophe"
    MARK = "the space that the language sets beside a mark"


class Edit(Struct, frozen=True):
    """A part of a text and its replacement."""

    start: int
    end: int
    text: str
    rule: EditRule
