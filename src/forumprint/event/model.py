"""The event file as frozen structs: every field of the product description, with the words that an editor shows for it.

The product description, "The event file", is the source of the list of fields. The type of a field says how its node is read (see
`model.fields`).
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.problems import Problem, Where
from forumprint.event.dates import EventDate, PartialDate
from forumprint.event.focus import Focus
from forumprint.event.richtext import RichText
from forumprint.model.fields import about
from forumprint.model.words import Email, FilePath, LanguageTag, ProperName, Text, Web

Priority = Literal[1, 2, 3, 4, 5]
_PRIORITY = "How important the entry is, from 1 (keep) to 5 (leave out first)."


_NUMERAL = re.compile(r"(?:\d+\W?\w{0,3}|[IVXLC]+)\.?")


class Overrides(dict[str, Any]):
    """The fields of an event with other values for one layout, by attribute name."""


class Venue(Struct, frozen=True, kw_only=True):
    """The place of the event. A plain text is its name."""

    SHORTHAND = "name"

    where: Where
    name: Annotated[ProperName, about("The place as people call it.", examples=["hotel Filmar"])]
    city: Annotated[ProperName | None, about("The town or city. It is not printed where the brand's name already contains it.")] = None
    address: Annotated[ProperName | None, about("The street and the number.")] = None
    directions: Annotated[Text | None, about("The way to the place, in one or two sentences.")] = None


class Quote(Struct, frozen=True, kw_only=True):
    """Words that somebody said. Write no quotation marks: forumprint puts in those of the language."""

    where: Where
    text: Annotated[Text, about("The words, without quotation marks and without a full stop at the end.")]
    short: Annotated[Text | None, about("Your own shorter version, for places with little room. Mark your cuts with […].")] = None
    speaker: Annotated[ProperName, about("The speaker's name, as it is printed.", examples=["Paweł Gulewski"])]
    role: Annotated[Text | None, about("The speaker's role or office.")] = None
    language: Annotated[LanguageTag | None, about("The language of the quote, if it is not the event's.")] = None
    from_: Annotated[Literal["body"] | None, about("`body` if the body contains the same words.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Change(Struct, frozen=True, kw_only=True):
    """The change of a figure: how much it grew or fell."""

    where: Where
    amount: Annotated[Decimal, about("The difference, as a number.", examples=[9])]
    prefix: Annotated[Text | None, about("A word before the number.", examples=["o"])] = None
    label: Annotated[Text | None, about("What the figure is compared with.", examples=["więcej niż w roku 2024"])] = None


class Chart(Struct, frozen=True, kw_only=True):
    """A chart of a whole number from 10 to 120, in the brand's units, such as bricks. A plain text is `each`."""

    SHORTHAND = "each"

    where: Where
    each: Annotated[
        Text | None,
        about("The amount that one unit of the chart stands for. The legend adds the brand's name for its units.", examples=["1 mln zł"]),
    ] = None
    legend: Annotated[Text | None, about("The whole legend, in your own words.", examples=["1 cegła = 1 mln zł"])] = None

    def problems(self) -> Iterable[Problem]:
        if (self.each is None) == (self.legend is None):
            yield Problem(
                self.where,
                "a chart needs `each` or `legend`" if self.each is None else "a chart cannot have both `each` and `legend`",
                "write the amount that one unit of the chart stands for: `chart: {each: 1 mln zł}`"
                if self.each is None
                else "delete one of the two",
            )


