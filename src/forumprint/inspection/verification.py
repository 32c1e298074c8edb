"""Checks a file of ours before it replaces an old one.

Every build pays for this, so it takes milliseconds and loads no library. `written` reads the bytes in memory. The same checks judge them as
judge any file. `forumprint check` does more, with other validators.
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
"""The standards that every PDF for the screen claims."""


def faults(data: bytes) -> tuple[Finding, ...]:
    """The reasons why a file may not be published; none for a good one."""
    try:
        document = read_document(OwnFile(data), read_page)
    except UnreadableError as error:
        return (Finding("damage", error.message),)
    return tuple(each for each in (*_claims(document), *findings(document)) if each.severity is Severity.ERROR)


def _claims(document: ReadDocument) -> Iterator[Finding]:
    missing = [flavour for flavour in CLAIMED if flavour not in document.flavours]
    if missing:
        yield Finding("claim", f"the metadata do not claim {' and '.join(missing)}", source="ISO 14289-1, 5; ISO 19005-2, 6.6.4")
    if not document.colour_intent:
        yield Finding("colour-intent", "no output intent defines its colours", source="ISO 19005-2, 6.2.3")
