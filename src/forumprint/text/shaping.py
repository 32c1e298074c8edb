"""Shaping: words into glyphs, by HarfBuzz, each word once.

Words are shaped without the spaces round them: a line must measure the same wherever it is broken. Text faces rarely kern against a
space (none of those that come with forumprint does), and a pair that did would move nothing but the gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from forumprint.base.problems import InputError, Problem
from forumprint.text.galley import Passage, TextStyle
from forumprint.text.typefaces import Typeface

SPACES = "\u0020\u00a0\u202f\u2007\u2009\u200a"
_SURROUNDINGS = 12
_PLAIN_SPACES = dict.fromkeys(map(ord, SPACES), " ")
# Soft hyphens, zero-width spaces and joiners, byte-order marks: they say where words may be broken or joined and are never drawn.
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

# Decorative ligatures and contextual swashes are left to styles that ask for them; a "Th" or "fj" nobody asked for reads as a misprint.
_FEATURES = {"kern": True, "liga": True, "clig": False, "dlig": False, "hlig": False}
# What stands in where a face has no glyph of its own; each looks the same or nearly so.
_STAND_INS = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": "\u200a ",
    "\u200a": " ",
    "\u202f": "\u2009 ",
    "\u2010": "-",
    "\u2011": "\u2010-",
    "\u2212": "–-",
}


class Shaped(NamedTuple):
    """A shaped word in font units; `texts` and `shifts` as in `GlyphRun`."""

    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    texts: tuple[str, ...]
    shifts: tuple[tuple[int, int], ...]
    width: int


class Shaper:
    """Shapes words and remembers them."""

    def __init__(self) -> None:
        self._words: dict[tuple[Typeface, tuple[tuple[str, int], ...], str], dict[str, Shaped]] = {}

    def word(self, text: str, style: TextStyle, language: str, passage: Passage | None) -> Shaped:
        """Shape `text`, a word of `passage` which holds no space to break at.

        Raises:
            InputError: The typeface has no glyph for one of the characters.
        """
        words = self.words(style, language)
        shaped = words.get(text)
        if shaped is None:
            shaped = words[text] = _shape(text, style.typeface, {**_FEATURES, **dict(style.features)}, language, passage)
        return shaped

    def words(self, style: TextStyle, language: str) -> dict[str, Shaped]:
        """The words shaped so far in this face, with these features, in this language."""
        return self._words.setdefault((style.typeface, style.features, language), {})


def _shape(text: str, typeface: Typeface, features: Mapping[str, bool | int], language: str, passage: Passage | None) -> Shaped:
    visible = text.translate(_DROPPED)
    buffer = hb.Buffer()
    buffer.add_str(visible.translate(_stand_ins(typeface)))
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    buffer.language = language
    hb.shape(typeface.font, buffer, features)
    glyphs, clusters = [], []
    for info in buffer.glyph_infos:
        glyphs.append(info.codepoint)
        clusters.append(info.cluster)
    if 0 in glyphs:
        raise _no_glyph(visible[clusters[glyphs.index(0)]], typeface, passage)
    advances, shifts = [], []
    for position in buffer.glyph_positions:
        advances.append(position.x_advance)
        shifts.append((position.x_offset, position.y_offset))
    moved = any(dx or dy for dx, dy in shifts)
    return Shaped(tuple(glyphs), tuple(advances), _texts(visible, clusters), tuple(shifts) if moved else (), sum(advances))


@lru_cache(maxsize=64)
def _stand_ins(typeface: Typeface) -> Mapping[int, str]:
    """For each character that the face lacks, the first of its stand-ins that it can draw."""
    missing = [character for character in _STAND_INS if not typeface.has(character)]
    return {ord(character): next(filter(typeface.has, _STAND_INS[character]), character) for character in missing}


def _texts(text: str, clusters: Sequence[int]) -> tuple[str, ...]:
    """For each glyph the characters it stands for; a cluster's first glyph has them all.

    All spaces say a plain space: whoever looks for "w Toruniu" in a viewer types one.
    """
    plain = text.translate(_PLAIN_SPACES)
    if len(clusters) == len(plain) == len(set(clusters)):
        return tuple(plain)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(plain)], strict=True))
    return tuple(
        "" if cluster == before else plain[cluster : ends[cluster]] for before, cluster in zip([-1, *clusters], clusters, strict=False)
    )


def _no_glyph(character: str, typeface: Typeface, passage: Passage | None) -> InputError:
    message = f"the typeface {typeface.name} has no glyph for “{character}” (U+{ord(character):04X})"
    hint = "take it out or write another character; or choose another typeface in the brand"
    if passage is None:
        return InputError(message, hint=hint)
    message = f"{message} in “{_surroundings(character, passage.text)}”"
    return InputError(message, [Problem(passage.where, message, hint)], hint)


def _surroundings(character: str, text: str) -> str:
    """Some letters before the character and after it, so that it is found in a long text."""
    place = max(0, text.find(character))
    start, end = max(0, place - _SURROUNDINGS), place + _SURROUNDINGS + 1
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
