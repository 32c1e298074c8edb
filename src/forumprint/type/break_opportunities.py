"""Measuring: all places where the lines of a paragraph may end, in points from its start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from forumprint.language.rules import Language
from forumprint.type.break_penalties import in_display, in_text
from forumprint.type.dividing import Break, Divider
from forumprint.type.total_fit import Breakpoint
from forumprint.type.words import Slice, Word, with_hyphen, with_repeated


class LineEnd(Struct, frozen=True):
    """A breakpoint in the words: the end of the word with index `word`, or the place `inside` it."""

    word: int
    inside: Break | None


class OpticalMargins(Protocol):
    """The distance that lines stand outside the measure, in points (`margins`)."""

    def left(self, word: Word) -> float:
        """For a line that begins with this word, at the left."""
        ...

    def right(self, last: Slice) -> float:
        """For a line that ends with these letters, at the right."""
        ...


class BreakOpportunities(Struct, frozen=True):
    """A paragraph's words and the places where its lines may end.

    Attributes:
        outdents: For each point, the distance that the following line begins left of the measure.
        first: The same distance for the first line.
    """

    words: Sequence[Word]
    points: Sequence[Breakpoint]
    ends: Sequence[LineEnd]
    outdents: Sequence[float]
    first: float

    @property
    def rules(self) -> Language | None:
        """The rules of the language in which the paragraph begins."""
        return self.words[0].slices[0].voice.rules if self.words else None

    @property
    def extent(self) -> Extent:
        """The width of the whole paragraph in one line, and the width of its longest unbreakable part. A smaller measure cannot hold the
        copy.
        """
        starts = (0.0, *(point.start for point in self.points))
        parts = (point.end - start for start, point in zip(starts, self.points, strict=False))
        return Extent(self.points[-1].end if self.points else 0.0, max(parts, default=0.0))


class Extent(Struct, frozen=True):
    """The width of copy in points: on one line, and its least width, that of its longest unbreakable part."""

    width: float
    least: float


class BreakFinder:
    """Finds and measures the places where the lines of a paragraph may end.

    Args:
        divider: Finds the places inside words.
        edges: The distance outside the measure.
    """

    def __init__(self, divider: Divider, edges: OpticalMargins) -> None:
        self._divider = divider
        self._edges = edges

    def opportunities(self, words: Sequence[Word], *, balanced: bool) -> BreakOpportunities:
        """All breakpoints in order, measured, with their places in the words. Balanced text has other penalties."""
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
        """The same in a word of one style without a space, in a face with a hyphen. Most words are so, and this takes half the work."""
        head = Slice(part.voice, part.text[: inside.place] + inside.hyphen)
        return Breakpoint(
            start + head.width - self._edges.right(head),
            end - part.voice.width(inside.repeated + part.text[inside.place :]),
            inside.penalty,
            bool(inside.hyphen) or inside.own_hyphen,
            spaces,
            spaces,
        )
