"""Rights: whose the document is, and what may be done with it, as its metadata tell programs."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.base.problems import Severity
from forumprint.inspection.model import Finding, ReadDocument

_SOURCE = "ISO 16684-1, 8.5"


def findings(document: ReadDocument) -> Iterator[Finding]:
    """What is not said; saying it is nobody's duty, so these are warnings."""
    rights = document.rights
    if not (rights.licence or rights.statement):
        message = "its metadata name no licence: nobody knows what may be done with it"
        yield Finding("rights-licence", message, "state it in XMP (xmpRights:WebStatement, dc:rights)", Severity.WARNING, source=_SOURCE)
    if not rights.holder:
        yield Finding(
            "rights-holder",
            "its metadata name no holder of the rights",
            "state it in XMP (xmpRights:Owner)",
            Severity.WARNING,
            source=_SOURCE,
        )