class KeyFigure(Struct, frozen=True, kw_only=True):
    """A number that stands out from the text."""

    where: Where
    amount: Annotated[Decimal, about("The number without words. It is printed as the language writes numbers.", examples=[52])]
    unit: Annotated[Text | None, about("The unit, or the things that are counted.", examples=["mln zł"])] = None
    prefix: Annotated[Text | None, about("A word before the number.", examples=["ponad"])] = None
    label: Annotated[Text | None, about("What the number means.")] = None
    change: Annotated[Change | None, about("How much the number grew or fell.")] = None
    chart: Annotated[Chart | None, about("A chart in the brand's units, such as bricks.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class ProgrammeItem(Struct, frozen=True, kw_only=True):
    """An item of the programme. A plain text is its title."""

    SHORTHAND = "title"

    where: Where
    title: Annotated[Text, about("The name of the item.")]
    time: Annotated[ProperName | None, about("The time as it is printed, in quotation marks.", examples=["10:00", "10:00–11:30"])] = None
    speaker: Annotated[ProperName | None, about("The person who speaks or leads.")] = None
    place: Annotated[ProperName | None, about("The room or place.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Programme(Struct, frozen=True, kw_only=True):
    """The parts of the event, with or without times."""

    where: Where
    title: Annotated[Text | None, about("The heading of the programme.", examples=["Warsztaty"])] = None
    intro: Annotated[Text | None, about("A line between the heading and the items.")] = None
    items: Annotated[tuple[ProgrammeItem, ...], about("The items. Each is a text, or has time, title, speaker and place.")] = ()


class Person(Struct, frozen=True, kw_only=True):
    """A person who takes part."""

    where: Where
    name: Annotated[ProperName, about("The name, as it is printed.")]
    role: Annotated[Text | None, about("The person's role or office.")] = None
    part: Annotated[
        Text | None, about("What the person does at the event. It makes a row in the facts.", examples=["Zebranych powitała"])
    ] = None
    language: Annotated[LanguageTag | None, about("The language of the name, if it is not the event's.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Partner(Struct, frozen=True, kw_only=True):
    """An organisation that supports the event."""

    where: Where
    name: Annotated[ProperName, about("The name, as it is printed.")]
    logo: Annotated[FilePath | None, about("The logo: an SVG or PNG file in this folder.")] = None
    alt: Annotated[Text | None, about("What the logo shows, if it shows more than the name.")] = None
    web: Annotated[Web | None, about("The web address of the partner.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Award(Struct, frozen=True, kw_only=True):
    """A prize."""

    where: Where
    category: Annotated[Text | None, about("The category of the prize.")] = None
    place: Annotated[Text | None, about("The place or the prize.", examples=["I miejsce"])] = None
    name: Annotated[ProperName, about("The winner.")]
    note: Annotated[Text | None, about("The reason for the prize.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3


class Credit(Struct, frozen=True, kw_only=True):
    """The author of a photo, and the terms on which it may be printed."""

    where: Where
    author: Annotated[ProperName | None, about("The author: a person or an office.")] = None
    holder: Annotated[ProperName | None, about("The holder of the rights, if it is not the author.", examples=["UMT"])] = None
    year: Annotated[PartialDate | None, about("The year in which the photo was made or published.", examples=[2024])] = None
    licence: Annotated[ProperName | None, about("The licence of the photo.", examples=["CC BY-NC 4.0", "CC0 1.0"])] = None
    title: Annotated[ProperName | None, about("The title of the photo, if it has one.")] = None
    source: Annotated[Web | None, about("The web address where you found it.")] = None


class Photo(Struct, frozen=True, kw_only=True):
    """A photo. The first photo that has room is the hero. A layout with room for fewer photos leaves out those of low priority."""

    where: Where
    file: Annotated[FilePath, about("The file, inside this folder.", examples=["photos/hall.jpg"])]
    alt: Annotated[Text | None, about("What the photo shows, for people who cannot see it.")] = None
    decorative: Annotated[bool, about("`true` if the photo adds nothing to the text. It then needs no alt.")] = False
    caption: Annotated[Text | None, about("The words under the photo.")] = None
    focus: Annotated[
        Focus,
        about(
            "The part of the photo that every crop keeps and no panel covers. Write a point, across and down from 0 to 1. Or write "
            "the left, upper, right and lower edges of an area, for example faces.",
            examples=[[0.3, 0.4], [0.2, 0.1, 0.6, 0.5]],
            least=0,
            most=1,
        ),
    ] = Focus.of((0.5, 0.4))
    treatment: Annotated[Literal["original", "ink"], about("`ink` tones the photo in the brand's ink.")] = "original"
    credit: Annotated[
        Credit | Literal["brand"] | None, about("The author and the licence of this photo, or `brand` for the brand's own photos.")
    ] = None
    language: Annotated[LanguageTag | None, about("The language of alt and caption, if it is not the event's.")] = None
    priority: Annotated[Priority, about(_PRIORITY)] = 3

    def problems(self) -> Iterable[Problem]:
        if self.alt is None and not self.decorative:
            yield Problem(
                self.where,
                f"the photo {self.file} has no alt text",
                "add `alt:` with a sentence that says what it shows, or `decorative: true` if it adds nothing to the text",
            )
        if self.alt is not None and self.decorative:
            yield Problem(self.alt.where, "a decorative photo has no alt text", "delete `alt:` or `decorative:`")
        if self.credit is None:
            yield Problem(
                self.where,
                f"the photo {self.file} has no author and no licence",
                "add `credit: {author: …, licence: …}`, or `credit: brand` for one of the brand's own photos",
            )
        elif isinstance(self.credit, Credit):
            if self.credit.author is None:
                yield Problem(self.credit.where, "this photo has no author", "add `author:`, a person or an office")
            if self.credit.licence is None:
                yield Problem(self.credit.where, "this photo has no licence", "add `licence:`, for example `CC BY-NC 4.0`")


class Contact(Struct, frozen=True, kw_only=True):
    """The person or office that answers questions."""

    where: Where
    person: Annotated[ProperName | None, about("The name, as it is printed.")] = None
    role: Annotated[Text | None, about("The person's role or office.")] = None
    office: Annotated[ProperName | None, about("The office or organisation.")] = None
    email: Annotated[Email | None, about("The e-mail address.")] = None
    phone: Annotated[ProperName | None, about("The telephone number, as it is printed.")] = None
    web: Annotated[Web | None, about("The web address. The QR code holds it.", examples=["https://torun.pl"])] = None
    qr: Annotated[Web | None, about("The web address in the QR code, if it is not `web`.")] = None


class Event(Struct, frozen=True, kw_only=True):
    """An event, as its file describes it."""

    where: Where
    language: Annotated[
        LanguageTag | None, about("The language of all text in this file. The default is the brand's.", examples=["pl", "en"])
    ] = None
    series: Annotated[ProperName | None, about("The series that the event belongs to.", examples=["Forum Organizacji Pozarządowych"])] = (
        None
    )
    edition: Annotated[
        ProperName | None, about("The number of this event in its series: a numeral, or a word.", examples=["XIX", "Trzecie"])
    ] = None
    title: Annotated[Text, about("The headline. Only this field must be there.")]
    lead: Annotated[Text | None, about("One or two sentences that say what the event is about.")] = None
    body: Annotated[
        RichText | None,
        about("The text, in Markdown: paragraphs, `##` crossheads, *emphasis*, **strong**, lists, links, `[words in German]{lang=de}`."),
    ] = None
    byline: Annotated[Text | None, about("The author of the text.")] = None
    date: Annotated[
        EventDate | None,
        about("The date, as precise as you know it: 2024-12-03, 2024-12, 2024, or {from: …, to: …}.", examples=["2024-12-03"]),
    ] = None
    venue: Annotated[Venue | None, about("The place of the event.")] = None
    quotes: Annotated[tuple[Quote, ...], about("Words that somebody said.")] = ()
    figures: Annotated[tuple[KeyFigure, ...], about("Numbers that stand out from the text.")] = ()
    programme: Annotated[Programme | None, about("The parts of the event.")] = None
    people: Annotated[tuple[Person, ...], about("The people who take part.")] = ()
    partners: Annotated[tuple[Partner, ...], about("The organisations that support the event.")] = ()
    awards: Annotated[tuple[Award, ...], about("The prizes and their winners.")] = ()
    notes: Annotated[tuple[Text, ...], about("Short notes of one or two sentences.")] = ()
    photos: Annotated[tuple[Photo, ...], about("The photos, in order. The first is the hero.")] = ()
    contact: Annotated[Contact | None, about("The person or office that answers questions.")] = None
    licence: Annotated[ProperName | None, about("The licence of the leaflet. The default is the brand's, else CC BY-NC 4.0.")] = None
    holder: Annotated[ProperName | None, about("The holder of the rights in text and design. The default is the brand's holder.")] = None
    for_: Annotated[
        Mapping[str, Overrides],
        about("Other values for one layout: `{a5-flyer: {title: …}}`. It may hold all fields except `language`, `for` and `include`."),
    ] = {}
    include: Annotated[FilePath | None, about("Another YAML file beneath this folder. It supplies the fields that are missing here.")] = (
        None
    )

    @property
    def numeral(self) -> ProperName | None:
        """The edition, if it is a numeral with or without an ending: 12, 12th, 5-й, XIX."""
        return self.edition if self.edition is not None and _NUMERAL.fullmatch(self.edition.value) else None

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the words and of the parts that state one, in every layout."""
        stated = [quote.language for quote in self.quotes] + [person.language for person in self.people]
        stated += [photo.language for photo in self.photos]
        texts = [text for text in (self.title, self.lead, self.series) if text is not None]
        bodies = [body for body in (self.body, *(said.get("body") for said in self.for_.values())) if body is not None]
        return frozenset(
            (
                *(language.value for language in stated if language is not None),
                *(text.language for text in texts),
                *(language for body in bodies for language in body.languages),
            )
        )

    def for_layout(self, layout: str) -> Self:
        """The event with the values for one layout."""
        overrides = self.for_.get(layout)
        return replace(self, **overrides) if overrides else self
