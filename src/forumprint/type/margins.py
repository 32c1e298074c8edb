"""Optical margins: what stands a little outside the measure so that the edge looks straight.

On the left of display type an opening quotation mark hangs, and large letters move out by what their side bearing grew with their size:
a stem, a bowl or a serif then stands over the small text below it. On the right of justified text, hyphens, stops and commas stand out
by a share of their width, as pdfTeX's character protrusion and the optical margins of layout programs do. Source: Hàn Thế Thành,
Micro-typographic extensions to the TeX typesetting system (Brno 2000), chapter 3; the shares are ours, chosen by looking.
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from forumprint.type.faces import Typeface
from forumprint.type.galley import GlyphRun, Line, TextStyle
from forumprint.type.shaping import SPACES
from forumprint.type.words import SOFT_HYPHEN, Slice, Word

_OPENING_QUOTES = "„“«‹‘‚"
# Letters of this size and less keep their bearings: they are what larger ones are aligned with.
_TEXT_SIZE = 10.0
# In ems: no letter moves further, whatever its face says.
_LARGEST_BEARING = 0.12
_PROTRUSION = {
    "-": 0.6,
    SOFT_HYPHEN: 0.6,
    ".": 0.7,
    ",": 0.7,
    ":": 0.4,
    ";": 0.4,
    "–": 0.25,
    "”": 0.5,
    "’": 0.5,
    "»": 0.4,
    "!": 0.15,
    "?": 0.15,
}


def hanging_quote(word: Word) -> float:
    """How far the quotation mark that the word begins with, kerned with its letter, hangs out so that the letter stands on the edge.

    A space that the language sets after the mark hangs out with it.
    """
    first, *rest = word.slices
    if first.text[0] not in _OPENING_QUOTES or first.voice.rtl:
        return 0.0
    if len(first.text) == 1:
        return first.width + sum(space.width for space in takewhile(lambda part: part.is_space, rest))
    return first.voice.width(first.text) - first.voice.width(first.text[1:])


class Flush(NamedTuple):
    """Lines of one length or ragged, with nothing outside the right edge.

    Attributes:
        hang: Whether quotation marks that begin a line hang left of it.
        bearings: Whether large letters give up what their bearings grew.
    """

    hang: bool = False
    bearings: bool = False

    def left(self, word: Word) -> float:
        quote = hanging_quote(word) if self.hang else 0.0
        first = word.slices[0]
        if not self.bearings or first.voice.rtl:
            return quote
        letter = word.text.lstrip(_OPENING_QUOTES + SPACES)[:1] if quote else first.text[:1]
        shaped = first.voice.shape(letter)
        return quote + (_bearing(first.voice.typeface, shaped.glyphs[0], first.voice.style.size) if shaped.glyphs else 0.0)

    def right(self, last: Slice) -> float:
        return 0.0


class Straight(NamedTuple):
    """Justified lines, whose right edge shall look straight."""

    def left(self, word: Word) -> float:
        return 0.0

    def right(self, last: Slice) -> float:
        return protrusion(last)


def outset(line: Line, style: TextStyle) -> float:
    """The same of a line of display type that is set for itself, in `style`: how far left of its edge it stands, points."""
    run = line.runs[0]
    return _bearing(_face(run, style), run.glyphs[0], run.size)


def depth(line: Line, style: TextStyle) -> float:
    """How far below its baseline the ink of a line set in `style` reaches, points; a comma's tail and a letter's descender alike."""
    deepest = 0.0
    for run in line.runs:
        face = _face(run, style)
        for glyph in run.glyphs:
            extents = face.font.get_glyph_extents(glyph)
            if extents is not None:
                deepest = min(deepest, (extents.y_bearing + extents.height) / face.upem * run.size)
    return -deepest


def _face(run: GlyphRun, style: TextStyle) -> Typeface:
    """The face of a run that was set in `style`: the style's own, or one of its others."""
    others = (*style.fallback, style.strong, style.emphasis)
    return next((face for face in (style.typeface, *others) if face is not None and face.key == run.font), style.typeface)


def _bearing(typeface: Typeface, glyph: int, size: float) -> float:
    """What a letter's left side bearing has more at its size than at text size; letters that reach beyond it do not move."""
    grown = size - _TEXT_SIZE
    extents = typeface.font.get_glyph_extents(glyph) if grown > 0 else None
    if extents is None:
        return 0.0
    return min(max(float(extents.x_bearing) / typeface.upem, 0.0), _LARGEST_BEARING) * grown


def protrusion(last: Slice) -> float:
    """How far the last character of a justified line stands out at the right, points."""
    share = None if last.voice.rtl else _PROTRUSION.get(last.text[-1:])
    return share * last.voice.width(last.text[-1]) if share else 0.0


def protruding(run: GlyphRun, number: int) -> float:
    """The same of a glyph that has been set."""
    return 0.0 if run.rtl else _PROTRUSION.get(run.texts[number], 0.0) * run.advances[number]
