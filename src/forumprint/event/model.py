"""The event file as frozen dataclasses: every field that PRODUCT names, with the words an editor shows for it.

Source of the field list: the product description, "The event file". Types say how a node is read (see `model.fields`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import Any, Literal

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Problem, Where
from forumprint.event.dates import EventDate, PartialDate
from forumprint.event.focus import Focus
from forumprint.event.richtext import RichText
from forumprint.model.fields import about
from forumprint.model.words import Email, FilePath, LanguageTag, ProperName, Text, Web

Priority = Literal[1, 2, 3, 4, 5]
_PRIORITY = "From 1 (keep) to 5 (leave out first) when room is short."


_NUMERAL = re.compile(r"(?:\d+\W?\w{0,3}|[IVXLC]+)\.?")


class Overrides(dict[str, Any]):
    """Fields of an event said otherwise for one layout, by attribute name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where the event takes place; a plain text is its name."""

    SHORTHAND = "name"

    where: Where
    name: ProperName = field(metadata=about("The place as people call it.", examples=["hotel Filmar"]))
    city: ProperName | None = field(default=None, metadata=about("The town or city. Left out where the brand's name already says it."))
    address: ProperName | None = field(default=None, metadata=about("Street and number."))
    directions: Text | None = field(default=None, metadata=about("How to get there, in a sentence or two."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that somebody said, without quotation marks: the language puts them in."""

    where: Where
    text: Text = field(metadata=about("The words, without quotation marks and without a closing full stop."))
    short: Text | None = field(default=None, metadata=about("Your own shorter cut, used where room is short; mark cuts with […]."))
    speaker: ProperName = field(metadata=about("Who said it, as it should be printed.", examples=["Paweł Gulewski"]))
    role: Text | None = field(default=None, metadata=about("What the speaker is."))
    language: LanguageTag | None = field(default=None, metadata=about("If the quote is in another language than the event."))
    from_: Literal["body"] | None = field(default=None, metadata=about("`body` if the same words stand in the body text too."))
    priority: Priority = field(default=3, metadata=about(_PRIORITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """By how much a figure changed."""

    where: Where
    amount: Decimal = field(metadata=about("The difference, as a number.", examples=[9]))
    prefix: Text | None = field(default=None, metadata=about("A word before it.", examples=["o"]))
    label: Text | None = field(default=None, metadata=about("What it is compared with.", examples=["więcej niż w roku 2024"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Draws the figure as bricks, whole numbers from 10 to 120 with a unit; a plain text is `each`."""

    SHORTHAND = "each"

    where: Where
    each: Text | None = field(
        default=None, metadata=about("What one unit stands for; the legend adds what the brand's units are called.", examples=["1 mln zł"])
    )
    legend: Text | None = field(default=None, metadata=about("The whole legend, in words of one's own.", examples=["1 cegła = 1 mln zł"]))

    def problems(self) -> Iterable[Problem]:
        if (self.each is None) == (self.legend is None):
            yield Problem(
                self.where,
                "a chart needs either `each` or `legend`" if self.each is None else "a chart has either `each` or `legend`",
                "write what one unit stands for: `chart: {each: 1 mln zł}`" if self.each is None else "take out one of the two",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number worth a place of its own."""

    where: Where
    amount: Decimal = field(metadata=about("The number alone; it is printed as the language writes numbers.", examples=[52]))
    unit: Text | None = field(default=None, metadata=about("What is counted.", examples=["mln zł"]))
    prefix: Text | None = field(default=None, metadata=about("A word before it.", examples=["ponad"]))
    label: Text | None = field(default=None, metadata=about("What the number says."))
    change: Change | None = field(default=None, metadata=about("By how much it grew or fell."))
    chart: Chart | None = field(default=None, metadata=about("Draw it as bricks."))
    priority: Priority = field(default=3, metadata=about(_PRIORITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem:
    """An item of the programme; a plain text is its title."""

    SHORTHAND = "title"

    where: Where
    title: Text = field(metadata=about("What happens."))
    time: ProperName | None = field(
        default=None, metadata=about("In quotation marks, as it should be printed.", examples=["10:00", "10:00–11:30"])
    )
    speaker: ProperName | None = field(default=None, metadata=about("Who speaks or leads."))
    place: ProperName | None = field(default=None, metadata=about("Room or place."))
    priority: Priority = field(default=3, metadata=about(_PRIORITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A list of what happens, with or without times."""

    where: Where
    title: Text | None = field(default=None, metadata=about("Its heading.", examples=["Warsztaty"]))
    intro: Text | None = field(default=None, metadata=about("A line that leads into the list."))
    items: tuple[ProgrammeItem, ...] = field(default=(), metadata=about("The items: a text, or time, title, speaker and place."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who takes part."""

    where: Where
    name: ProperName = field(metadata=about("Name, as it should be printed."))
    role: Text | None = field(default=None, metadata=about("What the person is."))
    part: Text | None = field(
        default=None, metadata=about("The part played; makes a row among the facts.", examples=["Zebranych powitała"])
    )
    language: LanguageTag | None = field(default=None, metadata=about("If the name is in another language than the event."))
    priority: Priority = field(default=3, metadata=about(_PRIORITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation that supports the event."""

    where: Where
    name: ProperName = field(metadata=about("Name, as it should be printed."))
    logo: FilePath | None = field(default=None, metadata=about("Its logo: an SVG or PNG file in this folder."))
    alt: Text | None = field(default=None, metadata=about("What the logo shows, if not simply the name."))
    web: Web | None = field(default=None, metadata=about("Its web address."))
    priority: Priority = field(default=3, metadata=about(_PRIORITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A prize."""

    where: Where
    category: Text | None = field(default=None, metadata=about("In which category."))
    place: Text | None = field(default=None, metadata=about("Which place or prize.", examples=["I miejsce"]))
    name: ProperName = field(metadata=about("Who got it."))
    note: Text | None = field(default=None, metadata=about("What for."))
    priority: Priority = field(default=3, metadata=about(_PRIORITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who made a photo and on which terms it may be printed."""

    where: Where
    author: ProperName | None = field(default=None, metadata=about("Who took it: a person or an office."))
    holder: ProperName | None = field(default=None, metadata=about("Who holds the rights, if not the author.", examples=["UMT"]))
    year: PartialDate | None = field(default=None, metadata=about("The year it was made or published.", examples=[2024]))
    licence: ProperName | None = field(default=None, metadata=about("The photo's own licence.", examples=["CC BY-NC 4.0", "CC0 1.0"]))
    title: ProperName | None = field(default=None, metadata=about("The photo's title, if it has one."))
    source: Web | None = field(default=None, metadata=about("Where it was found."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo; the first of those that have room is the hero, and those of low priority stay out where a layout shows fewer."""

    where: Where
    file: FilePath = field(metadata=about("The file, inside this folder.", examples=["photos/hall.jpg"]))
    alt: Text | None = field(default=None, metadata=about("What the photo shows, for those who cannot see it."))
    decorative: bool = field(
        default=False, metadata=about("`true` if the photo says nothing that the text does not; then it needs no alt.")
    )
    caption: Text | None = field(default=None, metadata=about("Printed under the photo."))
    focus: Focus = field(
        default=Focus.of((0.5, 0.4)),
        metadata=about(
            "What no crop may lose and no panel cover: a point, across and down from 0 to 1, "
            "or the left, upper, right and lower edges of an area, such as faces.",
            examples=[[0.3, 0.4], [0.2, 0.1, 0.6, 0.5]],
            least=0,
            most=1,
        ),
    )
    treatment: Literal["original", "ink"] = field(default="original", metadata=about("`ink` tones the photo in the brand's ink."))
    credit: Credit | Literal["brand"] | None = field(
        default=None, metadata=about("Author and licence of this photo, or `brand` for the brand's own photos.")
    )
    language: LanguageTag | None = field(default=None, metadata=about("If alt and caption are in another language than the event."))
    priority: Priority = field(default=3, metadata=about(_PRIORITY))

    def problems(self) -> Iterable[Problem]:
        if self.alt is None and not self.decorative:
            yield Problem(
                self.where,
                f"the photo {self.file} has no alt text",
                "add `alt:` with a sentence that says what it shows, or `decorative: true` if it says nothing",
            )
        if self.alt is not None and self.decorative:
            yield Problem(self.alt.where, "a decorative photo has no alt text", "take out `alt:` or `decorative:`")
        if self.credit is None:
            yield Problem(
                self.where,
                f"the photo {self.file} names no author and no licence",
                "add `credit: {author: …, licence: …}`, or `credit: brand` for a photo of the brand's own",
            )
        elif isinstance(self.credit, Credit):
            if self.credit.author is None:
                yield Problem(self.credit.where, "this photo names no author", "add `author:`, a person or an office")
            if self.credit.licence is None:
                yield Problem(self.credit.where, "this photo names no licence", "add `licence:`, for example `CC BY-NC 4.0`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask."""

    where: Where
    person: ProperName | None = field(default=None, metadata=about("Name, as it should be printed."))
    role: Text | None = field(default=None, metadata=about("What the person is."))
    office: ProperName | None = field(default=None, metadata=about("The office or organisation."))
    email: Email | None = field(default=None, metadata=about("E-mail address."))
    phone: ProperName | None = field(default=None, metadata=about("Telephone number, as it should be printed."))
    web: Web | None = field(default=None, metadata=about("Web address; the QR code holds it.", examples=["https://torun.pl"]))
    qr: Web | None = field(default=None, metadata=about("What the QR code holds, if not `web`."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event, as its file describes it."""

    where: Where
    language: LanguageTag | None = field(
        default=None, metadata=about("The language of all text in this file; the brand's if missing.", examples=["pl", "en"])
    )
    series: ProperName | None = field(
        default=None, metadata=about("The series the event belongs to.", examples=["Forum Organizacji Pozarządowych"])
    )
    edition: ProperName | None = field(default=None, metadata=about("Which one it is: a numeral, or a word.", examples=["XIX", "Trzecie"]))
    title: Text = field(metadata=about("The headline. The only field that must be there."))
    lead: Text | None = field(default=None, metadata=about("One or two sentences that say what it is about."))
    body: RichText | None = field(
        default=None,
        metadata=about(
            "The text, in Markdown: paragraphs, `##` crossheads, *emphasis*, **strong**, lists, links, `[words in German]{lang=de}`."
        ),
    )
    byline: Text | None = field(default=None, metadata=about("Who wrote it."))
    date: EventDate | None = field(
        default=None, metadata=about("As precise as it is known: 2024-12-03, 2024-12, 2024, or {from: …, to: …}.", examples=["2024-12-03"])
    )
    venue: Venue | None = field(default=None, metadata=about("Where it takes place."))
    quotes: tuple[Quote, ...] = field(default=(), metadata=about("Words that somebody said."))
    figures: tuple[KeyFigure, ...] = field(default=(), metadata=about("Numbers worth a place of their own."))
    programme: Programme | None = field(default=None, metadata=about("A list of what happens."))
    people: tuple[Person, ...] = field(default=(), metadata=about("Who takes part."))
    partners: tuple[Partner, ...] = field(default=(), metadata=about("Who supports the event."))
    awards: tuple[Award, ...] = field(default=(), metadata=about("Prizes and those who got them."))
    notes: tuple[Text, ...] = field(default=(), metadata=about("Short notes, each a sentence or two."))
    photos: tuple[Photo, ...] = field(default=(), metadata=about("Photos in order; the first is the hero."))
    contact: Contact | None = field(default=None, metadata=about("Whom to ask."))
    licence: ProperName | None = field(default=None, metadata=about("Of the leaflet itself; CC BY-NC 4.0 unless the brand says otherwise."))
    holder: ProperName | None = field(
        default=None, metadata=about("Who holds the rights of text and design; the brand's holder if missing.")
    )
    for_: Mapping[str, Overrides] = field(
        default_factory=dict, metadata=about("Any field said otherwise for one layout: `{a5-flyer: {title: …}}`.")
    )
    include: FilePath | None = field(default=None, metadata=about("Another YAML file beneath this folder, whose fields are the defaults."))

    @property
    def numeral(self) -> ProperName | None:
        """The edition, if it is a numeral, perhaps with an ending: 12, 12th, 5-й, XIX."""
        return self.edition if self.edition is not None and _NUMERAL.fullmatch(self.edition.value) else None

    def for_layout(self, layout: str) -> Event:
        """The event as it is said for one layout."""
        overrides = self.for_.get(layout)
        return replace(self, **overrides) if overrides else self
