"""The typefaces of the file: glyph ids as codes, subsets by HarfBuzz, and the text of each glyph.

Fonts are Type 0 with Identity-H (ISO 32000-1, 9.7). A code is a glyph id, so the shaping stays the same for TrueType and CFF. All runs are
read before anything is painted. Only then are the used glyphs known, and the text that each of them stands for most often.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from unicodedata import normalize

import uharfbuzz as hb
from msgspec import Struct

from forumprint.base.errors import ResourceError
from forumprint.base.memory import Memory, remembered
from forumprint.pdf.backend import DEFLATED, PdfDocument, PdfName, Reference, Value, deflated
from forumprint.type.faces import Typeface
from forumprint.type.font_key import FontKey
from forumprint.type.galley import GlyphRun

# ISO 32000-1, table 123: 3 = symbolic (no Latin encoding applies to glyph ids), 7 = italic.
_SYMBOLIC, _ITALIC = 1 << 2, 1 << 6
# A correction smaller than this is not worth its bytes. It is added to the next one, so that no drift builds up.
_LEAST_CORRECTION = 0.002
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_BFCHAR_LIMIT = 100


class Cluster(Struct, frozen=True):
    """Glyphs that stand for `text` together. Text extraction must not divide them."""

    glyphs: range
    text: str


class Subset(Struct, frozen=True):
    """The file of a typeface that has only some glyphs.

    Attributes:
        length: The number of its bytes.
        deflated: Its bytes, compressed.
        bounds: The box that encloses its glyphs, in font units.
    """

    length: int
    deflated: bytes
    bounds: tuple[int, ...]


# Both are by content, for the next leaflet in the same typefaces, and for one that is built again while its words change.
_OPENED = Memory[FontKey, Typeface]("typefaces of finished leaflets", key="the file's digest, its face and axes", most=32).drawer()
_SUBSETS = Memory[tuple[FontKey, tuple[int, ...]], Subset]("subsets of typefaces", key="typeface, glyphs", most=64).drawer()


class EmbeddedFont:
    """One typeface of the file. It writes its runs."""

    def __init__(self, typeface: Typeface, label: str, runs: Iterable[GlyphRun]) -> None:
        self.label = label
        self._typeface = typeface
        self._meanings = _meanings(runs)
        self._widths = {glyph: typeface.nominal_width(glyph) * 1000 / typeface.upem for glyph in self._meanings}
        self._codes = {glyph: f"{glyph:04X}" for glyph in self._meanings}

    def pieces(self, run: GlyphRun) -> Iterator[tuple[Sequence[int], str | None]]:
        """The run's glyph indices in groups: with None where ToUnicode gives the text, else with the replacement text."""
        meanings = self._meanings
        if all(meanings[glyph] == text for glyph, text in zip(run.glyphs, _said(run), strict=True)):
            if run.glyphs:
                yield range(len(run.glyphs)), None
            return
        for tells_itself, stretch in groupby(clusters(run), key=lambda cluster: self._tells_itself(run, cluster)):
            if tells_itself:
                yield [index for cluster in stretch for index in cluster.glyphs], None
            else:
                yield from ((cluster.glyphs, cluster.text) for cluster in stretch)

    def _tells_itself(self, run: GlyphRun, cluster: Cluster) -> bool:
        return len(cluster.glyphs) == 1 and self._meanings[run.glyphs[cluster.glyphs[0]]] == cluster.text

    def levels(self, run: GlyphRun, indices: Sequence[int]) -> Iterator[Sequence[int]]:
        """The run's glyphs in groups of one height: one `show` operator cannot raise a glyph."""
        if not run.shifts:
            yield indices
            return
        for _, stretch in groupby(indices, key=lambda index: run.shifts[index][1]):
            yield list(stretch)

    def show(self, run: GlyphRun, indices: Sequence[int]) -> str:
        """The TJ operator for some of the run's glyphs, from the place of the first one. The moves of shaping stand between the codes.

        Numbers are 1/1000 of the size. The part that one correction leaves out goes into the next, so that no glyph is more than 0.002 pt
        out of place.
        """
        glyphs, advances, widths, codes = run.glyphs, run.advances, self._widths, self._codes
        per_mille = 1000 / run.size
        least = _LEAST_CORRECTION * per_mille
        shifts = run.shifts
        parts, owed, last = ["[<"], 0.0, indices[-1]
        for index in indices:
            glyph = glyphs[index]
            parts.append(codes[glyph])
            owed += advances[index] * per_mille - widths[glyph]
            if shifts and index != last:
                owed += (shifts[index + 1][0] - shifts[index][0]) * per_mille
            if abs(owed) > least:
                correction = round(owed, 2)
                parts.append(f">{-correction:.10g}<")
                owed -= correction
        parts.append(">]TJ")
        return "".join(parts).replace("<>", "")

    def embed(self, document: PdfDocument) -> Reference:
        """Write the font's objects (ISO 32000-1, 9.7.6 and 9.8)."""
        glyphs = sorted(self._meanings)
        name = f"{_subset_tag(self._typeface.name, glyphs)}+{self._typeface.name}"
        descendant: dict[str, Value] = {
            "Type": PdfName("Font"),
            "Subtype": PdfName("CIDFontType0" if self._typeface.is_cff else "CIDFontType2"),
            "BaseFont": PdfName(name),
            "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
            "FontDescriptor": document.add(self._descriptor(document, glyphs, name)),
            "W": _width_array(self._widths, glyphs),
        }
        if not self._typeface.is_cff:
            descendant["CIDToGIDMap"] = PdfName("Identity")
        return document.add(
            {
                "Type": PdfName("Font"),
                "Subtype": PdfName("Type0"),
                "BaseFont": PdfName(name),
                "Encoding": PdfName("Identity-H"),
                "DescendantFonts": [document.add(descendant)],
                "ToUnicode": document.add_deflated({}, _to_unicode(self._meanings)),
            }
        )

    def _descriptor(self, document: PdfDocument, glyphs: Sequence[int], name: str) -> dict[str, Value]:
        per_mille = 1000 / self._typeface.upem
        subset = _SUBSETS.made((self._typeface.key, tuple(glyphs)), lambda: _subset(self._typeface, glyphs))
        whole, fraction = _shorts(self._typeface.face, "post", 4, 2)
        return {
            "Type": PdfName("FontDescriptor"),
            "FontName": PdfName(name),
            "Flags": _SYMBOLIC | (_ITALIC if self._typeface.italic else 0),
            "FontBBox": [round(bound * per_mille) for bound in subset.bounds],
            "ItalicAngle": whole + (fraction & 0xFFFF) / 65536,
            "Ascent": round(self._typeface.ascent * per_mille),
            "Descent": -round(self._typeface.descent * per_mille),
            "CapHeight": round(self._typeface.cap_height * per_mille),
            # A font file does not state the width of its stems. Viewers use the value only to imitate missing fonts.
            "StemV": round(self._typeface.weight / 5),
            **_font_file(document, self._typeface, subset),
        }


