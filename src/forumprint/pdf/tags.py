"""Tagged PDF (ISO 32000-1, 14.7 and 14.8): the leaflet's structure tree and its links to the painted content.

Painted content is an artifact unless it belongs to a span or a figure in the tree. So no rule or panel can be left untagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from forumprint.base.geometry import Rect
from forumprint.frame.spans import Figure, Span
from forumprint.frame.structure import Node, Role
from forumprint.pdf.backend import PdfDocument, PdfName, Reference, Value, text_string

Leaf = Span | Figure


class Artifact(Enum):
    """Painted content that is not read (ISO 32000-1, 14.8.2.2.2). The values are its properties.

    Running heads and folios have the type Pagination, with the subtype Header or Footer (ISO 14289-1, 7.8).
    """

    LAYOUT = "/Type /Layout"
    HEADER = "/Type /Pagination /Subtype /Header /Attached [/Top]"
    FOOTER = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"


# All rows of a table have the same number of cells, so an empty one is written too (ISO 14289-1, 7.5).
_CELLS = (Role.CELL, Role.HEAD_CELL)


class _Slot(Struct, eq=False):
    """The place of a leaf among its element's children, and its painted content as (page, marked-content id)."""

    element: _Element
    contents: list[tuple[Reference, int]] = []


class _Element(Struct, eq=False):
    """A structure element while pages are painted. It would inherit `parent_language`."""

    role: Role
    reference: Reference
    language: str
    parent_language: str
    figure: Figure | None = None
    box: Rect | None = None
    numbering: str | None = None
    scope: str | None = None
    kids: list[_Element | _Slot] = []
    annotations: list[tuple[Reference, Reference]] = []

    @property
    def page(self) -> Reference | None:
        """The page of its first content."""
        return next((page for kid in self.kids if isinstance(kid, _Slot) for page, _ in kid.contents), None)

    @property
    def empty(self) -> bool:
        """Whether no page holds any of its content."""
        return not self.annotations and all(not kid.contents if isinstance(kid, _Slot) else kid.empty for kid in self.kids)


