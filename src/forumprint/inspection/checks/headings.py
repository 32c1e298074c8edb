"""Headings: listeners find their way by them (ISO 14289-1, 7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.base.problems import Severity
from forumprint.inspection.model import Finding, ReadDocument, Tag
from forumprint.inspection.reading import tags_of

_SOURCE = "ISO 14289-1, 7.4.2"


def level_of(tag: Tag) -> int | None:
    """1 for H1 and so on, 0 for H, None for any other tag."""
    if tag.role == "H":
        return 0
    return int(tag.role[1:]) if len(tag.role) == 2 and tag.role[0] == "H" and tag.role[1].isdigit() else None


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The findings for the headings."""
    headings = [(level, tag) for tag in tags_of(document) if (level := level_of(tag)) is not None]
    before = 0
    for level, tag in headings:
        if level > before + 1:
            after = f"H{before}" if before else "nothing"
            yield Finding("heading-skip", f"H{level} follows {after}: a level is skipped", page=tag.on_page, source=_SOURCE)
        before = level or before
    if any(level == 0 for level, _ in headings) and any(level for level, _ in headings):
        yield Finding("heading-kinds", "headings with and without a level are mixed", source="ISO 14289-1, 7.4.4")
    if document.tree is not None and not headings and len(document.pages) > 1:
        yield Finding("headings", "no heading: a listener cannot jump to a part", severity=Severity.WARNING, source="WCAG 2.2, 2.4.6")
