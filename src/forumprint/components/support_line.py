"""The support line: whose words the headline takes up, or what was said, in one sentence under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import ClassVar, Literal

from forumprint.model.fields import about
from forumprint.base.frozen import dataclass
from forumprint.base.problems import Where
from forumprint.kit.component import NOTHING, Choices, Copy, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Compositor, Stack, hanging, node
from forumprint.event.model import Event, Quote
from forumprint.frame.structure import Node, Role
from forumprint.type.galley import Passage, Run
from forumprint.language.rules import Language
from forumprint.language.lexicon import is_abbreviation
from forumprint.language.spacing import bind
from forumprint.language.writing import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportChoices(Choices):
    """Whose words, and where their speaker stands."""

    says: Literal["source", "quote"] = field(
        default="source",
        metadata=about("`source`: the sentence that the headline is taken from, if somebody said it; `quote`: the first quote, cut short."),
    )
    speaker: Literal["before", "below"] = field(default="before", metadata=about("`before` on the same line, or `below` with the role."))


@dataclass(frozen=True, slots=True)
class _Cut:
    """Words of a quote, and the place that they print whole: a quote's own cut, or none of its texts."""

    words: str
    language: str
    where: Where


@dataclass(frozen=True, slots=True)
class SupportLine(Part):
    """A sentence of a quote with its speaker. Where room is short it takes the editor's own cut, then it goes."""

    name: ClassVar[str] = "support-line"
    reads: ClassVar[tuple[str, ...]] = ("quotes",)
    roles: ClassVar[tuple[str, ...]] = ("support-line", "support-speaker")
    gives: ClassVar[tuple[str, ...]] = ("quote",)
    Options: ClassVar[type[Choices]] = SupportChoices
    options: SupportChoices = field(default_factory=SupportChoices)

    def _quote(self, copy: Copy) -> Quote | None:
        if self.options.says == "source":
            return source_of_headline(copy.event)
        return copy.event.quotes[0] if copy.event.quotes else None

    def _cuts(self, quote: Quote, copy: Copy, compositor: Compositor) -> tuple[_Cut, ...]:
        """The words it may print, the best first."""
        short = [_Cut(quote.short.value, quote.short.language, quote.short.where)] if quote.short else []
        if self.options.says == "quote":
            return tuple(short) or (_Cut(quote.text.value, quote.text.language, quote.text.where),)
        language = compositor.languages.get(quote.text.language, copy.language)
        whole = list(sentences(quote.text.value, language))
        said = [sentence for sentence in whole if _holds(sentence, copy.event.title.value)]
        cuts = [_Cut(said[0], quote.text.language, quote.text.where if len(whole) == 1 else quote.where)] if said else []
        return (*cuts, *(cut for cut in short if _holds(cut.words, copy.event.title.value)))

    def ladders(self, copy: Copy, room: Room) -> Rungs:
        quote = self._quote(copy)
        return {"quote": len(self._cuts(quote, copy, room.compositor))} if quote is not None else {}

    def set(self, copy: Copy, room: Room, rungs: Rungs) -> Setting:
        quote = self._quote(copy)
        cuts = self._cuts(quote, copy, room.compositor)[rungs.get("quote", 0) :] if quote is not None else ()
        if quote is None or not cuts:
            return NOTHING
        cut = cuts[0]
        language = room.compositor.languages.get(cut.language, copy.language)
        before = self.options.speaker == "before"
        words = Passage(quoted(bind(cut.words, language, True), language, closing_stop=before), cut.language, cut.where)
        stack = Stack(room.compositor, room.width)
        paragraphs = _on_one_line(stack, quote, words, room, copy) if before else _under_each_other(stack, quote, words, room, copy)
        note = "the editor's short form" if quote.short is not None and cut.where == quote.short.where else ""
        return Setting(stack.height, tuple(stack.placements), (Node(Role.QUOTE, paragraphs),), note)


def _on_one_line(stack: Stack, quote: Quote, words: Passage, room: Room, copy: Copy) -> tuple[Node, ...]:
    speaker = room.compositor.words(quote.speaker, strict=True)
    colon = room.compositor.composed(copy.language.label("says"), quote.speaker.where)
    style, quiet = room.style("support-line"), room.style("support-speaker")
    stack.runs([Run(speaker.text, quiet, speaker), Run(colon.text, quiet, colon), Run(words.text, style, words)], style, STRICT)
    return (node(Role.PARAGRAPH, speaker, colon, words),)


def _under_each_other(stack: Stack, quote: Quote, words: Passage, room: Room, copy: Copy) -> tuple[Node, ...]:
    stack.text(words, room.style("support-line"), hanging(STRICT))
    compositor = room.compositor
    said_by = [compositor.words(quote.speaker, strict=True)]
    if quote.role is not None:
        comma = compositor.composed(copy.language.label("list_comma"), quote.role.where)
        said_by += [comma, compositor.words(quote.role, strict=True)]
    stack.text(said_by, room.style("support-speaker"), STRICT)
    return node(Role.PARAGRAPH, words), node(Role.PARAGRAPH, *said_by)


def source_of_headline(event: Event) -> Quote | None:
    """The quote whose words the title is; None for a title that nobody said."""
    return next((quote for quote in event.quotes if _holds(quote.text.value, event.title.value)), None)


def sentences(text: str, language: Language) -> Iterator[str]:
    """The sentences of a text: each ends with a stop that ends no abbreviation and is followed by a capital."""
    sentence: list[str] = []
    words = text.split()
    for word, following in zip(words, [*words[1:], ""], strict=True):
        sentence.append(word)
        ends = word.endswith((".", "!", "?", "…")) and not is_abbreviation(word, language)
        if not following or (ends and following[0].isupper()):
            yield " ".join(sentence)
            sentence = []


def _holds(text: str, title: str) -> bool:
    """Whether the title's words stand in the text, one after the other."""
    return f" {_plain(title)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    """Words only, in lower case."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
