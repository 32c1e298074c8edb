"""Rights: the metadata name the holder and the licence for programs."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.base.problems import Severity
from forumprint.inspection.model import Finding, ReadDocument

_SOURCE = "ISO 16684-1, 8.5"


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The missing statements. No standard requires them, so they are warnings."""
    rights = document.rights
    if not (rights.licence or rights.statement):
        message = "the metadata name no licence: readers cannot know how they may use the document"
        yield Finding("rights-licence", message, "state it in XMP (xmpRights:WebStatement, dc:rights)", Severity.WARNING, source=_SOURCE)
    if not rights.holder:
        yield Finding(
            "rights-holder",
            "the metadata name no holder of the rights",
            "state it in XMP (xmpRights:Owner)",
            Severity.WARNING,
            source=_SOURCE,
        )
