"""The click areas: one for each line of a linked span, and the areas of placements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import groupby
from urllib.parse import quote

from msgspec import Struct

from forumprint.base.geometry import Rect
from forumprint.frame.placements import LinkArea, Placement, TextLine
from forumprint.frame.spans import Span
from forumprint.pdf.backend import PdfDocument, PdfName, Reference, Value
from forumprint.pdf.drawing import flipped
from forumprint.pdf.tags import StructureTree
from forumprint.type.galley import GlyphRun

# ISO 32000-1, table 165: the annotation is printed, and therefore shown. PDF/A requires it (ISO 19005-2, 6.3.2).
_PRINT = 4
# All characters that may stand in an address unescaped (RFC 3986, 2.2 and 2.3), and "%" for escaped ones.
_ADDRESS = "%:/?#[]@!$&'()*+,;=-._~"


class Link(Struct, frozen=True):
    """A clickable box with its top left corner at (x, y), y downward, and the words of a screen reader for it."""

    box: Rect
    href: str
    contents: str
    span: int | None


def links_on(placements: Iterable[Placement], spans: Mapping[int, Span]) -> Iterator[Link]:
    """All links of a page, in the order of its placements; `spans` are the leaflet's."""
    for placement in placements:
        match placement:
            case LinkArea():
                yield Link(placement.box, placement.href, placement.contents, placement.span)
            case TextLine():
                for number, runs in groupby(placement.line.runs, key=placement.span_of):
                    span = spans.get(number) if number is not None else None
                    if span is not None and span.href:
                        boxes = (_box(run).moved(placement.x, placement.baseline) for run in runs)
                        yield Link(reduce(_united, boxes), span.href, span.text, span.id)


def write_links(links: Iterable[Link], height: float, document: PdfDocument, tree: StructureTree) -> list[Value]:
    """Write the link annotations of a page of this height (ISO 32000-1, 12.5.6.5). Return its Annots."""
    return [_annotation(link, height, document, tree) for link in links]


def _annotation(link: Link, height: float, document: PdfDocument, tree: StructureTree) -> Reference:
    box = flipped(link.box, height)
    annotation = document.reserve()
    entries: dict[str, Value] = {
        "Type": PdfName("Annot"),
        "Subtype": PdfName("Link"),
        "Rect": [box.x, box.y, box.right, box.bottom],
        "Border": [0, 0, 0],
        "F": _PRINT,
        # ISO 14289-1, 7.18.5: a link needs Contents as well as a Link tag.
        "Contents": link.contents,
        "A": {"Type": PdfName("Action"), "S": PdfName("URI"), "URI": quote(link.href, safe=_ADDRESS)},
        "StructParent": tree.own(annotation, link.span),
    }
    document.define(annotation, entries)
    return annotation


def _box(run: GlyphRun) -> Rect:
    """A run's box with the line's origin at (0, 0)."""
    return Rect(run.x, -run.ascent, run.width, run.ascent + run.descent)


def _united(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)
