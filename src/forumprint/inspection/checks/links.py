"""Links: whether they are tagged, have a description, and have a valid address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from forumprint.base.problems import Severity
from forumprint.inspection.model import Annotation, Finding, ReadDocument, Tag

_HOST = re.compile(r"([\w-]+\.)+[\w-]{2,}|localhost|\[[0-9A-Fa-f:.]+\]|\d+(\.\d+){3}")
_MAILBOX = re.compile(r"[^@\s,]+@([\w-]+\.)+[\w-]{2,}")
# Link words without a target. They do not help a listener who goes from link to link (WCAG 2.2, 2.4.4).
_EMPTY_WORDS = frozenset(("click here", "here", "more", "read more", "link", "kliknij tutaj", "tutaj", "więcej", "tu", "тут", "детальніше"))


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The findings for all links and other annotations."""
    owned = {(annotation.page, annotation.key): tag for tag, annotation in _tagged(document.tree)}
    for page in document.pages:
        for annotation in page.annotations:
            yield from _annotation(annotation, owned.get((annotation.page, annotation.key)), document.tree is not None)
    for tag in document.tree.walk() if document.tree is not None else ():
        if tag.role == "Link" and tag.text.strip(" .:→»").casefold() in _EMPTY_WORDS:
            message = f"the link “{tag.text}” does not say where it leads"
            yield Finding(
                "link-words", message, "name the target in the words of the link", Severity.WARNING, tag.on_page, "WCAG 2.2, 2.4.4"
            )


def _annotation(annotation: Annotation, owner: Tag | None, in_tagged_file: bool) -> Iterator[Finding]:
    if annotation.hidden or annotation.kind in ("Popup", "PrinterMark"):
        return
    kind, page = annotation.kind, annotation.page
    if kind == "Link":
        if in_tagged_file and (owner is None or owner.role not in ("Link", "Reference")):
            yield Finding("link-untagged", f"a link outside the tags: {_target(annotation)}", page=page, source="ISO 14289-1, 7.18.5")
        if not annotation.contents and not (owner is not None and owner.alt):
            message = f"a link without a description: {_target(annotation)}"
            yield Finding("link-contents", message, "give the link Contents", page=page, source="ISO 14289-1, 7.18.5")
        if annotation.address is not None and (fault := fault_of(annotation.address)):
            yield Finding("link-address", f"{fault}: {annotation.address}", "correct the address", Severity.WARNING, page)
    elif in_tagged_file and owner is None:
        yield Finding("annotation-untagged", f"an annotation ({kind}) outside the tags", page=page, source="ISO 14289-1, 7.18.1")


def fault_of(address: str) -> str | None:
    """The fault of an address, or None.

    >>> fault_of("https://torun.pl/dialog"), fault_of("mailto:forum@torun.pl"), fault_of("tel:+48566118000")
    (None, None, None)
    >>> fault_of("www.torun.pl"), fault_of("http://torun"), fault_of("mailto:forum")
    ('an address without a scheme such as https', 'an address without a host', 'an incomplete e-mail address')
    """
    if not address.strip() or any(letter.isspace() for letter in address):
        return "an address with spaces in it" if address.strip() else "an empty address"
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2] if parts.port is None else parts.netloc.rpartition("@")[2].rpartition(":")[0]
    except ValueError:
        return "an address that is not valid"
    match parts.scheme.lower():
        case "":
            return "an address without a scheme such as https"
        case "http" | "https" | "ftp":
            return None if _HOST.fullmatch(host) else "an address without a host"
        case "mailto":
            return None if all(_MAILBOX.fullmatch(each) for each in parts.path.split(",")) else "an incomplete e-mail address"
        case "tel":
            return None if re.fullmatch(r"\+?[\d().;=\w-]*\d[\d().;=\w-]*", parts.path) else "a telephone number without digits"
        case "javascript" | "file" | "data":
            return f"an address that viewers refuse ({parts.scheme}:)"
    return None


def _target(annotation: Annotation) -> str:
    return annotation.address or ("a place in the file" if annotation.inside else "nowhere")


def _tagged(tree: Tag | None) -> Iterator[tuple[Tag, Annotation]]:
    for tag in tree.walk() if tree is not None else ():
        for kid in tag.kids:
            if isinstance(kid, Annotation):
                yield tag, kid
