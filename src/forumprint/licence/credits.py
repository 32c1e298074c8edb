"""Credit lines and licence entries, made from the fields of a credit and the labels of the language.

The wording (the order of the parts, the signs between them) is language data. Labels are templates with `{holder}`, `{year}`, `{author}`,
`{title}`, `{licence}`, `{name}`. A part whose field is empty is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.event.model import Credit, Photo
from forumprint.language.rules import Language
from forumprint.language.spacing import bind
from forumprint.language.writing import quoted
from forumprint.licence.model import Licence

# A placeholder for the licence's name in a label. The label is later split there.
_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"


def credit_of(photo: Photo, brand_terms: Credit | None) -> Credit:
    """The photo's own credit, or the brand's credit for its own photos.

    Raises:
        ValueError: The photo has no credit. The event's reader refuses such a photo earlier.
    """
    if isinstance(photo.credit, Credit):
        return photo.credit
    if photo.credit == "brand" and brand_terms is not None:
        return brand_terms
    raise ValueError(f"{photo.file} has no credit")


def places_of(credit: Credit) -> tuple[Where, ...]:
    """The places of the fields that a credit line prints."""
    texts = (credit.author, credit.holder, credit.licence, credit.title)
    return tuple(text.where for text in texts if text is not None)


def credit_line(credit: Credit, licence: Licence, language: Language, numbers: Sequence[int] = ()) -> str:
    """Return "Fot. © UMT 2024, autor: Agnieszka Bielecka, licencja: CC BY-NC 4.0".

    Args:
        credit: The credit of one photo, or of several photos that share it.
        licence: The licence of these photos.
        language: The language of the leaflet.
        numbers: The numbers of the photos, where several stand together: "Fot. 1–3 …".
    """
    label = language.label("photo_numbers", numbers=_ranges(numbers, language)) if numbers else language.label("photo")
    parts = [*_parts(credit, language), language.label("credit_licence", licence=short_name(licence))]
    return bind(f"{label} {language.label('list_comma').join(parts)}", language, True)


def _ranges(numbers: Sequence[int], language: Language) -> str:
    """Numbers as people list them: "1–3, 5"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return language.label("list_comma").join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def leaflet_rights(licence: Licence, holder: str, year: int | None, language: Language) -> str:
    """Return "Tekst i układ: © Urząd Miasta 2024. Licencja Creative Commons … (CC BY-NC 4.0)."."""
    words = language.label("leaflet_rights", holder=_held(holder, year), licence=_named(licence, language))
    return bind(words, language, True)


class PrintedPhoto(Struct, frozen=True):
    """A photo as a leaflet shows it: its terms, and the changes made to it."""

    credit: Credit
    licence: Licence
    cropped: bool = False
    toned: bool = False


class PhotoRights(Struct, frozen=True):
    """The entry for all photos under one licence: words, the licence's short name, its address where the licence requires one, a full stop.

    Attributes:
        before, after: The words before and after the licence.
        address: The address of the deed. It is printed because the licence requires it and the leaflet's own entry does not give it.
        places: The places in the file that the words come from.
    """

    before: str
    licence: Licence
    address: str
    after: str
    places: tuple[Where, ...]


def photo_rights(photos: Iterable[PrintedPhoto], own: Licence, language: Language) -> tuple[PhotoRights, ...]:
    """One entry for each licence of the photos: "Zdjęcie: …. Licencja CC BY 4.0, creativecommons.org/licenses/by/4.0.".

    Creative Commons' attribution licences ask for a link to the licence and for a note of changes (CC BY 4.0, section 3(a)(1)).

    Args:
        photos: The printed photos, in reading order.
        own: The leaflet's licence.
        language: The language of the leaflet.
    """
    by_licence: dict[str, list[PrintedPhoto]] = {}
    for photo in photos:
        by_licence.setdefault(photo.licence.id, []).append(photo)
    entries: list[PhotoRights] = []
    for every in by_licence.values():
        licence = every[0].licence
        said = "; ".join(dict.fromkeys(_said(photo, language) for photo in every))
        label = "photo_rights" if len(every) == 1 else "photos_rights"
        before, _, after = language.label(label, credits=said, licence=_HERE).partition(_HERE)
        asked = licence.indicate_changes and licence.id != own.id
        places = tuple(place for photo in every for place in places_of(photo.credit))
        entries.append(PhotoRights(bind(before, language, True), licence, licence.deed_in("") if asked else "", after, places))
    return tuple(entries)


def _said(photo: PrintedPhoto, language: Language) -> str:
    """Holder, author, title, and in brackets the changes to the photo, if its licence asks for them."""
    said = language.label("list_comma").join(_parts(photo.credit, language))
    change = {(True, False): "cropped", (False, True): "toned", (True, True): "cropped_and_toned"}.get((photo.cropped, photo.toned))
    return f"{said} ({language.label(change)})" if change and photo.licence.indicate_changes else said


def _parts(credit: Credit, language: Language) -> list[str]:
    """Holder and year, author, title. An author who is also the holder is named once."""
    parts: list[str] = []
    year = credit.year.year if credit.year else None
    author = credit.author.value if credit.author else ""
    if credit.holder is not None and credit.holder.value != author:
        parts.append("© " + _held(credit.holder.value, year))
        if author:
            parts.append(language.label("credit_author", author=author))
    elif author:
        parts.append(_held(author, year) if credit.holder is None else "© " + _held(author, year))
    if credit.title is not None:
        parts.append(quoted(credit.title.value, language))
    return parts


def _held(holder: str, year: int | None) -> str:
    return f"{holder} {year}" if year else holder


def _named(licence: Licence, language: Language) -> str:
    """The full name and the short name: "Creative Commons Uznanie autorstwa – … (CC BY-NC 4.0)"."""
    name = licence.name_in(language.tag)
    return name if name == licence.id else f"{name} ({short_name(licence)})"


def short_name(licence: Licence) -> str:
    """The short name on one line: "CC BY-NC 4.0"."""
    return licence.id.replace(" ", "\N{NO-BREAK SPACE}")
