"""The compositor sets words: a field of the event becomes spans, spans become lines, lines become placements.

A component chooses the role of each text. This module and the text floor bind words, break lines and place baselines, in the same way for
all components.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from forumprint.base.errors import InputError
from forumprint.base.geometry import Size
from forumprint.base.problems import Where
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.placements import Placement, TextLine
from forumprint.frame.spans import Figure, Span, SpanTable
from forumprint.frame.structure import Node, Role
from forumprint.kit.setting import Setting
from forumprint.kit.stylebook import Stylebook
from forumprint.language.rules import Language
from forumprint.language.spacing import bind
from forumprint.language.tokens import NO_BREAK_SPACE
from forumprint.model.words import Text
from forumprint.type.break_opportunities import Extent
from forumprint.type.galley import Galley, Line, ParagraphStyle, Run, TextStyle
from forumprint.type.margins import depth
from forumprint.type.shaping import NoGlyphError, no_glyph
from forumprint.type.typesetter import Typesetter

# As a share of the small line's size.
_CLEAR = 0.4

PLAIN = ParagraphStyle()
STRICT = ParagraphStyle(strict=True)
DISPLAY = ParagraphStyle(strict=True, balance=True)
# A paragraph with more lines than this is a text. In a paragraph with fewer, a last line shorter than this part of the longest one is a
# remnant.
_BRIEF, _FEW, _REMNANT = 6, 3, 0.45


def first_baseline(style: TextStyle) -> float:
    """The points from the top of a line's slot to its baseline. The face stands in the middle of its leading.

    Half of the leading that ascent and descent leave over goes above the face (CSS 2.1, 10.8.1). So a type role takes the same place for
    all letters.
    """
    face = style.typeface
    ascent, descent = (abs(value) * style.size / face.upem for value in (face.ascent, face.descent))
    return (style.leading - ascent - descent) / 2 + ascent


class Piece(Struct, frozen=True):
    """A span in a style. A paragraph of several styles consists of these.

    Attributes:
        words: The part of the span; None for all of it.
    """

    span: Span
    style: TextStyle
    words: str | None = None

    @property
    def run(self) -> Run:
        return Run(self.span.text if self.words is None else self.words, self.style, self.span.language)


class SetLine(Struct, frozen=True):
    """A set line and the spans of its paragraph; no spans for an artifact."""

    line: Line
    spans: tuple[int, ...]

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def width(self) -> float:
        return self.line.width

    @property
    def leading(self) -> float:
        return self.line.leading

    def at(self, x: float, baseline: float) -> TextLine:
        """The line with its origin at (x, baseline)."""
        return TextLine(x, baseline, self.line, self.spans)


class SetGalley(Struct, frozen=True):
    """A galley and its spans. The galley may have been set before, because it does not know its spans."""

    galley: Galley
    spans: tuple[int, ...]

    @property
    def lines(self) -> tuple[SetLine, ...]:
        return tuple([SetLine(line, self.spans) for line in self.galley.lines])

    @property
    def height(self) -> float:
        return self.galley.height

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return self.galley.width

    @property
    def overfull(self) -> tuple[Line, ...]:
        """The lines wider than the measure, because of one long word."""
        return self.galley.overfull


def clearance(line: SetLine, style: TextStyle, under: TextStyle, lift: float = 0.0) -> float:
    """White under a large line, so that its descenders do not touch the capitals of the small line below. In most cases there is none.

    The large line is set in `style`, `lift` points above its place. The small line is set in `under`; its slot begins where the
    slot of the large line ends.
    """
    capitals = under.typeface.cap_height * under.size / under.typeface.upem
    between = style.leading - first_baseline(style) + lift + first_baseline(under) - capitals
    return max(0.0, depth(line.line, style) + _CLEAR * under.size - between)


def stand(lines: Iterable[SetLine], style: TextStyle, x: float, y: float) -> tuple[TextLine, ...]:
    """Lines one under the other. The slot of the first begins at y."""
    placed: list[TextLine] = []
    drop = first_baseline(style)
    for line in lines:
        placed.append(line.at(x, y + drop))
        y += line.leading
    return tuple(placed)


def flush_right(line: SetLine, style: TextStyle, right: float, y: float) -> TextLine:
    """One line that ends at `right`. Its slot begins at y."""
    return line.at(right - line.width, y + first_baseline(style))


class Compositor(Struct, frozen=True):
    """Sets the words of one leaflet.

    Attributes:
        language: The leaflet's own language.
        languages: All languages of its texts, by tag.
    """

    stylebook: Stylebook
    typesetter: Typesetter
    language: Language
    languages: Mapping[str, Language]
    spans: SpanTable = field(default_factory=SpanTable)

    def words(self, text: Text, *, strict: bool = False, href: str | None = None) -> Span:
        """A field of the event as printed: its words are bound by the rules of its language."""
        language = self.languages.get(text.language, self.language)
        return self.spans.span(bind(text.value, language, strict), text.language, text.where, href)

    def verbatim(self, text: Text) -> Span:
        """A field letter by letter, kept on one line, such as a telephone number."""
        return self.spans.span(text.value.replace(" ", NO_BREAK_SPACE), text.language, text.where)

    def composed(self, words: str, where: Where, *also: Where, href: str | None = None) -> Span:
        """Words from several fields or from language data, already bound."""
        return self.spans.span(words, self.language.tag, where, href, also)

    def span(self, words: str, language: str, where: Where, href: str | None = None, also: tuple[Where, ...] = ()) -> Span:
        """Words in a language that the caller knows, already bound."""
        return self.spans.span(words, language, where, href, also)

    def figure(self, alt: str, language: str, where: Where, also: tuple[Where, ...] = ()) -> Figure:
        """The description of a picture for people who do not see it."""
        return self.spans.figure(alt, language, where, also)

    def ladder_length(self, role: str) -> int:
        """The number of smaller sizes of a role in this layout."""
        return len(self.stylebook.ladder(role)) - 1

    def galley(self, spans: Sequence[Span] | Span, style: TextStyle, measure: float, how: ParagraphStyle = PLAIN) -> SetGalley:
        """One paragraph in one style.

        Raises:
            InputError: A typeface has no glyph for a character; the problem stands at the span's place.
        """
        return self.paragraph(_pieces(spans, style), measure, how)

    def paragraph(self, pieces: Sequence[Piece], measure: float, how: ParagraphStyle = PLAIN) -> SetGalley:
        """One paragraph in several styles.

        Raises:
            InputError: The same as for `galley`.
        """
        try:
            galley = self.typesetter.paragraph([piece.run for piece in pieces], measure, how)
        except NoGlyphError as error:
            raise _located(error, pieces) from error
        return SetGalley(galley, _ids(pieces))

    def recasts(self, pieces: Sequence[Piece], measure: float, how: ParagraphStyle, tolerance: float) -> list[tuple[SetGalley, float]]:
        """The paragraph in one line fewer and in one line more, and the cost of each: see `Typesetter.recasts`."""
        spans = _ids(pieces)
        try:
            others = self.typesetter.recasts([piece.run for piece in pieces], measure, how, tolerance)
        except NoGlyphError as error:
            raise _located(error, pieces) from error
        return [(SetGalley(galley, spans), cost) for galley, cost in others]

    def extent(self, span: Span, style: TextStyle, how: ParagraphStyle = PLAIN) -> Extent:
        """The widths of a span, for callers that still choose the measure.

        Raises:
            InputError: The same as for `galley`.
        """
        pieces = _pieces(span, style)
        try:
            return self.typesetter.extent([piece.run for piece in pieces], how)
        except NoGlyphError as error:
            raise _located(error, pieces) from error

    def artifact(self, words: str, style: TextStyle) -> SetLine:
        """One line outside the text, such as a folio or a running head.

        Raises:
            InputError: A typeface has no glyph for a character.
        """
        try:
            return SetLine(self.typesetter.line_of([Run(words, style)]), ())
        except NoGlyphError as error:
            raise no_glyph(error, words, None) from error

    def line(self, spans: Sequence[Span] | Span, style: TextStyle) -> SetLine:
        """One unbroken line.

        Raises:
            InputError: The same as for `galley`.
        """
        pieces = _pieces(spans, style)
        try:
            return SetLine(self.typesetter.line_of([piece.run for piece in pieces]), _ids(pieces))
        except NoGlyphError as error:
            raise _located(error, pieces) from error


def _pieces(spans: Sequence[Span] | Span, style: TextStyle) -> list[Piece]:
    return [Piece(span, style) for span in ((spans,) if isinstance(spans, Span) else spans)]


def _ids(pieces: Sequence[Piece]) -> tuple[int, ...]:
    return tuple([piece.span.id for piece in pieces])


def _located(error: NoGlyphError, pieces: Sequence[Piece]) -> InputError:
    """The error with the place of the span that has the character. If setting adds the character, the place is that of the first span."""
    span = next((piece.span for piece in pieces if error.character in piece.span.text), pieces[0].span)
    return no_glyph(error, span.text, span.where)


def node(role: Role, *leaves: Span | Node) -> Node:
    """A structure node. A span with a link stands in a Link of its own."""
    return Node(role, tuple(_linked(leaf) if isinstance(leaf, Span) else leaf for leaf in leaves))


def _linked(span: Span) -> Node | Span:
    return Node(Role.LINK, (span,)) if span.href else span


class Stack:
    """Builds a frame from the top down: text, gaps and rules in one column."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        self.compositor = compositor
        self.width = width
        self.height = 0.0
        self.children: list[Placement | Placed] = []

    @property
    def frame(self) -> Frame:
        """Everything so far."""
        return Frame(Size(self.width, self.height), tuple(self.children))

    def setting(self, nodes: Iterable[Node], note: str = "") -> Setting:
        """Everything so far, as the result of a component."""
        return Setting(self.frame, tuple(nodes), note)

    def gap(self, points: float) -> None:
        """Add white, but never at the very top."""
        if self.height:
            self.height += points

    def text(self, spans: Sequence[Span] | Span, style: TextStyle, how: ParagraphStyle = PLAIN, *, x: float = 0.0) -> SetGalley:
        """Add a paragraph under the rest."""
        return self.pieces(_pieces(spans, style), style, how, x=x)

    def brief(self, spans: Sequence[Span] | Span, style: TextStyle, *, x: float = 0.0) -> SetGalley:
        """Add a short paragraph, such as a caption, under the rest.

        Its lines are full. They are even instead if the last would hold only a remnant.
        """
        full = self.compositor.galley(spans, style, self.width - x, STRICT).galley.lines
        return self.text(spans, style, DISPLAY if _leaves_remnant(full) else STRICT, x=x)

    def pieces(self, pieces: Sequence[Piece], style: TextStyle, how: ParagraphStyle = PLAIN, *, x: float = 0.0) -> SetGalley:
        """Add a paragraph of several styles, on the baselines of `style`."""
        galley = self.compositor.paragraph(pieces, self.width - x, how)
        self.children += stand(galley.lines, style, x, self.height)
        self.height += galley.height
        return galley

    def block(self, frame: Frame) -> None:
        """Add a frame under the rest."""
        self.children.append(frame.at(0.0, self.height))
        self.height += frame.height

    def put(self, children: Iterable[Placement | Placed], height: float) -> None:
        """Add finished children at their places, with the height that they take."""
        self.children += children
        self.height += height


def _leaves_remnant(lines: Sequence[Line]) -> bool:
    """Whether the last of several lines is one word, or much shorter than the others."""
    if not 1 < len(lines) <= _BRIEF:
        return False
    return len(lines[-1].text.split()) == 1 or (len(lines) <= _FEW and lines[-1].width < _REMNANT * max(line.width for line in lines))


def hanging(how: ParagraphStyle) -> ParagraphStyle:
    """The same paragraph with its opening quotation mark hanging left of the measure."""
    return replace(how, hang=True)
