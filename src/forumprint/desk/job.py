"""A job: one event to be set in one language for one brand. It gathers from disk all that composing needs, and once for all layouts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import UTC, date, datetime
from pathlib import Path

from forumprint.base.frozen import dataclass
from forumprint.base.memory import remembered
from forumprint.base.problems import InputError, Problem, Severity, errors_among, in_file_order
from forumprint.brand.features import feature_problems
from forumprint.brand.model import Brand
from forumprint.desk.layouts import open_layout
from forumprint.event.model import Event, Photo
from forumprint.files.bundled import DEFAULT_BRAND
from forumprint.files.event_file import EventFile, read_event
from forumprint.files.languages import hyphenation_patterns, language_tags, load_language
from forumprint.files.library import BrandFiles, LicenceRegister, Named, find_brand, find_layout, load_brand, load_licences
from forumprint.files.photos.store import PhotoStore
from forumprint.files.svg.artworks import is_drawing, load_logos
from forumprint.frame.leaflet import Leaflet
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content
from forumprint.kit.stylebook import Stylebook
from forumprint.language.rules import Language
from forumprint.licence.credits import credit_of
from forumprint.licence.model import Licence
from forumprint.model.words import FilePath, Text
from forumprint.plan.bound_layout import BoundLayout
from forumprint.type.typesetter import Typesetter

DEFAULT_LICENCE = "CC BY-NC 4.0"
NO_DATE = date(2000, 1, 1)


@dataclass(slots=True)
class Job:
    """An event with everything around it.

    Attributes:
        file: The event file as it was read.
        brand: Of the leaflets, in the leaflets' language.
        language: Of the leaflets.
        problems: Warnings so far.
    """

    file: EventFile
    event: Event
    named_brand: Named
    brand: Brand
    language: Language
    photos: PhotoStore
    licences: LicenceRegister
    problems: tuple[Problem, ...]
    _languages: dict[str, Language] = field(default_factory=dict)
    _files: BrandFiles | None = None
    _typesetter: Typesetter | None = None

    @property
    def own_language(self) -> str:
        """Of the event's texts; the brand's if the event names none."""
        return (self.event.language or self.brand.language).value

    def leaflet(self, layout: str) -> Leaflet:
        """The event composed in one layout.

        Raises:
            InputError: Layout or event have mistakes that only show together.
            OversetError: The copy does not fit.
        """
        bound = open_layout(find_layout(layout), self.language.tag)
        content, compositor = self.prepared(bound)
        # Composing is the largest of our floors: `check` of a broken file need not load it.
        from forumprint.compose.composing import compose

        return compose(content, bound, compositor, made=_made(content.event))

    def prepared(self, bound: BoundLayout) -> tuple[Content, Compositor]:
        """The words for a layout, as the event says them for it, and who sets them.

        Raises:
            InputError: A photo has no terms that are known.
        """
        content = self._content(self.event.for_layout(bound.name), bound)
        stylebook = Stylebook(self.brand, bound.layout, self._brand_files().typefaces())
        return content, Compositor(stylebook, self._set_type(), self.language, self._languages)

    def type_problems(self) -> tuple[Problem, ...]:
        """What the brand asks of its faces and they cannot do, as warnings."""
        typefaces = self._brand_files().typefaces()
        asking = ((name, role, role.features) for name, role in self.brand.roles.items() if role.features)
        return tuple(
            problem
            for name, role, features in asking
            for problem in feature_problems(features, name, {key: typefaces[key] for key in role.keys})
        )

    def layouts(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """The layouts asked for, or the brand's own."""
        return asked or (self.brand.layout,)

    def _content(self, event: Event, bound: BoundLayout) -> Content:
        licence = self._licence(event)
        terms = self._photo_licences(event)
        label = bound.layout.label
        return Content(
            event=event,
            brand=self.brand,
            language=self.language,
            label=(label.value, label.where),
            licence=licence,
            licence_of=terms,
            sizes={file.value: self.photos.measure(file.value, file.where) for file in _pictures(event)},
            drawings=self._brand_files().drawings(),
            own_title=self.event.title,
            logos=load_logos(event.partners, self.file.folder),
        )

    def _licence(self, event: Event) -> Licence:
        asked = event.licence or self.brand.licence
        return self._known(asked) if asked is not None else self._known(Text(DEFAULT_LICENCE, "en", event.where))

    def _photo_licences(self, event: Event) -> Mapping[str, Licence]:
        terms: dict[str, Licence] = {}
        problems: list[Problem] = []
        for photo in event.photos:
            try:
                terms[photo.file.value] = self._photo_licence(photo)
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError("photos cannot be printed without their terms", problems)
        return terms

    def _photo_licence(self, photo: Photo) -> Licence:
        if photo.credit == "brand" and self.brand.photos is None:
            hint = "give the photo a credit of its own: `credit: {author: …, licence: …}`"
            message = f"the brand {self.named_brand.name} states no terms for photos of its own"
            raise InputError("no terms", [Problem(photo.where, message, hint)])
        credit = credit_of(photo, self.brand.photos)
        if credit.licence is None or credit.author is None:
            missing = "licence" if credit.licence is None else "author"
            raise InputError("no terms", [Problem(credit.where, f"this credit names no {missing}", f"add `{missing}:`")])
        return self._known(credit.licence)

    def _known(self, asked: Text) -> Licence:
        found = self.licences.find(asked.value)
        if found is None:
            near = self.licences.near(asked.value)
            meant = " or ".join(f"`{name}`" for name in near)
            hint = f"did you mean {meant}?" if near else "write its short name, for example `CC BY-NC 4.0`"
            raise InputError("unknown licence", [Problem(asked.where, f"`{asked}` is not a licence that forumprint knows", hint)])
        return found

    def _brand_files(self) -> BrandFiles:
        if self._files is None:
            self._files = BrandFiles(self.named_brand, self.brand)
        return self._files

    def _set_type(self) -> Typesetter:
        """One typesetter for all layouts, and for other jobs in the same languages: it remembers every word it has shaped."""
        if self._typesetter is None:
            # A quote may be in a language that we have no rules for: it is set as it stands, unhyphenated.
            others = {tag for tag in _languages_of(self.event) if tag.partition("-")[0] in language_tags()} - {self.language.tag}
            self._languages.update({self.language.tag: self.language, **{tag: load_language(tag) for tag in sorted(others)}})
            self._typesetter = typesetter_for(tuple(self._languages.values()))
        return self._typesetter


