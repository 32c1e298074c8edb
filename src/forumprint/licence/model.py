"""A licence as data: names, deed, marks and what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from forumprint.base.frozen import dataclass
from forumprint.model.fields import about


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
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

    id: str = field(metadata=about("Its short name."))
    names: Mapping[str, str] = field(metadata=about("Its full name, by language."))
    deed: Mapping[str, str] = field(default_factory=dict, metadata=about("Address of the deed, by language."))
    marks: tuple[str, ...] = field(default=(), metadata=about("Marks in order."))
    aliases: tuple[str, ...] = field(default=(), metadata=about("Other spellings."))
    share_alike: bool = field(default=False, metadata=about("Adaptations must carry the same licence."))
    no_derivatives: bool = field(default=False, metadata=about("No crop and no treatment."))
    non_commercial: bool = field(default=False, metadata=about("Not for commercial use."))
    indicate_changes: bool = field(default=False, metadata=about("Changes must be stated."))

    def name_in(self, language: str) -> str:
        """Its full name in `language`, else in English, else its short name."""
        return self.names.get(language) or self.names.get("en") or self.id

    def deed_in(self, language: str) -> str:
        return self.deed.get(language) or self.deed.get("", "")
