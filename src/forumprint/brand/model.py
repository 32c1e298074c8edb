"""The content of a `brand.yaml`.

A *ground* is the colour token under text. Every type role names the colour of its text on each ground that it may stand on. So a brand
states all its pairs of text and ground, and all of them are measured.
"""

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

# Layouts work with any brand, so they may name only these grounds.
GROUNDS = ("white", "paper", "ink", "accent")


class Rgb(tuple[int, int, int]):
    """A screen colour, for example `#10283C`. A file writes it in quotation marks."""

    SCHEMA: ClassVar[dict[str, object]] = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
            raise ValueError(f"{text!r} is not a colour", 'write it in quotation marks, as "#10283C"')
        return cls((int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)))


class Swatch(Struct, frozen=True, kw_only=True):
    """A colour of the palette, for the screen and for the press."""

    where: Where
    rgb: Annotated[Rgb, about("The colour on a screen.", examples=["#10283C"])]
    cmyk: Annotated[
        tuple[float, float, float, float], about("The colour on the press, in per cent.", examples=[[95, 72, 46, 52]], least=0, most=100)
    ]


class Face(Struct, frozen=True, kw_only=True):
    """A typeface. A plain text is its file."""

    SHORTHAND = "file"

    where: Where
    file: Annotated[
        FilePath,
        about("A TrueType or OpenType file, in the brand's folder or in assets/fonts.", examples=["fonts/SourceSans3_400Regular.ttf"]),
    ]
    axes: Annotated[
        Mapping[str, float],
        about("The instance of a variable font, as axis: value, for example `wght: 600`. Without it the font's default is used."),
    ] = {}


class TypeRole(Struct, frozen=True, kw_only=True):
    """The look of a kind of text. The layout gives its size."""

    where: Where
    face: Annotated[str, about("The face: a key of `faces`.")]
    strong: Annotated[str | None, about("The face for **strong** text.")] = None
    emphasis: Annotated[str | None, about("The face for *emphasis*.")] = None
    fallback: Annotated[
        tuple[str, ...], about("Faces for letters that the others lack: keys of `faces`, tried in order.", examples=[["hebrew", "arabic"]])
    ] = ()
    tracking: Annotated[Length, about("Space added after every letter.", examples=["-0.2pt"])] = Length(0)
    features: Annotated[Features | None, about("OpenType features of the faces.")] = None
    colours: Annotated[Mapping[str, str], about("The colour of the text, by ground.")]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in `faces` of the role's own faces, each once, the main one first. The fallback is not among them."""
        return tuple(dict.fromkeys(key for key in (self.face, self.strong, self.emphasis) if key is not None))


class Wordmark(Struct, frozen=True, kw_only=True):
    """The brand's name, as the masthead shows it."""

    where: Where
    name: Annotated[ProperName, about("The name beside the mark.")]
    descriptor: Annotated[Text | None, about("The line under the name.")] = None


class Mark(Struct, frozen=True, kw_only=True):
    """The mark on one ground. A plain text is its file."""

    SHORTHAND: ClassVar[str] = "file"

    where: Where
    file: Annotated[FilePath, about("An SVG file.")]
    small: Annotated[FilePath | None, about("The same mark for running heads, drawn with wider gaps or simpler.")] = None


class ChartStyle(Struct, frozen=True, kw_only=True):
    """The unit chart: a wall of bricks in running bond."""

    where: Where
    brick: Annotated[tuple[float, float], about("Width and height of a unit, in units of its own.", least=0.1, most=1000)] = (20, 10)
    gap: Annotated[float, about("The gap between two units.", least=0, most=1000)] = 2
    per_row: Annotated[int, about("The number of units in a row.", least=2, most=60)] = 13
    shift: Annotated[float, about("The distance by which every other row is moved to the right.", least=0, most=1000)] = 11
    unit: Annotated[Text | None, about("The name of one unit in a legend.", examples=["cegła"])] = None
    colours: Annotated[Mapping[str, tuple[str, str]], about("The colour of the units and the colour of new units, by ground.")]


