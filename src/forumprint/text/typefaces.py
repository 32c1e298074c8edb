"""Typefaces: font files opened through HarfBuzz, with the measures that setting and embedding ask for."""

from __future__ import annotations

from functools import cached_property

import uharfbuzz as hb

# OpenType 1.9, OS/2 table: usWeightClass; head table: macStyle.
_WEIGHT_AT = 4
_MAC_STYLE_AT = 44
_POSTSCRIPT_NAME = 6


class Typeface:
    """One face of a TrueType or OpenType font file. Compared by identity; the file's bytes are opened when first asked for.

    Attributes:
        data: The font file.
        index: The face's number inside a collection (.ttc), else 0.
    """

    def __init__(self, data: bytes, index: int = 0) -> None:
        self.data = data
        self.index = index

    def __repr__(self) -> str:
        return f"Typeface({self.name})"

    @cached_property
    def face(self) -> hb.Face:
        """HarfBuzz's view of the file."""
        return hb.Face(self.data, self.index)

    @cached_property
    def font(self) -> hb.Font:
        """HarfBuzz's view of the face at the scale of its own units."""
        return hb.Font(self.face)

    @cached_property
    def name(self) -> str:
        """Its PostScript name."""
        return str(self.face.get_name(_POSTSCRIPT_NAME) or "Unnamed")

    @cached_property
    def upem(self) -> int:
        """Font units to the em."""
        return int(self.face.upem)

    @cached_property
    def ascent(self) -> int:
        """Of the face, font units above the baseline."""
        return int(self.font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """Of the face, font units below the baseline, positive."""
        return -int(self.font.get_font_extents("ltr").descender)

    @cached_property
    def x_height(self) -> int:
        """Of lower-case letters, font units."""
        return int(self.font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT))

    @cached_property
    def cap_height(self) -> int:
        """Of capitals, font units."""
        return int(self.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT))

    @cached_property
    def weight(self) -> int:
        """From 100 (thin) to 900 (black)."""
        return int.from_bytes(self._table("OS/2")[_WEIGHT_AT : _WEIGHT_AT + 2], "big") or 400

    @cached_property
    def italic(self) -> bool:
        """Whether it calls itself italic."""
        return bool(int.from_bytes(self._table("head")[_MAC_STYLE_AT : _MAC_STYLE_AT + 2], "big") & 2)

    @cached_property
    def is_cff(self) -> bool:
        """Whether its outlines are PostScript's (CFF) instead of TrueType's."""
        return bool(self._table("CFF "))

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of `text` that the face has no glyph for, each once, in their order."""
        return tuple(character for character in dict.fromkeys(text) if not self.has(character))

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for `character`."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def nominal_width(self, glyph: int) -> int:
        """The advance of a glyph without kerning, font units."""
        return int(self.font.get_glyph_h_advance(glyph))

    def _table(self, tag: str) -> bytes:
        return bytes(self.face.reference_table(tag).data)
