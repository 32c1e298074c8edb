"""Total fit: of all ways to break a paragraph into lines, the one that costs least.

Source: D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981). A `Demerits` gives the
cost of a line. The search is the same for ragged, justified and balanced text. Costs are square ems of empty space, so a demerit is an
amount of white: a hyphen is used if it saves more than `HYPHEN` of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

HYPHEN = 4.0
SECOND_HYPHEN = 8.0
HYPHEN_BEFORE_LAST_LINE = 12.0
_HYPHEN_TOO_MANY = 1e5
_ENDLESS = float("inf")


class Breakpoint(Struct, frozen=True):
    """A place where a line may end. All places are points from the paragraph's start, as if it were set in one line.

    Attributes:
        end: The end of a line that ends here, with its hyphen.
        start: The start of the next line, after the space between.
        penalty: The cost of a line end here, in square ems; negative if the place is good.
        hyphen: Whether the line gets a hyphen.
        spaces_before, spaces_after: The points of space that can stretch, up to `end` and up to `start`.
    """

    end: float
    start: float
    penalty: float = 0.0
    hyphen: bool = False
    spaces_before: float = 0.0
    spaces_after: float = 0.0


class MeasuredParagraph(Struct, frozen=True):
    """A paragraph, measured and ready to be broken.

    Attributes:
        indent: The indent of the first line, in points; negative if it begins left of the measure.
        points: The places where lines may end, in order. The last one is the paragraph's end.
        em: The unit of demerits, in points.
    """

    points: Sequence[Breakpoint]
    measure: float
    em: float
    indent: float = 0.0


class Neighbours(NamedTuple):
    """The cost of a line beside the one before it. Its `Demerits` defines the shape of a line.

    Attributes:
        contrast: The cost of each unit, squared, by which two shapes differ beyond `alike`, up to `most`.
        stairs: The cost of a step in the direction of the step before it, if both are larger than `step`.
    """

    contrast: float = 0.0
    alike: float = 0.0
    most: float = 0.0
    stairs: float = 0.0
    step: float = 0.0


class Demerits(Protocol):
    """How good a line is."""

    @property
    def target(self) -> float:
        """The width of the best line. A line costs more, the shorter it is than this."""
        ...

    @property
    def neighbours(self) -> Neighbours:
        """The costs of lines beside each other."""
        ...

    def of_line(self, width: float, space: float, last: bool) -> tuple[float, float] | None:
        """The cost of a line of this width with that much space in it, in square ems, and its shape; None if it does not fit."""
        ...


class _Way(Struct, frozen=True):
    """A way to end a line at a breakpoint.

    Attributes:
        hyphens: The number of lines in a row that end with a hyphen.
        shape: The shape of its last line.
        slope: Whether that line is longer (1) or shorter (-1) than the one before it by a step; else 0.
        lines: The number of lines, where lines are counted.
    """

    cost: float
    breakpoint: int
    hyphens: int
    shape: float
    slope: int
    lines: int
    before: _Way | None

    def breakpoints(self) -> tuple[int, ...]:
        ends: list[int] = []
        way = self
        while way.before is not None:
            ends.append(way.breakpoint)
            way = way.before
        return tuple(reversed(ends))


class Breaking(Struct, frozen=True):
    """A broken paragraph: the breakpoints at which its lines end, with the paragraph's end as the last, and the cost."""

    ends: tuple[int, ...]
    cost: float


def total_fit(paragraph: MeasuredParagraph, demerits: Demerits, hyphens_in_a_row: int) -> tuple[int, ...]:
    """The breakpoints of the cheapest paragraph. The last one is the paragraph's end."""
    return min(_Search(paragraph, demerits, hyphens_in_a_row).ways(), key=lambda way: way.cost).breakpoints()


def fits_by_lines(paragraph: MeasuredParagraph, demerits: Demerits, hyphens_in_a_row: int, tolerance: float) -> dict[int, Breaking]:
    """The cheapest paragraph for every number of lines, if it costs at most `tolerance` (square ems) more than the cheapest of all."""
    best: dict[int, Breaking] = {}
    for way in sorted(_Search(paragraph, demerits, hyphens_in_a_row, tolerance=tolerance).ways(), key=lambda way: way.cost):
        best.setdefault(way.lines, Breaking(way.breakpoints(), way.cost))
    most = min(way.cost for way in best.values()) + tolerance
    return {lines: way for lines, way in best.items() if way.cost <= most}


