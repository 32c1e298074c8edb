"""Bookmarks: the leaflet's headings as a tree for jumping (ISO 32000-1, 12.3.3; WCAG 2.2, technique PDF2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from forumprint.frame.leaflet import Leaflet
from forumprint.frame.placements import TextLine
from forumprint.frame.structure import Node, Role
from forumprint.pdf.backend import PdfDocument, PdfName, Reference, Value

_LEVELS = {Role.HEADING_1: 1, Role.HEADING_2: 2, Role.HEADING_3: 3}


class Bookmark(Struct, frozen=True):
    """A heading, its place, and the headings under it.

    Attributes:
        page: The page, counted from 0.
        top: The top of its first line, in points down from the page's upper edge.
    """

    title: str
    page: int
    top: float
    under: tuple[Bookmark, ...] = ()


def bookmarks(leaflet: Leaflet) -> tuple[Bookmark, ...]:
    """The headings in reading order. Each stands under the nearest earlier heading of a higher level."""
    places = _places(leaflet)
    headings = [(_LEVELS[node.role], node) for node in leaflet.structure.walk() if isinstance(node, Node) and node.role in _LEVELS]
    return tuple(_tree([(level, *_found(node, places)) for level, node in headings if any(one.id in places for one in node.spans())]))


def write_bookmarks(marks: Sequence[Bookmark], pages: Sequence[tuple[Reference, float]], document: PdfDocument) -> Reference:
    """Write the outline dictionary and its items, all open. Return the catalog's Outlines.

    Args:
        marks: The bookmarks; at least one.
        pages: Each page and its height in points.
        document: The file.
    """
    root = document.reserve()
    first, last, count = _write(marks, root, pages, document)
    document.define(root, {"Type": PdfName("Outlines"), "First": first, "Last": last, "Count": count})
    return root


def _write(
    marks: Sequence[Bookmark], parent: Reference, pages: Sequence[tuple[Reference, float]], document: PdfDocument
) -> tuple[Reference, Reference, int]:
    """The bookmarks under one parent: the first, the last, and the number of all bookmarks below."""
    items = [document.reserve() for _ in marks]
    count = len(marks)
    for number, (mark, item) in enumerate(zip(marks, items, strict=True)):
        page, height = pages[mark.page]
        destination: Sequence[Value] = [page, PdfName("XYZ"), 0, height - mark.top, 0]
        entries: dict[str, Value] = {"Title": mark.title, "Parent": parent, "Dest": destination}
        if number:
            entries["Prev"] = items[number - 1]
        if number + 1 < len(items):
            entries["Next"] = items[number + 1]
        if mark.under:
            first, last, below = _write(mark.under, item, pages, document)
            entries |= {"First": first, "Last": last, "Count": below}
            count += below
        document.define(item, entries)
    return items[0], items[-1], count


def _places(leaflet: Leaflet) -> Mapping[int, tuple[int, float]]:
    """The page and the upper edge of the first line, for every span."""
    places: dict[int, tuple[int, float]] = {}
    for number, page in enumerate(leaflet.pages):
        for placement in page.placements:
            if isinstance(placement, TextLine):
                for span in dict.fromkeys(map(placement.span_of, placement.line.runs)):
                    if span is not None:
                        places.setdefault(span, (number, placement.baseline - placement.line.ascent))
    return places


def _found(heading: Node, places: Mapping[int, tuple[int, float]]) -> tuple[str, int, float]:
    spans = tuple(heading.spans())
    page, top = next(places[span.id] for span in spans if span.id in places)
    return " ".join("".join(span.text for span in spans).replace("\u00ad", "").split()), page, top


def _tree(headings: Sequence[tuple[int, str, int, float]]) -> Iterator[Bookmark]:
    """Bookmarks of the headings at the highest level."""
    start = 0
    while start < len(headings):
        level, title, page, top = headings[start]
        end = next((other for other in range(start + 1, len(headings)) if headings[other][0] <= level), len(headings))
        yield Bookmark(title, page, top, tuple(_tree(headings[start + 1 : end])))
        start = end
