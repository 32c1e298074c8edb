"""Whether all painted content is tagged or is an artifact, and the tree and the pages agree."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.base.problems import Severity
from forumprint.inspection.model import Finding, ReadDocument, Tag
from forumprint.inspection.reading import tags_of
from forumprint.inspection.tree import STANDARD

_EXCERPT = 40
# ISO 32000-1, 14.8.4.3.3: the tags that a list may hold.
_LIST_KIDS, _ITEM_KIDS = ("LI", "Caption", "L"), ("Lbl", "LBody")


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The findings for the tags. A file without tags has none."""
    if document.tree is None:
        return
    for number, page in enumerate(document.pages, 1):
        if page.untagged:
            yield Finding("text-untagged", f"text outside the tags: {_excerpt(page.untagged)}", page=number, source="ISO 14289-1, 7.1")
        if page.unmarked:
            many = "a shape or picture is" if page.unmarked == 1 else f"{page.unmarked} shapes or pictures are"
            yield Finding("paint-untagged", f"{many} neither tagged nor an artifact", page=number, source="ISO 14289-1, 7.1")
        if page.astray:
            yield Finding(
                "content-astray", f"{len(page.astray)} pieces of marked content belong to no tag", page=number, source="ISO 32000-1, 14.7.4"
            )
        if page.misled:
            yield Finding(
                "parent-tree",
                f"the parent tree is wrong for {len(page.misled)} pieces of content",
                page=number,
                source="ISO 32000-1, 14.7.4.4",
            )
    yield from _roles(document)
    for tag in tags_of(document):
        if tag.role == "L":
            yield from _list(tag)
    yield from _notes(document)


def _roles(document: ReadDocument) -> Iterator[Finding]:
    unknown = dict.fromkeys(tag.own_role for tag in tags_of(document) if tag.role not in STANDARD and tag.role != "StructTreeRoot")
    for role in unknown:
        yield Finding("role", f"the tag {role} is not a known type", "map it to a standard type", source="ISO 14289-1, 7.1")


def _list(tag: Tag) -> Iterator[Finding]:
    wrong = next((kid.own_role for kid in tag.tags() if kid.role not in _LIST_KIDS), None)
    wrong = wrong or next((kid.own_role for item in tag.tags("LI") for kid in item.tags() if kid.role not in _ITEM_KIDS), None)
    if wrong:
        yield Finding("list", f"a list holds {wrong} in the place of an item or its parts", page=tag.on_page, source="ISO 14289-1, 7.6")
    if not any(True for _ in tag.tags("LI")):
        yield Finding("list", "a list without an item", severity=Severity.WARNING, page=tag.on_page)


def _notes(document: ReadDocument) -> Iterator[Finding]:
    known: set[str] = set()
    for tag in tags_of(document):
        if tag.role != "Note":
            continue
        if not tag.identifier or tag.identifier in known:
            yield Finding("note-id", "a note without an ID of its own", page=tag.on_page, source="ISO 14289-1, 7.9")
        known.add(tag.identifier or "")


def _excerpt(text: str) -> str:
    return f"“{text}”" if len(text) <= _EXCERPT else f"“{text[:_EXCERPT].rstrip()}…”"
