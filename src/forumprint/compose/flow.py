"""Pouring running text into the columns of a region."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from forumprint.components.base import Flow
from forumprint.layout.model import Region
from forumprint.leaflet.placements import Placement, all_moved
from forumprint.text.columns import balanced, depth, filled


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
        room: Points from the region's top to the edge it may not pass; None if there is none.
        is_last: No other region follows: all the rest stands here, whether it fits or not.
    """
    rows = [row.row for row in flow.rows[start:]]
    count = region.columns.count if region.columns else 1
    room = room - region.inset.top - region.inset.bottom if room is not None and region.inset else room
    starts = balanced(rows, count, at_heads=flow.at_heads, spare=flow.spare)
    deepest = max((depth(rows[a:b]) for a, b in pairwise((*starts, len(rows)))), default=0.0)
    if is_last or room is None or deepest <= room + 0.01:
        return _standing(flow, start, (*starts, len(rows)), region)
    if flow.at_heads:
        level = balanced(rows, count, at_heads=False, spare=0.0)
        if max(depth(rows[a:b]) for a, b in pairwise((*level, len(rows)))) <= room + 0.01:
            return _standing(flow, start, (*level, len(rows)), region)
    ends = [0]
    for _ in range(count):
        ends.append(filled(rows, ends[-1], room, at_heads=flow.at_heads, spare=flow.spare))
    return _standing(flow, start, tuple(ends), region)


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
