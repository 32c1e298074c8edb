"""Pouring running text into the columns of a region."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from forumprint.base.frozen import dataclass
from forumprint.components.base import Flow
from forumprint.layout.model import Region
from forumprint.leaflet.placements import Placement, all_moved
from forumprint.text.columns import Row, balanced, depth, filled

_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Poured:
    """Rows of a flow in one region.

    Attributes:
        end: The first row that is left for the next region.
        height: Of the deepest column, points.
        columns: How many columns have text.
    """

    end: int
    height: float
    placements: tuple[Placement, ...]
    columns: int


def pour(flow: Flow, start: int, region: Region, room: float | None, *, is_last: bool) -> Poured:
    """Pour a flow, from row `start` on, into a region.

    Columns are balanced if the rest of the text stands here. Otherwise each is filled to `room`, and the rest is left.

    Args:
        flow: The text.
        start: The first row that no region before has.
        region: Where it goes on.
        room: Points from the region's top to the edge it may not pass; None if there is none.
        is_last: No other region follows: all the rest stands here, whether it fits or not.
    """
    rows = [row.row for row in flow.rows[start:]]
    count = region.columns.count if region.columns else 1
    room = room - region.inset.top - region.inset.bottom if room is not None and region.inset else room
    if room is None or depth(rows) <= room * count + _HAIR:
        for at_heads in (True, False) if flow.at_heads else (False,):
            starts = (*balanced(rows, count, at_heads=at_heads, spare=flow.spare), len(rows))
            if room is None or _deepest(rows, starts) <= room + _HAIR:
                return _standing(flow, start, starts, region)
    # More than stands here: every column is filled; in the last region as deep as it takes, for the overset report to measure.
    reach = max(room or 0.0, depth(rows) / count) if is_last else room or 0.0
    ends = [0]
    for _ in range(count):
        ends.append(filled(rows, ends[-1], reach, at_heads=flow.at_heads, spare=flow.spare))
    if is_last:
        ends[-1] = len(rows)
    return _standing(flow, start, tuple(ends), region)


def _deepest(rows: Sequence[Row], ends: Sequence[int]) -> float:
    return max((depth(rows[first:last]) for first, last in pairwise(ends)), default=0.0)


def _standing(flow: Flow, start: int, ends: tuple[int, ...], region: Region) -> Poured:
    """Rows between consecutive `ends`, one column each."""
    pitch = region.measure + (region.columns.gutter if region.columns else 0.0)
    left, top = (region.inset.left, region.inset.top) if region.inset else (0.0, 0.0)
    placements: list[Placement] = []
    deepest = 0.0
    for column, (first, last) in enumerate(pairwise(ends)):
        y = 0.0
        for place, row in enumerate(flow.rows[start + first : start + last]):
            y += row.row.above if place else 0.0
            placements += all_moved(row.placements, left + column * pitch, top + y)
            y += row.row.leading
        deepest = max(deepest, y)
    used = sum(1 for first, last in pairwise(ends) if last > first)
    inset = top + region.inset.bottom if region.inset else 0.0
    return Poured(start + ends[-1] if ends else start, deepest + inset if deepest else 0.0, tuple(placements), used)
