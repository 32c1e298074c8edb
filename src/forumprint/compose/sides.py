"""Cutting one long column into sides.

A layout for the screen stands its regions one under the other, as far down as they reach. Each side takes as much of that as the page is
tall, ends where a reader may pause, and is then only as tall as what stands on it. Where it may end follows from the structure tree: never
after a heading or before a caption, never inside a list item, a table's row, a quotation or a figure, and inside a paragraph with two
lines on either side. What is alone too tall for a page is broken wherever no line is hurt; a single thing that is taller makes its side
taller. Nothing is clipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from forumprint.base.frozen import dataclass
from forumprint.base.geometry import Rect, Size
from forumprint.compose.frames import Frames
from forumprint.compose.regions import SetRegion
from forumprint.layout.model import Layout, Region
from forumprint.leaflet.model import Page
from forumprint.leaflet.placements import Artwork, LinkArea, Panel, Picture, Placement, TextLine, all_moved
from forumprint.leaflet.structure import Node, Role

_HAIR = 0.01

# How good it is to end a side somewhere, best first.
BETWEEN_REGIONS, BETWEEN_BLOCKS, IN_PARAGRAPH, IN_BLOCK = range(4)
# A better end is preferred if it leaves no more than this part of the page.
_SPARED = 0.25
# Lines of a paragraph that stay together at the end of a side, and at the head of the next (DESIGN 6.6).
_TOGETHER = 2
# The same of what is only divided because no page holds it: a quotation's last lines may be its speaker's name and role.
_TOGETHER_IN_BLOCK = 4

_HEADS = frozenset({Role.HEADING_1, Role.HEADING_2, Role.HEADING_3})
_CONTAINERS = frozenset({Role.DOCUMENT, Role.SECTION, Role.DIVISION, Role.LIST, Role.TABLE})


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of the column that no side divides; points from the column's top.

    Attributes:
        end: How good it is to end a side under it; None if it is not.
        opens: It begins with a fill or photo that may touch the page's edge.
        closes: It ends with one.
    """

    top: float
    bottom: float
    end: int | None
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A side: the part of the column from `top` to `bottom`, moved so that it begins `head` under the page's upper edge."""

    top: float
    bottom: float
    head: float
    foot: float

    @property
    def height(self) -> float:
        return self.head + self.bottom - self.top + self.foot


def cut(layout: Layout, settings: Mapping[str, SetRegion], frames: Frames) -> tuple[Page, ...]:
    """The sides of a layout that has a `cut`."""
    assert layout.cut is not None
    present = {name: layout.regions[name] for name in layout.regions if name in frames.boxes}
    atoms = column(layout, settings, frames)
    return tuple(
        Page(Size(layout.page.width, stretch.height), 0.0, tuple(_painted(present, settings, frames, stretch)))
        for stretch in _stretches(atoms, layout.page.height, layout.cut.head, layout.cut.foot)
    )


def column(layout: Layout, settings: Mapping[str, SetRegion], frames: Frames) -> list[Atom]:
    """All that stands in the column, from top to bottom, in pieces that no side divides.

    Two regions that are closer than half a row hold together: a credit and its photo.
    """
    atoms: list[Atom] = []
    for name, box in frames.boxes.items():
        if box.height > _HAIR and (settings[name].placements or layout.regions[name].ground):
            atoms += _atoms_of(layout, layout.regions[name], settings[name], box)
    joined: list[Atom] = []
    for atom in sorted(atoms, key=lambda atom: (atom.top, atom.bottom)):
        if joined and atom.top < joined[-1].bottom - _HAIR:
            joined[-1] = _union(joined[-1], atom)
            continue
        near = joined and _HAIR < atom.top - joined[-1].bottom < layout.baseline / 2
        if near and joined[-1].end == BETWEEN_REGIONS:
            joined[-1] = replace(joined[-1], end=None)
        joined.append(atom)
    return joined


def _union(one: Atom, other: Atom) -> Atom:
    lower = other if other.bottom > one.bottom else one
    return Atom(one.top, lower.bottom, lower.end, one.opens, lower.closes)


def _atoms_of(layout: Layout, region: Region, setting: SetRegion, box: Rect) -> Iterator[Atom]:
    """A region's atoms: one if it may not be divided and a page holds it."""
    edged = region.ground is not None or (region.left <= _HAIR and region.left + region.width >= layout.page.width - _HAIR)
    inside = list(_blocks(setting))
    if not inside or (not region.breaks and box.height <= layout.page.height):
        yield Atom(box.y, box.bottom, BETWEEN_REGIONS, edged, edged)
        return
    for place, (top, bottom, end) in enumerate(inside):
        is_first, is_last = place == 0, place == len(inside) - 1
        yield Atom(
            box.y if is_first and edged else box.y + top,
            box.bottom if is_last and edged else box.y + bottom,
            BETWEEN_REGIONS if is_last else end,
            opens=is_first and edged,
            closes=is_last and edged,
        )