class StructureTree:
    """The structure tree of one file.

    While a page is painted, `mark` ties content to a leaf of the tree, and `own` ties an annotation to one. `write` writes the tree.
    """

    def __init__(self, document: PdfDocument, structure: Node, language: str) -> None:
        self._document = document
        self._slots: dict[int, _Slot] = {}
        self._parents: list[list[_Element] | _Element] = []
        self._root = self._grown(structure, language)

    def begin_page(self) -> int:
        """Start a page. The number is its key in the parent tree (StructParents)."""
        self._page = self._document.page_to_come()
        self._on_page: list[_Element] = []
        self._parents.append(self._on_page)
        return len(self._parents) - 1

    def __contains__(self, span: object) -> bool:
        """Whether the tree holds the span or figure of this number. If not, it is an artifact."""
        return span in self._slots

    def mark(self, leaf: int | Artifact, box: Rect | None = None, instead: str | None = None) -> str:
        """The operator that begins the content of a span or figure, by its number, or of an artifact.

        `box` is the box of a figure, with PDF's axes: its y is the lower edge. `instead` is the text of glyphs that stand for another text:
        a hyphen from line breaking, two glyphs for one letter (ISO 32000-1, 14.9.4).
        """
        actual = f"/ActualText {text_string(instead)}" if instead is not None else ""
        if isinstance(leaf, Artifact):
            return f"/Artifact <<{leaf.value} {actual}>> BDC"
        slot = self._slots[leaf]
        mcid = len(self._on_page)
        self._on_page.append(slot.element)
        slot.contents.append((self._page, mcid))
        if box is not None:
            slot.element.box = _united(slot.element.box, box)
        return f"/Span <</MCID {mcid} {actual}>> BDC" if actual else f"/{slot.element.role.value} <</MCID {mcid}>> BDC"

    def own(self, annotation: Reference, span: int | None) -> int:
        """Tie an annotation to the link of a span, or to a new link at the end.

        Returns:
            The annotation's StructParent key.
        """
        slot = self._slots.get(span) if span is not None else None
        if slot is not None and slot.element.role is Role.LINK:
            element = slot.element
        else:
            element = self._new(Role.LINK, self._root.language, self._root.language)
            self._root.kids.append(element)
        element.annotations.append((self._page, annotation))
        self._parents.append(element)
        return len(self._parents) - 1

    def write(self) -> Reference:
        """Write the tree. Return the catalog's StructTreeRoot."""
        root = self._document.reserve()
        self._write(self._root, root)
        nums: list[Value] = []
        for key, owner in enumerate(self._parents):
            nums += [key, owner.reference if isinstance(owner, _Element) else self._document.add([element.reference for element in owner])]
        entries: dict[str, Value] = {
            "Type": PdfName("StructTreeRoot"),
            "K": self._root.reference,
            "ParentTree": self._document.add({"Nums": nums}),
            "ParentTreeNextKey": len(self._parents),
        }
        self._document.define(root, entries)
        return root

    def _new(self, role: Role, language: str, parent_language: str) -> _Element:
        return _Element(role, self._document.reserve(), language, parent_language)

    def _grown(self, node: Node, inherited: str) -> _Element:
        element = self._new(node.role, node.language or inherited, inherited)
        element.numbering = _numbering(node) if node.role is Role.LIST else None
        for child in node.children:
            match child:
                case Node():
                    grown = self._grown(child, element.language)
                    grown.scope = _scope(node) if child.role is Role.HEAD_CELL else None
                    element.kids.append(grown)
                case Figure():
                    self._hang(child, self._figure_element(child, element))
                case Span():
                    self._hang(child, self._span_element(child, element))
        return element

    def _hang(self, leaf: Leaf, element: _Element) -> None:
        slot = self._slots[leaf.id] = _Slot(element)
        element.kids.append(slot)

    def _figure_element(self, figure: Figure, parent: _Element) -> _Element:
        element = parent if parent.role is Role.FIGURE else self._inside(parent, Role.FIGURE)
        element.language, element.figure = figure.language, figure
        return element

    def _span_element(self, span: Span, parent: _Element) -> _Element:
        """The parent itself. A span that is a link, or in another language, gets an element of its own."""
        element = parent
        if span.href and parent.role is not Role.LINK:
            element = self._inside(parent, Role.LINK)
        elif span.language != parent.language:
            element = self._inside(parent, Role.SPAN)
        if element is not parent:
            element.language = span.language
        return element

    def _inside(self, parent: _Element, role: Role) -> _Element:
        element = self._new(role, parent.language, parent.language)
        parent.kids.append(element)
        return element

    def _write(self, element: _Element, parent: Reference) -> None:
        entries: dict[str, Value] = {"Type": PdfName("StructElem"), "S": PdfName(element.role.value), "P": parent}
        if element.page is not None:
            entries["Pg"] = element.page
        entries["K"] = list(self._kids(element))
        if element.language != element.parent_language:
            entries["Lang"] = element.language
        if element.figure is not None:
            entries["Alt"] = element.figure.alt
        if element.box is not None:
            box = element.box
            entries["A"] = {"O": PdfName("Layout"), "Placement": PdfName("Block"), "BBox": [box.x, box.y, box.right, box.bottom]}
        if element.numbering is not None:
            entries["A"] = {"O": PdfName("List"), "ListNumbering": PdfName(element.numbering)}
        if element.scope is not None:
            entries["A"] = {"O": PdfName("Table"), "Scope": PdfName(element.scope)}
        if element.role is Role.NOTE:
            # ISO 14289-1, 7.9: every note has an ID of its own.
            entries["ID"] = f"note {element.reference.target.name}"
        self._document.define(element.reference, entries)

    def _kids(self, element: _Element) -> Iterator[Value]:
        for kid in element.kids:
            if isinstance(kid, _Slot):
                for page, mcid in kid.contents:
                    # On the element's own page the number alone is enough (ISO 32000-1, 14.7.4.2).
                    yield mcid if page is element.page else {"Type": PdfName("MCR"), "Pg": page, "MCID": mcid}
            elif kid.role in _CELLS or not kid.empty:
                self._write(kid, element.reference)
                yield kid.reference
        for page, annotation in element.annotations:
            yield {"Type": PdfName("OBJR"), "Pg": page, "Obj": annotation}


def _numbering(node: Node) -> str | None:
    """The kind of labels in a list (ISO 32000-1, 14.8.5.5), or None if its items have no label."""
    labels = [text for child in node.walk() if isinstance(child, Node) and child.role is Role.LABEL for text in child.spans()]
    if not labels:
        return None
    return "Decimal" if labels[0].text[:1].isdigit() else "Disc"


def _scope(row: Node) -> str:
    """The scope of the head cells in a row (ISO 32000-1, 14.8.5.7): columns if the row has only heads, else the row."""
    heads = all(isinstance(cell, Node) and cell.role is Role.HEAD_CELL for cell in row.children)
    return "Column" if heads else "Row"


def _united(one: Rect | None, other: Rect) -> Rect:
    if one is None:
        return other
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)
