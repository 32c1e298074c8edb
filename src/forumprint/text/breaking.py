"""Breaking: where the lines of a paragraph end, chosen for the paragraph as a whole.

Source: D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981). What a line costs
differs between ragged, justified and balanced text; the search is the same. Costs are square ems of empty space, so that a demerit says
how much white it is worth: a hyphen may stand if it saves more than `HYPHEN` of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

HYPHEN = 5.0
SECOND_HYPHEN = 8.0
HYPHEN_BEFORE_LAST_LINE = 12.0
_HYPHEN_TOO_MANY = 1e5
# A last line shorter than this many ems leaves a lone short word, or nearly an empty line.
_SHORTEST_LAST_LINE = 4.0
# TeX's line penalty, in spirit: of two ways about as good, the one with fewer lines; in balanced text, of any two.
_LINE = 0.5
_BALANCED_LINE = 1e3
_VERY_LOOSE = 1e4
# Of a space in justified text.
_STRETCH = 0.5
SHRINK = 0.25
_ROUNDING = 1e-6
_ANY_NUMBER = 1000


class Breakpoint(NamedTuple):
    """A place where a line may end. All places are points from the paragraph's start, were it set in one line.

    Attributes:
        end: Where a line that ends here ends, its hyphen included.
        start: Where the next line starts, the space between left out.
        penalty: What is against (or, negative, for) ending a line here, square ems.
        hyphen: Whether the line gets a hyphen.
        spaces_before, spaces_after: Points of space that stretch, up to `end` and up to `start`.
    """

    end: float
    start: float
    penalty: float = 0.0
    hyphen: bool = False
    spaces_before: float = 0.0
    spaces_after: float = 0.0


class Copy(NamedTuple):
    """A paragraph, measured and ready to be broken.

    Attributes:
        indent: Of the first line, points; negative if it begins left of the measure.
        points: Where lines may end, in order; the last one is the paragraph's end.
        em: What demerits are reckoned in, points.
    """

    points: Sequence[Breakpoint]
    measure: float
    em: float
    indent: float = 0.0


class Fit(Protocol):
    """How good a line is."""

    @property
    def target(self) -> float:
        """The width of the best line: the shorter a line is beyond that, the more it costs."""
        ...

    def cost(self, width: float, space: float, last: bool) -> float | None:
        """Square ems of ugliness of a line of this width with that much space in it; None if it does not fit."""
        ...


class Ragged(NamedTuple):
    """Flush left: the less white at the right, the better; the last line may end anywhere but after a lone short word."""

    measure: float
    em: float

    @property
    def target(self) -> float:
        return self.measure

    def cost(self, width: float, space: float, last: bool) -> float | None:
        slack = (self.measure - width) / self.em
        if slack < 0:
            return None
        return _LINE + (_short_last_line(width / self.em) if last else slack * slack)


class Justified(NamedTuple):
    """Both edges straight: spaces stretch and shrink, at a cost that grows with the cube (Knuth and Plass), here of ems of stretch."""

    measure: float
    em: float

    @property
    def target(self) -> float:
        return self.measure

    def cost(self, width: float, space: float, last: bool) -> float | None:
        slack = self.measure - width
        if slack < -SHRINK * space:
            return None
        if last and slack >= 0:
            return _LINE + _short_last_line(width / self.em)
        limit = (_STRETCH if slack > 0 else SHRINK) * space
        ratio = abs(slack) / max(limit, 0.01 * self.em)
        return _LINE + min(ratio**3, _VERY_LOOSE + ratio)


class Balanced(NamedTuple):
    """As even as can be: every line, the last one too, wants to be `ideal` points long and none may be longer than the measure."""

    measure: float
    em: float
    ideal: float

    @property
    def target(self) -> float:
        return self.ideal

    def cost(self, width: float, space: float, last: bool) -> float | None:
        if width > self.measure:
            return None
        off = (width - self.ideal) / self.em
        return _BALANCED_LINE + off * off


def break_ragged(copy: Copy, hyphens_in_a_row: int = 2) -> tuple[int, ...]:
    """The breakpoints at which lines end so that the rag is smooth; the last one is the paragraph's end."""
    return total_fit(copy, Ragged(_wide(copy), copy.em), hyphens_in_a_row)


def break_justified(copy: Copy, hyphens_in_a_row: int = 2) -> tuple[int, ...]:
    """The breakpoints at which lines end so that the spaces are even."""
    return total_fit(copy, Justified(_wide(copy), copy.em), hyphens_in_a_row)