class FontBook:
    """All typefaces of a leaflet's runs, in order of first use.

    Args:
        runs: The runs of all pages.
        files: The bytes of font files, by their SHA-256.

    Raises:
        ResourceError: A font's bytes are missing, or differ from those that a key names.
    """

    def __init__(self, runs: Iterable[GlyphRun], files: Mapping[str, bytes]) -> None:
        by_face: dict[FontKey, list[GlyphRun]] = defaultdict(list)
        for run in runs:
            by_face[run.font].append(run)
        self._fonts = {
            key: EmbeddedFont(_typeface(key, files), f"F{number}", of_face) for number, (key, of_face) in enumerate(by_face.items(), 1)
        }

    def of(self, run: GlyphRun) -> EmbeddedFont:
        return self._fonts[run.font]

    def embed(self, document: PdfDocument) -> dict[str, Reference]:
        """Write all fonts. Return a page's Font resources."""
        return {font.label: font.embed(document) for font in self._fonts.values()}


def _typeface(key: FontKey, files: Mapping[str, bytes]) -> Typeface:
    data = files.get(key.digest)
    known = _OPENED.find(key)
    if known is not None and known.data == data:
        return known
    if data is None or hashlib.sha256(data).hexdigest() != key.digest:
        state = "is missing" if data is None else "has changed"
        raise ResourceError(f"the font file {key.digest[:12]}… {state} since the leaflet was composed", hint="compose the leaflet again")
    opened = Typeface(data, key.index, dict(key.location))
    _OPENED.put(key, opened)
    return opened


def clusters(run: GlyphRun) -> Iterator[Cluster]:
    """A run's glyphs, each with the following ones that have no text of their own."""
    start, texts = 0, _said(run)
    for index in range(1, len(run.glyphs) + 1):
        if index == len(run.glyphs) or texts[index]:
            yield Cluster(range(start, index), texts[start])
            start = index


