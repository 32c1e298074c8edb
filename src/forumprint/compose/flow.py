"""Pouring running text into the columns of a region."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.frame.frames import Frame, Placed
from forumprint.kit.component import Flow, Recast
from forumprint.layout.regions import Region
from forumprint.type.columns import ColumnRow, balanced, depth, filled

_HAIR = 0.01


# Looser or tighter paragraphs can mend at most this many lines of overset, or of white at the feet of columns.
_MENDABLE = 2.0
_HYPHEN_AT_FOOT = 0.6
_OVERSET = 10.0


class Poured(Struct, frozen=True):
    """The rows of a flow in one region.

    Attributes:
        flow: The text as it stands here, perhaps with changed paragraphs. The next region continues it.
        end: The first row for the next region.
        frame: The columns side by side. It is as tall as the deepest column with its inset.
        columns: The number of columns with text.
        splits: Whether the next region continues inside a paragraph.
        faults: The faults at the feet of the columns, in lines: white where the next column continues, hyphens, lines too many.
    """

    flow: Flow
    end: int
    frame: Frame
    columns: int
    splits: bool
    faults: float

    @property
    def height(self) -> float:
        """The height of the deepest column, in points."""
        return self.frame.height


def pour(flow: Flow, start: int, region: Region, room: float | None, *, is_last: bool) -> Poured:
    """Pour a flow, from row `start` on, into a region.

    Columns are balanced if the rest of the text stands here. Otherwise each is filled to `room`, and the rest is left. A paragraph is set
    in one line fewer or more where this makes columns end level, or prevents an overset of one or two lines.

    Args:
        flow: The text.
        start: The first row after the earlier regions.
        region: The region to fill.
        room: The points from the region's top to the edge that it does not pass; None if there is none.
        is_last: Whether no other region follows. All the rest then stands here, whether it fits or not.
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
    """The flow with one paragraph broken differently. The recasts of the others move with their rows."""
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
    # There is more text than room, so every column is filled. The last region is as deep as needed, for the overset report to measure.
    reach = max(room or 0.0, depth(rows) / count) if is_last else room or 0.0
    ends = [0]
    for _ in range(count):
        ends.append(filled(rows, ends[-1], reach, at_heads=flow.at_heads, spare=flow.spare))
    if is_last:
        ends[-1] = len(rows)
        return _standing(flow, start, tuple(ends), region, _overset(rows, tuple(ends), room or 0.0))
    return _standing(flow, start, tuple(ends), region, _faults(rows, tuple(ends), reach, goes_on=ends[-1] < len(rows)))


def _faults(rows: Sequence[ColumnRow], ends: Sequence[int], foot: float, *, goes_on: bool) -> float:
    """White and hyphens at the feet of the columns, in lines. The last column counts only if the text continues elsewhere.

    A column that ends before a crosshead ends well, with any white under it.
    """
    faults = 0.0
    columns = list(pairwise(ends))
    for first, last in columns if goes_on else columns[:-1]:
        if last > first and last < len(rows) and not rows[last].is_head:
            lines = (foot - depth(rows[first:last])) / rows[last - 1].leading
            faults += float(int(lines + _HAIR)) + (_HYPHEN_AT_FOOT if rows[last - 1].hyphenated else 0.0)
    return faults


def _overset(rows: Sequence[ColumnRow], ends: Sequence[int], room: float) -> float:
    """The number of overset lines, multiplied so that it counts more than any fault at the foot of a column."""
    return _OVERSET * max(1.0, (_deepest(rows, ends) - room) / rows[-1].leading) if rows else 0.0


def _deepest(rows: Sequence[ColumnRow], ends: Sequence[int]) -> float:
    return max((depth(rows[first:last]) for first, last in pairwise(ends)), default=0.0)


def _standing(flow: Flow, start: int, ends: tuple[int, ...], region: Region, faults: float) -> Poured:
    """The rows between consecutive `ends`, one column each."""
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
