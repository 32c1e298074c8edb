"""The body: Markdown text with crossheads and lists. It runs through columns and regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Rect, Size
from forumprint.base.units import Length, mm
from forumprint.event.richtext import Bullets, Crosshead, Inline, Paragraph, RichText
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Panel, Placement
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Flow, FlowRow, Part, Recast, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, Piece, SetLine, first_baseline, node, stand
from forumprint.kit.content import Content
from forumprint.language.rules import Language
from forumprint.language.spacing import bind_pieces
from forumprint.model.fields import about
from forumprint.type.columns import ColumnRow, head_rows, paragraph_rows
from forumprint.type.galley import ParagraphStyle, TextStyle

# The cost that a paragraph may have in one line fewer or more, in square ems for each of its lines. It equals line ends that are one em
# off.
_RECAST_COST = 1.0


class BodyChoices(Choices, frozen=True, kw_only=True):
    """Indents, and how level the columns must be."""

    role: Annotated[str, about("The type role of the paragraphs.", examples=["lead"])] = "body"
    balance: Annotated[bool, about("`true` makes the lines as even as a headline's. It suits a body as large as a lead.")] = False
    indent: Annotated[Length, about("The indent of the first line of a paragraph that follows another.")] = Length(mm(4))
    list_indent: Annotated[Length, about("The indent of list items, from bullet to text.")] = Length(mm(4))
    bullet: Annotated[tuple[Length, Length], about("The width and height of the bullet.")] = (Length(mm(2.4)), Length(mm(1.2)))
    spare: Annotated[int, about("The most lines by which breaks at crossheads may deepen the columns.", least=0, most=20)] = 3


class Body(Part, frozen=True):
    """The event's text. The ladders are `size`, and `crossheads`, which lets columns break inside a paragraph."""

    name: ClassVar[str] = "body"
    reads: ClassVar[tuple[str, ...]] = ("body",)
    roles: ClassVar[tuple[str, ...]] = ("body", "crosshead")
    gives: ClassVar[tuple[str, ...]] = ("size", "crossheads")
    Options: ClassVar[type[Choices]] = BodyChoices
    options: BodyChoices = BodyChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length(self.options.role), "crossheads": 1} if content.event.body else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Flow:
        body = content.event.body
        if body is None or not body.blocks:
            return NOTHING
        setter = _BlockSetter(content, room, self.options, body, rungs.get("size", 0))
        rows = setter.rows()
        return Flow(
            rows,
            tuple(setter.nodes),
            f"{setter.body.size:g} pt, {len(rows)} lines",
            at_heads=not rungs.get("crossheads"),
            spare=self.options.spare * room.pitch,
            recasts=setter.recasts,
        )


class _Paragraph(Struct, frozen=True):
    """A paragraph in rows `first` to `end`, and how it was set."""

    first: int
    end: int
    pieces: tuple[Piece, ...]
    how: ParagraphStyle
    after_head: bool


