"""Typefaces for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from forumprint.type.faces import Typeface
from forumprint.type.galley import GlyphRun, Line

ASSETS = Path(__file__).parents[1] / "assets"


@cache
def face(name: str = "SourceSans3_400Regular") -> Typeface:
    return Typeface((ASSETS / "fonts" / f"{name}.ttf").read_bytes())


def face_of(run: GlyphRun, resources: Mapping[str, bytes]) -> Typeface:
    """The face of a run of a leaflet."""
    return Typeface(resources[run.font.digest], run.font.index, dict(run.font.location))


def ink_below(line: Line, resources: Mapping[str, bytes]) -> float:
    """The depth of the ink of a leaflet's line below its baseline, in points."""
    deepest = [0.0]
    for run in line.runs:
        typeface = face_of(run, resources)
        boxes = [box for glyph in run.glyphs if (box := typeface.font.get_glyph_extents(glyph)) is not None]
        deepest += [-(box.y_bearing + box.height) * run.size / typeface.upem for box in boxes]
    return max(deepest)


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
