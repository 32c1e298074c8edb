"""The checks that run on every file: one module for one matter, each with `findings(document)`."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.inspection.checks import document as document_checks
from forumprint.inspection.checks import figures, fonts, headings, links, rights, tables, tagging
from forumprint.inspection.model import Finding, ReadDocument

_CHECKS = (document_checks, tagging, headings, tables, figures, links, fonts, rights)


def findings(document: ReadDocument) -> Iterator[Finding]:
    """Every fault and weakness of a document, matter by matter."""
    for check in _CHECKS:
        yield from check.findings(document)
