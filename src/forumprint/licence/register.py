"""The register of licences, and the terms on which a leaflet and its photos are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from forumprint.base.errors import InputError
from forumprint.base.problems import Problem
from forumprint.event.model import Credit, Photo
from forumprint.licence.credits import credit_of
from forumprint.licence.model import Licence
from forumprint.model.words import Text

DEFAULT_LICENCE = "CC BY-NC 4.0"
"""The licence of a leaflet whose event and brand state none."""


class LicenceRegister(Struct, frozen=True):
    """All licences that forumprint knows. They are found by short name, SPDX identifier or address, in upper or lower case."""

    by_name: Mapping[str, Licence]

    @classmethod
    def of(cls, licences: Iterable[Licence]) -> LicenceRegister:
        """A register of these licences. Each has an entry for every name."""
        return cls({_folded(name): licence for licence in licences for name in (licence.id, *licence.aliases)})

    def find(self, name: str) -> Licence | None:
        return self.by_name.get(_folded(name))

    def near(self, name: str) -> tuple[str, ...]:
        """Short names of licences that look like `name`."""
        ids = dict.fromkeys(licence.id for licence in self.by_name.values())
        from difflib import get_close_matches

        return tuple(get_close_matches(name, ids, 2, 0.5))

    def known(self, asked: Text) -> Licence:
        """The licence that a file names.

        Raises:
            InputError: There is no licence of that name. The problem gives the place and a similar name.
        """
        found = self.find(asked.value)
        if found is None:
            near = self.near(asked.value)
            meant = " or ".join(f"`{name}`" for name in near)
            hint = f"did you mean {meant}?" if near else "write its short name, for example `CC BY-NC 4.0`"
            raise InputError("unknown licence", [Problem(asked.where, f"`{asked}` is not a licence that forumprint knows", hint)])
        return found

    def of_photos(self, photos: Sequence[Photo], brand: str, brand_terms: Credit | None) -> Mapping[str, Licence]:
        """The licence of each photo, by the photo's file.

        Args:
            photos: The photos of the event.
            brand: The brand's name, for messages.
            brand_terms: The terms of the brand's own photos, if it has any.

        Raises:
            InputError: The terms of some photos are unknown; `problems` names all of them.
        """
        licences: dict[str, Licence] = {}
        problems: list[Problem] = []
        for photo in photos:
            try:
                licences[photo.file.value] = self._of_photo(photo, brand, brand_terms)
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError("the terms of some photos are unknown", problems)
        return licences

    def _of_photo(self, photo: Photo, brand: str, brand_terms: Credit | None) -> Licence:
        if photo.credit == "brand" and brand_terms is None:
            hint = "give the photo its own credit: `credit: {author: …, licence: …}`"
            message = f"the brand {brand} has no terms for its own photos"
            raise InputError("no terms", [Problem(photo.where, message, hint)])
        credit = credit_of(photo, brand_terms)
        if credit.licence is None or credit.author is None:
            missing = "licence" if credit.licence is None else "author"
            raise InputError("no terms", [Problem(credit.where, f"this credit has no {missing}", f"add `{missing}:`")])
        return self.known(credit.licence)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).rstrip("/")
