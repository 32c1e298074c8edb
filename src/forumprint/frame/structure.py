"""The structure tree: what a leaflet says, in reading order, whatever stands where on the page."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Where
from forumprint.type.galley import Passage


class Role(Enum):
    """Standard structure types (ISO 32000-1, 14.8.4) that leaflets use; the values are PDF's own names."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    DIVISION = "Div"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    PARAGRAPH = "P"
    QUOTE = "BlockQuote"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    FIGURE = "Figure"
    CAPTION = "Caption"
    TABLE = "Table"
    TABLE_ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    LINK = "Link"
    SPAN = "Span"
    NOTE = "Note"


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """What a picture or chart says to those who do not see it; placements point here as runs point to a passage.

    Attributes:
        also: Further places that it says something of: a logo stands for a name and an address.
    """

    alt: str
    language: str
    where: Where
    also: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element. Leaves are passages (text) and figures (pictures, charts)."""

    role: Role
    children: tuple[Node | Passage | Figure, ...] = ()
    language: str | None = None

    def walk(self) -> Iterator[Node | Passage | Figure]:
        """This node and everything under it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()
            else:
                yield child

    def passages(self) -> Iterator[Passage]:
        """All text under this node, in reading order."""
        return (leaf for leaf in self.walk() if isinstance(leaf, Passage))


def outline(node: Node, depth: int = 0) -> str:
    """The tree as indented text, for people and snapshots.

    >>> print(outline(Node(Role.DOCUMENT, (Node(Role.HEADING_1, (Passage("Forum", "pl", Where("e")),)),), "pl")))
    Document [pl]
      H1 "Forum"
    """
    head = "  " * depth + node.role.value + (f" [{node.language}]" if node.language else "")
    lines = [head]
    if node.children and all(isinstance(child, Passage) for child in node.children):
        lines[0] += ' "' + "".join(child.text for child in node.children if isinstance(child, Passage)) + '"'
        return "\n".join(lines)
    for child in node.children:
        match child:
            case Node():
                lines.append(outline(child, depth + 1))
            case Passage():
                lines.append("  " * (depth + 1) + f'"{child.text}"')
            case Figure():
                lines.append("  " * (depth + 1) + f'alt "{child.alt}"')
    return "\n".join(lines)