class Brand(Struct, frozen=True, kw_only=True):
    """A brand, as its `brand.yaml` describes it."""

    DEFAULTS_FROM = "extends"

    where: Where
    extends: Annotated[
        str | None,
        about(
            "The brand that this one extends: its name, or the path of its folder from here. That brand supplies everything that "
            "this file leaves out.",
            examples=["../house"],
        ),
    ] = None
    title: Annotated[Text, about("The name of the brand in lists.")]
    description: Annotated[Text | None, about("One sentence about it.")] = None
    language: Annotated[LanguageTag, about("The language of events that state none.")]
    layout: Annotated[str, about("The layout for a build that names none.")]
    wordmark: Annotated[Wordmark, about("The name and the descriptor beside the mark.")]
    marks: Annotated[Mapping[str, Mark], about("The mark for each ground.")]
    tone: Annotated[FilePath | None, about("The mark, tone on tone, in the place of a missing photo.")] = None
    palette: Annotated[Mapping[str, Swatch], about("The colours, by token.")]
    faces: Annotated[Mapping[str, Face], about("The typefaces, under the names that roles use.")]
    roles: Annotated[Mapping[str, TypeRole], about("The type roles.")]
    rules: Annotated[Mapping[str, Mapping[str, str]], about("The colour of each kind of rule or bullet, by ground.")]
    chart: Annotated[ChartStyle | None, about("The drawing of unit charts. Without it no charts are drawn.")] = None
    duotone: Annotated[str, about("The colour token for photos with the treatment `ink`.")] = "ink"
    justify: Annotated[bool, about("`true` if body text is justified.")] = False
    hyphenate: Annotated[bool, about("`true` if body text is hyphenated.")] = True
    licence: Annotated[ProperName | None, about("The licence of leaflets whose event states none. The default is CC BY-NC 4.0.")] = None
    holder: Annotated[ProperName, about("The holder of the rights in leaflets whose event states none.")]
    photos: Annotated[Credit | None, about("The terms of the brand's own photos, for `credit: brand`.")] = None
    contact: Annotated[Contact | None, about("The contact of events that state none.")] = None

    def problems(self) -> Iterable[Problem]:
        """The problems: names of faces, colours and grounds that the brand does not define, and missing entries that every layout needs."""
        for token in GROUNDS:
            if token not in self.palette:
                hint = f"add `{token}: {{rgb: …, cmyk: …}}`"
                yield Problem(self.where, f"`palette` has no `{token}`, which layouts use as a ground", hint)
        if len(self.rules.get("qr", {})) != 1:
            hint = "add `qr: {white: …}`: one light ground and the dark colour on it"
            yield Problem(self.where, "`rules` has no entry for QR codes", hint)
        for name, role in self.roles.items():
            for face in (*role.keys, *role.fallback):
                if face not in self.faces:
                    yield Problem(role.where, f"the role `{name}` names the face `{face}`, which is not in `faces`", _known(self.faces))
            for token in (*role.colours.keys(), *role.colours.values()):
                if token not in self.palette:
                    message = f"the role `{name}` names the colour `{token}`, which is not in `palette`"
                    yield Problem(role.where, message, _known(self.palette))
        used = [(f"rules: {kind}", token) for kind, by_ground in self.rules.items() for token in (*by_ground, *by_ground.values())]
        used += [("marks", ground) for ground in self.marks]
        used += [("duotone", self.duotone)]
        if self.chart is not None:
            used += [("chart", token) for ground, pair in self.chart.colours.items() for token in (ground, *pair)]
        for place, token in used:
            if token not in self.palette:
                yield Problem(self.where, f"`{place}` names the colour `{token}`, which is not in `palette`", _known(self.palette))

    def rule_colour(self, kind: str, ground: str) -> str | None:
        """The colour of a rule or bullet on a ground; None if the brand draws none there."""
        return self.rules.get(kind, {}).get(ground)


def _known(names: Iterable[str]) -> str:
    return "it has: " + ", ".join(names)
