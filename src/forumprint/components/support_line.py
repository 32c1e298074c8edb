"""The support line: one sentence under the headline, from the quote behind it or from another."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.event.model import Quote
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Compositor, Piece, Stack, hanging, node
from forumprint.kit.content import Content
from forumprint.kit.phrases import holds_words, sentences, source_of_headline
from forumprint.language.spacing import bind
from forumprint.language.writing import quoted
from forumprint.model.fields import about


class SupportChoices(Choices, frozen=True, kw_only=True):
    """The quote, and the place of its speaker."""

    says: Annotated[
        Literal["source", "quote"],
        about("`source` prints the sentence behind the headline, if it is a quote. `quote` prints the first quote in its short form."),
    ] = "source"
    speaker: Annotated[Literal["before", "below"], about("`before` puts the speaker on the same line, `below` under it with the role.")] = (
        "before"
    )


class _Cut(Struct, frozen=True):
    """Words of a quote. `where` is the place of a text that they print whole, else the place of the quote."""

    words: str
    language: str
    where: Where


class SupportLine(Part, frozen=True):
    """A sentence of a quote with its speaker. The ladder is `quote`: it takes the editor's short form, then prints nothing."""

    name: ClassVar[str] = "support-line"
    reads: ClassVar[tuple[str, ...]] = ("quotes",)
    roles: ClassVar[tuple[str, ...]] = ("support-line", "support-speaker")
    gives: ClassVar[tuple[str, ...]] = ("quote",)
    Options: ClassVar[type[Choices]] = SupportChoices
    options: SupportChoices = SupportChoices()

    def _quote(self, content: Content) -> Quote | None:
        if self.options.says == "source":
            return source_of_headline(content.event)
        return content.event.quotes[0] if content.event.quotes else None

    def _cuts(self, quote: Quote, content: Content, compositor: Compositor) -> tuple[_Cut, ...]:
        """The words that it may print, the best first."""
        short = [_Cut(quote.short.value, quote.short.language, quote.short.where)] if quote.short else []
        if self.options.says == "quote":
            return tuple(short) or (_Cut(quote.text.value, quote.text.language, quote.text.where),)
        language = compositor.languages.get(quote.text.language, content.language)
        whole = list(sentences(quote.text.value, language))
        said = [sentence for sentence in whole if holds_words(sentence, content.event.title.value)]
        cuts = [_Cut(said[0], quote.text.language, quote.text.where if len(whole) == 1 else quote.where)] if said else []
        return (*cuts, *(cut for cut in short if holds_words(cut.words, content.event.title.value)))

    def ladders(self, content: Content, room: Room) -> Rungs:
        quote = self._quote(content)
        return {"quote": len(self._cuts(quote, content, room.compositor))} if quote is not None else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        quote = self._quote(content)
        cuts = self._cuts(quote, content, room.compositor)[rungs.get("quote", 0) :] if quote is not None else ()
        if quote is None or not cuts:
            return NOTHING
        cut = cuts[0]
        language = room.compositor.languages.get(cut.language, content.language)
        before = self.options.speaker == "before"
        said = quoted(bind(cut.words, language, True), language, closing_stop=before)
        words = room.compositor.span(said, cut.language, cut.where)
        stack = Stack(room.compositor, room.width)
        paragraphs = _on_one_line(stack, quote, words, room, content) if before else _under_each_other(stack, quote, words, room, content)
        note = "the editor's short form" if quote.short is not None and cut.where == quote.short.where else ""
        return stack.setting([Node(Role.QUOTE, paragraphs)], note)


def _on_one_line(stack: Stack, quote: Quote, words: Span, room: Room, content: Content) -> tuple[Node, ...]:
    speaker = room.compositor.words(quote.speaker, strict=True)
    colon = room.compositor.composed(content.language.label("says"), quote.speaker.where)
    style, quiet = room.style("support-line"), room.style("support-speaker")
    stack.pieces([Piece(speaker, quiet), Piece(colon, quiet), Piece(words, style)], style, STRICT)
    return (node(Role.PARAGRAPH, speaker, colon, words),)


def _under_each_other(stack: Stack, quote: Quote, words: Span, room: Room, content: Content) -> tuple[Node, ...]:
    stack.text(words, room.style("support-line"), hanging(STRICT))
    compositor = room.compositor
    said_by = [compositor.words(quote.speaker, strict=True)]
    if quote.role is not None:
        comma = compositor.composed(content.language.label("list_comma"), quote.role.where)
        said_by += [comma, compositor.words(quote.role, strict=True)]
    stack.text(said_by, room.style("support-speaker"), STRICT)
    return node(Role.PARAGRAPH, words), node(Role.PARAGRAPH, *said_by)
