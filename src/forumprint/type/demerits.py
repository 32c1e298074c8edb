"""Demerits: how good a line is in ragged, justified and balanced text.

A line is judged alone and beside the line before it. Lines that step down or up like stairs spoil a rag. So does a line much shorter than
its neighbour. A tight line beside a loose one spoils a justified paragraph. Knuth and Plass compare neighbours by classes of looseness;
this code uses the measured difference. All numbers are our own, chosen by looking.
"""

from __future__ import annotations

from msgspec import Struct

from forumprint.type.total_fit import Neighbours

# A last line shorter than this many ems leaves one short word, or an almost empty line.
_SHORTEST_LAST_LINE = 4.0
# This is like TeX's line penalty. Of two equally good ways, the one with fewer lines wins. In balanced text fewer lines always win.
_LINE = 0.5
_BALANCED_LINE = 1e3
_VERY_LOOSE = 1e4
# The stretch of a space in justified text that costs one square em. More is allowed where no other way is left.
_STRETCH = 0.75
SHRINK = 0.3
# Loose lines cost much. A short last line must cost much too; otherwise loose lines would be used to avoid it.
_LOOSE_FOR_LAST_LINE = 3.0

# The shape of a ragged line is its width in ems. A step under half an em is not visible as a step.
_RAG = Neighbours(contrast=1.0, alike=1.0, most=4.0, stairs=2.0, step=0.5)
# The shape of a justified line is the change of its spaces, in normal spaces.
_COLOUR = Neighbours(contrast=1.0, alike=0.25, most=4.0)
_NONE = Neighbours()


class Ragged(Struct, frozen=True):
    """Flush left. Less white at the right is better. The last line may end anywhere, except after one short word."""

    measure: float
    em: float

    @property
    def target(self) -> float:
        return self.measure

    @property
    def neighbours(self) -> Neighbours:
        return _RAG

    def of_line(self, width: float, space: float, last: bool) -> tuple[float, float] | None:
        slack = (self.measure - width) / self.em
        if slack < 0:
            return None
        return _LINE + (_short_last_line(width / self.em) if last else slack * slack), -slack


class Justified(Struct, frozen=True):
    """Both edges are straight. Spaces stretch and shrink, at a cost that grows with the cube (Knuth and Plass), here of ems of stretch."""

    measure: float
    em: float

    @property
    def target(self) -> float:
        return self.measure

    @property
    def neighbours(self) -> Neighbours:
        return _COLOUR

    def of_line(self, width: float, space: float, last: bool) -> tuple[float, float] | None:
        slack = self.measure - width
        if slack < -SHRINK * space:
            return None
        if last and slack >= 0:
            return _LINE + _LOOSE_FOR_LAST_LINE * _short_last_line(width / self.em), 0.0
        change = slack / max(space, 0.01 * self.em)
        ratio = abs(change) / (_STRETCH if slack > 0 else SHRINK)
        return _LINE + min(ratio**3, _VERY_LOOSE + ratio), change


class Balanced(Struct, frozen=True):
    """As even as possible. Every line, also the last, should be `ideal` points long, and none may be longer than the measure."""

    measure: float
    em: float
    ideal: float

    @property
    def target(self) -> float:
        return self.ideal

    @property
    def neighbours(self) -> Neighbours:
        return _NONE

    def of_line(self, width: float, space: float, last: bool) -> tuple[float, float] | None:
        if width > self.measure:
            return None
        off = (width - self.ideal) / self.em
        return _BALANCED_LINE + off * off, 0.0


def _short_last_line(ems: float) -> float:
    return 4 * max(0.0, _SHORTEST_LAST_LINE - ems) ** 2
