"""Typefaces to test with."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from forumprint.type.faces import Typeface

ASSETS = Path(__file__).parents[1] / "assets"


@cache
def face(name: str = "SourceSans3_400Regular.ttf") -> Typeface:
    return Typeface((ASSETS / "fonts" / name).read_bytes())


@cache
def cff_face(text: str) -> Typeface:
    """A PostScript-flavoured copy of Source Sans, with the letters of `text`."""
    source = TTFont(io.BytesIO(face().data))
    cmap, outlines = source.getBestCmap(), source.getGlyphSet()
    names = [".notdef", *dict.fromkeys(cmap[ord(character)] for character in text)]
    charstrings = {}
    for name in names:
        pen = T2CharStringPen(outlines[name].width, outlines)
        outlines[name].draw(pen)
        charstrings[name] = pen.getCharString()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: name for code, name in cmap.items() if name in names})
    builder.setupCFF("Copy-Regular", {"FullName": "Copy Regular"}, charstrings, {})
    builder.setupHorizontalMetrics({name: (outlines[name].width, 0) for name in names})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable({"familyName": "Copy", "styleName": "Regular", "psName": "Copy-Regular"})
    builder.setupOS2(sCapHeight=660)
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return Typeface(file.getvalue())
