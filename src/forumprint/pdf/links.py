"""The click areas: one for each line of a linked passage, and the areas of placements."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import groupby
from urllib.parse import quote

from forumprint.base.frozen import dataclass
from forumprint.base.geometry import Rect
from forumprint.frame.leaflet import Page
from forumprint.frame.placements import LinkArea, TextLine
from forumprint.pdf.backend import PdfDocument, PdfName, Reference, Value
from forumprint.pdf.drawing import flipped
from forumprint.pdf.tags import StructureTree
from forumprint.type.galley import GlyphRun, Passage

# ISO 32000-1, table 165: the annotation is printed, and therefore shown. PDF/A requires it (ISO 19005-2, 6.3.2).
_PRINT = 4
# All characters that may stand in an address unescaped (RFC 3986, 2.2 and 2.3), and "%" for escaped ones.
_ADDRESS = "%:/?#[]@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Link:
    """A clickable box with its top left corner at (x, y), y downward, and the words of a screen reader for it."""

    box: Rect
    href: str
    contents: str
    passage: Passage | None


def links_on(page: Page) -> Iterator[Link]:
    """All links of a page, in the order of its placements."""
    for placement in page.placements:
        match placement:
            case LinkArea():
                yield Link(placement.box, placement.href, placement.contents, placement.passage)
            case TextLine():
                for passage, runs in groupby(placement.line.runs, key=lambda run: run.passage):
                    if passage is not None and passage.href:
                        boxes = (_box(run).moved(placement.x, placement.baseline) for run in runs)
                        yield Link(reduce(_united, boxes), passage.href, passage.text, passage)


def write_links(page: Page, document: PdfDocument, tree: StructureTree) -> list[Value]:
    """Write a page's link annotations (ISO 32000-1, 12.5.6.5). Return its Annots."""
    return [_annotation(link, page.trim.height, document, tree) for link in links_on(page)]


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
        "StructParent": tree.own(annotation, link.passage),
    }
    document.define(annotation, entries)
    return annotation


def _box(run: GlyphRun) -> Rect:
    """A run's box with the line's origin at (0, 0)."""
    per_unit = run.style.size / run.typeface.upem
    ascent, descent = run.typeface.ascent * per_unit, run.typeface.descent * per_unit
    return Rect(run.x, -ascent, run.width, ascent + descent)


def _united(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)
