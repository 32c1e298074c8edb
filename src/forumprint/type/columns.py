"""Columns: set rows in several columns of equal room, as level as the rules for breaks allow.

Rules (DESIGN §6): a crosshead stays with at least two lines of the text after it. A paragraph leaves at least two lines at the foot of a
column and two at the head of the next. A break at a crosshead is preferred if it costs little depth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from math import inf

from msgspec import Struct

KEPT_LINES = 2
_HAIR = 0.01
FEWEST_LINES = 4
# A hyphen at the foot of a column costs as much as columns that differ by two lines: (h + 1)² + (h - 1)² is 2 more than 2 h², in square
# lines.
_HYPHEN_AT_FOOT = 2.5


class ColumnRow(Struct, frozen=True):
    """One line before it stands in a column.

    Attributes:
        leading: The leading in points.
        above: White before the line, in points, unless it begins a column.
        may_break: Whether a column may begin with this line.
        is_head: Whether it is the first line of a crosshead.
        opens: Whether it is the first line of a paragraph, an item or a crosshead.
        hyphenated: Whether it ends with a hyphen. No column should end so.
    """

    leading: float
    above: float = 0.0
    may_break: bool = True
    is_head: bool = False
    opens: bool = False
    hyphenated: bool = False


def paragraph_rows(hyphenated: Sequence[bool], leading: float, *, above: float = 0.0, keep_with_previous: bool = False) -> list[ColumnRow]:
    """The rows of a paragraph. The first two and the last two lines stay together. `hyphenated` says of each line whether it ends with a
    hyphen.
    """
    count = len(hyphenated)
    return [
        ColumnRow(
            leading,
            above if line == 0 else 0.0,
            may_break=not keep_with_previous if line == 0 else KEPT_LINES <= line <= count - KEPT_LINES,
            opens=line == 0,
            hyphenated=hyphen,
        )
        for line, hyphen in enumerate(hyphenated)
    ]


def head_rows(count: int, leading: float, *, above: float) -> list[ColumnRow]:
    """The rows of a crosshead. They are never divided. The next rows need `keep_with_previous`."""
    return [
        ColumnRow(leading, above if line == 0 else 0.0, may_break=line == 0, is_head=line == 0, opens=line == 0) for line in range(count)
    ]


def depth(rows: Sequence[ColumnRow]) -> float:
    """The depth of rows as one column, in points."""
    return sum(row.leading for row in rows) + sum(row.above for row in rows[1:])


def balanced(rows: Sequence[ColumnRow], columns: int, *, at_heads: bool, spare: float) -> tuple[int, ...]:
    """The starts of the columns: indices into `rows`, the first 0. Unused columns at the end are left out.

    Args:
        rows: The rows to divide.
        columns: The number of columns.
        at_heads: Prefer breaks at crossheads.
        spare: The depth, in points, that breaks at crossheads may cost.
    """
    if not rows:
        return ()
    # A few lines over all columns look thin. Fewer columns are used instead.
    used = max(1, min(columns, len(rows) // FEWEST_LINES))
    flowed = _levelled(rows, used, lambda row: row.may_break)
    # Two sections in three columns stay whole, and one column stays empty.
    for fewer in range(used, 1, -1) if at_heads else ():
        at_head = _levelled(rows, fewer, lambda row: row.may_break and row.is_head)
        if at_head is not None and flowed is not None and at_head.deepest <= flowed.deepest + spare + 0.01:
            return at_head.starts
    return flowed.starts if flowed is not None else (0,)


def filled(rows: Sequence[ColumnRow], start: int, room: float, *, at_heads: bool, spare: float) -> int:
    """The first row that does not fit a column of `room` points that begins with row `start`.

    The column is filled as far as the rules for breaks allow. It ends at the last crosshead before, if that leaves at most `spare` points
    empty. It stays empty if its first rows do not fit.
    """
    end, used = start, 0.0
    legal, at_head, used_at_head = start, start, 0.0
    while end < len(rows):
        if end > start and rows[end].may_break:
            legal = end
            if rows[end].is_head:
                at_head, used_at_head = end, used
        used += rows[end].leading + (rows[end].above if end > start else 0.0)
        if used > room + 0.01:
            break
        end += 1
    if end == len(rows):
        return end
    return at_head if at_heads and at_head > start and room - used_at_head <= spare + 0.01 else legal


class _Plan(Struct, frozen=True):
    deepest: float
    unevenness: float
    starts: tuple[int, ...]


def _levelled(rows: Sequence[ColumnRow], columns: int, allowed: Callable[[ColumnRow], bool]) -> _Plan | None:
    """The breaks that make the deepest column least deep, and then the columns most even. None if there are too few breaks.

    Of equal breaks, the earlier ones win.
    """
    breaks = [index for index, row in enumerate(rows) if index and allowed(row)]
    sums = [0.0]
    for row in rows:
        sums.append(sums[-1] + row.leading + row.above)

    def column(start: int, end: int) -> float:
        return sums[end] - sums[start] - rows[start].above

    @cache
    def least_deep(start: int, left: int) -> float:
        if left == 1:
            return column(start, len(rows))
        least = inf
        for index in breaks[bisect_right(breaks, start) :]:
            height = column(start, index)
            if height > least:
                break  # later breaks only make this column deeper
            least = min(least, max(height, least_deep(index, left - 1)))
        return least

    deepest = least_deep(0, columns)
    if deepest == inf:
        return None

    @cache
    def evenest(start: int, left: int) -> _Plan | None:
        if left == 1:
            height = column(start, len(rows))
            return _Plan(deepest, height * height, (start,)) if height <= deepest + _HAIR else None
        found: _Plan | None = None
        for index in breaks[bisect_right(breaks, start) :]:
            height = column(start, index)
            if height > deepest + _HAIR:
                break
            rest = evenest(index, left - 1)
            if rest is not None:
                last = rows[index - 1]
                hyphen = _HYPHEN_AT_FOOT * last.leading**2 if last.hyphenated else 0.0
                plan = _Plan(deepest, height * height + hyphen + rest.unevenness, (start, *rest.starts))
                if found is None or plan.unevenness < found.unevenness - _HAIR:
                    found = plan
        return found

    return evenest(0, columns)
