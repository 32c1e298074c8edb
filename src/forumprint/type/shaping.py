"""Shaping: HarfBuzz turns words into glyphs. Each word is shaped once.

Words are shaped without the spaces round them, because a line must have one width for all ways to break it. Text faces seldom kern against
a space (none of the bundled faces does). A pair that does would only move the gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import category, name, normalize
from weakref import ref

import uharfbuzz as hb
from msgspec import Struct

from forumprint.base.errors import InputError
from forumprint.base.memory import Drawer, Memory, remembered_beside
from forumprint.base.problems import Problem, Where
from forumprint.type.faces import Typeface
from forumprint.type.galley import TextStyle

SPACES = "\u0020\u00a0\u202f\u2007\u2009\u200a"
_SURROUNDINGS = 12
# The number of characters without a glyph that a message lists.
_NAMED = 3
_PLAIN_SPACES = dict.fromkeys(map(ord, SPACES), " ")
# Soft hyphens, zero-width spaces and joiners, byte-order marks: they say where words may be broken or joined, and are never drawn. The
# marks for the direction of text are the same (UAX #9, 2). Zero-width joiners shape Arabic before they are removed.
_BREAKING = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_JOINING = dict.fromkeys(map(ord, "\u200c\u200d"))
_DROPPED = {**_BREAKING, **_JOINING}

# Decorative ligatures and contextual swashes are only for styles that name them. An unexpected "Th" or "fj" looks like a misprint.
_FEATURES = {"kern": True, "liga": True, "clig": False, "dlig": False, "hlig": False}
# The replacements for characters without a glyph. Each looks the same or nearly the same.
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


class Shaped(Struct, frozen=True):
    """A shaped word in font units. `texts` and `shifts` are as in `GlyphRun`."""

    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    texts: tuple[str, ...]
    shifts: tuple[tuple[int, int], ...]
    width: int


class NoGlyphError(Exception):
    """No face of a style has a glyph for a character. A caller that knows the source makes an `InputError` from it: `no_glyph`."""

    def __init__(self, character: str, style: TextStyle) -> None:
        super().__init__(character)
        self.character = character
        self.style = style


_WORDS: Memory[str, Shaped] = Memory("shaped words", key="word, in a drawer for each face, features, language and direction", most=16_384)


class Shaper:
    """Shapes words and remembers them, for all shapers together."""

    def word(self, text: str, style: TextStyle, language: str, *, rtl: bool = False) -> Shaped:
        """Shape `text`, a word without a space to break at.

        Raises:
            NoGlyphError: The typeface has no glyph for one of the characters.
        """
        words = self.words(style, language, rtl=rtl)
        return words.get(text) or words.made(text, lambda: _shape(text, style, language, rtl))

    def words(self, style: TextStyle, language: str, *, rtl: bool = False) -> Drawer[str, Shaped]:
        """The words recently shaped in this face, with these features, in this language and direction."""
        # A typeface without other users is released.
        return _WORDS.labelled((ref(style.typeface), style.features, language, rtl))


def draws(typeface: Typeface, text: str) -> bool:
    """Whether the typeface has glyphs for all of `text`. Replacements and the parts of composed letters count."""
    drawn = _drawn(typeface)
    new = set(text) - drawn
    if not new:
        return True
    drawn.update(character for character in new if any(map(typeface.has, _choices(character))))
    return new <= drawn or all(character in drawn or typeface.has(character) for character in normalize("NFC", text))


@remembered_beside("characters that a face is known to draw")
def _drawn(typeface: Typeface) -> set[str]:
    """The characters that the face is known to draw. At first these are the characters that are never drawn."""
    return set(map(chr, _DROPPED))


def _choices(character: str) -> str:
    """The characters that can be drawn for it: itself, or a replacement. A line break in the source is a space."""
    return " " if character in "\t\r\n" else character + _STAND_INS.get(character, "")


def _shape(text: str, style: TextStyle, language: str, rtl: bool) -> Shaped:
    typeface = style.typeface
    visible = text.translate(_BREAKING if rtl else _DROPPED)
    buffer = hb.Buffer()
    buffer.add_str(visible.translate(_stand_ins(typeface)))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language
    if rtl:
        # A mark stays on its own: viewers reverse letters one by one, and would also reverse the text of a single glyph.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(typeface.font, buffer, {**_FEATURES, **dict(style.features)})
    if not buffer.glyph_infos:
        return Shaped((), (), (), (), 0)
    glyphs, clusters = [], []
    for info in buffer.glyph_infos:
        glyphs.append(info.codepoint)
        clusters.append(info.cluster)
    if 0 in glyphs:
        raise NoGlyphError(visible[clusters[glyphs.index(0)]], style)
    advances, shifts = [], []
    for position in buffer.glyph_positions:
        advances.append(position.x_advance)
        shifts.append((position.x_offset, position.y_offset))
    moved = any(dx or dy for dx, dy in shifts)
    return Shaped(tuple(glyphs), tuple(advances), _texts(visible, clusters, rtl), tuple(shifts) if moved else (), sum(advances))


@remembered_beside("stand-ins for what a face lacks")
def _stand_ins(typeface: Typeface) -> Mapping[int, str]:
    """For each character that the face lacks, the first replacement that it can draw."""
    missing = [character for character in _STAND_INS if not typeface.has(character)]
    return {ord(character): next(filter(typeface.has, _STAND_INS[character]), character) for character in missing}


def _texts(text: str, clusters: Sequence[int], rtl: bool) -> tuple[str, ...]:
    """For each glyph, from left to right, its characters. The leftmost glyph of a cluster has them all.

    All spaces have the text of a plain space: a reader who searches for "w Toruniu" in a viewer types one.
    """
    plain = text.translate(_PLAIN_SPACES)
    if len(clusters) == len(plain) == len(set(clusters)):
        return tuple(reversed(plain)) if rtl else tuple(plain)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(plain)], strict=True))
    return tuple(
        "" if cluster == before else plain[cluster : ends[cluster]] for before, cluster in zip([-1, *clusters], clusters, strict=False)
    )


def no_glyph(error: NoGlyphError, text: str, where: Where | None) -> InputError:
    """The error for a text with characters that no face of its style has. It names all of them, or the first few.

    Args:
        error: The error from shaping.
        text: The whole text.
        where: Its place in a file; None for text that is not from a file.
    """
    character, style = error.character, error.style
    faces = (style.typeface, *style.fallback)
    typefaces = ", ".join(dict.fromkeys(face.name for face in faces))
    subject = (
        f"the typeface {typefaces} has no glyph" if len(faces) == 1 else f"no typeface of the role `{style.role}` ({typefaces}) has a glyph"
    )
    hint = "delete it or write another character; or name a face that has it under `fallback:` of the role in the brand"
    if where is None:
        return InputError(f"{subject} for {_named(character)}", hint=hint)
    lacking = [
        each for each in dict.fromkeys(text) if each == character or not (_is_mark(each) or any(draws(face, each) for face in faces))
    ] or [character]
    more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
    listed = ", ".join(map(_named, lacking[:_NAMED])) + more
    message = f"{subject} for {listed} in “{_surroundings(lacking[0], text)}”"
    return InputError(message, [Problem(where, message, hint)], hint)


def _named(character: str) -> str:
    return f"“{character}” (U+{ord(character):04X} {name(character, 'without a name')})"


def _is_mark(character: str) -> bool:
    """Whether it may be part of another character's glyph."""
    return category(character).startswith("M")


def _surroundings(character: str, text: str) -> str:
    """Some letters before and after the character, so that it can be found in a long text."""
    place = max(0, text.find(character))
    start, end = max(0, place - _SURROUNDINGS), place + _SURROUNDINGS + 1
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
