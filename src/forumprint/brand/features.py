"""OpenType features of a brand, in typographers' terms or by their tags.

The terms come from the OpenType feature registry (OpenType 1.9, "Registered features"). No feature is imitated: a face without small
capitals sets none, and `feature_problems` reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Struct

from forumprint.base.problems import Problem, Severity, Where
from forumprint.model.fields import about

if TYPE_CHECKING:
    from forumprint.type.faces import Typeface

_SHAPES = {"lining": "lnum", "oldstyle": "onum"}
_WIDTHS = {"tabular": "tnum", "proportional": "pnum"}
_SWITCHES = {
    "fractions": "frac",
    "ordinals": "ordn",
    "slashed_zero": "zero",
    "small_capitals": "smcp",
    "capitals_to_small": "c2sc",
    "case_sensitive": "case",
    "ligatures": "liga",
    "discretionary_ligatures": "dlig",
    "contextual_alternates": "calt",
    "kerning": "kern",
}
# OpenType 1.9, "Data types": a tag has four printable ASCII characters. Registered features use letters and digits.
_TAG = re.compile(r"[A-Za-z0-9]{4}")


class Features(Struct, frozen=True, kw_only=True):
    """The features that a type role switches on or off in its faces."""

    where: Where
    figures: Annotated[
        Literal["lining", "oldstyle"] | None, about("The shape of figures: as high as capitals, or with ascenders and descenders.")
    ] = None
    width: Annotated[
        Literal["tabular", "proportional"] | None,
        about("The width of figures: all equal, or each its own. By default figures are tabular in times and proportional elsewhere."),
    ] = None
    fractions: Annotated[bool | None, about("1/2 as one fraction (`frac`).")] = None
    ordinals: Annotated[bool | None, about("Raised letters after figures, as in 1st (`ordn`).")] = None
    slashed_zero: Annotated[bool | None, about("A zero that differs from the letter O (`zero`).")] = None
    small_capitals: Annotated[bool | None, about("Small capitals for lower-case letters (`smcp`).")] = None
    capitals_to_small: Annotated[bool | None, about("Small capitals for capitals (`c2sc`).")] = None
    case_sensitive: Annotated[bool | None, about("Hyphens, dashes and brackets at the height of capitals (`case`).")] = None
    ligatures: Annotated[bool | None, about("The standard ligatures, such as fi (`liga`). They are on by default.")] = None
    discretionary_ligatures: Annotated[bool | None, about("Ornamental ligatures, such as ct (`dlig`).")] = None
    contextual_alternates: Annotated[bool | None, about("Forms that fit the letters beside them (`calt`). They are on by default.")] = None
    kerning: Annotated[bool | None, about("Pairs of letters moved together or apart (`kern`). It is on by default.")] = None
    tags: Annotated[
        Mapping[str, int], about("Any other feature by its OpenType tag: 1 is on, 0 is off, a higher number chooses one of several forms.")
    ] = {}

    def problems(self) -> Iterable[Problem]:
        """The tags that no font can have."""
        for tag, value in self.tags.items():
            if not _TAG.fullmatch(tag):
                yield Problem(self.where, f"`{tag}` is not an OpenType feature tag", "a tag has four letters or digits, as in `ss01: 1`")
            elif value < 0:
                yield Problem(self.where, f"the feature `{tag}` cannot be {value}", "write 1 for on, 0 for off")

    def settings(self) -> Mapping[str, int]:
        """The value of each stated feature, by tag."""
        chosen = {tag: 1 for tag in (_SHAPES.get(self.figures or ""), _WIDTHS.get(self.width or "")) if tag}
        chosen |= {tag: int(stated) for term, tag in _SWITCHES.items() if (stated := getattr(self, term)) is not None}
        return {**chosen, **self.tags}

    def lacking(self, typeface: Typeface) -> Iterator[str]:
        """The stated features that the typeface lacks: "small capitals (`smcp`)". Figures that have the stated form by default are not
        among them.
        """
        met = {
            "lnum": typeface.has_lining_figures,
            "onum": not typeface.has_lining_figures,
            "tnum": typeface.has_tabular_figures,
            "pnum": not typeface.has_tabular_figures,
        }
        for tag, value in self.settings().items():
            if value and tag not in typeface.features and not met.get(tag, False):
                yield f"{_name_of(tag)} (`{tag}`)" if _name_of(tag) else f"the feature `{tag}`"


def _name_of(tag: str) -> str:
    for terms, kind in ((_SHAPES, " figures"), (_WIDTHS, " figures"), (_SWITCHES, "")):
        for term, known in terms.items():
            if known == tag:
                return term.replace("_", " ") + kind
    return ""


def feature_problems(asked: Features, role: str, faces: Mapping[str, Typeface]) -> Iterator[Problem]:
    """A warning for each feature of a role that one of its faces, by key, lacks."""
    for key, typeface in faces.items():
        lacking = list(asked.lacking(typeface))
        if lacking:
            message = f"the role `{role}` uses {', '.join(lacking)}, but its face `{key}` ({typeface.name}) has none"
            hint = "delete the feature, or choose a face that has it; forumprint does not imitate it"
            yield Problem(asked.where, message, hint, Severity.WARNING)
