"""Typefaces: font files opened through HarfBuzz, with the measures for setting and embedding."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256

import uharfbuzz as hb

from forumprint.type.font_key import FontKey

# OpenType 1.9, OS/2 table: usWeightClass; head table: macStyle.
_WEIGHT_AT = 4
_MAC_STYLE_AT = 44
_POSTSCRIPT_NAME = 6
_INSTANCES_PREFIX = 25
# Parts of an em. One is a tolerance for rounding, in slanted faces too. The other is the depth of an old-style figure, which is more than
# the overshoot of a round one.
_NEARLY, _DESCENDER = 0.01, 0.05


class Typeface:
    """One face of a TrueType or OpenType font file. Faces are equal only if they are the same object. The file's bytes are opened on first
    use.

    Attributes:
        data: The font file.
        index: The number of the face in a collection (.ttc), else 0.
        location: The place of a variable font's instance, by axis ({"wght": 600}). Axes that are left out have their default.
    """

    def __init__(self, data: bytes, index: int = 0, location: Mapping[str, float] | None = None) -> None:
        self.data = data
        self.index = index
        self.location: Mapping[str, float] = dict(location or {})

    def __repr__(self) -> str:
        return f"Typeface({self.name})"

    @cached_property
    def key(self) -> FontKey:
        """The name of the face in set type. It is the same for equal bytes, in any process."""
        return FontKey(sha256(self.data).hexdigest(), self.index, tuple(self.location.items()))

    @cached_property
    def face(self) -> hb.Face:
        """The file in HarfBuzz."""
        return hb.Face(self.data, self.index)

    @cached_property
    def font(self) -> hb.Font:
        """The face, or its instance, in HarfBuzz, at the scale of its own units."""
        font = hb.Font(self.face)
        if self.location:
            font.set_variations(dict(self.location))
        return font

    @cached_property
    def axes(self) -> Mapping[str, tuple[float, float, float]]:
        """The least, default and greatest value of each axis of a variable font."""
        return {axis.tag: (axis.min_value, axis.default_value, axis.max_value) for axis in self.face.axis_infos}

    @cached_property
    def name(self) -> str:
        """The PostScript name. An instance adds its place on the axes (Adobe Technical Note 5902)."""
        name = str(self.face.get_name(_POSTSCRIPT_NAME) or "Unnamed")
        if not self.location:
            return name
        family = str(self.face.get_name(_INSTANCES_PREFIX) or name)
        return "_".join((family, *(f"{value:g}{tag}" for tag, value in self.location.items())))

    @cached_property
    def upem(self) -> int:
        """The font units of an em."""
        return int(self.face.upem)

    @cached_property
    def ascent(self) -> int:
        """The ascent of the face, in font units above the baseline."""
        return int(self.font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """The descent of the face, in font units below the baseline, positive."""
        return -int(self.font.get_font_extents("ltr").descender)

    @cached_property
    def x_height(self) -> int:
        """The height of lower-case letters, in font units."""
        return int(self.font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT))

    @cached_property
    def cap_height(self) -> int:
        """The height of capitals, in font units."""
        return int(self.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT))

    @cached_property
    def weight(self) -> int:
        """The weight, from 100 (thin) to 900 (black)."""
        stated = int.from_bytes(self._table("OS/2")[_WEIGHT_AT : _WEIGHT_AT + 2], "big") or 400
        return round(self.location.get("wght", stated))

    @cached_property
    def italic(self) -> bool:
        """Whether the face names itself italic, or is an instance that slants."""
        slants = bool(self.location.get("ital") or self.location.get("slnt"))
        return slants or bool(int.from_bytes(self._table("head")[_MAC_STYLE_AT : _MAC_STYLE_AT + 2], "big") & 2)

    @cached_property
    def is_cff(self) -> bool:
        """Whether its outlines are PostScript (CFF, or CFF2 of a variable font), not TrueType."""
        return bool(self._table("CFF ") or self._table("CFF2"))

    @cached_property
    def features(self) -> frozenset[str]:
        """The tags of all its features, for all scripts (OpenType 1.9, FeatureList)."""
        return frozenset(tag for table in ("GSUB", "GPOS") for tag in _feature_tags(self._table(table)))

    @cached_property
    def has_tabular_figures(self) -> bool:
        """Whether all its figures have one width without a feature."""
        widths = [self.font.get_glyph_h_advance(glyph) for glyph in self._figures]
        return bool(widths) and max(widths) - min(widths) <= self.upem * _NEARLY

    @cached_property
    def has_lining_figures(self) -> bool:
        """Whether all its figures stand on the baseline without a feature."""
        extents = [self.font.get_glyph_extents(glyph) for glyph in self._figures]
        return all(box is None or box.y_bearing + box.height > -self.upem * _DESCENDER for box in extents)

    @property
    def _figures(self) -> list[int]:
        return [glyph for figure in "0123456789" if (glyph := self.font.get_nominal_glyph(ord(figure)))]

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of `text` without a glyph in the face, each once, in order."""
        return tuple(character for character in dict.fromkeys(text) if not self.has(character))

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for `character`."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def nominal_width(self, glyph: int) -> int:
        """The advance of a glyph without kerning, in font units."""
        return int(self.font.get_glyph_h_advance(glyph))

    def _table(self, tag: str) -> bytes:
        return bytes(self.face.reference_table(tag).data)


def _feature_tags(table: bytes) -> list[str]:
    """The tags in a GSUB or GPOS table's FeatureList; none for a face without the table."""
    if not table:
        return []
    start = int.from_bytes(table[6:8], "big")
    count = int.from_bytes(table[start : start + 2], "big")
    return [table[at : at + 4].decode("latin-1") for at in range(start + 2, start + 2 + 6 * count, 6)]
