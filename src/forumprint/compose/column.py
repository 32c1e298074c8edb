"""The column: the content of a layout that is cut into sides, from top to bottom, and the places where a side may end.

The structure tree decides where a side may end. A side never ends after a heading or before a caption. It never ends inside a list item, a
table's row, a quotation or a figure. It may end inside a paragraph with two lines on each side. An end that leaves one item of a list
alone, above or below, is bad. So is an end between a list and its intro, or between a figure and its label. A part that is too tall for a
page is divided wherever no line is hurt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Rect
from forumprint.compose.pagination import Atom, End
from forumprint.compose.region_boxes import RegionBoxes
from forumprint.compose.regions import SetRegion
from forumprint.frame.placements import Artwork, LinkArea, Picture, Placement, TextLine
from forumprint.frame.structure import Node, Role
from forumprint.layout.model import Layout
from forumprint.layout.regions import Region

_HAIR = 0.01

# The lines of a paragraph that stay together at the end of a side, and at the head of the next (DESIGN 6.6), and the items of a list.
_TOGETHER = 2
# The same for a part that is divided only because no page holds it. A quotation's last lines may be its speaker's name and role.
_TOGETHER_IN_BLOCK = 4

_HEADS = frozenset({Role.HEADING_1, Role.HEADING_2, Role.HEADING_3})
_LISTS = frozenset({Role.LIST, Role.TABLE})
_CONTAINERS = _LISTS | {Role.DOCUMENT, Role.SECTION, Role.DIVISION}


class _Block(Struct, frozen=True):
    """A paragraph, heading, item, row, quotation or figure of the structure tree.

    Attributes:
        key: Its number in its region.
        group: The identity of its list or division.
        in_list: Whether the group is a list or a table.
    """

    key: int
    role: Role
    group: int | None = None
    in_list: bool = False


class _Row(Struct, frozen=True):
    """Lines and pictures side by side, in points from the region's top, with their blocks, and whether it is a line with a hyphen."""

    top: float
    bottom: float
    blocks: tuple[_Block, ...]
    hyphenated: bool = False


def column(layout: Layout, settings: Mapping[str, SetRegion], frames: RegionBoxes) -> list[Atom]:
    """The content of the column, from top to bottom, in pieces that no side divides.

    Two regions closer than half a row stay together, for example a credit and its photo.
    """
    atoms: list[Atom] = []
    for name, box in frames.boxes.items():
        if box.height > _HAIR and (settings[name].frame.children or layout.regions[name].ground):
            atoms += _atoms_of(layout, layout.regions[name], settings[name], box)
    joined: list[Atom] = []
    for atom in sorted(atoms, key=lambda atom: (atom.top, atom.bottom)):
        if joined and atom.top < joined[-1].bottom - _HAIR:
            joined[-1] = _union(joined[-1], atom)
            continue
        near = joined and _HAIR < atom.top - joined[-1].bottom < layout.baseline / 2
        if near and joined[-1].end is End.BETWEEN_REGIONS:
            joined[-1] = replace(joined[-1], end=End.NOWHERE)
        joined.append(atom)
    return joined


def _union(one: Atom, other: Atom) -> Atom:
    lower = other if other.bottom > one.bottom else one
    return Atom(one.top, lower.bottom, lower.end, one.opens, lower.closes)


def _atoms_of(layout: Layout, region: Region, setting: SetRegion, box: Rect) -> Iterator[Atom]:
    """A region's atoms. There is only one if the region may not be divided and a page holds it."""
    edged = region.ground is not None or (region.left <= _HAIR and region.left + region.width >= layout.page.width - _HAIR)
    rows = _rows(setting)
    if not rows or (not region.breaks and box.height <= layout.page.height):
        yield Atom(box.y, box.bottom, End.BETWEEN_REGIONS, edged, edged)
        return
    for place, (row, end) in enumerate(zip(rows, _ends(rows), strict=True)):
        is_first, is_last = place == 0, place == len(rows) - 1
        # Boxes of lines are as deep as their face, and this may be more than their leading.
        foot = row.bottom if is_last else min(row.bottom, rows[place + 1].top)
        yield Atom(
            box.y if is_first and edged else box.y + row.top,
            box.bottom if is_last and edged else box.y + foot,
            end,
            opens=is_first and edged,
            closes=is_last and edged,
        )


