"""Pagination: the places where the sides of one long column end, chosen for the column as a whole.

A column is cut like a paragraph is broken (`type.total_fit`): as a whole. forumprint takes the cheapest of all ways to group its atoms into
sides. The costs are for the number of sides, for the quality of each end, and for short sides. The unit is a side: an end that costs 0.3 is
used if it saves three tenths of a side. All numbers are our own, chosen by looking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from msgspec import Struct

_HAIR = 0.01


class End(IntEnum):
    """The quality of an end of a side, the best first.

    `IN_WORD` ends in a paragraph with a hyphen. `IN_GROUP` leaves one item of a list alone, or separates a list from its intro, or a figure
    from its label. `IN_BLOCK` divides a quotation or an item; this is done only if no side holds it. `NOWHERE` separates a heading from its
    text or a photo from its credit.
    """

    BETWEEN_REGIONS = 0
    BETWEEN_BLOCKS = 1
    IN_PARAGRAPH = 2
    IN_WORD = 3
    IN_GROUP = 4
    IN_BLOCK = 5
    NOWHERE = 6


_COST = {
    End.BETWEEN_REGIONS: 0.0,
    End.BETWEEN_BLOCKS: 0.15,
    End.IN_PARAGRAPH: 0.3,
    End.IN_WORD: 0.8,
    End.IN_GROUP: 1.2,
    End.IN_BLOCK: 5.0,
    End.NOWHERE: 1e3,
}
_SIDE = 1.0
# A side lower than this part of the page is a scrap. An almost empty side costs this much.
_SCRAP, _OF_SCRAP = 0.4, 1.0
# The cost of white on a page. Of two otherwise equal ways, the one with sides of similar height wins.
_UNEVEN = 0.1


class Atom(Struct, frozen=True):
    """A part of the column that no side divides, in points from the column's top.

    Attributes:
        end: The quality of an end of a side under it.
        opens: Whether it begins with a fill or photo that may touch the page's edge.
        closes: Whether it ends with one.
    """

    top: float
    bottom: float
    end: End
    opens: bool = False
    closes: bool = False


class Stretch(Struct, frozen=True):
    """A side: the part of the column from `top` to `bottom`, moved so that it begins `head` under the page's upper edge."""

    top: float
    bottom: float
    head: float
    foot: float

    @property
    def height(self) -> float:
        return self.head + self.bottom - self.top + self.foot


def paginated(atoms: Sequence[Atom], height: float, head: float, foot: float) -> tuple[Stretch, ...]:
    """The atoms grouped into sides no taller than `height`, in the cheapest way. A taller atom makes its side taller.

    Args:
        atoms: The atoms from top to bottom.
        height: The height of the page, in points.
        head: The white above content that does not touch the upper edge. The layout itself places the start of the first side.
        foot: The white below content that does not touch the lower edge.
    """
    cheapest = [0.0] + [float("inf")] * len(atoms)
    ways: list[tuple[int, Stretch] | None] = [None] * (len(atoms) + 1)
    for start in range(len(atoms)):
        for after, stretch in _sides_from(start, atoms, height, head, foot):
            end = End.BETWEEN_REGIONS if after == len(atoms) else atoms[after - 1].end
            cost = cheapest[start] + _SIDE + _COST[end] + _shortness(stretch.height / height)
            if cost < cheapest[after]:
                cheapest[after], ways[after] = cost, (start, stretch)
    sides: list[Stretch] = []
    way = ways[-1]
    while way is not None:
        sides.append(way[1])
        way = ways[way[0]]
    return tuple(reversed(sides))


def _sides_from(start: int, atoms: Sequence[Atom], height: float, head: float, foot: float) -> Iterator[tuple[int, Stretch]]:
    """All sides that may begin with an atom, each with the first atom of the next side."""
    opening = atoms[start]
    top, above = (0.0, 0.0) if start == 0 else (opening.top, 0.0 if opening.opens else head)
    for place in range(start, len(atoms)):
        closing = atoms[place]
        stretch = Stretch(top, closing.bottom, above, 0.0 if closing.closes else foot)
        if place == start or stretch.height <= height + _HAIR:
            yield place + 1, stretch
        elif stretch.height - stretch.foot > height + _HAIR:
            return


def _shortness(filled: float) -> float:
    """The cost of a side that fills only this part of a page."""
    scrap = _OF_SCRAP * max(0.0, 1 - filled / _SCRAP)
    return scrap + _UNEVEN * max(0.0, 1 - filled) ** 2