class _Search:
    """The cheapest ways to every breakpoint, found from the first one on.

    Every breakpoint can be reached. Where nothing fits, the shortest possible line stands overfull. Where more hyphens in a row are needed
    than allowed, they stand, because a line in the margin is worse.

    The cost of a line depends on the line before it and on the step between them. So the search keeps the cheapest way to a breakpoint for
    each last line, each number of hyphens in a row and each slope. It drops a way that costs more than the cheapest by more than its later
    lines can save.

    Args:
        tolerance: Used if lines are counted, so that ways of different lengths do not compete. It is the greatest cost above the cheapest
            of all, in square ems, of a way that is kept.
    """

    __slots__ = (
        "_cheapest",
        "_counting",
        "_demerits",
        "_hyphens",
        "_margin",
        "_nearest",
        "_paragraph",
        "_rivalry",
        "_spaces",
        "_starts",
        "_ways",
    )

    def __init__(self, paragraph: MeasuredParagraph, demerits: Demerits, hyphens_in_a_row: int, *, tolerance: float = 0.0) -> None:
        self._paragraph = paragraph
        self._demerits = demerits
        self._hyphens = hyphens_in_a_row
        self._counting = 1 if tolerance else 0
        self._starts = [-paragraph.indent, *(point.start for point in paragraph.points)]
        self._spaces = [0.0, *(point.spaces_after for point in paragraph.points)]
        self._nearest = 0
        self._cheapest = [0.0]
        beside = demerits.neighbours
        self._rivalry = beside.most + 2 * beside.stairs
        self._margin = self._rivalry + tolerance
        self._ways: list[list[_Way]] = [[_Way(0.0, -1, 0, 0.0, 0, 0, None)]]

    def ways(self) -> list[_Way]:
        """The ways kept to the paragraph's end."""
        for number in range(len(self._paragraph.points)):
            self._reach(number)
        return self._ways[-1]

    def _reach(self, number: int) -> None:
        """Find the ways to the next breakpoint. The longest line is tried first; the search ends when a shorter one can only cost more."""
        point, is_last = self._paragraph.points[number], number == len(self._paragraph.points) - 1
        of_line, target, starts, spaces = self._demerits.of_line, self._demerits.target, self._starts, self._spaces
        contrast, alike, most, stairs, least_step = self._demerits.neighbours
        end, penalty, hyphen, spaces_before = point.end, point.penalty, point.hyphen, point.spaces_before
        margin, cheapest, nearest = self._margin, self._cheapest, self._nearest
        in_a_row, beside = self._hyphens, bool(most) and not is_last
        floor = min(cheapest[nearest:]) + penalty - margin
        lowest = _ENDLESS
        best: dict[tuple[int, int, int, int], tuple[float, float, _Way]] = {}
        for first in range(nearest, number + 1):
            width = end - starts[first]
            weighed = of_line(width, spaces_before - spaces[first], is_last)
            if weighed is None:
                if first < number:
                    nearest += first == nearest
                    continue
                if best:
                    break
                weighed = (0.0, 0.0)
            cost, shape = weighed
            if width <= target and cost + floor >= lowest:
                break
            cost += penalty
            if cost + cheapest[first] - margin >= lowest:
                continue
            for way in self._ways[first]:
                total, hyphens, slope = way.cost + cost, 0, 0
                if way.hyphens:
                    total += _running_hyphens(way.hyphens, hyphen, is_last, in_a_row)
                if hyphen:
                    hyphens = way.hyphens + 1 if way.hyphens < in_a_row else in_a_row
                if beside and first:
                    step = shape - way.shape
                    slope = 1 if step > least_step else -1 if step < -least_step else 0
                    if slope and slope == way.slope:
                        total += stairs
                    beyond = (step if step > 0 else -step) - alike
                    if beyond > 0:
                        total += min(contrast * beyond * beyond, most)
                if total < lowest and hyphens < 2:
                    lowest = total
                elif total > lowest + margin:
                    continue
                key = (first, hyphens, slope, way.lines)
                rival = best.get(key)
                if rival is None or total < rival[0]:
                    best[key] = (total, shape, way)
        self._nearest = nearest
        self._keep(number, best, lowest)

    def _keep(self, number: int, best: Mapping[tuple[int, int, int, int], tuple[float, float, _Way]], lowest: float) -> None:
        """Keep the ways that may still win. A way with more hyphens in a row competes with those with the fewest."""
        cheapest = min([total for total, _, _ in best.values()])
        dearest = max(lowest if lowest < _ENDLESS else cheapest, cheapest) + self._margin
        if self._counting:
            best = _cheapest_by_lines(best, self._rivalry)
        self._cheapest.append(cheapest)
        self._ways.append(
            [
                _Way(total, number, hyphens, shape, slope, lines + self._counting, way)
                for (_, hyphens, slope, lines), (total, shape, way) in best.items()
                if total <= dearest
            ]
        )


def _cheapest_by_lines(
    ways: Mapping[tuple[int, int, int, int], tuple[float, float, _Way]], margin: float
) -> Mapping[tuple[int, int, int, int], tuple[float, float, _Way]]:
    """The ways that may still win, among ways with the same number of lines."""
    lowest: dict[tuple[int, int], float] = {}
    for (_, hyphens, _, lines), (total, _, _) in ways.items():
        lowest[hyphens, lines] = min(total, lowest.get((hyphens, lines), _ENDLESS))
    return {key: way for key, way in ways.items() if way[0] <= lowest[key[1], key[3]] + margin}


def _running_hyphens(before: int, hyphen: bool, is_last: bool, most: int) -> float:
    """The cost of a line end because of the hyphens at the ends of the lines before it."""
    if is_last:
        return HYPHEN_BEFORE_LAST_LINE
    if not hyphen:
        return 0.0
    return SECOND_HYPHEN if before < most else _HYPHEN_TOO_MANY