def _rows(setting: SetRegion) -> list[_Row]:
    """The lines and pictures of a region, from top to bottom.

    A rule or a bullet belongs to no block. It belongs to the content that it overlaps, else to the next content.
    """
    keys = count()
    blocks = dict(_leaves(setting.nodes, keys))
    extents = sorted(
        ((placed.box.y, placed.box.bottom, _block_of(placed, blocks, keys), _is_hyphenated(placed)) for placed in setting.frame.walk()),
        key=lambda extent: extent[:2],
    )
    rows: list[_Row] = []
    pending: float | None = None
    for top, bottom, block, hyphenated in extents:
        if rows and top < rows[-1].bottom - _HAIR and not (block is not None and _is_next_line(rows[-1], top)):
            rows[-1] = _Row(rows[-1].top, max(bottom, rows[-1].bottom), rows[-1].blocks + ((block,) if block is not None else ()))
        elif block is None:
            pending = top if pending is None else pending
        else:
            rows.append(_Row(top if pending is None else pending, bottom, (block,), hyphenated))
            pending = None
    return rows


def _is_hyphenated(placed: Placement) -> bool:
    return isinstance(placed, TextLine) and placed.line.hyphenated


def _is_next_line(row: _Row, top: float) -> bool:
    """The boxes of lines with tight leading overlap, but they are separate lines."""
    return top > (row.top + row.bottom) / 2


def _ends(rows: Sequence[_Row]) -> Iterator[End]:
    """The quality of an end of a side under each row."""
    lines = Counter(row.blocks[0].key for row in rows)
    items = {block.group: set[int]() for row in rows for block in row.blocks}
    for row in rows:
        for block in row.blocks:
            items[block.group].add(block.key)
    above = {group: set[int]() for group in items}
    line: Counter[int] = Counter()
    for place, row in enumerate(rows):
        block = row.blocks[0]
        line[block.key] += 1
        for one in row.blocks:
            above[one.group].add(one.key)
        if place + 1 == len(rows):
            yield End.BETWEEN_REGIONS
        elif (following := rows[place + 1].blocks[0]).key == block.key:
            end = _end_within(block.role, line[block.key], lines[block.key])
            yield End.IN_WORD if row.hyphenated and end is End.IN_PARAGRAPH else end
        else:
            there = len(above[block.group])
            begins = following.in_list and not above[following.group]
            yield _end_between(block, following, there, len(items[block.group]) - there, begins=begins)


def _end_within(role: Role, line: int, lines: int) -> End:
    """The quality of an end under a line of a block. `line` is its number, `lines` the number of all lines."""
    if role is Role.PARAGRAPH:
        return End.IN_PARAGRAPH if _TOGETHER <= line <= lines - _TOGETHER else End.NOWHERE
    return End.IN_BLOCK if _TOGETHER <= line <= lines - _TOGETHER_IN_BLOCK else End.NOWHERE


def _end_between(block: _Block, following: _Block, above: int, below: int, *, begins: bool) -> End:
    """The quality of an end under a block. `above` and `below` count the blocks of its group. `begins` says that a list begins below, and
    this block may be its intro.
    """
    if block.role in _HEADS or block.role is Role.HEAD_CELL or following.role is Role.CAPTION:
        return End.NOWHERE
    if following.role in _HEADS:
        return End.BETWEEN_REGIONS
    if begins and not block.in_list:
        return End.IN_GROUP
    if block.group is None or block.group != following.group:
        return End.BETWEEN_BLOCKS
    return End.BETWEEN_BLOCKS if block.in_list and min(above, below) >= _TOGETHER else End.IN_GROUP


def _leaves(nodes: Sequence[Node], keys: Iterator[int], group: int | None = None, role: Role | None = None) -> Iterator[tuple[int, _Block]]:
    """The block of every span and figure, by its number. `group` and `role` belong to the node above them."""
    in_list = role in _LISTS
    for node in nodes:
        key = next(keys)
        if node.role in _CONTAINERS:
            yield from _leaves([child for child in node.children if isinstance(child, Node)], keys, key, node.role)
            loose = [child for child in node.children if not isinstance(child, Node)]
            yield from ((leaf.id, _Block(next(keys), Role.PARAGRAPH, key, node.role in _LISTS)) for leaf in loose)
            continue
        heads = bool(node.children) and all(isinstance(child, Node) and child.role is Role.HEAD_CELL for child in node.children)
        block = _Block(key, Role.HEAD_CELL if heads else node.role, group, in_list)
        yield from ((leaf.id, block) for leaf in node.walk() if not isinstance(leaf, Node))


def _block_of(placed: Placement, blocks: Mapping[int, _Block], keys: Iterator[int]) -> _Block | None:
    match placed:
        case TextLine():
            leaf = next((span for run in placed.line.runs if (span := placed.span_of(run)) is not None), None)
        case Picture() | Artwork() | LinkArea():
            leaf = placed.span
        case _:
            leaf = None
    block = blocks.get(leaf) if leaf is not None else None
    # A decorative picture has no text, but is kept whole too.
    return block or (_Block(next(keys), Role.FIGURE) if isinstance(placed, Picture) else None)