@remembered("typesetters", most=8)
def typesetter_for(languages: tuple[Language, ...]) -> Typesetter:
    """For texts in these languages, the first of them the leaflet's own."""
    return Typesetter({language.tag: language for language in languages}, languages[0].tag, hyphenation_patterns)


def open_job(event: str | Path, *, brand: str | None, language: str | None, cache: Path | None) -> Job:
    """Read an event and its brand.

    Args:
        event: The event file, or a folder that holds an `event.yaml`.
        brand: A brand's name or folder; the example brand's if None.
        language: Of the leaflet; the event's own if None, and the brand's if the event names none.
        cache: Where prepared photos are kept, or None.

    Raises:
        InputError: The event or the brand cannot be used as it is; the problems say why.
        ResourceError: No such brand or language.
    """
    named = find_brand(brand or DEFAULT_BRAND)
    house = load_brand(named, language)
    supplied = ("contact",) if house.contact else ()
    file = read_event(Path(event), language=language, default_language=house.language.value, supplied=supplied)
    if file.event is None or errors_among(file.problems):
        raise InputError(f"{event} cannot be set as it is", in_file_order(file.problems))
    stated = file.event.language
    tag = language or (stated or house.language).value
    if stated is not None and language is None and tag.partition("-")[0] not in language_tags():
        hint = f"there are rules for: {', '.join(language_tags())}"
        raise InputError(f"{event} cannot be set as it is", [Problem(stated.where, f"there are no rules for the language `{tag}`", hint)])
    if tag != house.language.value:
        house = load_brand(named, tag)
    return Job(
        file=file,
        event=file.event,
        named_brand=named,
        brand=house,
        language=load_language(tag),
        photos=PhotoStore(file.folder, cache),
        licences=load_licences(),
        problems=tuple(problem for problem in file.problems if problem.severity is Severity.WARNING),
    )


def _pictures(event: Event) -> Iterator[FilePath]:
    """Photos, and logos that are not drawings."""
    yield from (photo.file for photo in event.photos)
    yield from (partner.logo for partner in event.partners if partner.logo is not None and not is_drawing(partner.logo))


def _languages_of(event: Event) -> Iterator[str]:
    """Languages that parts of the event say they are in."""
    stated = [part.language for part in event.quotes] + [part.language for part in event.people] + [part.language for part in event.photos]
    yield from (language.value for language in stated if language is not None)
    for text in (event.title, event.lead, event.series):
        if text is not None:
            yield text.language
    bodies = (event.body, *(said.get("body") for said in event.for_.values()))
    yield from sorted({language for body in bodies if body is not None for language in body.languages})


def _made(event: Event) -> date:
    """The date a PDF states: `SOURCE_DATE_EPOCH`, else the event's last day, else 2000-01-01 (PRODUCT; reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return event.date.last_day if event.date else NO_DATE
