"""Pouring running text into the columns of a region."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.frame.frames import Frame, Placed
from forumprint.kit.component import Flow, Recast
from forumprint.layout.model import Region
from forumprint.type.columns import ColumnRow, balanced, depth, filled

_HAIR = 0.01


# So many lines that are too many, or white at the feet of columns, may be mended by setting paragraphs looser or tighter.
_MENDABLE = 2.0
_HYPHEN_AT_FOOT = 0.6
_OVERSET = 10.0


class Poured(Struct, frozen=True):
    """Rows of a flow in one region.

    Attributes:
        flow: The text as it stands here, perhaps with paragraphs recast; the next region goes on with it.
        end: The first row that is left for the next region.
        frame: The columns side by side, as tall as the deepest of them with its inset.
        columns: How many columns have text.
        splits: Whether the next region goes on in the midst of a paragraph.
        faults: What is wrong with the feet of the columns, in lines: white where the next column goes on, hyphens, lines too many.
    """

    flow: Flow
    end: int
    frame: Frame
    columns: int
    splits: bool
    faults: float

    @property
    def height(self) -> float:
        """Of the deepest column, points."""
        return self.frame.height


def pour(flow: Flow, start: int, region: Region, room: float | None, *, is_last: bool) -> Poured:
    """Pour a flow, from row `start` on, into a region.

    Columns are balanced if the rest of the text stands here. Otherwise each is filled to `room`, and the rest is left. Where a paragraph
    in one line fewer or more makes columns end level, or keeps a line or two from being overset, it is set so.

    Args:
        flow: The text.
        start: The first row that no region before has.
        region: Where it goes on.
        room: Points from the region's top to the edge it may not pass; None if there is none.
        is_last: No other region follows: all the rest stands here, whether it fits or not.
    """
    best = _pour(flow, start, region, room, is_last=is_last)
    while _HAIR < best.faults <= _MENDABLE or _OVERSET <= best.faults <= _MENDABLE * _OVERSET:
        recasts = best.flow.recasts(start, best.end)
        ways = (_pour(_recast(best.flow, recast), start, region, room, is_last=is_last) for recast in recasts)
        better = min((way for way in ways if way.height <= best.height + _HAIR), key=lambda way: way.faults, default=best)
        enough = best.faults - 1 if best.faults >= _OVERSET else 0.0
        if better.faults > enough + _HAIR:
            break
        best = better
    return best


def _recast(flow: Flow, recast: Recast) -> Flow:
    """The flow with one paragraph broken otherwise; the others' recasts move with their rows."""
    more = len(recast.rows) - (recast.end - recast.first)

    def others(first: int, end: int) -> tuple[Recast, ...]:
        first, end = (place - more if place > recast.first else place for place in (first, end))
        apart = [other for other in flow.recasts(first, end) if other.first != recast.first]
        return tuple(
            replace(other, first=other.first + more, end=other.end + more) if other.first > recast.first else other for other in apart
        )

    return replace(flow, rows=(*flow.rows[: recast.first], *recast.rows, *flow.rows[recast.end :]), recasts=others)


def _pour(flow: Flow, start: int, region: Region, room: float | None, *, is_last: bool) -> Poured:
    rows = [row.row for row in flow.rows[start:]]
    count = region.columns.count if region.columns else 1
    room = room - region.inset.top - region.inset.bottom if room is not None and region.inset else room
    if room is None or depth(rows) <= room * count + _HAIR:
        for at_heads in (True, False) if flow.at_heads else (False,):
            starts = (*balanced(rows, count, at_heads=at_heads, spare=flow.spare), len(rows))
            deepest = _deepest(rows, starts)
            if room is None or deepest <= room + _HAIR:
                return _standing(flow, start, starts, region, _faults(rows, starts, deepest, goes_on=False))
    # More than stands here: every column is filled; in the last region as deep as it takes, for the overset report to measure.
    reach = max(room or 0.0, depth(rows) / count) if is_last else room or 0.0
    ends = [0]
    for _ in range(count):
        ends.append(filled(rows, ends[-1], reach, at_heads=flow.at_heads, spare=flow.spare))
    if is_last:
        ends[-1] = len(rows)
        return _standing(flow, start, tuple(ends), region, _overset(rows, tuple(ends), room or 0.0))
    return _standing(flow, start, tuple(ends), region, _faults(rows, tuple(ends), reach, goes_on=ends[-1] < len(rows)))


def _faults(rows: Sequence[ColumnRow], ends: Sequence[int], foot: float, *, goes_on: bool) -> float:
    """White and hyphens at the feet of the columns, in lines; the last column's only if the text goes on elsewhere.

    A column that ends before a crosshead ends well, whatever stands white under it.
    """
    faults = 0.0
    columns = list(pairwise(ends))
    for first, last in columns if goes_on else columns[:-1]:
        if last > first and last < len(rows) and not rows[last].is_head:
            lines = (foot - depth(rows[first:last])) / rows[last - 1].leading
            faults += float(int(lines + _HAIR)) + (_HYPHEN_AT_FOOT if rows[last - 1].hyphenated else 0.0)
    return faults


def _overset(rows: Sequence[ColumnRow], ends: Sequence[int], room: float) -> float:
    """How many lines are too many, so weighed that they count for more than any foot."""
    return _OVERSET * max(1.0, (_deepest(rows, ends) - room) / rows[-1].leading) if rows else 0.0


def _deepest(rows: Sequence[ColumnRow], ends: Sequence[int]) -> float:
    return max((depth(rows[first:last]) for first, last in pairwise(ends)), default=0.0)


def _standing(flow: Flow, start: int, ends: tuple[int, ...], region: Region, faults: float) -> Poured:
    """Rows between consecutive `ends`, one column each."""
    pitch = region.measure + (region.columns.gutter if region.columns else 0.0)
    left, top = (region.inset.left, region.inset.top) if region.inset else (0.0, 0.0)
    children: list[Placed] = []
    deepest = 0.0
    for column, (first, last) in enumerate(pairwise(ends)):
        y = 0.0
        for place, row in enumerate(flow.rows[start + first : start + last]):
            y += row.row.above if place else 0.0
            children.append(row.frame.at(left + column * pitch, top + y))
            y += row.row.leading
        deepest = max(deepest, y)
    used = sum(1 for first, last in pairwise(ends) if last > first)
    inset = top + region.inset.bottom if region.inset else 0.0
    end = start + ends[-1] if ends else start
    splits = start < end < len(flow.rows) and not flow.rows[end].row.opens
    frame = Frame(Size(region.width, deepest + inset if deepest else 0.0), tuple(children))
    return Poured(flow, end, frame, used, splits, faults)
