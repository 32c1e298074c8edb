"""Pictures: whether they have a description in words, not a file's name (ISO 14289-1, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forumprint.base.problems import Severity
from forumprint.inspection.model import Finding, ReadDocument, Tag
from forumprint.inspection.reading import tags_of

_SOURCE = "ISO 14289-1, 7.3"
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|svg|tiff?|webp|pdf|eps|bmp|heic)|(?:img|dsc|dscn|image|picture|photo)[ _-]?\d+", re.IGNORECASE
)
# Screen readers read an alternative text without a pause. The listener cannot go back inside it.
LONGEST = 250


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The findings for all pictures and formulas."""
    for tag in tags_of(document):
        if tag.role not in ("Figure", "Formula"):
            continue
        said = tag.alt if tag.alt is not None else tag.actual
        page = tag.on_page
        what = "picture" if tag.role == "Figure" else "formula"
        if not (said or "").strip():
            yield Finding("figure-alt", f"a {what} without alternative text", "say what it shows", page=page, source=_SOURCE)
            continue
        assert said is not None
        if _FILE_NAME.fullmatch(said.strip()):
            yield _weak("figure-file-name", f"the alternative text is a file's name: {said}", "say what it shows", page)
        elif len(said) > LONGEST:
            message = f"an alternative text of {len(said)} characters: “{said[:30]}…”"
            yield _weak("figure-long", message, f"shorten it to {LONGEST}, and put the rest beside the {what}", page)
        if (caption := _caption(document, tag)) and caption.casefold() == said.strip().casefold():
            yield _weak("figure-caption", f"the alternative text repeats the caption: “{said[:60]}”", "say what the picture shows", page)


def _caption(document: ReadDocument, figure: Tag) -> str:
    """The caption in a figure, or directly beside it."""
    own = next(figure.tags("Caption"), None)
    if own is not None:
        return own.text
    for parent in tags_of(document):
        if figure in parent.kids:
            after = parent.kids[parent.kids.index(figure) + 1 :][:1]
            return next((kid.text for kid in after if isinstance(kid, Tag) and kid.role == "Caption"), "")
    return ""


def _weak(rule: str, message: str, hint: str, page: int | None) -> Finding:
    return Finding(rule, message, hint, Severity.WARNING, page, "WCAG 2.2, 1.1.1")
