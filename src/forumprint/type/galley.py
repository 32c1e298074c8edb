"""Set type: runs of positioned glyphs, lines of runs, galleys of lines that have no page yet.

Lengths are points; a line's origin is its left edge on the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from forumprint.type.faces import Typeface


class FontKey(Struct, frozen=True):
    """The name of a face that set type keeps instead of the face itself.

    Attributes:
        digest: SHA-256 of the font file, in hexadecimal.
        index: The face's number inside a collection (.ttc), else 0.
        location: Of a variable font's instance, as (axis, value).
    """

    digest: str
    index: int = 0
    location: tuple[tuple[str, float], ...] = ()


class TextStyle(Struct, frozen=True):
    """A type role at one size on one ground: all that setting a run needs to know.

    Attributes:
        role: The brand's name for it ("body", "headline").
        size: Points.
        leading: Points from baseline to baseline.
        tracking: Points added after every glyph.
        colour: Colour token of the brand.
        features: OpenType features beyond kerning and standard ligatures, as (tag, value).
        fallback: The faces asked in turn for letters that `typeface` lacks.
        strong: The face for `**strong**` text.
        emphasis: The face for `*emphasis*`.
    """

    role: str
    typeface: Typeface
    size: float
    leading: float
    colour: str
    tracking: float = 0.0
    features: tuple[tuple[str, int], ...] = ()
    fallback: tuple[Typeface, ...] = ()
    strong: Typeface | None = None
    emphasis: Typeface | None = None


class Run(Struct, frozen=True):
    """Unset text in one style: what goes into a paragraph.

    Attributes:
        language: BCP 47 tag; "" for the typesetter's own.
    """

    text: str
    style: TextStyle
    language: str = ""


class GlyphRun(Struct, frozen=True):
    """Shaped text in one style at a fixed place in its line.

    Attributes:
        source: Which run of the paragraph it sets, counted from 0.
        x: Left edge, from the line's origin.
        role: The brand's name for its style.
        font: The face of its glyphs.
        size: Points.
        colour: Colour token of the brand.
        ascent, descent: Of the face at this size, both positive, points from the baseline.
        glyphs: Glyph ids of the face.
        advances: For each glyph, points to the next one: kerning, tracking and justification included.
        texts: For each glyph, the characters it stands for ("" for all but the first glyph of a cluster; "ﬁ" has "fi").
            A hyphen that breaking put in has U+00AD. A line that ends between words ends its last run with a space glyph,
            so that extracted words do not run together; `Line.width` leaves that space out.
        shifts: For each glyph (dx, dy) in points (dy up) if marks are placed by hand, else empty.
        rtl: Whether it is read from right to left; its glyphs are still listed from left to right.
    """

    source: int
    x: float
    width: float
    role: str
    font: FontKey
    size: float
    colour: str
    ascent: float
    descent: float
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    texts: tuple[str, ...]
    shifts: tuple[tuple[float, float], ...] = ()
    rtl: bool = False

    @property
    def text(self) -> str:
        """As it is read."""
        return "".join(reversed(self.texts) if self.rtl else self.texts)


class Line(Struct, frozen=True):
    """One set line.

    Attributes:
        runs: In reading order; that is from left to right, but for names in Hebrew or Arabic, of which every word is a run.
        indent: Where the first run starts, from the left of the measure; negative where a quote mark hangs.
        width: From the left of the measure to the last visible glyph, a closing space left out, and what stands out of a justified line.
        ascent, descent: Of the largest face in the line, both positive, points from the baseline.
        leading: Points from the previous baseline.
        first, last: Whether it begins or ends its paragraph.
        hyphenated: Whether breaking put a hyphen at its end.
        overhang: How far a hyphen, a stop or a comma at its end stands out of the measure to the right.
    """

    runs: tuple[GlyphRun, ...]
    indent: float
    width: float
    ascent: float
    descent: float
    leading: float
    first: bool = False
    last: bool = False
    hyphenated: bool = False
    overhang: float = 0.0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Galley(Struct, frozen=True):
    """Lines set to one measure, with no page yet."""

    lines: tuple[Line, ...]
    measure: float

    @property
    def height(self) -> float:
        """Leadings added up: from the top of the first line's slot to the bottom of the last one's."""
        return sum(line.leading for line in self.lines)

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def overfull(self) -> tuple[Line, ...]:
        """The lines that are wider than the measure because a word in them is."""
        return tuple(line for line in self.lines if line.width > self.measure + 0.01)


class ParagraphStyle(Struct, frozen=True):
    """How a paragraph is broken.

    Attributes:
        indent: Of the first line, points.
        hyphenate: Whether words may be broken; only body text is.
        strict: Short words bind as in headlines, labels and lists (ze, we, do, na, od …), not only one-letter words.
        justify: Justified instead of ragged right.
        balance: Lines as even as can be (headlines, pull quotes) instead of as full as can be.
        hang: An opening quotation mark that begins a line hangs left of the measure.
        protected: Words that are never hyphenated: the names that the event gives.
    """

    indent: float = 0.0
    hyphenate: bool = False
    strict: bool = False
    justify: bool = False
    balance: bool = False
    hang: bool = False
    protected: frozenset[str] = frozenset()


def stacked(galleys: Sequence[Galley]) -> Galley:
    """One galley of all lines in turn; the measure is the widest."""
    return Galley(
        tuple(line for galley in galleys for line in galley.lines),
        max((galley.measure for galley in galleys), default=0.0),
    )