def _blocks(setting: SetRegion) -> list[tuple[float, float, int | None]]:
    """Lines and pictures of a region from top to bottom, each with how good it is to end a side under it.

    What belongs to no block, a rule or a bullet, belongs to what it overlaps, else to what follows.
    """
    roles = dict(_leaves(setting.nodes))
    spans = sorted(
        ((placed.box.y, placed.box.bottom, _block_of(placed, roles)) for placed in setting.placements), key=lambda span: span[:2]
    )
    rows: list[tuple[float, float, list[int]]] = []
    pending: float | None = None
    for top, bottom, block in spans:
        if rows and top < rows[-1][1] - _HAIR and not (block is not None and _is_next_line(rows[-1], block, top)):
            rows[-1] = (rows[-1][0], max(bottom, rows[-1][1]), rows[-1][2] + ([block] if block is not None else []))
        elif block is None:
            pending = top if pending is None else pending
        else:
            rows.append((top if pending is None else pending, bottom, [block]))
            pending = None
    kinds = dict(roles.values())
    lines_of: dict[int, int] = {}
    for row in rows:
        lines_of[row[2][0]] = lines_of.get(row[2][0], 0) + 1
    found: list[tuple[float, float, int | None]] = []
    line = 0
    for place, (top, bottom, blocks) in enumerate(rows):
        block = blocks[0]
        line = line + 1 if place and rows[place - 1][2][0] == block else 1
        following = rows[place + 1] if place + 1 < len(rows) else None
        # Boxes of lines are as deep as their face, which may be more than their leading.
        foot = min(bottom, following[0]) if following else bottom
        found.append((top, foot, _end(kinds, block, following[2][0] if following else None, line, lines_of[block])))
    return found


def _is_next_line(row: tuple[float, float, list[int]], block: int, top: float) -> bool:
    """Lines whose leading is tight overlap in their boxes, and are lines all the same."""
    return top > (row[0] + row[1]) / 2


def _end(kinds: Mapping[int, Role], block: int, following: int | None, line: int, lines: int) -> int | None:
    """How good it is to end a side under a line of `block`, the `line`th of so many."""
    kind = kinds[block]
    if following == block:
        if kind is Role.PARAGRAPH:
            return IN_PARAGRAPH if _TOGETHER <= line <= lines - _TOGETHER else None
        return IN_BLOCK if _TOGETHER <= line <= lines - _TOGETHER_IN_BLOCK else None
    if kind in _HEADS or kind is Role.HEAD_CELL:
        return None
    if following is None:
        return BETWEEN_REGIONS
    if kinds[following] is Role.CAPTION:
        return None
    return BETWEEN_REGIONS if kinds[following] in _HEADS else BETWEEN_BLOCKS


def _leaves(nodes: Sequence[Node]) -> Iterator[tuple[int, tuple[int, Role]]]:
    """Of every passage and figure, by identity: the block that it belongs to, and what that is."""
    for node in nodes:
        if node.role in _CONTAINERS:
            yield from _leaves([child for child in node.children if isinstance(child, Node)])
            yield from ((id(child), (id(child), Role.PARAGRAPH)) for child in node.children if not isinstance(child, Node))
            continue
        heads = bool(node.children) and all(isinstance(child, Node) and child.role is Role.HEAD_CELL for child in node.children)
        block = (id(node), Role.HEAD_CELL if heads else node.role)
        yield from ((id(leaf), block) for leaf in node.walk() if not isinstance(leaf, Node))


def _block_of(placed: Placement, roles: Mapping[int, tuple[int, Role]]) -> int | None:
    match placed:
        case TextLine():
            leaf: object = next((run.passage for run in placed.line.runs if run.passage is not None), None)
        case Picture() | Artwork():
            leaf = placed.figure
        case LinkArea():
            leaf = placed.passage
        case _:
            leaf = None
    found = roles.get(id(leaf))
    return found[0] if found else id(placed) if isinstance(placed, Picture) else None


def _stretches(atoms: Sequence[Atom], height: float, head: float, foot: float) -> Iterator[_Stretch]:
    """Atoms gathered into sides no taller than `height`, where that can be."""
    start = 0
    while start < len(atoms):
        opening = atoms[start]
        # The layout itself says where the first side begins.
        top, above = (0.0, 0.0) if start == 0 else (opening.top, 0.0 if opening.opens else head)
        last = _last(atoms, start, height - above + top, foot, _SPARED * height)
        closing = atoms[last]
        yield _Stretch(top, closing.bottom, above, 0.0 if closing.closes else foot)
        start = last + 1


def _last(atoms: Sequence[Atom], start: int, limit: float, foot: float, spared: float) -> int:
    """The atom that ends a side whose content may reach `limit`."""
    fitting = [place for place in range(start, len(atoms)) if atoms[place].bottom + (0.0 if atoms[place].closes else foot) <= limit + _HAIR]
    if not fitting:
        return start
    if fitting[-1] == len(atoms) - 1:
        return fitting[-1]
    ends = {place: end for place in fitting if (end := atoms[place].end) is not None}
    if not ends:
        return fitting[-1]
    if min(ends.values()) < IN_BLOCK:
        ends = {place: end for place, end in ends.items() if end < IN_BLOCK}
    lowest = atoms[max(ends)].bottom
    late = {place: end for place, end in ends.items() if atoms[place].bottom >= lowest - spared}
    return max(place for place, end in late.items() if end == min(late.values()))


def _painted(regions: Mapping[str, Region], settings: Mapping[str, SetRegion], frames: Frames, stretch: _Stretch) -> Iterator[Placement]:
    """What of the column stands on a side, layer by layer."""
    down = stretch.head - stretch.top
    for name in sorted(regions, key=lambda name: regions[name].layer):
        box, ground = frames.boxes[name], regions[name].ground
        if ground is not None and box.y < stretch.bottom - _HAIR and box.bottom > stretch.top + _HAIR:
            upper = box.y + down if box.y > stretch.top + _HAIR else 0.0
            lower = box.bottom + down if box.bottom < stretch.bottom - _HAIR else stretch.height
            yield Panel(Rect(box.x, upper, box.width, lower - upper), ground)
        here = [placed for placed in all_moved(settings[name].placements, box.x, box.y) if stretch.top <= _middle(placed) < stretch.bottom]
        yield from all_moved(here, 0.0, down)


def _middle(placed: Placement) -> float:
    return placed.box.y + placed.box.height / 2
