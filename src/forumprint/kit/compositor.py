"""The compositor sets words: from a field of the event to spans, from spans to lines, from lines to placements.

Components say what stands in which role; how a language binds its words, how lines break and where a baseline lies is decided here
and in the text floor, the same for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.base.problems import InputError, Where
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

# Of the small line's size.
_CLEAR = 0.4

PLAIN = ParagraphStyle()
STRICT = ParagraphStyle(strict=True)
DISPLAY = ParagraphStyle(strict=True, balance=True)
# A paragraph of more lines than this is a text. A last line shorter than this part of the longest one is a remnant, if they are few.
_BRIEF, _FEW, _REMNANT = 6, 3, 0.45


def first_baseline(style: TextStyle) -> float:
    """Points from the top of a line's slot to its baseline: the face stands in the middle of its leading.

    Half of what the leading leaves over the face's ascent and descent goes above it (CSS 2.1, 10.8.1), so a type role takes the same
    place whatever letters its line has.
    """
    face = style.typeface
    ascent, descent = (abs(value) * style.size / face.upem for value in (face.ascent, face.descent))
    return (style.leading - ascent - descent) / 2 + ascent


class Piece(NamedTuple):
    """A span in a style: what a paragraph of several styles is made of.

    Attributes:
        words: The part of the span that is meant; all of it if None.
    """

    span: Span
    style: TextStyle
    words: str | None = None

    @property
    def run(self) -> Run:
        return Run(self.span.text if self.words is None else self.words, self.style, self.span.language)


class SetLine(NamedTuple):
    """A set line and the spans that its paragraph sets; no spans for an artifact."""

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
        """The line where its origin stands at (x, baseline)."""
        return TextLine(x, baseline, self.line, self.spans)


class SetGalley(NamedTuple):
    """A galley and the spans that it sets. The galley may be one that was set before: it knows nothing of spans."""

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
        """Of the longest line."""
        return self.galley.width

    @property
    def overfull(self) -> tuple[Line, ...]:
        """The lines that are wider than the measure because a word in them is."""
        return self.galley.overfull


def clearance(line: SetLine, style: TextStyle, under: TextStyle, lift: float = 0.0) -> float:
    """White that a large line needs under it, so that its descenders do not touch the capitals of the small line below; mostly none.

    The large line is set in `style`, `lift` points above its place; the slot of the line below, in `under`, begins where its own ends.
    """
    capitals = under.typeface.cap_height * under.size / under.typeface.upem
    between = style.leading - first_baseline(style) + lift + first_baseline(under) - capitals
    return max(0.0, depth(line.line, style) + _CLEAR * under.size - between)


def stand(lines: Iterable[SetLine], style: TextStyle, x: float, y: float) -> tuple[TextLine, ...]:
    """Lines one under the other, the first one's slot beginning at y."""
    placed: list[TextLine] = []
    drop = first_baseline(style)
    for line in lines:
        placed.append(line.at(x, y + drop))
        y += line.leading
    return tuple(placed)


def flush_right(line: SetLine, style: TextStyle, right: float, y: float) -> TextLine:
    """One line that ends at `right`, its slot beginning at y."""
    return line.at(right - line.width, y + first_baseline(style))


