"""The tags of a file as a tree for people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from forumprint.inspection.model import Annotation, MarkedText, Tag, plain
from forumprint.inspection.objects import NameObject

_TOLD = ("ListNumbering", "Scope", "ColSpan", "RowSpan")


def lines(tag: Tag, depth: int = 0) -> Iterator[str]:
    """One line for a tag, then the lines of its children.

    >>> list(lines(Tag("H1", "H1", (MarkedText("Forum", 1),), language="pl")))
    ['H1 [pl] "Forum"']
    """
    yield "  " * depth + " ".join([_head(tag), *_notes(tag), *_own_text(tag)])
    margin = "  " * (depth + 1)
    for running, kids in groupby(tag.kids, key=lambda kid: isinstance(kid, MarkedText)):
        if running:
            text = plain("".join(kid.text for kid in kids if isinstance(kid, MarkedText)))
            if text and not _only_words(tag):
                yield f'{margin}"{text}"'
            continue
        for kid in kids:
            if isinstance(kid, Tag):
                yield from lines(kid, depth + 1)
            elif isinstance(kid, Annotation):
                yield f"{margin}-> {kid.address or ('inside the file' if kid.inside else kid.kind)}"


def nested(tag: Tag) -> dict[str, object]:
    """The same tree for programs."""
    entries: dict[str, object] = {"role": tag.role}
    if tag.own_role != tag.role:
        entries["own_role"] = tag.own_role
    for name in ("language", "alt", "actual", "expansion"):
        if (value := getattr(tag, name)) is not None:
            entries[name] = value
    entries |= {name: value for name in _TOLD if isinstance(value := tag.attributes.get(name), NameObject | int)}
    if tag.on_page is not None:
        entries["page"] = tag.on_page
    entries["kids"] = [_nested_kid(kid) for kid in tag.kids]
    return entries


def _nested_kid(kid: Tag | MarkedText | Annotation) -> dict[str, object]:
    match kid:
        case Tag():
            return nested(kid)
        case MarkedText():
            return {"text": kid.text, "page": kid.page}
    return {"annotation": kid.kind, "address": kid.address, "contents": kid.contents, "page": kid.page}


def _head(tag: Tag) -> str:
    return tag.role if tag.own_role == tag.role else f"{tag.own_role} ({tag.role})"


def _notes(tag: Tag) -> Iterator[str]:
    if tag.language:
        yield f"[{tag.language}]"
    for name in _TOLD:
        value = tag.attributes.get(name)
        if isinstance(value, NameObject | int):
            yield f"{name}={value}"
    for label, value in (("alt", tag.alt), ("says", tag.actual), ("stands for", tag.expansion)):
        if value is not None:
            yield f'{label} "{plain(value)}"'


def _own_text(tag: Tag) -> Iterator[str]:
    if _only_words(tag) and (text := plain("".join(kid.text for kid in tag.kids if isinstance(kid, MarkedText)))):
        yield f'"{text}"'


def _only_words(tag: Tag) -> bool:
    """Whether the tag's text fits on its own line: it holds only words, or words and links."""
    return bool(tag.kids) and not any(isinstance(kid, Tag) for kid in tag.kids)
