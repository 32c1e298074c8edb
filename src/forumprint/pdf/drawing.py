"""Placements as content operators. Here, and nowhere else, y turns from downward to upward."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forumprint.base.geometry import Rect
from forumprint.frame.placements import Artwork, LinkArea, Panel, Picture, Placement, Rule, Shape, TextLine
from forumprint.pdf.backend import number
from forumprint.pdf.fonts import FontBook
from forumprint.pdf.inks import Inks
from forumprint.pdf.tags import Artifact, Leaf, StructureTree
from forumprint.type.galley import GlyphRun

_PATH_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def flipped(box: Rect, height: float) -> Rect:
    """A box with PDF's axes on a page of that height: y upward, (x, y) its lower left corner."""
    return Rect(box.x, height - box.bottom, box.width, box.height)


class Painter:
    """Paints one page's placements in their order.

    Args:
        height: The page's, in points.
        fonts: Where runs find their font.
        inks: How colour tokens are mixed.
        tree: What the content belongs to.
        picture_label: The XObject resource that holds a photo, made ready.
    """

    def __init__(self, height: float, fonts: FontBook, inks: Inks, tree: StructureTree, picture_label: Callable[[Picture], str]) -> None:
        self._height = height
        self._fonts = fonts
        self._inks = inks
        self._tree = tree
        self._picture_label = picture_label
        self._operators: list[str] = []
        self._fill = ""
        self._leaf: Leaf | Artifact = Artifact.LAYOUT
        self._marking = False
        self._joinable = False

    def paint(self, placements: Sequence[Placement]) -> list[str]:
        """The page's operators."""
        for placement in placements:
            match placement:
                case TextLine():
                    for run in placement.line.runs:
                        self._run(run, placement.x + run.x, self._height - placement.baseline)
                case Panel() | Rule():
                    self._mark(Artifact.LAYOUT)
                    self._colour(placement.colour)
                    self._add(f"{_rectangle(flipped(placement.box, self._height))} f")
                case Picture():
                    self._picture(placement)
                case Artwork():
                    self._artwork(placement)
                case LinkArea():
                    pass  # Not ink but an annotation: see `links`.
        self._close_mark()
        return self._operators

    def _run(self, run: GlyphRun, x: float, y: float) -> None:
        font = self._fonts.of(run)
        pieces = font.pieces(run)
        for indices, instead in reversed(list(pieces)) if run.rtl else pieces:
            self._mark(run.passage if run.passage in self._tree else self._furniture(y), instead=instead)
            self._colour(run.style.colour)
            # Glyphs stand from left to right whichever way they are read; what they say is told to be reversed (ISO 32000-1, 14.8.2.3.3).
            reversed_ = run.rtl and instead is None and len(indices) > 1
            self._add(*(["/ReversedChars BMC"] if reversed_ else []), f"BT /{font.label} {number(run.style.size)} Tf")
            for level in font.levels(run, indices):
                dx, dy = run.shifts[level[0]] if run.shifts else (0.0, 0.0)
                self._add(_moved(x + sum(run.advances[: level[0]]) + dx, y + dy), font.show(run, level))
            self._add("ET", *(["EMC"] if reversed_ else []))

    def _furniture(self, y: float) -> Artifact:
        """Text that nothing of the tree says is a running head or a folio."""
        return Artifact.HEADER if y > self._height / 2 else Artifact.FOOTER

    def _picture(self, picture: Picture) -> None:
        box = flipped(picture.box, self._height)
        self._mark(picture.figure, box)
        matrix = f"{number(box.width)} 0 0 {number(box.height)} {number(box.x)} {number(box.y)} cm"
        self._add(f"q {matrix} /{self._picture_label(picture)} Do Q")

    def _artwork(self, artwork: Artwork) -> None:
        self._mark(artwork.figure, flipped(artwork.box, self._height))
        fill = self._fill
        if artwork.clip:
            self._add(f"q {_rectangle(flipped(artwork.clip, self._height))} W n")
        for shape in artwork.shapes:
            self._colour(shape.colour)
            self._add(self._outline(shape, artwork))
        if artwork.clip:
            self._add("Q")
            self._fill = fill

    def _outline(self, shape: Shape, artwork: Artwork) -> str:
        """A shape in points of the page: a scale in front of it would lose digits where a drawing counts in thousands."""
        box, view = artwork.box, artwork.view
        across, down = box.width / view.width, box.height / view.height
        parts: list[str] = []
        for letter, *values in shape.path:
            for x, y in zip(values[::2], values[1::2], strict=True):
                parts += _coordinates(box.x + (float(x) - view.x) * across, self._height - box.y - (float(y) - view.y) * down)
            parts.append(_PATH_OPERATORS[str(letter)])
        return " ".join([*parts, "f*" if shape.even_odd else "f"])

    def _mark(self, leaf: Leaf | Artifact | None, box: Rect | None = None, instead: str | None = None) -> None:
        """Let what follows belong to `leaf`, or to the layout if that is no part of the tree.

        Content of one passage, and of artifacts of one kind, stays together across lines.
        A figure (which has a `box`) and glyphs that are read as other text (`instead`) are marked on their own: nested marks would do
        as well, but poppler takes the end of an inner one for the end of the outer.
        """
        leaf = leaf if isinstance(leaf, Artifact) or (leaf is not None and leaf in self._tree) else Artifact.LAYOUT
        joins = box is None and instead is None
        if self._joinable and joins and leaf is self._leaf:
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


def _moved(x: float, y: float) -> str:
    return f"1 0 0 1 {number(x)} {number(y)} Tm"


def _rectangle(box: Rect) -> str:
    return f"{number(box.x)} {number(box.y)} {number(box.width)} {number(box.height)} re"


def _coordinates(x: float, y: float) -> tuple[str, str]:
    """A point of an outline, to a thousandth of a point."""
    return number(round(x, 3)), number(round(y, 3))
