"""A Leaflet as a PDF file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from forumprint.frame.leaflet import Leaflet
from forumprint.frame.pictures import PictureSource
from forumprint.frame.placements import Picture, Placement, TextLine
from forumprint.pdf.backend import PdfDocument, PdfName, Reference, Value
from forumprint.pdf.bookmarks import bookmarks, write_bookmarks
from forumprint.pdf.drawing import Painter
from forumprint.pdf.fonts import FontBook
from forumprint.pdf.inks import ScreenInks
from forumprint.pdf.links import links_on, write_links
from forumprint.pdf.metadata import information, xmp
from forumprint.pdf.tags import StructureTree
from forumprint.type.galley import GlyphRun

SCREEN_PPI = 150.0
_PROFILE_NAME = "sRGB IEC61966-2.1"


def write_pdf(leaflet: Leaflet, resources: Mapping[str, bytes], pictures: PictureSource, profile: bytes) -> bytes:
    """Write the leaflet for the screen: tagged, RGB, cut to its trim, PDF/UA-1 and PDF/A-2a at once.

    Equal leaflets give equal bytes, in any process and on any day.

    Args:
        leaflet: The leaflet to write.
        resources: The bytes of its fonts, by their SHA-256.
        pictures: The source of its prepared photos.
        profile: The sRGB profile, which defines the colours.

    Raises:
        InputError: A photo cannot be read, or has too few pixels for its place.
        ResourceError: The bytes of a font or photo are missing, or differ from those that the leaflet names.
    """
    document = PdfDocument()
    placed = [page.placements for page in leaflet.pages]
    spans = leaflet.spans
    fonts = FontBook(_runs(placed), resources)
    gallery = _Gallery(document, pictures, leaflet.colours[leaflet.duotone].rgb)
    tree = StructureTree(document, leaflet.structure, leaflet.language)
    inks = ScreenInks(leaflet.colours)
    font_resources: dict[str, Value] = dict(fonts.embed(document))
    pages: list[tuple[Reference, float]] = []
    for page, placements in zip(leaflet.pages, placed, strict=True):
        document.begin_page(page.trim)
        pages.append((document.page_to_come(), page.trim.height))
        key = tree.begin_page()
        document.write(*Painter(page.trim.height, fonts, inks, tree, gallery.label).paint(placements))
        entries: dict[str, Value] = {"StructParents": key, "Tabs": PdfName("S")}
        if annotations := write_links(links_on(placements, spans), page.trim.height, document, tree):
            entries["Annots"] = annotations
        document.end_page({"Font": font_resources, "XObject": gallery.on(placements)}, entries)
    catalog: dict[str, Value] = {
        "Lang": leaflet.language,
        "ViewerPreferences": {"DisplayDocTitle": True},
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": tree.write(),
        "OutputIntents": [_output_intent(document, profile)],
        # PDF/A reads the packet without decoding (ISO 19005-2, 6.6.2.1), so it is not compressed.
        "Metadata": document.add_stream({"Type": PdfName("Metadata"), "Subtype": PdfName("XML")}, xmp(leaflet)),
    }
    if marks := bookmarks(leaflet):
        catalog["Outlines"] = write_bookmarks(marks, pages, document)
    return document.finish(catalog, information(leaflet))


class _Gallery:
    """The photos of the file. Each is written once."""

    def __init__(self, document: PdfDocument, pictures: PictureSource, ink: tuple[int, int, int]) -> None:
        self._document = document
        self._pictures = pictures
        self._ink = ink
        self._labels: dict[Picture, str] = {}
        self._written: dict[str, Reference] = {}

    def label(self, picture: Picture) -> str:
        """The resource that holds `picture`. The picture is prepared and written on the first call."""
        if picture not in self._labels:
            prepared = self._pictures.prepared(picture, self._ink, SCREEN_PPI)
            label = "P" + hashlib.sha256(prepared.jpeg).hexdigest()[:12]
            if label not in self._written:
                entries: dict[str, Value] = {
                    "Type": PdfName("XObject"),
                    "Subtype": PdfName("Image"),
                    "Width": prepared.width,
                    "Height": prepared.height,
                    "ColorSpace": PdfName("DeviceRGB"),
                    "BitsPerComponent": 8,
                    "Filter": PdfName("DCTDecode"),
                }
                self._written[label] = self._document.add_stream(entries, prepared.jpeg)
            self._labels[picture] = label
        return self._labels[picture]

    def on(self, placements: Sequence[Placement]) -> dict[str, Value]:
        """A page's XObject resources."""
        labels = [self.label(placement) for placement in placements if isinstance(placement, Picture)]
        return {label: self._written[label] for label in labels}


def _runs(pages: Iterable[Sequence[Placement]]) -> Iterator[GlyphRun]:
    for placements in pages:
        for placement in placements:
            if isinstance(placement, TextLine):
                yield from placement.line.runs


def _output_intent(document: PdfDocument, profile: bytes) -> Reference:
    """The meaning of the file's RGB (ISO 19005-2, 6.2.3)."""
    entries: dict[str, Value] = {
        "Type": PdfName("OutputIntent"),
        "S": PdfName("GTS_PDFA1"),
        "OutputConditionIdentifier": _PROFILE_NAME,
        "Info": _PROFILE_NAME,
        "RegistryName": "http://www.color.org",
        "DestOutputProfile": document.add_deflated({"N": 3}, profile),
    }
    return document.add(entries)
