"""Verifies a file of ours before it takes the place of an old one.

Every build pays for this, so it takes milliseconds and loads no library: `written` reads the bytes as they will stand on the disk, and the
same checks judge them that judge any file. `forumprint check` does more, with validators of others.
"""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.base.problems import Severity
from forumprint.inspection.checks import findings
from forumprint.inspection.model import Finding, ReadDocument
from forumprint.inspection.objects import UnreadableError
from forumprint.inspection.reading import read_document
from forumprint.inspection.written import OwnFile, read_page

CLAIMED = ("ua1", "2a")
"""What every PDF for the screen says it keeps."""


def faults(data: bytes) -> tuple[Finding, ...]:
    """Why a file may not be published; nothing for a good one."""
    try:
        document = read_document(OwnFile(data), read_page)
    except UnreadableError as error:
        return (Finding("damage", error.message),)
    return tuple(each for each in (*_claims(document), *findings(document)) if each.severity is Severity.ERROR)


def _claims(document: ReadDocument) -> Iterator[Finding]:
    missing = [flavour for flavour in CLAIMED if flavour not in document.flavours]
    if missing:
        yield Finding("claim", f"its metadata do not claim {' and '.join(missing)}", source="ISO 14289-1, 5; ISO 19005-2, 6.6.4")
    if not document.colour_intent:
        yield Finding("colour-intent", "nothing says what its colours mean", source="ISO 19005-2, 6.2.3")
