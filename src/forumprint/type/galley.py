"""Set type: runs of positioned glyphs, lines of runs, galleys of lines that have no page yet.

Lengths are in points. The origin of a line is its left edge on the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from forumprint.type.font_key import FontKey

if TYPE_CHECKING:
    from forumprint.type.faces import Typeface


class TextStyle(Struct, frozen=True):
    """A type role at one size on one ground: everything that setting a run needs.

    Attributes:
        role: The name in the brand ("body", "headline").
        size: The type size in points.
        leading: The distance from baseline to baseline, in points.
        tracking: The points added after every glyph.
        colour: A colour token of the brand.
        features: OpenType features besides kerning and standard ligatures, as (tag, value).
        fallback: The faces for letters that `typeface` lacks, in order.
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
    """Text in one style before setting. Paragraphs consist of these.

    Attributes:
        language: The BCP 47 tag; "" for the typesetter's own language.
    """

    text: str
    style: TextStyle
    language: str = ""


class GlyphRun(Struct, frozen=True):
    """Shaped text in one style at a fixed place in its line.

    Attributes:
        source: The number of its run in the paragraph, counted from 0.
        x: The left edge, from the line's origin.
        role: The name of its style in the brand.
        font: The face of its glyphs.
        size: The type size in points.
        colour: A colour token of the brand.
        ascent, descent: The values of the face at this size, both positive, in points from the baseline.
        glyphs: The glyph ids of the face.
        advances: For each glyph, the points to the next one, with kerning, tracking and justification.
        texts: For each glyph, the characters that it stands for ("" for all but the first glyph of a cluster; "ﬁ" has "fi"). A hyphen from
            line breaking has U+00AD. If a line ends between words, its last run ends with a space glyph, so that extracted words stay
            apart. `Line.width` leaves that space out.
        shifts: For each glyph (dx, dy) in points (dy up) if marks are placed one by one, else empty.
        rtl: Whether the run is read from right to left. Its glyphs are still listed from left to right.
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
        """The text in reading order."""
        return "".join(reversed(self.texts) if self.rtl else self.texts)


class Line(Struct, frozen=True):
    """One set line.

    Attributes:
        runs: The runs in reading order. This is from left to right, except for names in Hebrew or Arabic, where every word is a run.
        indent: The start of the first run, from the left of the measure; negative where a quotation mark hangs.
        width: The width from the left of the measure to the last visible glyph. A space at the end and the overhang of a justified line do
            not count.
        ascent, descent: The values of the largest face in the line, both positive, in points from the baseline.
        leading: The distance from the previous baseline, in points.
        first, last: Whether the line begins or ends its paragraph.
        hyphenated: Whether line breaking put a hyphen at its end.
        overhang: The distance that a hyphen, a full stop or a comma at its end stands out of the measure to the right.
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
        """The sum of the leadings: from the top of the first line's slot to the bottom of the last one's."""
        return sum(line.leading for line in self.lines)

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def overfull(self) -> tuple[Line, ...]:
        """The lines wider than the measure, because of one long word."""
        return tuple(line for line in self.lines if line.width > self.measure + 0.01)


class ParagraphStyle(Struct, frozen=True):
    """How to break a paragraph.

    Attributes:
        indent: The indent of the first line, in points.
        hyphenate: Whether words may be broken. Only body text is.
        strict: Short words bind as in headlines, labels and lists (ze, we, do, na, od …), not only one-letter words.
        justify: Whether both edges are straight; else the text is ragged right.
        balance: Whether lines are as even as possible (headlines, pull quotes), not as full as possible.
        hang: Whether an opening quotation mark that begins a line hangs left of the measure.
        protected: Words that are never hyphenated: the names in the event.
    """

    indent: float = 0.0
    hyphenate: bool = False
    strict: bool = False
    justify: bool = False
    balance: bool = False
    hang: bool = False
    protected: frozenset[str] = frozenset()


def stacked(galleys: Sequence[Galley]) -> Galley:
    """One galley with all the lines in order. Its measure is the widest."""
    return Galley(
        tuple(line for galley in galleys for line in galley.lines),
        max((galley.measure for galley in galleys), default=0.0),
    )