class _BlockSetter:
    """Sets blocks as rows, and collects their structure."""

    def __init__(self, content: Content, room: Room, options: BodyChoices, text: RichText, rung: int) -> None:
        self.content, self.room, self.options, self.text = content, room, options, text
        self.body, self.head = room.style(options.role, rung), room.style("crosshead", rung)
        self.language = room.compositor.languages.get(text.language, content.language)
        self.nodes: list[Node] = []
        self.paragraphs: list[_Paragraph] = []
        self._recast: dict[int, list[tuple[float, Recast]]] = {}
        self.how = (
            DISPLAY
            if options.balance
            else ParagraphStyle(hyphenate=content.brand.hyphenate, justify=content.brand.justify, protected=content.names)
        )

    def rows(self) -> tuple[FlowRow, ...]:
        """All rows, in order."""
        rows: list[FlowRow] = []
        before: type | None = None
        for block in self.text.blocks:
            after_head = before is Crosshead
            match block:
                case Crosshead():
                    rows += self._crosshead(block)
                case Paragraph():
                    rows += self._paragraph(block, len(rows), after_head, indented=before in (Paragraph, Bullets))
                case Bullets():
                    rows += self._list(block, after_head)
            before = type(block)
        return tuple(rows)

    def recasts(self, first: int, end: int) -> tuple[Recast, ...]:
        """Paragraphs in one line fewer or more, if the rag stays good enough; the cheapest first.

        Only paragraphs that begin in rows `first` to `end` are set: this costs more than the first setting.
        """
        found = [each for paragraph in self.paragraphs if first <= paragraph.first < end for each in self._recasts_of(paragraph)]
        return tuple(recast for _, recast in sorted(found, key=lambda each: each[0]))

    def _recasts_of(self, paragraph: _Paragraph) -> list[tuple[float, Recast]]:
        if paragraph.first not in self._recast:
            tolerance = _RECAST_COST * (paragraph.end - paragraph.first)
            others = self.room.compositor.recasts(paragraph.pieces, self.room.width, paragraph.how, tolerance)
            self._recast[paragraph.first] = [
                (cost, Recast(paragraph.first, paragraph.end, tuple(self._rows(galley.lines, paragraph.after_head))))
                for galley, cost in others
            ]
        return self._recast[paragraph.first]

    def _crosshead(self, block: Crosshead) -> Iterator[FlowRow]:
        pieces = self._pieces(block.inlines, self.head, strict=True)
        self.nodes.append(_node_of(Role.HEADING_2, pieces))
        lines = self._set(pieces, self.room.width, DISPLAY)
        for row, line in zip(head_rows(len(lines), self.head.leading, above=self.room.pitch), lines, strict=True):
            yield self._row(row, stand([line], self.head, 0.0, 0.0))

    def _paragraph(self, block: Paragraph, first: int, after_head: bool, *, indented: bool) -> Iterator[FlowRow]:
        pieces = self._pieces(block.inlines, self.body)
        self.nodes.append(_node_of(Role.PARAGRAPH, pieces))
        how = replace(self.how, indent=self.options.indent if indented else 0.0)
        lines = self._set(pieces, self.room.width, how)
        self.paragraphs.append(_Paragraph(first, first + len(lines), tuple(pieces), how, after_head))
        return self._rows(lines, after_head)

    def _rows(self, lines: Sequence[SetLine], after_head: bool) -> Iterator[FlowRow]:
        hyphens = [line.line.hyphenated for line in lines]
        for row, line in zip(paragraph_rows(hyphens, self.body.leading, keep_with_previous=after_head), lines, strict=True):
            yield self._row(row, stand([line], self.body, 0.0, 0.0))

    def _list(self, block: Bullets, after_head: bool) -> Iterator[FlowRow]:
        items: list[Node] = []
        for number, inlines in enumerate(block.items):
            pieces = self._pieces(inlines, self.body)
            label, beside = self._label(block, number, inlines[0])
            item = Node(Role.ITEM_BODY, (_node_of(Role.PARAGRAPH, pieces),))
            items.append(Node(Role.ITEM, (*label, item)))
            # Items are short and narrow. They stay ragged where paragraphs are justified.
            how = replace(self.how, justify=False)
            lines = self._set(pieces, self.room.width - self.options.list_indent, how)
            hyphens = [line.line.hyphenated for line in lines]
            rows = paragraph_rows(hyphens, self.body.leading, keep_with_previous=after_head and number == 0)
            for place, (row, line) in enumerate(zip(rows, lines, strict=True)):
                text = stand([line], self.body, self.options.list_indent, 0.0)
                yield self._row(row, (*beside, *text) if place == 0 else text)
        self.nodes.append(Node(Role.LIST, tuple(items)))

    def _label(self, block: Bullets, number: int, first: Inline) -> tuple[tuple[Node, ...], tuple[Placement, ...]]:
        """A number as text, or the brand's bullet as a panel."""
        if block.start is not None:
            words = self.room.compositor.composed(f"{block.start + number}.", first.where)
            line = self.room.compositor.line(words, self.body)
            return (Node(Role.LABEL, (words,)),), stand([line], self.body, 0.0, 0.0)
        colour = self.content.brand.rule_colour("bullet", self.room.ground)
        if colour is None:
            return (), ()
        width, height = self.options.bullet
        x_height = self.body.typeface.x_height * self.body.size / self.body.typeface.upem
        middle = first_baseline(self.body) - x_height / 2
        return (), (Panel(Rect(0.0, middle - height / 2, width, height), colour),)

    def _row(self, row: ColumnRow, placements: Sequence[Placement]) -> FlowRow:
        return FlowRow(row, Frame(Size(self.room.width, row.leading), tuple(placements)))

    def _set(self, pieces: Sequence[Piece], measure: float, how: ParagraphStyle) -> tuple[SetLine, ...]:
        return self.room.compositor.paragraph(pieces, measure, how).lines

    def _pieces(self, inlines: Sequence[Inline], style: TextStyle, *, strict: bool = False) -> list[Piece]:
        texts = bind_pieces(tuple((inline.text, self._rules(inline)) for inline in inlines), strict)
        return [Piece(self._span(text, inline), _emphasised(style, inline)) for text, inline in zip(texts, inlines, strict=True)]

    def _span(self, text: str, inline: Inline) -> Span:
        return self.room.compositor.span(text, inline.language or self.text.language, inline.where, inline.href)

    def _rules(self, inline: Inline) -> Language:
        """The value for a phrase's language; the text's own value if there is none."""
        return self.room.compositor.languages.get(inline.language or "", self.language)


def _emphasised(style: TextStyle, inline: Inline) -> TextStyle:
    face = style.strong if inline.strong else style.emphasis if inline.emphasis else None
    return replace(style, typeface=face) if face is not None else style


def _node_of(role: Role, pieces: Sequence[Piece]) -> Node:
    return node(role, *(piece.span for piece in pieces))
