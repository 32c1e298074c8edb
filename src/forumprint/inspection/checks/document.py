"""What a file states as a whole: language, title, tags, order, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forumprint.base.problems import Severity
from forumprint.inspection.model import Finding, MarkedText, ReadDocument, Tag

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[xi](-[A-Za-z0-9]{1,8})+")
# A listener cannot turn pages. A document with more pages than this needs bookmarks (WCAG 2.2, technique PDF2).
_MANY_PAGES = 20


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The findings for the whole document."""
    for trouble in document.troubles:
        yield Finding("damage", trouble, "make the file again")
    if document.tree is None:
        yield Finding(
            "untagged",
            "the file has no tags: a screen reader must guess its structure",
            "make it again as a tagged PDF",
            source="ISO 14289-1, 7.1",
        )
    elif not any(True for _ in document.tree.tags()):
        yield Finding("untagged", "its structure tree is empty", "make it again as a tagged PDF", source="ISO 14289-1, 7.1")
    elif not document.marked:
        yield Finding("not-marked", "the file has tags but is not marked as tagged (MarkInfo)", source="ISO 14289-1, 6.2")
    if document.suspects:
        yield Finding("suspects", "the file marks its own tags as suspect", source="ISO 14289-1, 7.1")
    yield from _language(document)
    yield from _title(document)
    for number, page in enumerate(document.pages, 1):
        if page.annotations and page.tab_order != "S":
            message = "the Tab key does not follow the tags"
            yield Finding("tab-order", message, "set the page's tab order to `S`", page=number, source="ISO 14289-1, 7.18.3")
    if len(document.pages) > _MANY_PAGES and not document.bookmarks:
        yield Finding("bookmarks", f"{len(document.pages)} pages and no bookmarks", severity=Severity.WARNING, source="WCAG 2.2, PDF2")


def _language(document: ReadDocument) -> Iterator[Finding]:
    hint = "set the language of the document, for example `pl`"
    if document.language is None:
        silent = document.tree is None or _without_language(document.tree)
        if silent:
            yield Finding(
                "language", "the document has no language: a screen reader may use the wrong voice", hint, source="ISO 14289-1, 7.2"
            )
        return
    stated = {document.language: None}
    if document.tree is not None:
        stated |= {tag.language: None for tag in document.tree.walk() if tag.language}
    for language in stated:
        if not _LANGUAGE.fullmatch(language):
            yield Finding("language", f"`{language}` is not a language code", hint, source="ISO 14289-1, 7.2")


def _without_language(tag: Tag) -> bool:
    """Whether some text has no language, neither its own nor one from a tag above it."""
    for kid in tag.kids:
        if isinstance(kid, Tag):
            if kid.language is None and _without_language(kid):
                return True
        elif isinstance(kid, MarkedText) and kid.language is None:
            return True
    return False


def _title(document: ReadDocument) -> Iterator[Finding]:
    if not document.title:
        also = " (the old information dictionary has one)" if document.information_title else ""
        yield Finding("title", f"no title in its metadata{also}", "give the document a title (dc:title)", source="ISO 14289-1, 7.1")
    elif not document.shows_title:
        hint = "set DisplayDocTitle in the viewer preferences"
        yield Finding("title-hidden", "viewers show the file's name instead of its title", hint, source="ISO 14289-1, 7.1")
    elif document.title.lower().endswith((".pdf", ".docx", ".doc", ".indd")):
        yield Finding("title", f"the title is a file name: {document.title}", severity=Severity.WARNING)
