"""The event file as frozen structs: every field that PRODUCT names, with the words an editor shows for it.

Source of the field list: the product description, "The event file". Types say how a node is read (see `model.fields`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

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


class Venue(Struct, frozen=True, kw_only=True):
    """Where the event takes place; a plain text is its name."""

    SHORTHAND = "name"

    where: Where
    name: Annotated[ProperName, about("The place as people call it.", examples=["hotel Filmar"])]
    city: Annotated[ProperName | None, about("The town or city. Left out where the brand's name already says it.")] = None
    address: Annotated[ProperName | None, about("Street and number.")] = None
    directions: Annotated[Text | None, about("How to get there, in a sentence or two.")] = None


class Quote(Struct, frozen=True, kw_only=True):
    """Words that somebody said, without quotation marks: the language puts them in."""

    where: Where
    text: Annotated[Text, about("The words, without quotation marks and without a closing full stop.")]
    short: Annotated[Text | None, about("Your own shorter cut, used where room is short; mark cuts with […].")] = None
    speaker: Annotated[ProperName, about("Who said it, as it should be printed.", examples=["Paweł Gulewski"])]
    role: Annotated[Text | None, about("What the speaker is.")] = None
    language: Annotated[LanguageTag | None, about("If the quote is in another language than the event.")] = None
    from_: Annotated[Literal["body"] | None, about("`body` if the same words stand in the body text too.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Change(Struct, frozen=True, kw_only=True):
    """By how much a figure changed."""

    where: Where
    amount: Annotated[Decimal, about("The difference, as a number.", examples=[9])]
    prefix: Annotated[Text | None, about("A word before it.", examples=["o"])] = None
    label: Annotated[Text | None, about("What it is compared with.", examples=["więcej niż w roku 2024"])] = None


class Chart(Struct, frozen=True, kw_only=True):
    """Draws the figure as bricks, whole numbers from 10 to 120 with a unit; a plain text is `each`."""

    SHORTHAND = "each"

    where: Where
    each: Annotated[
        Text | None, about("What one unit stands for; the legend adds what the brand's units are called.", examples=["1 mln zł"])
    ] = None
    legend: Annotated[Text | None, about("The whole legend, in words of one's own.", examples=["1 cegła = 1 mln zł"])] = None

    def problems(self) -> Iterable[Problem]:
        if (self.each is None) == (self.legend is None):
            yield Problem(
                self.where,
                "a chart needs either `each` or `legend`" if self.each is None else "a chart has either `each` or `legend`",
                "write what one unit stands for: `chart: {each: 1 mln zł}`" if self.each is None else "take out one of the two",
            )


class KeyFigure(Struct, frozen=True, kw_only=True):
    """A number worth a place of its own."""

    where: Where
    amount: Annotated[Decimal, about("The number alone; it is printed as the language writes numbers.", examples=[52])]
    unit: Annotated[Text | None, about("What is counted.", examples=["mln zł"])] = None
    prefix: Annotated[Text | None, about("A word before it.", examples=["ponad"])] = None
    label: Annotated[Text | None, about("What the number says.")] = None
    change: Annotated[Change | None, about("By how much it grew or fell.")] = None
    chart: Annotated[Chart | None, about("Draw it as bricks.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class ProgrammeItem(Struct, frozen=True, kw_only=True):
    """An item of the programme; a plain text is its title."""

    SHORTHAND = "title"

    where: Where
    title: Annotated[Text, about("What happens.")]
    time: Annotated[ProperName | None, about("In quotation marks, as it should be printed.", examples=["10:00", "10:00–11:30"])] = None
    speaker: Annotated[ProperName | None, about("Who speaks or leads.")] = None
    place: Annotated[ProperName | None, about("Room or place.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Programme(Struct, frozen=True, kw_only=True):
    """A list of what happens, with or without times."""

    where: Where
    title: Annotated[Text | None, about("Its heading.", examples=["Warsztaty"])] = None
    intro: Annotated[Text | None, about("A line that leads into the list.")] = None
    items: Annotated[tuple[ProgrammeItem, ...], about("The items: a text, or time, title, speaker and place.")] = ()


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who takes part."""

    where: Where
    name: Annotated[ProperName, about("Name, as it should be printed.")]
    role: Annotated[Text | None, about("What the person is.")] = None
    part: Annotated[Text | None, about("The part played; makes a row among the facts.", examples=["Zebranych powitała"])] = None
    language: Annotated[LanguageTag | None, about("If the name is in another language than the event.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Partner(Struct, frozen=True, kw_only=True):
    """An organisation that supports the event."""

    where: Where
    name: Annotated[ProperName, about("Name, as it should be printed.")]
    logo: Annotated[FilePath | None, about("Its logo: an SVG or PNG file in this folder.")] = None
    alt: Annotated[Text | None, about("What the logo shows, if not simply the name.")] = None
    web: Annotated[Web | None, about("Its web address.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Award(Struct, frozen=True, kw_only=True):
    """A prize."""

    where: Where
    category: Annotated[Text | None, about("In which category.")] = None
    place: Annotated[Text | None, about("Which place or prize.", examples=["I miejsce"])] = None
    name: Annotated[ProperName, about("Who got it.")]
    note: Annotated[Text | None, about("What for.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Credit(Struct, frozen=True, kw_only=True):
    """Who made a photo and on which terms it may be printed."""

    where: Where
    author: Annotated[ProperName | None, about("Who took it: a person or an office.")] = None
    holder: Annotated[ProperName | None, about("Who holds the rights, if not the author.", examples=["UMT"])] = None
    year: Annotated[PartialDate | None, about("The year it was made or published.", examples=[2024])] = None
    licence: Annotated[ProperName | None, about("The photo's own licence.", examples=["CC BY-NC 4.0", "CC0 1.0"])] = None
    title: Annotated[ProperName | None, about("The photo's title, if it has one.")] = None
    source: Annotated[Web | None, about("Where it was found.")] = None


class Photo(Struct, frozen=True, kw_only=True):
    """A photo; the first of those that have room is the hero, and those of low priority stay out where a layout shows fewer."""

    where: Where
    file: Annotated[FilePath, about("The file, inside this folder.", examples=["photos/hall.jpg"])]
    alt: Annotated[Text | None, about("What the photo shows, for those who cannot see it.")] = None
    decorative: Annotated[bool, about("`true` if the photo says nothing that the text does not; then it needs no alt.")] = False
    caption: Annotated[Text | None, about("Printed under the photo.")] = None
    focus: Annotated[
        Focus,
        about(
            "What no crop may lose and no panel cover: a point, across and down from 0 to 1, "
            "or the left, upper, right and lower edges of an area, such as faces.",
            examples=[[0.3, 0.4], [0.2, 0.1, 0.6, 0.5]],
            least=0,
            most=1,
        ),
    ] = Focus.of((0.5, 0.4))
    treatment: Annotated[Literal["original", "ink"], about("`ink` tones the photo in the brand's ink.")] = "original"
    credit: Annotated[
        Credit | Literal["brand"] | None, about("Author and licence of this photo, or `brand` for the brand's own photos.")
    ] = None
    language: Annotated[LanguageTag | None, about("If alt and caption are in another language than the event.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3

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


class Contact(Struct, frozen=True, kw_only=True):
    """Whom to ask."""

    where: Where
    person: Annotated[ProperName | None, about("Name, as it should be printed.")] = None
    role: Annotated[Text | None, about("What the person is.")] = None
    office: Annotated[ProperName | None, about("The office or organisation.")] = None
    email: Annotated[Email | None, about("E-mail address.")] = None
    phone: Annotated[ProperName | None, about("Telephone number, as it should be printed.")] = None
    web: Annotated[Web | None, about("Web address; the QR code holds it.", examples=["https://torun.pl"])] = None
    qr: Annotated[Web | None, about("What the QR code holds, if not `web`.")] = None


class Event(Struct, frozen=True, kw_only=True):
    """An event, as its file describes it."""

    where: Where
    language: Annotated[
        LanguageTag | None, about("The language of all text in this file; the brand's if missing.", examples=["pl", "en"])
    ] = None
    series: Annotated[ProperName | None, about("The series the event belongs to.", examples=["Forum Organizacji Pozarządowych"])] = None
    edition: Annotated[ProperName | None, about("Which one it is: a numeral, or a word.", examples=["XIX", "Trzecie"])] = None
    title: Annotated[Text, about("The headline. The only field that must be there.")]
    lead: Annotated[Text | None, about("One or two sentences that say what it is about.")] = None
    body: Annotated[
        RichText | None,
        about("The text, in Markdown: paragraphs, `##` crossheads, *emphasis*, **strong**, lists, links, `[words in German]{lang=de}`."),
    ] = None
    byline: Annotated[Text | None, about("Who wrote it.")] = None
    date: Annotated[
        EventDate | None, about("As precise as it is known: 2024-12-03, 2024-12, 2024, or {from: …, to: …}.", examples=["2024-12-03"])
    ] = None
    venue: Annotated[Venue | None, about("Where it takes place.")] = None
    quotes: Annotated[tuple[Quote, ...], about("Words that somebody said.")] = ()
    figures: Annotated[tuple[KeyFigure, ...], about("Numbers worth a place of their own.")] = ()
    programme: Annotated[Programme | None, about("A list of what happens.")] = None
    people: Annotated[tuple[Person, ...], about("Who takes part.")] = ()
    partners: Annotated[tuple[Partner, ...], about("Who supports the event.")] = ()
    awards: Annotated[tuple[Award, ...], about("Prizes and those who got them.")] = ()
    notes: Annotated[tuple[Text, ...], about("Short notes, each a sentence or two.")] = ()
    photos: Annotated[tuple[Photo, ...], about("Photos in order; the first is the hero.")] = ()
    contact: Annotated[Contact | None, about("Whom to ask.")] = None
    licence: Annotated[ProperName | None, about("Of the leaflet itself; CC BY-NC 4.0 unless the brand says otherwise.")] = None
    holder: Annotated[ProperName | None, about("Who holds the rights of text and design; the brand's holder if missing.")] = None
    for_: Annotated[Mapping[str, Overrides], about("Any field said otherwise for one layout: `{a5-flyer: {title: …}}`.")] = {}
    include: Annotated[FilePath | None, about("Another YAML file beneath this folder, whose fields are the defaults.")] = None

    @property
    def numeral(self) -> ProperName | None:
        """The edition, if it is a numeral, perhaps with an ending: 12, 12th, 5-й, XIX."""
        return self.edition if self.edition is not None and _NUMERAL.fullmatch(self.edition.value) else None

    def for_layout(self, layout: str) -> Event:
        """The event as it is said for one layout."""
        overrides = self.for_.get(layout)
        return replace(self, **overrides) if overrides else self
