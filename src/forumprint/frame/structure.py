"""The structure tree: the text of a leaflet in reading order, independent of the places on the page."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from forumprint.frame.spans import Figure, Span


class Role(Enum):
    """Standard structure types (ISO 32000-1, 14.8.4) in leaflets. The values are PDF's own names."""

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


class Node(Struct, frozen=True):
    """A structure element. Leaves are spans (text) and figures (pictures, charts)."""

    role: Role
    children: tuple[Node | Span | Figure, ...] = ()
    language: str | None = None

    def walk(self) -> Iterator[Node | Span | Figure]:
        """This node and everything under it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()
            else:
                yield child

    def spans(self) -> Iterator[Span]:
        """All text under this node, in reading order."""
        return (leaf for leaf in self.walk() if isinstance(leaf, Span))


def outline(node: Node, depth: int = 0) -> str:
    """The tree as indented text, for people and snapshots.

    >>> from forumprint.base.problems import Where
    >>> print(outline(Node(Role.DOCUMENT, (Node(Role.HEADING_1, (Span(1, "Forum", "pl", Where("e")),)),), "pl")))
    Document [pl]
      H1 "Forum"
    """
    head = "  " * depth + node.role.value + (f" [{node.language}]" if node.language else "")
    lines = [head]
    if node.children and all(isinstance(child, Span) for child in node.children):
        lines[0] += ' "' + "".join(child.text for child in node.children if isinstance(child, Span)) + '"'
        return "\n".join(lines)
    for child in node.children:
        match child:
            case Node():
                lines.append(outline(child, depth + 1))
            case Span():
                lines.append("  " * (depth + 1) + f'"{child.text}"')
            case Figure():
                lines.append("  " * (depth + 1) + f'alt "{child.alt}"')
    return "\n".join(lines)
