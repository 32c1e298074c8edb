"""Hand-made leaflets for the PDF floor's tests: lines shaped directly with HarfBuzz, nothing composed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import uharfbuzz as hb
from PIL import Image

from faces import ASSETS, face
from forumprint.base.geometry import Rect, Size
from forumprint.base.problems import Where
from forumprint.frame.leaflet import Colour, Leaflet, Page, Rights
from forumprint.frame.pictures import PhotoInfo, PreparedPicture
from forumprint.frame.placements import Artwork, LinkArea, Panel, Picture, Placement, Rule, Shape, TextLine, Treatment
from forumprint.frame.structure import Figure, Node, Role
from forumprint.type.faces import Typeface
from forumprint.type.galley import GlyphRun, Line, Passage, TextStyle

HERE = Where("event.yaml", 1, 1)
COLOURS = {
    "ink": Colour((16, 40, 60), (95, 72, 46, 52)),
    "accent": Colour((176, 56, 26), (18, 88, 100, 12)),
    "white": Colour((255, 255, 255), (0, 0, 0, 0)),
}
A6 = Size(297.64, 419.53)


def profile() -> bytes:
    return (ASSETS / "icc" / "sRGB.icc").read_bytes()


def passage(text: str, *, language: str = "pl", href: str | None = None) -> Passage:
    return Passage(text, language, HERE, href)


def set_run(text: str, of: Passage | None, *, x: float = 0.0, size: float = 12.0, typeface: Typeface | None = None) -> GlyphRun:
    """`text` in one shaped run, kerned."""
    typeface = typeface or face()
    style = TextStyle("body", typeface, size, size * 1.3, "ink")
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(typeface.font, buffer)
    starts = [info.cluster for info in buffer.glyph_infos]
    texts = [text[start : (*starts, len(text))[index + 1]] if start not in starts[:index] else "" for index, start in enumerate(starts)]
    advances = tuple(position.x_advance * size / typeface.upem for position in buffer.glyph_positions)
    glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
    return GlyphRun(x, sum(advances), style, typeface, glyphs, advances, tuple(texts), of)


def set_line(*runs: GlyphRun) -> Line:
    """Runs one after the other as a line."""
    placed, x = [], 0.0
    for run in runs:
        placed.append(replace(run, x=x))
        x += run.width
    return Line(tuple(placed), 0.0, x, runs[0].style.size, runs[0].style.size * 0.3, runs[0].style.leading)


def text_leaflet(*lines: str, typeface: Typeface | None = None) -> Leaflet:
    """A page of paragraphs, one line each."""
    passages = [passage(text) for text in lines]
    placements = [
        TextLine(20, 40 + 20 * row, set_line(set_run(each.text + " ", each, typeface=typeface))) for row, each in enumerate(passages)
    ]
    return leaflet(placements, [Node(Role.PARAGRAPH, (each,)) for each in passages])


def leaflet(placements: Sequence[Placement], nodes: Sequence[Node]) -> Leaflet:
    """One A6 page."""
    return Leaflet(
        title="Zażółć gęślą jaźń",
        language="pl",
        author="Urząd Miasta",
        subject="Forum",
        rights=Rights("© Urząd Miasta 2024", "https://creativecommons.org/licenses/by-nc/4.0/deed.pl", "Urząd Miasta"),
        made=date(2024, 12, 3),
        pages=(Page(A6, 8.5, tuple(placements)),),
        structure=Node(Role.DOCUMENT, tuple(nodes), "pl"),
        colours=COLOURS,
        duotone="ink",
    )


def full_leaflet(typeface: Typeface | None = None) -> Leaflet:
    """One of everything: heading, paragraph over two lines, another language, a list, a photo, a chart, links, artifacts."""
    heading, folio = passage("Wspólnie „Ta” AVATAR"), None
    body = passage("Zażółć gęślą jaźń, samo\N{SOFT HYPHEN}rządność")
    english = passage("Together", language="en")
    label, item = passage("1"), passage("pierwszy punkt")
    web = passage("torun.pl", href="https://torun.pl/dialog?a=1")
    photo = Figure("Dmuchawiec na łące", "pl", HERE)
    chart = Figure("52 cegły", "pl", HERE)

    def line(y: float, *parts: tuple[str, Passage | None]) -> TextLine:
        return TextLine(20, y, set_line(*(set_run(text, of, typeface=typeface) for text, of in parts)))

    hyphen = set_run("-", body, typeface=typeface)
    broken = set_line(set_run("Zażółć gęślą jaźń, samo", body, typeface=typeface), replace(hyphen, texts=("\N{SOFT HYPHEN}",)))
    square = Shape((("M", 0, 0), ("L", 10, 0), ("L", 10, 5), ("L", 0, 5), ("Z",)), "accent")
    placements: list[Placement] = [
        Panel(Rect(-8.5, -8.5, 314.64, 60), "accent"),
        TextLine(20, 40, set_line(set_run("Wspólnie „Ta” AVATAR ", heading, size=24, typeface=typeface))),
        Rule(20, 55, 200, 1.5, "ink"),
        TextLine(20, 80, broken),
        line(96, ("rządność ", body), ("Together ", english)),
        line(120, ("1 ", label), ("pierwszy punkt ", item)),
        Picture(Rect(20, 140, 120, 80), "photo.jpg", Rect(0, 0, 1, 1), Treatment.ORIGINAL, photo, HERE),
        Artwork(Rect(160, 140, 100, 50), Rect(0, 0, 10, 5), (square,), chart, clip=Rect(150, 130, 200, 55)),
        line(260, ("torun.pl ", web)),
        LinkArea(Rect(160, 240, 30, 30), "https://torun.pl/dialog?a=1", web, "torun.pl"),
        line(400, ("1 / 1", folio)),
    ]
    nodes = [
        Node(Role.HEADING_1, (heading,)),
        Node(Role.PARAGRAPH, (body, english)),
        Node(Role.LIST, (Node(Role.ITEM, (Node(Role.LABEL, (label,)), Node(Role.ITEM_BODY, (item,)))),)),
        Node(Role.DIVISION, (photo, chart)),
        Node(Role.PARAGRAPH, (web,)),
    ]
    return leaflet(placements, nodes)


def square_picture(source: str) -> Picture:
    """The whole of a photo in a square inch."""
    return Picture(Rect(0, 0, 72, 72), source, Rect(0, 0, 1, 1), Treatment.ORIGINAL, None, HERE)


class OnePhoto:
    """A picture source with a single grey photo, made with no picture library."""

    def measure(self, source: str, where: Where) -> PhotoInfo:
        return PhotoInfo(8, 8)

    def prepared(self, picture: Picture, ink: tuple[int, int, int], ppi: float) -> PreparedPicture:
        return PreparedPicture(grey_jpeg(), 8, 8)


@cache
def grey_jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (120, 130, 140)).save(file, "JPEG")
    return file.getvalue()
