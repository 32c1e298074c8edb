"""The kicker: edition and series, above the headline."""

from __future__ import annotations

from typing import ClassVar

from forumprint.frame.structure import Role
from forumprint.kit.component import NOTHING, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.language import writing


class Kicker(Part, frozen=True):
    """Edition and series, joined by the rule of the language."""

    name: ClassVar[str] = "kicker"
    reads: ClassVar[tuple[str, ...]] = ("edition", "series")
    roles: ClassVar[tuple[str, ...]] = ("kicker",)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        given = [text for text in (content.event.edition, content.event.series) if text is not None]
        if not given:
            return NOTHING
        edition, series = content.event.edition, content.event.series
        words = writing.kicker(edition.value if edition else None, series.value if series else None, content.language)
        span = room.compositor.composed(words, given[0].where, *(text.where for text in given[1:]))
        stack = Stack(room.compositor, room.width)
        stack.text(span, room.style("kicker"), STRICT)
        return stack.setting([node(Role.PARAGRAPH, span)])
