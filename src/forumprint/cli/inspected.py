"""What `check` prints about a PDF: the facts in a few lines, its tags as a tree, its text as spoken, or everything for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forumprint.desk import Inspected
    from forumprint.inspection.model import ReadDocument, Tag
    from forumprint.inspection.speech import Utterance

_INSTALL = "pip install 'forumprint[check]'"


def facts(each: Inspected) -> Iterator[str]:
    """The file's facts in a few lines, for people."""
    document = each.document
    pages = len(document.pages)
    yield f"{each.path}: {pages} page{'s' if pages > 1 else ''}, {_tagged(document)}"
    yield f"  standards: {_standards(each)}"
    yield f"  language: {document.language or 'none'}; title: {_title(document)}"
    yield f"  bookmarks: {len(document.bookmarks) or 'none'}; fonts: {_fonts(document)}"
    yield f"  pictures: {_pictures(document)}; links: {sum(note.kind == 'Link' for page in document.pages for note in page.annotations)}"
    yield f"  rights: {_rights(document)}"
    yield f"  contrast: {_contrast(each)}"


def outline(each: Inspected) -> Iterator[str]:
    """The tags as a tree, one per line."""
    from forumprint.inspection.outline import lines

    for tag in _top(each.document):
        yield from lines(tag)


def speech(each: Inspected) -> Iterator[str]:
    """The text as a screen reader says it, one line for each utterance."""
    from forumprint.inspection.speech import lines, spoken

    yield from lines(tuple(spoken(each.document)))


def entry(each: Inspected, *, with_outline: bool, with_speech: bool) -> dict[str, object]:
    """The file's facts for programs."""
    document = each.document
    found: dict[str, object] = {
        "path": str(each.path),
        "pages": len(document.pages),
        "tagged": document.tree is not None and document.marked,
        "encrypted": document.encrypted,
        "language": document.language,
        "title": document.title,
        "title_shown": document.shows_title,
        "claims": list(document.flavours),
        "verdicts": [
            {
                "validator": one.validator,
                "standard": one.flavour,
                "passed": one.passed,
                "failures": list(one.failures),
                "trouble": one.trouble,
            }
            for one in each.verdicts
        ],
        "bookmarks": [{"level": mark.level, "title": mark.title} for mark in document.bookmarks],
        "fonts": [
            {"name": font.name, "kind": font.kind, "embedded": font.embedded, "tells_text": font.tells_text and not font.mute}
            for font in document.fonts
        ],
        "pictures": [{"alt": tag.alt if tag.alt is not None else tag.actual, "page": tag.on_page} for tag in _figures(document)],
        "links": [
            {"page": note.page, "address": note.address, "contents": note.contents}
            for page in document.pages
            for note in page.annotations
            if note.kind == "Link"
        ],
        "rights": {"licence": document.rights.licence, "statement": document.rights.statement, "holder": document.rights.holder},
        "contrast": None if each.contrast is None else _lowest(each),
        "findings": [
            {
                "rule": one.rule,
                "severity": one.severity.value,
                "page": one.page,
                "message": one.message,
                "hint": one.hint,
                "source": one.source,
            }
            for one in each.findings
        ],
    }
    if with_outline:
        from forumprint.inspection.outline import nested

        found["outline"] = [nested(tag) for tag in _top(document)]
    if with_speech:
        from forumprint.inspection.speech import spoken

        found["speech"] = [_said(one) for one in spoken(document)]
    return found


def _tagged(document: ReadDocument) -> str:
    if document.tree is None:
        return "not tagged"
    return "tagged" if document.marked else "tagged, but not marked as tagged"


def _standards(each: Inspected) -> str:
    """The standards that the file claims, and the verdicts."""
    from forumprint.inspection.validators import standard_of

    said = []
    for flavour in dict.fromkeys((*each.document.flavours, *(verdict.flavour for verdict in each.verdicts))):
        judged = [verdict for verdict in each.verdicts if verdict.flavour == flavour and not verdict.trouble]
        claimed = "claimed" if flavour in each.document.flavours else "not claimed"
        results = [f"{'kept' if verdict.passed else 'BROKEN'} ({verdict.validator})" for verdict in judged]
        said.append(f"{standard_of(flavour)} {claimed}, {', '.join(results) or 'not verified'}")
    if not each.verdicts:
        said.append(f"no validator is installed: {_INSTALL}, or veraPDF")
    return "; ".join(said)


def _title(document: ReadDocument) -> str:
    if not document.title:
        return "none"
    return f"“{document.title}”" + ("" if document.shows_title else " (not shown)")


def _fonts(document: ReadDocument) -> str:
    bad = sum(not font.embedded or not font.tells_text or bool(font.mute) for font in document.fonts)
    return f"{len(document.fonts)}, " + (f"{bad} with faults" if bad else "all embedded, all with text") if document.fonts else "none"


def _pictures(document: ReadDocument) -> str:
    figures = tuple(_figures(document))
    mute = sum(not (tag.alt or tag.actual) for tag in figures)
    return f"{len(figures)}, " + (f"{mute} without description" if mute else "all described") if figures else "none"


def _rights(document: ReadDocument) -> str:
    rights = document.rights
    return ", ".join(part for part in (rights.holder, rights.licence or rights.statement) if part) or "none stated"


def _contrast(each: Inspected) -> str:
    if each.contrast is None:
        return f"not measured: {_INSTALL}"
    if not each.contrast:
        return "no text to measure"
    lowest = each.contrast[0]
    return f"{lowest.ratio:.1f}:1 at least, on page {lowest.page} (“{lowest.text[:30]}”)"


def _lowest(each: Inspected) -> dict[str, object]:
    measured = each.contrast or ()
    least = [{"page": one.page, "text": one.text, "ratio": round(one.ratio, 2), "enough": one.enough} for one in measured[:1]]
    return {"measured": len(measured), "least": least[0] if least else None}


def _figures(document: ReadDocument) -> Iterator[Tag]:
    return (tag for tag in _all(document) if tag.role == "Figure")


def _all(document: ReadDocument) -> Iterator[Tag]:
    return document.tree.walk() if document.tree is not None else iter(())


def _top(document: ReadDocument) -> Sequence[Tag]:
    return tuple(document.tree.tags()) if document.tree is not None else ()


def _said(one: Utterance) -> dict[str, object]:
    return {"announced": one.announced, "text": one.text, "language": one.language, "depth": one.depth, "page": one.page}
