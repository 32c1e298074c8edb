"""The structure tree of a file as tags (ISO 32000-1, 14.7), for files from any program.

Trees from outside may contain themselves, or be nested without end. So every element is read once, and no deeper than `DEEPEST`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from forumprint.inspection.model import Annotation, MarkedText, Tag
from forumprint.inspection.objects import Dictionary, Objects, Ref, Value
from forumprint.inspection.painted import Mark

DEEPEST = 120
_MOST_ELEMENTS = 200_000

# ISO 32000-1, 14.8.4: types that need no role map.
STANDARD = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private"),
        *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
        *("Figure", "Formula", "Form"),
    )
)

Pieces = Mapping[tuple[int, Mark], tuple[str, str | None]]
"""The text and language of marked content, by page (counting from 1) and mark."""


class TreeReader:
    """Reads the tree once. Afterwards `owners` gives the owner of each content, and `troubles` the faults of the tree."""

    def __init__(self, objects: Objects, pages: Mapping[Ref, int], pieces: Pieces, annotation: Callable[[Value, int], Annotation]) -> None:
        self._objects = objects
        self._pages = pages
        self._pieces = pieces
        self._annotation = annotation
        self._seen: set[Ref] = set()
        self._elements = 0
        self._roles: Mapping[str, Value] = {}
        self.owners: dict[tuple[int, Mark], Ref | None] = {}
        self.annotated: dict[int, Ref | None] = {}
        self.annotation_pages: dict[int, int] = {}
        self.troubles: dict[str, None] = {}

    def read(self, root: Dictionary) -> Tag:
        """The tree under a StructTreeRoot."""
        self._roles = self._objects.dictionary(root.get("RoleMap"))
        kids = tuple(kid for item in self._objects.items(root.get("K")) for kid in self._kid(item, None, None, 1))
        return Tag("StructTreeRoot", "StructTreeRoot", kids)

    def _kid(self, item: Value, page: int | None, owner: Ref | None, depth: int) -> Iterator[Tag | MarkedText | Annotation]:
        objects = self._objects
        number = objects.integer(item)
        if number is not None:
            yield from self._words(page, (None, number), owner)
            return
        entries = objects.dictionary(item)
        page = self._page(entries.get("Pg"), page)
        kind = objects.name(entries.get("Type"))
        if kind == "MCR":
            stream = entries.get("Stm")
            mcid = objects.integer(entries.get("MCID"))
            if mcid is not None:
                yield from self._words(page, (stream.number if isinstance(stream, Ref) else None, mcid), owner)
        elif kind == "OBJR":
            yield self._annotation(entries.get("Obj"), page or 1)
            key = objects.integer(objects.dictionary(entries.get("Obj")).get("StructParent"))
            if key is not None:
                self.annotated[key] = owner
                self.annotation_pages[key] = page or 1
        elif "S" in entries:
            yield from self._element(item, entries, page, depth)

    def _words(self, page: int | None, mark: Mark, owner: Ref | None) -> Iterator[MarkedText]:
        if page is None:
            self.troubles["content is tagged without its page"] = None
            return
        self.owners[page, mark] = owner
        text, language = self._pieces.get((page, mark), ("", None))
        yield MarkedText(text, page, language)

    def _element(self, item: Value, entries: Dictionary, page: int | None, depth: int) -> Iterator[Tag]:
        objects = self._objects
        reference = item if isinstance(item, Ref) else None
        if reference is not None:
            if reference in self._seen:
                self.troubles["the structure tree contains itself"] = None
                return
            self._seen.add(reference)
        self._elements += 1
        if depth > DEEPEST:
            self.troubles[f"the structure tree is nested deeper than {DEEPEST} levels"] = None
            return
        if self._elements > _MOST_ELEMENTS:
            self.troubles[f"the structure tree has more than {_MOST_ELEMENTS} elements"] = None
            return
        own = objects.name(entries.get("S")) or "an unnamed type"
        kids = tuple(kid for below in objects.items(entries.get("K")) for kid in self._kid(below, page, reference, depth + 1))
        yield Tag(
            role=self._standard(own),
            own_role=own,
            kids=kids,
            language=objects.text(entries.get("Lang")),
            alt=objects.text(entries.get("Alt")),
            actual=objects.text(entries.get("ActualText")),
            expansion=objects.text(entries.get("E")),
            page=page,
            identifier=objects.text(entries.get("ID")),
            attributes=self._attributes(entries.get("A")),
        )

    def _page(self, value: Value, inherited: int | None) -> int | None:
        return self._pages.get(value, inherited) if isinstance(value, Ref) else inherited

    def _standard(self, role: str) -> str:
        """The standard type that the role map gives; the role itself if the map gives none."""
        found = role
        for _ in range(16):
            if found in STANDARD:
                return found
            mapped = self._objects.name(self._roles.get(found))
            if mapped is None:
                return role
            found = mapped
        return role

    def _attributes(self, value: Value) -> Mapping[str, Value]:
        found: dict[str, Value] = {}
        for item in self._objects.items(value):
            found.update({key: self._objects.value(entry) for key, entry in self._objects.dictionary(item).items() if key != "O"})
        return found


def number_tree(objects: Objects, root: Value) -> Mapping[int, Value]:
    """A number tree as a mapping (ISO 32000-1, 7.9.7)."""
    found: dict[int, Value] = {}
    seen: set[Ref] = set()
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Ref):
            if item in seen:
                continue
            seen.add(item)
        entries = objects.dictionary(item)
        numbers = objects.array(entries.get("Nums"))
        found.update(
            (key, value) for at, value in zip(numbers[::2], numbers[1::2], strict=False) if (key := objects.integer(at)) is not None
        )
        kids = objects.array(entries.get("Kids"))
        waiting += [kid for kid in kids if isinstance(kid, Ref)]
    return found
