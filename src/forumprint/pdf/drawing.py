"""Placements as content operators. This module alone turns y from downward to upward."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forumprint.base.geometry import Rect
from forumprint.base.memory import remembered
from forumprint.frame.placements import Artwork, LinkArea, Panel, Picture, Placement, Rule, Shape, TextLine
from forumprint.pdf.backend import number, thousandths
from forumprint.pdf.fonts import FontBook
from forumprint.pdf.inks import Inks
from forumprint.pdf.tags import Artifact, StructureTree
from forumprint.type.galley import GlyphRun

_PATH_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def flipped(box: Rect, height: float) -> Rect:
    """A box with PDF's axes on a page of that height: y grows upward, and (x, y) is the lower left corner."""
    return Rect(box.x, height - box.bottom, box.width, box.height)


class Painter:
    """Paints one page's placements in order.

    Args:
        height: The height of the page, in points.
        fonts: The fonts for the runs.
        inks: Mixes the colour tokens.
        tree: The structure tree that owns the content.
        picture_label: Prepares a photo and returns its XObject resource.
    """

    def __init__(self, height: float, fonts: FontBook, inks: Inks, tree: StructureTree, picture_label: Callable[[Picture], str]) -> None:
        self._height = height
        self._fonts = fonts
        self._inks = inks
        self._tree = tree
        self._picture_label = picture_label
        self._operators: list[str] = []
        self._fill = ""
        self._leaf: int | Artifact = Artifact.LAYOUT
        self._marking = False
        self._joinable = False

    def paint(self, placements: Sequence[Placement]) -> list[str]:
        """The page's operators."""
        for placement in placements:
            match placement:
                case TextLine():
                    for run in placement.line.runs:
                        self._run(run, placement.span_of(run), placement.x + run.x, self._height - placement.baseline)
                case Panel() | Rule():
                    self._mark(Artifact.LAYOUT)
                    self._colour(placement.colour)
                    self._add(f"{_rectangle(flipped(placement.box, self._height))} f")
                case Picture():
                    self._picture(placement)
                case Artwork():
                    self._artwork(placement)
                case LinkArea():
                    pass  # This is not ink but an annotation: see `links`.
        self._close_mark()
        return self._operators

    def _run(self, run: GlyphRun, span: int | None, x: float, y: float) -> None:
        font = self._fonts.of(run)
        pieces = font.pieces(run)
        for indices, instead in reversed(list(pieces)) if run.rtl else pieces:
            self._mark(span if span is not None and span in self._tree else self._furniture(y), instead=instead)
            self._colour(run.colour)
            # Glyphs stand from left to right in every script. A mark says that their text is reversed (ISO 32000-1, 14.8.2.3.3).
            reversed_ = run.rtl and instead is None and len(indices) > 1
            self._add(*(["/ReversedChars BMC"] if reversed_ else []), f"BT /{font.label} {number(run.size)} Tf")
            for level in font.levels(run, indices):
                dx, dy = run.shifts[level[0]] if run.shifts else (0.0, 0.0)
                self._add(_moved(x + sum(run.advances[: level[0]]) + dx, y + dy), font.show(run, level))
            self._add("ET", *(["EMC"] if reversed_ else []))

    def _furniture(self, y: float) -> Artifact:
        """The kind of artifact for text outside the tree: it is a running head or a folio."""
        return Artifact.HEADER if y > self._height / 2 else Artifact.FOOTER

    def _picture(self, picture: Picture) -> None:
        box = flipped(picture.box, self._height)
        self._mark(picture.span, box)
        matrix = f"{number(box.width)} 0 0 {number(box.height)} {number(box.x)} {number(box.y)} cm"
        self._add(f"q {matrix} /{self._picture_label(picture)} Do Q")

    def _artwork(self, artwork: Artwork) -> None:
        self._mark(artwork.span, flipped(artwork.box, self._height))
        fill = self._fill
        if artwork.clip:
            self._add(f"q {_rectangle(flipped(artwork.clip, self._height))} W n")
        for shape in artwork.shapes:
            self._colour(shape.colour)
            self._add(_outline(shape, artwork.box, artwork.view, self._height))
        if artwork.clip:
            self._add("Q")
            self._fill = fill

    def _mark(self, leaf: int | Artifact | None, box: Rect | None = None, instead: str | None = None) -> None:
        """Let the following content belong to a span or figure, by its number, or to the layout if the tree does not hold it.

        Content of one span stays together across lines, and so do artifacts of one kind. A figure (which has a `box`) gets its own mark,
        and so do glyphs that are read as other text (`instead`). Nested marks would also be correct, but poppler takes the end of an inner
        mark for the end of the outer one.
        """
        leaf = leaf if isinstance(leaf, Artifact) or (leaf is not None and leaf in self._tree) else Artifact.LAYOUT
        joins = box is None and instead is None
        if self._joinable and joins and leaf == self._leaf:
            return
        self._close_mark()
        self._add(self._tree.mark(leaf, box, instead))
        self._leaf, self._joinable, self._marking = leaf, joins, True

    def _close_mark(self) -> None:
        if self._marking:
            self._add("EMC")
        self._marking = self._joinable = False

    def _colour(self, token: str) -> None:
        operator = self._inks.fill(token)
        if operator != self._fill:
            self._add(operator)
            self._fill = operator

    def _add(self, *operators: str) -> None:
        self._operators.extend(operators)


@remembered("drawings as content of a page", most=128)
def _outline(shape: Shape, box: Rect, view: Rect, page_height: float) -> str:
    """A shape in points of the page. A scaling operator would lose digits where a drawing counts in thousands."""
    across, down = box.width / view.width, box.height / view.height
    left, top = box.x, page_height - box.y
    parts: list[str] = []
    for letter, *values in shape.path:
        for x, y in zip(values[::2], values[1::2], strict=True):
            parts += thousandths(left + (float(x) - view.x) * across), thousandths(top - (float(y) - view.y) * down)
        parts.append(_PATH_OPERATORS[str(letter)])
    return " ".join([*parts, "f*" if shape.even_odd else "f"])


def _moved(x: float, y: float) -> str:
    return f"1 0 0 1 {number(x)} {number(y)} Tm"


def _rectangle(box: Rect) -> str:
    return f"{number(box.x)} {number(box.y)} {number(box.width)} {number(box.height)} re"
