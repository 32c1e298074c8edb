"""Phrases that several components print: the place, an amount and its change, the sentence from which a headline is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forumprint.base.problems import Where
from forumprint.event.model import Change, Chart, Event, KeyFigure, Quote, Venue
from forumprint.frame.spans import Span
from forumprint.kit.component import Room
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content
from forumprint.language.lexicon import is_abbreviation
from forumprint.language.rules import Language
from forumprint.language.spacing import bind
from forumprint.language.writing import amount
from forumprint.model.words import Text


def place_words(content: Content, room: Room) -> Span | None:
    """The venue, with its city unless the brand's name already says it (PRODUCT, "The event file")."""
    venue = content.event.venue
    return None if venue is None else _venue_words([venue.name], venue, content, room)


def address_words(content: Content, room: Room) -> Span | None:
    """The same with street and number, if the event states them."""
    venue = content.event.venue
    if venue is None or venue.address is None:
        return place_words(content, room)
    return _venue_words([venue.name, venue.address], venue, content, room)


def _venue_words(names: Sequence[Text], venue: Venue, content: Content, room: Room) -> Span:
    """`names` and the venue's city, unless they or the brand's name contain it."""
    wordmark = content.brand.wordmark
    said = f"{wordmark.name} {wordmark.descriptor or ''} {' '.join(name.value for name in names)}".casefold()
    city = [venue.city] if venue.city is not None and venue.city.value.casefold() not in said else []
    return listed([room.compositor.words(name, strict=True) for name in (*names, *city)], content, room)


def listed(spans: Sequence[Span], content: Content, room: Room) -> Span:
    """Several fields as one span, with commas between them."""
    first, *others = spans
    if not others:
        return first
    words = content.language.label("list_comma").join(span.text for span in spans)
    return room.compositor.composed(words, first.where, *(other.where for other in others))


def _joined(compositor: Compositor, parts: Sequence[str], where: Where, *also: Where) -> Span:
    """Number, unit and prefix as one bound expression."""
    return compositor.composed(bind(" ".join(parts), compositor.language, True), where, *also)


def amount_words(figure: KeyFigure, content: Content, compositor: Compositor) -> Span:
    """The amount with its unit: "52 mln zł"."""
    also = (figure.unit.where,) if figure.unit is not None else ()
    return compositor.composed(amount(figure.amount, figure.unit.value if figure.unit else None, content.language), figure.where, *also)


def change_words(change: Change, figure: KeyFigure, content: Content, compositor: Compositor, *, with_label: bool = False) -> Span:
    """The change with prefix and unit, and with its label if asked: "o 9 mln zł", "o 9 mln zł więcej niż w roku 2024"."""
    texts = [change.prefix, figure.unit] + ([change.label] if with_label else [])
    also = tuple(text.where for text in texts if text is not None)
    parts = [change.prefix.value] if change.prefix else []
    parts.append(amount(change.amount, figure.unit.value if figure.unit else None, content.language))
    parts += [change.label.value] if with_label and change.label else []
    return _joined(compositor, parts, change.where, *also)


def figure_sentence(figure: KeyFigure, content: Content, compositor: Compositor) -> str:
    """The content of the chart, in the event's own words, for people who do not see it."""
    parts = [figure.prefix.value] if figure.prefix else []
    parts.append(amount_words(figure, content, compositor).text)
    parts += [figure.label.value] if figure.label else []
    sentence = " ".join(parts)
    if figure.change is not None:
        sentence += ", " + change_words(figure.change, figure, content, compositor, with_label=True).text
    return f"{sentence} ({legend_words(figure.chart, content, compositor).text})" if figure.chart else sentence


def legend_words(chart: Chart, content: Content, compositor: Compositor) -> Span:
    """The amount of one unit of a chart: in the event's own words, or with the brand's word for its units."""
    if chart.legend is not None:
        return compositor.words(chart.legend)
    assert chart.each is not None  # Chart.problems requires one of the two
    own = content.brand.chart.unit if content.brand.chart is not None else None
    unit = own.value if own is not None and own.language == content.language.tag else content.language.label("chart_unit")
    legend = content.language.label("chart_legend", unit=unit, each=chart.each.value)
    return compositor.composed(bind(legend, content.language, False), chart.each.where)


def source_of_headline(event: Event) -> Quote | None:
    """The quote whose words are the title; None if the title is not a quote."""
    return next((quote for quote in event.quotes if holds_words(quote.text.value, event.title.value)), None)


def sentences(text: str, language: Language) -> Iterator[str]:
    """The sentences of a text. Each ends with a full stop that does not belong to an abbreviation and comes before a capital."""
    sentence: list[str] = []
    words = text.split()
    for word, following in zip(words, [*words[1:], ""], strict=True):
        sentence.append(word)
        ends = word.endswith((".", "!", "?", "…")) and not is_abbreviation(word, language)
        if not following or (ends and following[0].isupper()):
            yield " ".join(sentence)
            sentence = []


def holds_words(text: str, title: str) -> bool:
    """Whether the title's words stand in the text in this order, without a gap."""
    return f" {_plain(title)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    """The words only, in lower case."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
