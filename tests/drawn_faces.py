"""Typefaces drawn for a test. Every letter is a box of its own width, with the rules that the test needs. Nothing comes from a foundry."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Literal

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from forumprint.type.faces import Typeface

Outlines = Literal["TrueType", "CFF", "CFF2"]
BOX, BOLDER = 400, 200
LATIN = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;-–()„”/\u0301"
HEBREW = "".join(map(chr, range(0x5D0, 0x5EB))) + "\u05b8\u05bc .,-()0123456789"
ARABIC = " سلمانجةربو.,()،٠١٢٣٤"


def glyph_name(character: str) -> str:
    return "space" if character == " " else f"uni{ord(character):04X}"


@cache
def drawn_face(
    letters: str,
    *,
    name: str = "Drawn",
    others: tuple[str, ...] = (),
    rules: str = "",
    outlines: Outlines = "TrueType",
    weights: tuple[float, float] | None = None,
) -> Typeface:
    """A face with `letters`, each a box some units wider than the one before.

    Args:
        letters: The characters of the face.
        name: The family.
        others: The names of more glyphs, which only `rules` reach.
        rules: The features in Adobe's feature file syntax. `glyph_name` gives the names of glyphs.
        outlines: The format of the outlines.
        weights: The least and greatest value of a weight axis, along which boxes grow by `BOLDER`.
    """
    names = (".notdef", *dict.fromkeys(map(glyph_name, letters)), *others)
    widths = {glyph: BOX + 3 * number for number, glyph in enumerate(names)}
    builder = FontBuilder(1000, isTTF=outlines == "TrueType")
    builder.setupGlyphOrder(list(names))
    builder.setupCharacterMap({ord(character): glyph_name(character) for character in letters})
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    _setup_outlines(builder, widths, name, outlines, weights)
    builder.setupHorizontalMetrics({glyph: (width, 50) for glyph, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700, sxHeight=500, usWeightClass=400)
    builder.setupPost()
    if rules:
        addOpenTypeFeaturesFromString(builder.font, rules)
    file = io.BytesIO()
    builder.save(file)
    return Typeface(file.getvalue())


def instance(face: Typeface, location: Mapping[str, float]) -> Typeface:
    """A variable face at a place on its axes."""
    return Typeface(face.data, 0, location)


def _setup_outlines(
    builder: FontBuilder, widths: Mapping[str, int], name: str, outlines: Outlines, weights: tuple[float, float] | None
) -> None:
    if weights is not None:
        builder.setupFvar([("wght", weights[0], weights[0], weights[1], "Weight")], [])
    if outlines == "TrueType":
        builder.setupGlyf({glyph: _outline(glyph, width) for glyph, width in widths.items()})
        if weights is not None:
            # Four corners, then the four points that give the glyph's width.
            grown = [(0, 0), (0, 0), (BOLDER, 0), (BOLDER, 0), (0, 0), (BOLDER, 0), (0, 0), (0, 0)]
            builder.setupGvar({glyph: [TupleVariation({"wght": (0, 1, 1)}, grown)] for glyph in widths if glyph != "space"})
    elif outlines == "CFF":
        builder.setupCFF(f"{name}-Regular", {"FullName": name}, {glyph: _charstring(glyph, width) for glyph, width in widths.items()}, {})
    else:
        builder.setupCFF2({glyph: _blended(glyph, width) for glyph, width in widths.items()}, regions=[{"wght": (0, 1, 1)}])


def _outline(glyph: str, width: int) -> object:
    pen = TTGlyphPen(None)
    _draw(pen, glyph, width)
    return pen.glyph()


def _charstring(glyph: str, width: int) -> object:
    pen = T2CharStringPen(width, None)
    _draw(pen, glyph, width)
    return pen.getCharString()


def _blended(glyph: str, width: int) -> object:
    """Its lower and upper side are blended with their growth at the axis' end."""
    sides = [50, "hmoveto", 500, "vlineto", width - 100, BOLDER, 1, "blend", "hlineto", -500, "vlineto"]
    return T2CharString(program=[] if glyph == "space" else sides)


def _draw(pen: TTGlyphPen | T2CharStringPen, glyph: str, width: int) -> None:
    if glyph == "space":
        return
    pen.moveTo((50, 0))
    for corner in ((50, 500), (width - 50, 500), (width - 50, 0)):
        pen.lineTo(corner)
    pen.closePath()
