"""A licence as data: names, deed, marks and what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from forumprint.model.fields import about


class Licence(Struct, frozen=True, kw_only=True):
    """One licence, as `assets/licences.yaml` lists it.

    Attributes:
        id: Its short name, as credit lines print it ("CC BY-NC 4.0").
        names: Its full name, by language.
        deed: Address of the deed, by language; "" stands for every other language.
        marks: Marks in order, as file names in `assets/marks` without ending.
        aliases: Other spellings that an event file may use.
        share_alike, no_derivatives, non_commercial: What it asks for.
        indicate_changes: Whether a crop or a toning has to be stated.
    """

    id: Annotated[str, about("Its short name.")]
    names: Annotated[Mapping[str, str], about("Its full name, by language.")]
    deed: Annotated[Mapping[str, str], about("Address of the deed, by language.")] = {}
    marks: Annotated[tuple[str, ...], about("Marks in order.")] = ()
    aliases: Annotated[tuple[str, ...], about("Other spellings.")] = ()
    share_alike: Annotated[bool, about("Adaptations must carry the same licence.")] = False
    no_derivatives: Annotated[bool, about("No crop and no treatment.")] = False
    non_commercial: Annotated[bool, about("Not for commercial use.")] = False
    indicate_changes: Annotated[bool, about("Changes must be stated.")] = False

    def name_in(self, language: str) -> str:
        """Its full name in `language`, else in English, else its short name."""
        return self.names.get(language) or self.names.get("en") or self.id

    def deed_in(self, language: str) -> str:
        return self.deed.get(language) or self.deed.get("", "")
