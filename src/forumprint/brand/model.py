"""What a `brand.yaml` may say.

A *ground* is the colour token that text stands on. Every type role names the colour of its text on each ground it may stand on, so a
brand states all its text/ground pairs, and all of them are measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Self

from msgspec import Struct

from forumprint.base.problems import Problem, Where
from forumprint.base.units import Length
from forumprint.brand.features import Features
from forumprint.event.model import Contact, Credit
from forumprint.model.fields import about
from forumprint.model.words import FilePath, LanguageTag, ProperName, Text

# Layouts are made for any brand, so these are the grounds they may name.
GROUNDS = ("white", "paper", "ink", "accent")


class Rgb(tuple[int, int, int]):
    """A screen colour, written `#10283C` in quotation marks."""

    SCHEMA: ClassVar[dict[str, object]] = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
            raise ValueError(f"{text!r} is not a colour", 'write it in quotation marks, as "#10283C"')
        return cls((int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)))


class Swatch(Struct, frozen=True, kw_only=True):
    """A colour of the palette, for screen and for press."""

    where: Where
    rgb: Annotated[Rgb, about("For the screen.", examples=["#10283C"])]
    cmyk: Annotated[tuple[float, float, float, float], about("For the press, in per cent.", examples=[[95, 72, 46, 52]], least=0, most=100)]


class Face(Struct, frozen=True, kw_only=True):
    """A typeface; a plain text is its file."""

    SHORTHAND = "file"

    where: Where
    file: Annotated[
        FilePath, about("TrueType or OpenType, in the brand's folder or in assets/fonts.", examples=["fonts/SourceSans3_400Regular.ttf"])
    ]
    axes: Annotated[
        Mapping[str, float], about("Which instance of a variable font: axis: value, as in `wght: 600`. Its default if missing.")
    ] = {}


class TypeRole(Struct, frozen=True, kw_only=True):
    """How a kind of text looks, whatever its size: the layout gives the sizes."""

    where: Where
    face: Annotated[str, about("A key of `faces`.")]
    strong: Annotated[str | None, about("The face for **strong** text.")] = None
    emphasis: Annotated[str | None, about("The face for *emphasis*.")] = None
    fallback: Annotated[
        tuple[str, ...], about("Keys of `faces`, asked in turn for letters that the others lack.", examples=[["hebrew", "arabic"]])
    ] = ()
    tracking: Annotated[Length, about("Added after every letter.", examples=["-0.2pt"])] = Length(0)
    features: Annotated[Features | None, about("OpenType features of its faces.")] = None
    colours: Annotated[Mapping[str, str], about("Ground: colour of the text on it.")]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in `faces` of the faces that it is meant to be set in, each once, its own first; its fallback is not among them."""
        return tuple(dict.fromkeys(key for key in (self.face, self.strong, self.emphasis) if key is not None))


class Wordmark(Struct, frozen=True, kw_only=True):
    """The brand's name as its masthead shows it."""

    where: Where
    name: Annotated[ProperName, about("The name beside the mark.")]
    descriptor: Annotated[Text | None, about("The line under it.")] = None


class Mark(Struct, frozen=True, kw_only=True):
    """The mark as it stands on one ground; a plain text is its file."""

    SHORTHAND: ClassVar[str] = "file"

    where: Where
    file: Annotated[FilePath, about("An SVG file.")]
    small: Annotated[FilePath | None, about("The same, drawn for running heads: with wider gaps, or simpler.")] = None


class ChartStyle(Struct, frozen=True, kw_only=True):
    """The unit chart: a wall of bricks in running bond."""

    where: Where
    brick: Annotated[tuple[float, float], about("Width and height of a unit, in its own measure.", least=0.1, most=1000)] = (20, 10)
    gap: Annotated[float, about("Between units.", least=0, most=1000)] = 2
    per_row: Annotated[int, about("Units in a row.", least=2, most=60)] = 13
    shift: Annotated[float, about("How far every other row is moved to the right.", least=0, most=1000)] = 11
    unit: Annotated[Text | None, about("What one unit is called in a legend.", examples=["cegła"])] = None
    colours: Annotated[Mapping[str, tuple[str, str]], about("Ground: colour of the units, colour of those that are new.")]


