"""Contact in few lines: the office, and under it one line with the person and the addresses."""

from __future__ import annotations

from typing import ClassVar

from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.language.writing import shown_address
from forumprint.model.words import Text


class ContactLines(Part, frozen=True):
    """Office, person, telephone, e-mail and web address, for a narrow foot. An empty field prints nothing."""

    name: ClassVar[str] = "contact-lines"
    reads: ClassVar[tuple[str, ...]] = ("contact",)
    roles: ClassVar[tuple[str, ...]] = ("contact-name", "contact-line")

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        contact = content.event.contact or content.brand.contact
        if contact is None:
            return NOTHING
        words = room.compositor.words
        named: list[Text] = [text for text in (contact.office, contact.person) if text is not None]
        reached = [words(text, strict=True) for text in named[1:] if text is not None]
        if contact.phone is not None:
            reached.append(room.compositor.verbatim(contact.phone))
        if contact.email is not None:
            reached.append(words(contact.email, href=f"mailto:{contact.email.value}"))
        if contact.web is not None:
            reached.append(
                room.compositor.span(shown_address(contact.web.value), contact.web.language, contact.web.where, contact.web.value)
            )
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        if named:
            first = words(named[0], strict=True)
            stack.text(first, room.style("contact-name"), STRICT)
            nodes.append(node(Role.PARAGRAPH, first))
        if reached:
            listed = _listed(reached, content, room)
            stack.brief(listed, room.style("contact-line"))
            nodes.append(node(Role.PARAGRAPH, *listed))
        return stack.setting(nodes)


def _listed(spans: list[Span], content: Content, room: Room) -> list[Span]:
    """Spans with commas between them."""
    listed = spans[:1]
    for span in spans[1:]:
        listed += [room.compositor.composed(content.language.label("list_comma"), span.where), span]
    return listed
