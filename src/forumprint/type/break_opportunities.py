"""Measuring: all the places where the lines of a paragraph may end, in points from its start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from forumprint.language.rules import Language
from forumprint.type.break_penalties import in_display, in_text
from forumprint.type.dividing import Break, Divider
from forumprint.type.total_fit import Breakpoint
from forumprint.type.words import Slice, Word, with_hyphen, with_repeated


class LineEnd(NamedTuple):
    """A breakpoint in the words: the end of word number `word`, or inside it at `inside`."""

    word: int
    inside: Break | None


class Edges(Protocol):
    """How far lines stand outside the measure, points (`margins`)."""

    def left(self, word: Word) -> float:
        """A line that begins with this word, at the left."""
        ...

    def right(self, last: Slice) -> float:
        """A line that ends with these letters, at the right."""
        ...


class BreakOpportunities(NamedTuple):
    """A paragraph's words and the places where its lines may end.

    Attributes:
        outdents: How far left of the measure a line begins that follows each of the points.
        first: How far the first line does.
    """

    words: Sequence[Word]
    points: Sequence[Breakpoint]
    ends: Sequence[LineEnd]
    outdents: Sequence[float]
    first: float

    @property
    def rules(self) -> Language | None:
        """Of the language that the paragraph begins in."""
        return self.words[0].slices[0].voice.rules if self.words else None

    @property
    def extent(self) -> Extent:
        """How wide all of it is in one line, and its longest part that no line may end in: no measure under that holds the copy."""
        starts = (0.0, *(point.start for point in self.points))
        parts = (point.end - start for start, point in zip(starts, self.points, strict=False))
        return Extent(self.points[-1].end if self.points else 0.0, max(parts, default=0.0))


class Extent(NamedTuple):
    """How wide copy is, points: on one line, and at least, since it holds a part that no line may end in."""

    width: float
    least: float


class BreakFinder:
    """Finds and measures the places where the lines of a paragraph may end.

    Args:
        divider: Finds those inside words.
        edges: What stands outside the measure.
    """

    def __init__(self, divider: Divider, edges: Edges) -> None:
        self._divider = divider
        self._edges = edges

    def opportunities(self, words: Sequence[Word], *, balanced: bool) -> BreakOpportunities:
        """All breakpoints in order, measured, and where in the words they are; in balanced text by other penalties."""
        penalty = in_display if balanced else in_text
        points: list[Breakpoint] = []
        ends: list[LineEnd] = []
        outdents: list[float] = []
        at = spaces = 0.0
        previous = ""
        edges = self._edges
        for number, word in enumerate(words):
            alone = len(word.slices) == 1
            width = word.slices[0].width if alone else sum([part.width for part in word.slices])
            for inside in self._divider.breaks(word, previous):
                points.append(self._measured(word, inside, at, at + width, spaces))
                ends.append(LineEnd(number, inside))
                outdents.append(0.0)
            if not alone:
                spaces += sum([part.width for part in word.slices if part.is_space])
            at += width
            gap, against, out = 0.0, 0.0, 0.0
            if word.gap:
                after = words[number + 1]
                gap, out = word.gap.space, edges.left(after)
                against = penalty(word.text, after.text, word.slices[-1].voice.rules)
            points.append(Breakpoint(at - edges.right(word.slices[-1]), at + gap + out, against, False, spaces, spaces + gap))
            ends.append(LineEnd(number, None))
            outdents.append(out)
            at += gap
            spaces += gap
            previous = word.text
        return BreakOpportunities(words, points, ends, outdents, edges.left(words[0]) if words else 0.0)

    def _measured(self, word: Word, inside: Break, start: float, end: float, spaces: float) -> Breakpoint:
        if len(word.slices) == 1 and not word.slices[0].voice.style.fallback:
            return self._measured_alone(word.slices[0], inside, start, end, spaces)
        head = with_hyphen(word.cut(0, inside.place), inside.hyphen)
        tail = word.cut(inside.place, len(word.text))
        spaces += sum(part.width for part in head if part.is_space)
        return Breakpoint(
            end=start + sum(part.width for part in head) - self._edges.right(head[-1]),
            start=end - sum(part.width for part in with_repeated(tail, inside.repeated)),
            penalty=inside.penalty,
            hyphen=bool(inside.hyphen) or inside.own_hyphen,
            spaces_before=spaces,
            spaces_after=spaces,
        )

    def _measured_alone(self, part: Slice, inside: Break, start: float, end: float, spaces: float) -> Breakpoint:
        """The same in a word of one style and no space, in a face that has the hyphen, as most are: half the work."""
        head = Slice(part.voice, part.text[: inside.place] + inside.hyphen)
        return Breakpoint(
            start + head.width - self._edges.right(head),
            end - part.voice.width(inside.repeated + part.text[inside.place :]),
            inside.penalty,
            bool(inside.hyphen) or inside.own_hyphen,
            spaces,
            spaces,
        )
