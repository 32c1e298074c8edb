"""The pull quote: what somebody said, with its mark hanging, and who said it."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar, Literal

from forumprint.base.fields import about
from forumprint.base.frozen import dataclass
from forumprint.base.units import Length, mm
from forumprint.base.words import Text
from forumprint.components.base import NOTHING, Choices, Copy, Part, Room, Rungs, Setting
from forumprint.components.compositor import DISPLAY, STRICT, Stack, hanging, node
from forumprint.event.model import Quote
from forumprint.leaflet.structure import Node, Role
from forumprint.text.galley import Passage, Run
from forumprint.text.spacing import bind
from forumprint.text.writing import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteChoices(Choices):
    """Which quote, and how its speaker stands."""

    quote: int = field(default=1, metadata=about("Which of the event's quotes, counted from 1.", least=1, most=99))
    role: str = field(default="pull-quote", metadata=about("The type role of the words."))
    attribution: Literal["inline", "stacked"] = field(default="stacked", metadata=about("`inline` puts name and role on one line."))
    gap: Length = field(default=Length(mm(2.2)), metadata=about("Between the words and their speaker."))


@dataclass(frozen=True, slots=True)
class PullQuote(Part):
    """One quote. It can step down in size, and fall back to the editor's own short cut."""

    name: ClassVar[str] = "pull-quote"
    reads: ClassVar[tuple[str, ...]] = ("quotes",)
    roles: ClassVar[tuple[str, ...]] = ("pull-quote", "attribution", "attribution-role")
    gives: ClassVar[tuple[str, ...]] = ("size", "excerpt")
    Options: ClassVar[type[Choices]] = QuoteChoices
    options: QuoteChoices = field(default_factory=QuoteChoices)

    def _quote(self, copy: Copy) -> Quote | None:
        quotes = copy.quotes[self.options.quote - 1 : self.options.quote]
        return quotes[0] if quotes else None

    def ladders(self, copy: Copy, room: Room) -> Rungs:
        quote = self._quote(copy)
        if quote is None:
            return {}
        return {"size": room.compositor.ladder_length(self.options.role), "excerpt": int(quote.short is not None)}

    def set(self, copy: Copy, room: Room, rungs: Rungs) -> Setting:
        quote = self._quote(copy)
        if quote is None:
            return NOTHING
        cut = quote.short if rungs.get("excerpt") and quote.short else quote.text
        language = room.compositor.languages.get(cut.language, copy.language)
        words = Passage(
            quoted(bind(cut.value, language, True), language, closing_stop=language.stop_inside_quotes), cut.language, cut.where
        )
        style = room.style(self.options.role, rungs.get("size", 0))
        stack = Stack(room.compositor, room.width)
        stack.text(words, style, hanging(DISPLAY))
        stack.gap(self.options.gap)
        nodes = [node(Role.PARAGRAPH, words), *self._speaker(stack, quote, room, copy)]
        note = f"{style.size:g} pt" + (", the editor's short form" if cut is quote.short else "")
        return Setting(stack.height, tuple(stack.placements), (Node(Role.QUOTE, tuple(nodes)),), note)

    def _speaker(self, stack: Stack, quote: Quote, room: Room, copy: Copy) -> list[Node]:
        name = room.compositor.words(quote.speaker, strict=True)
        if self.options.attribution == "stacked" or quote.role is None:
            nodes = [_line_of(stack, quote.speaker, "attribution", room)]
            return nodes + ([_line_of(stack, quote.role, "attribution-role", room)] if quote.role else [])
        role = room.compositor.words(quote.role, strict=True)
        comma = room.compositor.composed(copy.language.label("list_comma"), quote.role.where)
        style = room.style("attribution")
        quiet = room.style("attribution-role")
        runs = [Run(name.text, style, name), Run(comma.text, quiet, comma), Run(role.text, quiet, role)]
        stack.runs(runs, style, STRICT)
        return [node(Role.PARAGRAPH, name, comma, role)]


def _line_of(stack: Stack, text: Text, role: str, room: Room) -> Node:
    passage = room.compositor.words(text, strict=True)
    stack.text(passage, room.style(role), DISPLAY)
    return node(Role.PARAGRAPH, passage)
