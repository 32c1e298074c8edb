"""Hand-made leaflets for the PDF floor's tests: lines shaped directly with HarfBuzz, nothing composed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import uharfbuzz as hb
from msgspec.structs import replace
from PIL import Image

from faces import ASSETS, face
from forumprint.base.geometry import Rect, Size
from forumprint.base.problems import Where
from forumprint.frame.frames import Frame
from forumprint.frame.leaflet import Colour, Leaflet, Page, Rights
from forumprint.frame.pictures import PreparedPicture
from forumprint.frame.placements import Artwork, LinkArea, Panel, Picture, Placement, Rule, Shape, TextLine, Treatment
from forumprint.frame.spans import Figure, Span, SpanTable
from forumprint.frame.structure import Node, Role
from forumprint.pdf.document import write_pdf
from forumprint.type.faces import Typeface
from forumprint.type.galley import GlyphRun, Line

HERE = Where("event.yaml", 1, 1)
COLOURS = {
    "ink": Colour((16, 40, 60), (95, 72, 46, 52)),
    "accent": Colour((176, 56, 26), (18, 88, 100, 12)),
    "white": Colour((255, 255, 255), (0, 0, 0, 0)),
}
A6 = Size(297.64, 419.53)
_NUMBERED = SpanTable()
_KEY = "0" * 64


def profile() -> bytes:
    return (ASSETS / "icc" / "sRGB.icc").read_bytes()


def fonts(*typefaces: Typeface) -> Mapping[str, bytes]:
    """The bytes of typefaces, in the form for writers. By default it is the face of hand-made leaflets."""
    return {typeface.key.digest: typeface.data for typeface in typefaces or (face(),)}


def written(of: Leaflet, *typefaces: Typeface) -> bytes:
    """A leaflet in these typefaces as a PDF."""
    return write_pdf(of, fonts(*typefaces), OnePhoto(), profile())


def span(text: str, *, language: str = "pl", href: str | None = None) -> Span:
    return _NUMBERED.span(text, language, HERE, href)


def figure(alt: str) -> Figure:
    return _NUMBERED.figure(alt, "pl", HERE)


def set_run(text: str, *, size: float = 12.0, typeface: Typeface | None = None) -> GlyphRun:
    """`text` in one shaped run, kerned."""
    typeface = typeface or face()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(typeface.font, buffer)
    starts = [info.cluster for info in buffer.glyph_infos]
    texts = [text[start : (*starts, len(text))[index + 1]] if start not in starts[:index] else "" for index, start in enumerate(starts)]
    advances = tuple(position.x_advance * size / typeface.upem for position in buffer.glyph_positions)
    glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
    return GlyphRun(
        source=0,
        x=0.0,
        width=sum(advances),
        role="body",
        font=typeface.key,
        size=size,
        colour="ink",
        ascent=size * typeface.ascent / typeface.upem,
        descent=size * typeface.descent / typeface.upem,
        glyphs=glyphs,
        advances=advances,
        texts=tuple(texts),
    )


def set_line(*runs: GlyphRun) -> Line:
    """Several runs in a row as a line."""
    placed, x = [], 0.0
    for source, run in enumerate(runs):
        placed.append(replace(run, source=source, x=x))
        x += run.width
    return Line(tuple(placed), 0.0, x, runs[0].size, runs[0].size * 0.3, runs[0].size * 1.3)


def text_line(baseline: float, *parts: tuple[GlyphRun, Span]) -> TextLine:
    """Several runs in a row as a line on the page, each with its span."""
    return TextLine(20, baseline, set_line(*(run for run, _ in parts)), tuple(of.id for _, of in parts))


def artifact_line(baseline: float, text: str) -> TextLine:
    """A line on the page without a span."""
    return TextLine(20, baseline, set_line(set_run(text)))


def text_leaflet(*lines: str, typeface: Typeface | None = None) -> Leaflet:
    """A page of paragraphs, one line each."""
    spans = [span(text) for text in lines]
    placements = [text_line(40 + 20 * row, (set_run(each.text + " ", typeface=typeface), each)) for row, each in enumerate(spans)]
    return leaflet(placements, [Node(Role.PARAGRAPH, (each,)) for each in spans])


def leaflet(placements: Sequence[Placement], nodes: Sequence[Node]) -> Leaflet:
    """One A6 page."""
    runs = [run for placed in placements if isinstance(placed, TextLine) for run in placed.line.runs]
    return Leaflet(
        title="Zażółć gęślą jaźń",
        language="pl",
        author="Urząd Miasta",
        subject="Forum",
        rights=Rights("© Urząd Miasta 2024", "https://creativecommons.org/licenses/by-nc/4.0/deed.pl", "Urząd Miasta"),
        made=date(2024, 12, 3),
        pages=(Page(A6, 8.5, Frame(A6, tuple(placements))),),
        structure=Node(Role.DOCUMENT, tuple(nodes), "pl"),
        colours=COLOURS,
        duotone="ink",
        fonts=tuple(dict.fromkeys(run.font for run in runs)),
    )


def full_leaflet(typeface: Typeface | None = None) -> Leaflet:
    """A leaflet with one of everything: heading, paragraph over two lines, another language, a list, a photo, a chart, links, artifacts."""
    heading = span("Wspólnie „Ta” AVATAR")
    body = span("Zażółć gęślą jaźń, samo\N{SOFT HYPHEN}rządność")
    english = span("Together", language="en")
    label, item = span("1"), span("pierwszy punkt")
    web = span("torun.pl", href="https://torun.pl/dialog?a=1")
    photo, chart = figure("Dmuchawiec na łące"), figure("52 cegły")

    def line(y: float, *parts: tuple[str, Span]) -> TextLine:
        return text_line(y, *((set_run(text, typeface=typeface), of) for text, of in parts))

    hyphen = replace(set_run("-", typeface=typeface), texts=("\N{SOFT HYPHEN}",))
    square = Shape((("M", 0, 0), ("L", 10, 0), ("L", 10, 5), ("L", 0, 5), ("Z",)), "accent")
    placements: list[Placement] = [
        Panel(Rect(-8.5, -8.5, 314.64, 60), "accent"),
        text_line(40, (set_run("Wspólnie „Ta” AVATAR ", size=24, typeface=typeface), heading)),
        Rule(20, 55, 200, 1.5, "ink"),
        text_line(80, (set_run("Zażółć gęślą jaźń, samo", typeface=typeface), body), (hyphen, body)),
        line(96, ("rządność ", body), ("Together ", english)),
        line(120, ("1 ", label), ("pierwszy punkt ", item)),
        Picture(Rect(20, 140, 120, 80), "photo.jpg", _KEY, (3000, 2000), Rect(0, 0, 1, 1), Treatment.ORIGINAL, photo.id, HERE),
        Artwork(Rect(160, 140, 100, 50), Rect(0, 0, 10, 5), (square,), chart.id, clip=Rect(150, 130, 200, 55)),
        line(260, ("torun.pl ", web)),
        LinkArea(Rect(160, 240, 30, 30), "https://torun.pl/dialog?a=1", web.id, "torun.pl"),
        TextLine(20, 400, set_line(set_run("1 / 1", typeface=typeface))),
    ]
    nodes = [
        Node(Role.HEADING_1, (heading,)),
        Node(Role.PARAGRAPH, (body, english)),
        Node(Role.LIST, (Node(Role.ITEM, (Node(Role.LABEL, (label,)), Node(Role.ITEM_BODY, (item,)))),)),
        Node(Role.DIVISION, (photo, chart)),
        Node(Role.PARAGRAPH, (web,)),
    ]
    return leaflet(placements, nodes)


def square_picture(of: Figure) -> Picture:
    """The whole of a photo in a square inch."""
    return Picture(Rect(0, 0, 72, 72), "photo.jpg", _KEY, (300, 300), Rect(0, 0, 1, 1), Treatment.ORIGINAL, of.id, HERE)


class OnePhoto:
    """A picture source with a single grey photo, made without a picture library."""

    def prepared(self, picture: Picture, ink: tuple[int, int, int], ppi: float) -> PreparedPicture:
        return PreparedPicture(grey_jpeg(), 8, 8)


@cache
def grey_jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (120, 130, 140)).save(file, "JPEG")
    return file.getvalue()