def _said(run: GlyphRun) -> Sequence[str]:
    """The text of each glyph in the file: its own text, except for ligatures that are read from right to left.

    Viewers that reverse such text (poppler, PDFium) also reverse the letters of a ligature. Written as one character, Unicode's
    presentation form, it becomes the right letters.
    """
    return tuple(_ligatures().get(text, text) if len(text) > 1 else text for text in run.texts) if run.rtl else run.texts


@remembered("presentation forms of ligatures", most=1)
def _ligatures() -> Mapping[str, str]:
    """Presentation forms of Hebrew and Arabic ligatures, by their letters (Unicode, FB1D to FDFF and FE70 to FEFC)."""
    forms = map(chr, (*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFEFD)))
    found: dict[str, str] = {}
    for form in forms:
        found.setdefault(normalize("NFKC", form), form)
    return found


def _meanings(runs: Iterable[GlyphRun]) -> dict[int, str]:
    """For each glyph the text that it stands for most often alone; of equals the first. A glyph that is only a part of clusters has none.

    A hyphen from line breaking never wins over a typed one: viewers' searches ignore it.
    """
    glyphs: dict[int, None] = {}
    alone: Counter[tuple[int, str]] = Counter()
    for run in runs:
        glyphs.update(dict.fromkeys(run.glyphs))
        if all(run.texts):
            alone.update(zip(run.glyphs, _said(run), strict=True))
        else:
            alone.update((run.glyphs[each.glyphs[0]], each.text) for each in clusters(run) if len(each.glyphs) == 1 and each.text)
    meanings: dict[int, str] = {}
    for (glyph, text), _ in sorted(alone.items(), key=lambda item: (item[0][1] == _SOFT_HYPHEN, -item[1])):
        meanings.setdefault(glyph, text)
    return {glyph: meanings.get(glyph, _REPLACEMENT) for glyph in glyphs}


def _subset_tag(name: str, glyphs: Sequence[int]) -> str:
    """Six capitals that differ between subsets (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(f"{name} {glyphs}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _width_array(widths: Mapping[int, float], glyphs: Sequence[int]) -> list[Value]:
    """Widths per mille, with consecutive glyphs in one list (ISO 32000-1, 9.7.4.3)."""
    array: list[Value] = []
    for _, stretch in groupby(enumerate(glyphs), key=lambda pair: pair[1] - pair[0]):
        consecutive = [glyph for _, glyph in stretch]
        array += [consecutive[0], [round(widths[glyph], 3) for glyph in consecutive]]
    return array


def _subset(typeface: Typeface, glyphs: Sequence[int]) -> Subset:
    """The typeface with the outlines of `glyphs`. Glyph ids stay, axes are fixed, and tables for shaping or hinting only are removed."""
    wanted = hb.SubsetInput()
    # PDF has no CFF2 (ISO 32000-1, table 126). At fixed axes the outlines can be written as CFF.
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DOWNGRADE_CFF2
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_tag(table) for table in ("GSUB", "GPOS", "GDEF", "OS/2", "cmap", "name", "STAT", "DSIG", "gasp"))
    if typeface.axes:
        wanted.pin_all_axes_to_default(typeface.face)
        for axis, value in typeface.location.items():
            wanted.pin_axis_location(typeface.face, axis, value)
    subset = hb.subset(typeface.face, wanted)
    data = bytes(subset.blob.data)
    # An instance may be heavier than the outlines that its font's own box encloses.
    return Subset(len(data), deflated(data), tuple(_shorts(subset, "head", 36, 4)))


def _font_file(document: PdfDocument, typeface: Typeface, subset: Subset) -> dict[str, Value]:
    if typeface.is_cff:
        # A bare CFF table would be enough (CIDFontType0C), but some checkers do not take its glyphs by number if it names them.
        return {"FontFile3": document.add_stream({"Subtype": PdfName("OpenType"), "Filter": DEFLATED}, subset.deflated)}
    return {"FontFile2": document.add_stream({"Length1": subset.length, "Filter": DEFLATED}, subset.deflated)}


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _shorts(face: hb.Face, table: str, offset: int, count: int) -> list[int]:
    data = face.reference_table(table).data[offset : offset + 2 * count]
    return [int.from_bytes(data[at : at + 2], "big", signed=True) for at in range(0, 2 * count, 2)]


def _to_unicode(meanings: Mapping[int, str]) -> bytes:
    """The CMap from glyph ids to text (ISO 32000-1, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in sorted(meanings.items())]
    for start in range(0, len(entries), _BFCHAR_LIMIT):
        block = entries[start : start + _BFCHAR_LIMIT]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap CMapName currentdict /CMap defineresource pop end end", ""]
    return "\n".join(lines).encode("ascii")