def break_balanced(copy: Copy) -> tuple[int, ...]:
    """As few lines as possible, then as even as can be: headlines and pull quotes.

    The even length is found as typesetters find it, by narrowing the measure until one more line is needed.
    """
    fewest = _lines_at(copy, copy.measure)
    low, high = 0.0, copy.measure
    while fewest > 1 and high - low > 0.05 * copy.em:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines_at(copy, middle) <= fewest else (middle, high)
    return total_fit(copy, Balanced(_wide(copy), copy.em, ideal=high), _ANY_NUMBER)


def _short_last_line(ems: float) -> float:
    return 2 * max(0.0, _SHORTEST_LAST_LINE - ems) ** 2


def _wide(copy: Copy) -> float:
    """The measure, with room for the rounding of sums."""
    return copy.measure + _ROUNDING


def _lines_at(copy: Copy, measure: float) -> int:
    """The fewest lines that the copy can be set in, each filled before the next is begun."""
    lines, start = 1, -copy.indent
    for point, after in pairwise(copy.points):
        if after.end - start > measure + _ROUNDING:
            lines, start = lines + 1, point.start
    return lines


class _Way(NamedTuple):
    """The cheapest way to end a line at a breakpoint with a given number of hyphens running."""

    cost: float
    breakpoint: int
    hyphens: int
    before: _Way | None

    def breakpoints(self) -> tuple[int, ...]:
        ends: list[int] = []
        way = self
        while way.before is not None:
            ends.append(way.breakpoint)
            way = way.before
        return tuple(reversed(ends))


def total_fit(copy: Copy, fit: Fit, hyphens_in_a_row: int) -> tuple[int, ...]:
    """The breakpoints of the cheapest paragraph, the paragraph's end the last of them."""
    search = _Search(copy, fit, hyphens_in_a_row)
    for number in range(len(copy.points)):
        search.reach(number)
    return min(search.ways[-1], key=lambda way: way.cost).breakpoints()


class _Search:
    """The cheapest ways to every breakpoint, found from the first one on.

    Every breakpoint can be reached: where nothing fits, the shortest line there is stands overfull, and where more hyphens would have
    to run than allowed, they run, since a line in the margin is worse.

    Attributes:
        ways: To the paragraph's start and to each breakpoint reached so far: the cheapest for each number of hyphens running.
    """

    __slots__ = ("_cheapest", "_fit", "_hyphens", "_nearest", "_points", "_spaces", "_starts", "ways")

    def __init__(self, copy: Copy, fit: Fit, hyphens_in_a_row: int) -> None:
        self._points = copy.points
        self._fit = fit
        self._hyphens = hyphens_in_a_row
        self._starts = [-copy.indent, *(point.start for point in copy.points)]
        self._spaces = [0.0, *(point.spaces_after for point in copy.points)]
        self._nearest = 0
        self._cheapest = [0.0]
        self.ways: list[tuple[_Way, ...]] = [(_Way(0.0, -1, 0, None),)]

    def reach(self, number: int) -> None:
        """Find the ways to the next breakpoint: over lines from the longest on, until a shorter one can only be dearer."""
        point, is_last = self._points[number], number == len(self._points) - 1
        floor = min(self._cheapest[self._nearest :]) + point.penalty
        best: dict[int, _Way] = {}
        for first in range(self._nearest, number + 1):
            width = point.end - self._starts[first]
            cost = self._fit.cost(width, point.spaces_before - self._spaces[first], is_last)
            if cost is None:
                if first < number:
                    self._nearest += first == self._nearest
                    continue
                cost = 0.0
                if best:
                    break
            rival = best.get(1 if point.hyphen else 0)
            if rival is not None and width <= self._fit.target and cost + floor >= rival.cost:
                break
            for way in self.ways[first]:
                total = way.cost + cost + point.penalty + _running_hyphens(way.hyphens, point.hyphen, is_last, self._hyphens)
                hyphens = min(way.hyphens + 1, self._hyphens) if point.hyphen else 0
                if hyphens not in best or total < best[hyphens].cost:
                    best[hyphens] = _Way(total, number, hyphens, way)
        self.ways.append(tuple(best.values()))
        self._cheapest.append(min(way.cost for way in best.values()))


def _running_hyphens(before: int, hyphen: bool, is_last: bool, most: int) -> float:
    """What is against a line's end because of the hyphens that ended the lines before it."""
    if not before:
        return 0.0
    if is_last:
        return HYPHEN_BEFORE_LAST_LINE
    if not hyphen:
        return 0.0
    return SECOND_HYPHEN if before < most else _HYPHEN_TOO_MANY
