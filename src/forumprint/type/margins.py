"""Optical margins: some signs stand slightly outside the measure, so that the edge looks straight.

At the left of display type an opening quotation mark hangs. A large letter moves out by the growth of its side bearing, so that its stem,
bowl or serif stands above the small text below it. At the right of justified text, hyphens, full stops and commas stand out by a share of
their width, like pdfTeX's character protrusion and the optical margins of layout programs. Source: Hàn Thế Thành, Micro-typographic
extensions to the TeX typesetting system (Brno 2000), chapter 3. The shares are our own, chosen by looking.
"""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from forumprint.type.faces import Typeface
from forumprint.type.galley import GlyphRun, Line, TextStyle
from forumprint.type.shaping import SPACES
from forumprint.type.words import SOFT_HYPHEN, Slice, Word

_OPENING_QUOTES = "„“«‹‘‚"
# Letters of this size or smaller keep their bearings. Larger letters are aligned with them.
_TEXT_SIZE = 10.0
# The most that a letter moves, in ems, in any face.
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
    """The distance that the quotation mark at the start of the word hangs out, kerned with its letter, so that the letter stands on the
    edge.

    A space that the language sets after the mark hangs with it.
    """
    first, *rest = word.slices
    if first.text[0] not in _OPENING_QUOTES or first.voice.rtl:
        return 0.0
    if len(first.text) == 1:
        return first.width + sum(space.width for space in takewhile(lambda part: part.is_space, rest))
    return first.voice.width(first.text) - first.voice.width(first.text[1:])


class Flush(Struct, frozen=True):
    """Lines of one length or ragged, with nothing outside the right edge.

    Attributes:
        hang: Whether a quotation mark that begins a line hangs left of it.
        bearings: Whether large letters move out by the growth of their bearings.
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


class Straight(Struct, frozen=True):
    """Justified lines, whose right edge should look straight."""

    def left(self, word: Word) -> float:
        return 0.0

    def right(self, last: Slice) -> float:
        return protrusion(last)


def outset(line: Line, style: TextStyle) -> float:
    """The same for a single line of display type in `style`: its distance left of the edge, in points."""
    run = line.runs[0]
    return _bearing(_face(run, style), run.glyphs[0], run.size)


def depth(line: Line, style: TextStyle) -> float:
    """The depth of a line's ink below its baseline in `style`, in points, with a comma's tail or a letter's descender."""
    deepest = 0.0
    for run in line.runs:
        face = _face(run, style)
        for glyph in run.glyphs:
            extents = face.font.get_glyph_extents(glyph)
            if extents is not None:
                deepest = min(deepest, (extents.y_bearing + extents.height) / face.upem * run.size)
    return -deepest


def _face(run: GlyphRun, style: TextStyle) -> Typeface:
    """The face of a run that was set in `style`: the style's own face, or one of its others."""
    others = (*style.fallback, style.strong, style.emphasis)
    return next((face for face in (style.typeface, *others) if face is not None and face.key == run.font), style.typeface)


def _bearing(typeface: Typeface, glyph: int, size: float) -> float:
    """The growth of a letter's left side bearing from text size to its size. Letters that reach beyond their bearing do not move."""
    grown = size - _TEXT_SIZE
    extents = typeface.font.get_glyph_extents(glyph) if grown > 0 else None
    if extents is None:
        return 0.0
    return min(max(float(extents.x_bearing) / typeface.upem, 0.0), _LARGEST_BEARING) * grown


def protrusion(last: Slice) -> float:
    """The distance that the last character of a justified line stands out at the right, in points."""
    share = None if last.voice.rtl else _PROTRUSION.get(last.text[-1:])
    return share * last.voice.width(last.text[-1]) if share else 0.0


def protruding(run: GlyphRun, number: int) -> float:
    """The same for a glyph after setting."""
    return 0.0 if run.rtl else _PROTRUSION.get(run.texts[number], 0.0) * run.advances[number]
