"""Fits: how good a line is in ragged, justified and balanced text.

A line is weighed alone and beside the one before it. A rag is spoilt by lines that step down or up like stairs, and by one much shorter
than its neighbour; a justified paragraph by a tight line beside a loose one (Knuth and Plass let neighbours count by classes of
looseness; here it is the measured difference). All numbers are ours, chosen by looking.
"""

from __future__ import annotations

from typing import NamedTuple

from forumprint.type.total_fit import Neighbours

# A last line shorter than this many ems leaves a lone short word, or nearly an empty line.
_SHORTEST_LAST_LINE = 4.0
# TeX's line penalty, in spirit: of two ways about as good, the one with fewer lines; in balanced text, of any two.
_LINE = 0.5
_BALANCED_LINE = 1e3
_VERY_LOOSE = 1e4
# Of a space in justified text: what costs as much as one square em. More is allowed where nothing else is left.
_STRETCH = 0.75
SHRINK = 0.3
# Loose lines are dear: so must a short last line be, or it would be bought with them.
_LOOSE_FOR_LAST_LINE = 3.0

# Shapes of ragged lines are their widths in ems: steps under half an em do not read as steps.
_RAG = Neighbours(contrast=1.0, alike=1.0, most=4.0, stairs=2.0, step=0.5)
# Shapes of justified lines are their spaces' change in normal spaces.
_COLOUR = Neighbours(contrast=1.0, alike=0.25, most=4.0)
_NONE = Neighbours()


class Ragged(NamedTuple):
    """Flush left: the less white at the right, the better; the last line may end anywhere but after a lone short word."""

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


class Justified(NamedTuple):
    """Both edges straight: spaces stretch and shrink, at a cost that grows with the cube (Knuth and Plass), here of ems of stretch."""

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


class Balanced(NamedTuple):
    """As even as can be: every line, the last one too, wants to be `ideal` points long and none may be longer than the measure."""

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
