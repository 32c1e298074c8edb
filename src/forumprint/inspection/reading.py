"""A file's objects as a `ReadDocument`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forumprint.inspection import metadata
from forumprint.inspection.model import Annotation, OutlineEntry, PageFacts, ReadDocument, StatedRights, Tag
from forumprint.inspection.objects import EMPTY, Dictionary, Objects, PdfFile, Ref, UnreadableError, Value
from forumprint.inspection.painted import Fonts, Mark, PageContent, PageReader
from forumprint.inspection.tree import TreeReader, number_tree

_MOST_PAGES, _MOST_BOOKMARKS, _MOST_NESTED = 5000, 10_000, 50
_INHERITED = ("Resources", "MediaBox", "CropBox")


def read_document(file: PdfFile, read_page: PageReader) -> ReadDocument:
    """Everything that the checks, the outline and the speech need from a file.

    Args:
        file: The open file.
        read_page: The function that reads the content of a page: `contents.read_page` for any file, `written.read_page` for one of ours.

    Raises:
        UnreadableError: The file has no pages, or too many to check, or its parts are damaged.
    """
    return _Reading(Objects(file), read_page).document()


class _Reading:
    """A file while it is read: first its pages, then the tree that owns their content."""

    def __init__(self, objects: Objects, read_page: PageReader) -> None:
        self._objects = objects
        self._read_page = read_page
        self._fonts = Fonts(objects)
        self._troubles: dict[str, None] = {}
        self._numbers: dict[Ref, int] = {}

    def document(self) -> ReadDocument:
        objects, catalog = self._objects, self._objects.catalog
        pages = tuple(self._pages())
        if not pages:
            raise UnreadableError("the file has no pages")
        read = [self._page_content(number, page) for number, page in enumerate(pages, 1)]
        pieces = {(number, mark): piece for number, content in enumerate(read, 1) for mark, piece in content.pieces.items()}
        root = objects.dictionary(catalog.get("StructTreeRoot"))
        trees = TreeReader(objects, self._numbers, pieces, self._annotation)
        tree = trees.read(root) if root else None
        self._troubles |= trees.troubles
        misled = _misled(objects, root, trees, pages) if root else {}
        facts = tuple(
            self._facts(number, page, content, trees.owners if tree is not None else None, misled.get(number, ()))
            for number, (page, content) in enumerate(zip(pages, read, strict=True), 1)
        )
        found = self._metadata(catalog)
        marks = objects.dictionary(catalog.get("MarkInfo"))
        return ReadDocument(
            pages=facts,
            language=objects.text(catalog.get("Lang")) or None,
            title=metadata.title(found),
            information_title=objects.text(objects.dictionary(objects.file.trailer.get("Info")).get("Title")),
            shows_title=objects.value(objects.dictionary(catalog.get("ViewerPreferences")).get("DisplayDocTitle")) is True,
            marked=objects.value(marks.get("Marked")) is True,
            suspects=objects.value(marks.get("Suspects")) is True,
            encrypted="Encrypt" in objects.file.trailer,
            tree=tree,
            bookmarks=tuple(self._bookmarks(objects.dictionary(catalog.get("Outlines")).get("First"))),
            fonts=tuple(dict.fromkeys(font.facts() for font in self._fonts)),
            flavours=metadata.flavours(found),
            rights=metadata.rights(found) if found else StatedRights(),
            colour_intent=bool(objects.array(catalog.get("OutputIntents"))),
            troubles=tuple(self._troubles),
        )

    def _pages(self) -> Iterator[Dictionary]:
        """The pages in order, with the values that they inherit (ISO 32000-1, 7.7.3)."""
        objects = self._objects
        seen: set[Ref] = set()
        waiting: list[tuple[Value, Dictionary]] = [(objects.catalog.get("Pages"), EMPTY)]
        count = 0
        while waiting:
            item, above = waiting.pop()
            if isinstance(item, Ref):
                if item in seen:
                    self._troubles["the page tree contains itself"] = None
                    continue
                seen.add(item)
            own = objects.dictionary(item)
            inherited = {**above, **{key: own[key] for key in _INHERITED if key in own}}
            kids = objects.array(own.get("Kids"))
            if kids or own.get("Type") == "Pages":
                waiting += [(kid, inherited) for kid in reversed(kids)]
                continue
            if not own:
                continue
            count += 1
            if count > _MOST_PAGES:
                raise UnreadableError(f"the file has more than {_MOST_PAGES} pages", hint="check a part of it")
            if isinstance(item, Ref):
                self._numbers[item] = count
            yield {**inherited, **own}

    def _page_content(self, number: int, page: Dictionary) -> PageContent:
        content = PageContent()
        try:
            self._read_page(self._objects, self._fonts, page, content)
        except UnreadableError as error:
            self._troubles[f"page {number} cannot be read whole: {error.message}"] = None
        return content

    def _facts(
        self,
        number: int,
        page: Dictionary,
        content: PageContent,
        owners: Mapping[tuple[int, Mark], Ref | None] | None,
        misled: tuple[int, ...],
    ) -> PageFacts:
        objects = self._objects
        box = [objects.number(edge) or 0.0 for edge in objects.array(page.get("CropBox", page.get("MediaBox")))]
        left, bottom, right, top = box if len(box) == 4 else (0.0, 0.0, 612.0, 792.0)
        return PageFacts(
            width=abs(right - left),
            height=abs(top - bottom),
            annotations=tuple(self._annotation(item, number) for item in objects.array(page.get("Annots"))),
            untagged=" ".join("".join(content.untagged).split()),
            unmarked=content.unmarked,
            astray=tuple(mark[1] for mark in content.pieces if owners is not None and (number, mark) not in owners),
            misled=misled,
            tab_order=objects.name(page.get("Tabs")),
        )

    def _annotation(self, value: Value, page: int) -> Annotation:
        objects = self._objects
        entries = objects.dictionary(value)
        action = objects.dictionary(entries.get("A"))
        flags = objects.integer(entries.get("F")) or 0
        return Annotation(
            kind=objects.name(entries.get("Subtype")) or "annotation",
            page=page,
            address=objects.text(action.get("URI")),
            inside="Dest" in entries or objects.name(action.get("S")) == "GoTo",
            contents=objects.text(entries.get("Contents")),
            key=objects.integer(entries.get("StructParent")),
            hidden=bool(flags & 2),
        )

    def _bookmarks(self, first: Value) -> Iterator[OutlineEntry]:
        objects = self._objects
        seen: set[Ref] = set()
        waiting = [(first, 1)]
        while waiting and len(seen) < _MOST_BOOKMARKS:
            item, level = waiting.pop()
            if not isinstance(item, Ref) or item in seen:
                continue
            seen.add(item)
            entries = objects.dictionary(item)
            if title := objects.text(entries.get("Title")):
                yield OutlineEntry(title, level)
            waiting.append((entries.get("Next"), level))
            if level < _MOST_NESTED:
                waiting.append((entries.get("First"), level + 1))

    def _metadata(self, catalog: Dictionary) -> metadata.Properties:
        stream = self._objects.stream(catalog.get("Metadata"))
        if stream is None:
            return {}
        try:
            return metadata.properties(stream.data())
        except UnreadableError as error:
            self._troubles[error.message] = None
            return {}


def _misled(objects: Objects, root: Dictionary, trees: TreeReader, pages: tuple[Dictionary, ...]) -> dict[int, tuple[int, ...]]:
    """Marked content and annotations, by page, that the parent tree does not lead to their owner (ISO 32000-1, 14.7.4.4)."""
    parents = number_tree(objects, root.get("ParentTree"))
    misled: dict[int, list[int]] = {}
    for (number, (form, mcid)), owner in trees.owners.items():
        key = objects.integer(pages[number - 1].get("StructParents")) if form is None else None
        if form is not None or owner is None:
            continue
        row = objects.array(parents.get(key)) if key is not None else ()
        if mcid >= len(row) or row[mcid] != owner:
            misled.setdefault(number, []).append(mcid)
    for key, owner in trees.annotated.items():
        if owner is not None and parents.get(key) != owner:
            misled.setdefault(trees.annotation_pages[key], []).append(key)
    return {number: tuple(marks) for number, marks in misled.items()}


def tags_of(document: ReadDocument) -> Iterator[Tag]:
    """All tags, in reading order."""
    return document.tree.walk() if document.tree is not None else iter(())