class Compositor(Struct, frozen=True):
    """Sets the words of one leaflet.

    Attributes:
        language: The leaflet's own.
        languages: All languages that its texts are in, by tag.
    """

    stylebook: Stylebook
    typesetter: Typesetter
    language: Language
    languages: Mapping[str, Language]
    spans: SpanTable = field(default_factory=SpanTable)

    def words(self, text: Text, *, strict: bool = False, href: str | None = None) -> Span:
        """A field of the event as it is printed: bound as its language binds words."""
        language = self.languages.get(text.language, self.language)
        return self.spans.span(bind(text.value, language, strict), text.language, text.where, href)

    def verbatim(self, text: Text) -> Span:
        """A field letter by letter, kept on one line: a telephone number."""
        return self.spans.span(text.value.replace(" ", NO_BREAK_SPACE), text.language, text.where)

    def composed(self, words: str, where: Where, *also: Where, href: str | None = None) -> Span:
        """Words put together from several fields or from language data, already bound."""
        return self.spans.span(words, self.language.tag, where, href, also)

    def span(self, words: str, language: str, where: Where, href: str | None = None, also: tuple[Where, ...] = ()) -> Span:
        """Words in a language that the caller knows, already bound."""
        return self.spans.span(words, language, where, href, also)

    def figure(self, alt: str, language: str, where: Where, also: tuple[Where, ...] = ()) -> Figure:
        """What a picture says to those who do not see it."""
        return self.spans.figure(alt, language, where, also)

    def ladder_length(self, role: str) -> int:
        """How many smaller sizes a role has in this layout."""
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
            InputError: As `galley`.
        """
        try:
            galley = self.typesetter.paragraph([piece.run for piece in pieces], measure, how)
        except NoGlyphError as error:
            raise _located(error, pieces) from error
        return SetGalley(galley, _ids(pieces))

    def recasts(self, pieces: Sequence[Piece], measure: float, how: ParagraphStyle, tolerance: float) -> list[tuple[SetGalley, float]]:
        """The paragraph in one line fewer and in one line more, and what each costs: see `Typesetter.recasts`."""
        spans = _ids(pieces)
        try:
            others = self.typesetter.recasts([piece.run for piece in pieces], measure, how, tolerance)
        except NoGlyphError as error:
            raise _located(error, pieces) from error
        return [(SetGalley(galley, spans), cost) for galley, cost in others]

    def extent(self, span: Span, style: TextStyle, how: ParagraphStyle = PLAIN) -> Extent:
        """A span measured and not set: for whoever has yet to choose the measure.

        Raises:
            InputError: As `galley`.
        """
        pieces = _pieces(span, style)
        try:
            return self.typesetter.extent([piece.run for piece in pieces], how)
        except NoGlyphError as error:
            raise _located(error, pieces) from error

    def artifact(self, words: str, style: TextStyle) -> SetLine:
        """One line that is no part of the text: a folio, a running head.

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
            InputError: As `galley`.
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
    """The error with the place of the span that has the character; of the first, if the character is one that setting adds."""
    span = next((piece.span for piece in pieces if error.character in piece.span.text), pieces[0].span)
    return no_glyph(error, span.text, span.where)


def node(role: Role, *leaves: Span | Node) -> Node:
    """A structure node; a span that links stands in a Link of its own."""
    return Node(role, tuple(_linked(leaf) if isinstance(leaf, Span) else leaf for leaf in leaves))


def _linked(span: Span) -> Node | Span:
    return Node(Role.LINK, (span,)) if span.href else span


class Stack:
    """Builds a frame from the top down: text, gaps, rules, in one column."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        self.compositor = compositor
        self.width = width
        self.height = 0.0
        self.children: list[Placement | Placed] = []

    @property
    def frame(self) -> Frame:
        """All that stands so far."""
        return Frame(Size(self.width, self.height), tuple(self.children))

    def setting(self, nodes: Iterable[Node], note: str = "") -> Setting:
        """All that stands so far, as what a component gives back."""
        return Setting(self.frame, tuple(nodes), note)

    def gap(self, points: float) -> None:
        """White, but never at the very top."""
        if self.height:
            self.height += points

    def text(self, spans: Sequence[Span] | Span, style: TextStyle, how: ParagraphStyle = PLAIN, *, x: float = 0.0) -> SetGalley:
        """A paragraph under what stands already."""
        return self.pieces(_pieces(spans, style), style, how, x=x)

    def brief(self, spans: Sequence[Span] | Span, style: TextStyle, *, x: float = 0.0) -> SetGalley:
        """A paragraph as short as a caption, under what stands already: in full lines, or in even ones lest a remnant stand in the last."""
        full = self.compositor.galley(spans, style, self.width - x, STRICT).galley.lines
        return self.text(spans, style, DISPLAY if _leaves_remnant(full) else STRICT, x=x)

    def pieces(self, pieces: Sequence[Piece], style: TextStyle, how: ParagraphStyle = PLAIN, *, x: float = 0.0) -> SetGalley:
        """A paragraph of several styles, on the baselines of `style`."""
        galley = self.compositor.paragraph(pieces, self.width - x, how)
        self.children += stand(galley.lines, style, x, self.height)
        self.height += galley.height
        return galley

    def block(self, frame: Frame) -> None:
        """A frame under what stands already."""
        self.children.append(frame.at(0.0, self.height))
        self.height += frame.height

    def put(self, children: Iterable[Placement | Placed], height: float) -> None:
        """Finished children, already at their places, and the height they take."""
        self.children += children
        self.height += height


def _leaves_remnant(lines: Sequence[Line]) -> bool:
    """Whether the last of several lines is a word alone, or much shorter than the others."""
    if not 1 < len(lines) <= _BRIEF:
        return False
    return len(lines[-1].text.split()) == 1 or (len(lines) <= _FEW and lines[-1].width < _REMNANT * max(line.width for line in lines))


def hanging(how: ParagraphStyle) -> ParagraphStyle:
    """The same paragraph with its opening quotation mark hanging left of the measure."""
    return replace(how, hang=True)