class Brand(Struct, frozen=True, kw_only=True):
    """A brand, as its `brand.yaml` describes it."""

    DEFAULTS_FROM = "extends"

    where: Where
    extends: Annotated[
        str | None,
        about("A brand that says all that this file leaves out: its name, or its folder's path from here.", examples=["../house"]),
    ] = None
    title: Annotated[Text, about("What the brand is called in lists.")]
    description: Annotated[Text | None, about("One sentence about it.")] = None
    language: Annotated[LanguageTag, about("The language of events that name none.")]
    layout: Annotated[str, about("The layout used if none is asked for.")]
    wordmark: Annotated[Wordmark, about("Name and descriptor beside the mark.")]
    marks: Annotated[Mapping[str, Mark], about("Ground: the mark that stands on it.")]
    tone: Annotated[FilePath | None, about("The mark, tone on tone, that stands where a photo is missing.")] = None
    palette: Annotated[Mapping[str, Swatch], about("Colour tokens.")]
    faces: Annotated[Mapping[str, Face], about("Typefaces, under names that roles use.")]
    roles: Annotated[Mapping[str, TypeRole], about("Type roles.")]
    rules: Annotated[Mapping[str, Mapping[str, str]], about("Kind of rule or bullet: ground: its colour.")]
    chart: Annotated[ChartStyle | None, about("How unit charts are drawn; without it there are none.")] = None
    duotone: Annotated[str, about("The colour token that a photo treated as `ink` is toned in.")] = "ink"
    justify: Annotated[bool, about("Whether body text is justified.")] = False
    hyphenate: Annotated[bool, about("Whether body text is hyphenated.")] = True
    licence: Annotated[ProperName | None, about("Of leaflets whose event names none; CC BY-NC 4.0 if missing.")] = None
    holder: Annotated[ProperName, about("Who holds the rights of leaflets whose event names nobody.")]
    photos: Annotated[Credit | None, about("Terms of the brand's own photos, for `credit: brand`.")] = None
    contact: Annotated[Contact | None, about("The contact of events that name none.")] = None

    def problems(self) -> Iterable[Problem]:
        """Names that lead nowhere: faces, colours and grounds that the brand does not define, and what every layout needs of it."""
        for token in GROUNDS:
            if token not in self.palette:
                hint = f"add `{token}: {{rgb: …, cmyk: …}}`"
                yield Problem(self.where, f"`palette` has no `{token}`, which layouts use as a ground", hint)
        if len(self.rules.get("qr", {})) != 1:
            hint = "add `qr: {white: …}`, one light ground and the dark colour on it"
            yield Problem(self.where, "`rules` does not say how QR codes are drawn", hint)
        for name, role in self.roles.items():
            for face in (*role.keys, *role.fallback):
                if face not in self.faces:
                    yield Problem(role.where, f"the role `{name}` wants a face `{face}` that `faces` does not have", _known(self.faces))
            for token in (*role.colours.keys(), *role.colours.values()):
                if token not in self.palette:
                    message = f"the role `{name}` wants a colour `{token}` that `palette` does not have"
                    yield Problem(role.where, message, _known(self.palette))
        used = [(f"rules: {kind}", token) for kind, by_ground in self.rules.items() for token in (*by_ground, *by_ground.values())]
        used += [("marks", ground) for ground in self.marks]
        used += [("duotone", self.duotone)]
        if self.chart is not None:
            used += [("chart", token) for ground, pair in self.chart.colours.items() for token in (ground, *pair)]
        for place, token in used:
            if token not in self.palette:
                yield Problem(self.where, f"`{place}` wants a colour `{token}` that `palette` does not have", _known(self.palette))

    def rule_colour(self, kind: str, ground: str) -> str | None:
        """The colour of a rule or bullet on a ground; None if the brand draws none there."""
        return self.rules.get(kind, {}).get(ground)


def _known(names: Iterable[str]) -> str:
    return "it has: " + ", ".join(names)
