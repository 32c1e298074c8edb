"""Credit lines and licence entries, composed of a credit's fields with the words of the language's labels.

The wording (which part comes first, what stands between) is language data: labels are templates with `{holder}`, `{year}`,
`{author}`, `{title}`, `{licence}`, `{name}`. Nothing here prints a part whose field is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forumprint.base.problems import Where
from forumprint.event.model import Credit, Photo
from forumprint.licence.model import Licence
from forumprint.text.language import Language
from forumprint.text.spacing import bind
from forumprint.text.writing import quoted

# Stands for the licence's name in a label, until the label is taken apart around it.
_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"


def credit_of(photo: Photo, brand_terms: Credit | None) -> Credit:
    """The photo's own credit, or the brand's for its own photos.

    Raises:
        ValueError: The photo has none; the event's reader refuses such a photo before.
    """
    if isinstance(photo.credit, Credit):
        return photo.credit
    if photo.credit == "brand" and brand_terms is not None:
        return brand_terms
    raise ValueError(f"{photo.file} has no credit")


def places_of(credit: Credit) -> tuple[Where, ...]:
    """Where the fields that a credit line prints stand."""
    texts = (credit.author, credit.holder, credit.licence, credit.title)
    return tuple(text.where for text in texts if text is not None)


def credit_line(credits: Sequence[Credit], licences: Sequence[Licence], language: Language) -> str:
    """ "Fot. © UMT 2024, autor: Agnieszka Bielecka, licencja: CC BY-NC 4.0"; the same credit twice is said once."""
    said = dict.fromkeys(
        language.label("list_comma").join([*_parts(credit, language), language.label("credit_licence", licence=short_name(licence))])
        for credit, licence in zip(credits, licences, strict=True)
    )
    return bind(f"{language.label('photo')} {'; '.join(said)}", language, True)


def leaflet_rights(licence: Licence, holder: str, year: int | None, language: Language) -> str:
    """ "Tekst i układ: © Urząd Miasta 2024. Licencja Creative Commons … (CC BY-NC 4.0)." """
    words = language.label("leaflet_rights", holder=_held(holder, year), licence=_named(licence, language))
    return bind(words, language, True)


@dataclass(frozen=True, slots=True)
class PhotoRights:
    """The entry for all photos under one licence: words, the licence's short name (a link to its deed), a full stop.

    Attributes:
        before, after: What stands round the licence's name.
        places: Where the words come from.
    """

    before: str
    licence: Licence
    after: str
    places: tuple[Where, ...]


def photo_rights(credits: Iterable[tuple[Credit, Licence]], language: Language) -> tuple[PhotoRights, ...]:
    """One entry for each licence of the photos: "Zdjęcia: …. Licencja CC BY 4.0."."""
    by_licence: dict[str, tuple[Licence, list[Credit]]] = {}
    for credit, licence in credits:
        by_licence.setdefault(licence.id, (licence, []))[1].append(credit)
    entries: list[PhotoRights] = []
    for licence, every in by_licence.values():
        said = "; ".join(dict.fromkeys(language.label("list_comma").join(_parts(credit, language)) for credit in every))
        label = "photo_rights" if len(every) == 1 else "photos_rights"
        before, _, after = language.label(label, credits=said, licence=_HERE).partition(_HERE)
        places = tuple(place for credit in every for place in places_of(credit))
        entries.append(PhotoRights(bind(before, language, True), licence, after, places))
    return tuple(entries)


def _parts(credit: Credit, language: Language) -> list[str]:
    """Holder and year, author, title. An author who is the holder too is named once."""
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
    """Full name and short one: "Creative Commons Uznanie autorstwa – … (CC BY-NC 4.0)"."""
    name = licence.name_in(language.tag)
    return name if name == licence.id else f"{name} ({short_name(licence)})"


def short_name(licence: Licence) -> str:
    """Its short name, kept on one line: "CC BY-NC 4.0"."""
    return licence.id.replace(" ", "\N{NO-BREAK SPACE}")
