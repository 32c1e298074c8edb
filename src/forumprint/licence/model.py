"""A licence as data: its names, deed, marks and conditions."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from forumprint.model.fields import about


class Licence(Struct, frozen=True, kw_only=True):
    """One licence, as in `assets/licences.yaml`.

    Attributes:
        id: The short name, as credit lines print it ("CC BY-NC 4.0").
        names: The full name, by language.
        deed: The address of the deed, by language; "" is for every other language.
        marks: The marks in order, as file names in `assets/marks` without the ending.
        aliases: Other spellings that an event file may use.
        share_alike, no_derivatives, non_commercial: The licence's conditions.
        indicate_changes: Whether the licence asks for a note of a crop or a toning.
    """

    id: Annotated[str, about("The short name.")]
    names: Annotated[Mapping[str, str], about("The full name, by language.")]
    deed: Annotated[Mapping[str, str], about("The address of the deed, by language.")] = {}
    marks: Annotated[tuple[str, ...], about("The marks, in order.")] = ()
    aliases: Annotated[tuple[str, ...], about("Other spellings.")] = ()
    share_alike: Annotated[bool, about("Adaptations must carry the same licence.")] = False
    no_derivatives: Annotated[bool, about("The photo may not be cropped or toned.")] = False
    non_commercial: Annotated[bool, about("The photo may not be used commercially.")] = False
    indicate_changes: Annotated[bool, about("The leaflet must state the changes to the photo.")] = False

    def name_in(self, language: str) -> str:
        """The full name in `language`, else in English, else the short name."""
        return self.names.get(language) or self.names.get("en") or self.id

    def deed_in(self, language: str) -> str:
        return self.deed.get(language) or self.deed.get("", "")
