"""The compositor sets words: from a field of the event to passages, from passages to lines, from lines to placements.

Components say what stands in which role; how a language binds its words, how lines break and where a baseline lies is decided here
and in the text floor, the same for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Where
from forumprint.frame.placements import Placement, TextLine, all_moved
from forumprint.frame.structure import Node, Role
from forumprint.kit.stylebook import Stylebook
from forumprint.language.rules import Language
from forumprint.language.spacing import bind
from forumprint.language.tokens import NO_BREAK_SPACE
from forumprint.model.words import Text
from forumprint.type.break_opportunities import Extent
from forumprint.type.galley import Galley, Line, ParagraphStyle, Passage, Run, TextStyle
from forumprint.type.margins import depth
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


def clearance(line: Line, style: TextStyle, under: TextStyle, lift: float = 0.0) -> float:
    """White that a large line needs under it, so that its descenders do not touch the capitals of the small line below; mostly none.

    The large line is set in `style`, `lift` points above its place; the slot of the line below, in `under`, begins where its own ends.
    """
    capitals = under.typeface.cap_height * under.size / under.typeface.upem
    between = style.leading - first_baseline(style) + lift + first_baseline(under) - capitals
    return max(0.0, depth(line) + _CLEAR * under.size - between)


def stand(lines: Iterable[Line], style: TextStyle, x: float, y: float) -> tuple[Placement, ...]:
    """Lines one under the other, the first one's slot beginning at y."""
    placed: list[Placement] = []
    drop = first_baseline(style)
    for line in lines:
        placed.append(TextLine(x, y + drop, line))
        y += line.leading
    return tuple(placed)


def flush_right(line: Line, style: TextStyle, right: float, y: float) -> Placement:
    """One line that ends at `right`, its slot beginning at y."""
    return TextLine(right - line.width, y + first_baseline(style), line)


@dataclass(frozen=True, slots=True)
class Compositor:
    """Sets the words of one leaflet.

    Attributes:
        language: The leaflet's own.
        languages: All languages that its texts are in, by tag.
    """

    stylebook: Stylebook
    typesetter: Typesetter
    language: Language
    languages: Mapping[str, Language]

    def words(self, text: Text, *, strict: bool = False, href: str | None = None) -> Passage:
        """A field of the event as it is printed: bound as its language binds words."""
        language = self.languages.get(text.language, self.language)
        return Passage(bind(text.value, language, strict), text.language, text.where, href)

    def verbatim(self, text: Text) -> Passage:
        """A field letter by letter, kept on one line: a telephone number."""
        return Passage(text.value.replace(" ", NO_BREAK_SPACE), text.language, text.where)

    def composed(self, words: str, where: Where, *also: Where, href: str | None = None) -> Passage:
        """Words put together from several fields or from language data, already bound."""
        return Passage(words, self.language.tag, where, href, also)

    def ladder_length(self, role: str) -> int:
        """How many smaller sizes a role has in this layout."""
        return len(self.stylebook.ladder(role)) - 1

    def galley(self, passages: Sequence[Passage] | Passage, style: TextStyle, measure: float, how: ParagraphStyle = PLAIN) -> Galley:
        """One paragraph in one style."""
        every = (passages,) if isinstance(passages, Passage) else passages
        return self.typesetter.paragraph([Run(passage.text, style, passage) for passage in every], measure, how)

    def extent(self, passage: Passage, style: TextStyle, how: ParagraphStyle = PLAIN) -> Extent:
        """A passage measured and not set: for whoever has yet to choose the measure."""
        return self.typesetter.extent([Run(passage.text, style, passage)], how)

    def artifact(self, words: str, style: TextStyle) -> Line:
        """One line that is no part of the text: a folio, a running head."""
        return self.typesetter.line_of([Run(words, style, None)])

    def line(self, passages: Sequence[Passage] | Passage, style: TextStyle) -> Line:
        """One unbroken line."""
        every = (passages,) if isinstance(passages, Passage) else passages
        return self.typesetter.line_of([Run(passage.text, style, passage) for passage in every])


def node(role: Role, *leaves: Passage | Node) -> Node:
    """A structure node; a passage that links stands in a Link of its own."""
    return Node(role, tuple(_linked(leaf) if isinstance(leaf, Passage) else leaf for leaf in leaves))


def _linked(passage: Passage) -> Node | Passage:
    return Node(Role.LINK, (passage,)) if passage.href else passage


class Stack:
    """Builds a setting from the top down: text, gaps, rules, in one column."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        self.compositor = compositor
        self.width = width
        self.height = 0.0
        self.placements: list[Placement] = []

    def gap(self, points: float) -> None:
        """White, but never at the very top."""
        if self.height:
            self.height += points

    def text(self, passages: Sequence[Passage] | Passage, style: TextStyle, how: ParagraphStyle = PLAIN, *, x: float = 0.0) -> Galley:
        """A paragraph under what stands already."""
        galley = self.compositor.galley(passages, style, self.width - x, how)
        self.placements += stand(galley.lines, style, x, self.height)
        self.height += galley.height
        return galley

    def brief(self, passages: Sequence[Passage] | Passage, style: TextStyle, *, x: float = 0.0) -> Galley:
        """A paragraph as short as a caption, under what stands already: in full lines, or in even ones lest a remnant stand in the last."""
        full = self.compositor.galley(passages, style, self.width - x, STRICT).lines
        return self.text(passages, style, DISPLAY if _leaves_remnant(full) else STRICT, x=x)

    def runs(self, runs: Sequence[Run], style: TextStyle, how: ParagraphStyle = PLAIN, *, x: float = 0.0) -> None:
        """A paragraph of several styles, on the baselines of `style`."""
        galley = self.compositor.typesetter.paragraph(runs, self.width - x, how)
        self.placements += stand(galley.lines, style, x, self.height)
        self.height += galley.height

    def block(self, placements: Iterable[Placement], height: float) -> None:
        """Placements with an upper left corner of their own, under what stands already, and the height they take."""
        self.placements += all_moved(tuple(placements), 0.0, self.height)
        self.height += height

    def put(self, placements: Iterable[Placement], height: float) -> None:
        """Finished placements, already at their places, and the height they take."""
        self.placements += placements
        self.height += height


def _leaves_remnant(lines: Sequence[Line]) -> bool:
    """Whether the last of several lines is a word alone, or much shorter than the others."""
    if not 1 < len(lines) <= _BRIEF:
        return False
    return len(lines[-1].text.split()) == 1 or (len(lines) <= _FEW and lines[-1].width < _REMNANT * max(line.width for line in lines))


def hanging(how: ParagraphStyle) -> ParagraphStyle:
    """The same paragraph with its opening quotation mark hanging left of the measure."""
    return replace(how, hang=True)
