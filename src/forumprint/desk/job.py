"""A job: one event to set in one language for one brand. It reads everything that composing needs from the disk, once for all layouts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from forumprint.base.errors import InputError, UsageError
from forumprint.base.memory import remembered
from forumprint.base.problems import Problem, Severity, errors_among, in_file_order
from forumprint.brand.features import feature_problems
from forumprint.brand.model import Brand
from forumprint.desk.bound_layouts import open_layout
from forumprint.event.model import Event
from forumprint.files.bundled import DEFAULT_BRAND
from forumprint.files.event_file import EventFile, open_event, read_event
from forumprint.files.languages import hyphenation_patterns, language_tags, load_language, load_languages
from forumprint.files.library import BrandFiles, Named, find_brand, find_layout, load_brand, load_licences
from forumprint.files.photos.store import PhotoFolder
from forumprint.files.resources import Resources
from forumprint.files.svg.artworks import load_logos
from forumprint.frame.leaflet import Leaflet
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content
from forumprint.kit.stylebook import Stylebook
from forumprint.language.rules import Language
from forumprint.licence.register import DEFAULT_LICENCE, LicenceRegister
from forumprint.model.words import Text
from forumprint.plan.bound_layout import BoundLayout
from forumprint.type.typesetter import Typesetter

NO_DATE = date(2000, 1, 1)


class Job(Struct, frozen=True):
    """An event with all its data.

    Attributes:
        file: The event file.
        event: The event that the file describes.
        house: The brand in the language of the leaflets, with its faces and marks.
        language: The language of the leaflets.
        languages: The same language, and the languages of parts of the event, by tag. A language without rules is not in it.
        typesetter: The typesetter for these languages, shared by all layouts.
        photos: The photos of the event, and the logos that are pictures.
        licences: All licences that forumprint knows.
        problems: The warnings so far.
    """

    file: EventFile
    event: Event
    house: BrandFiles
    language: Language
    languages: Mapping[str, Language]
    typesetter: Typesetter
    photos: PhotoFolder
    licences: LicenceRegister
    problems: tuple[Problem, ...]

    @property
    def brand(self) -> Brand:
        return self.house.brand

    @property
    def own_language(self) -> str:
        """The language of the event's texts; the brand's if the event states none."""
        return (self.event.language or self.brand.language).value

    def layouts(self, asked: tuple[str, ...]) -> tuple[Named, ...]:
        """The requested layouts, by name or by path; the brand's own layout if there are none.

        Raises:
            ResourceError: There is no such layout.
        """
        return tuple(find_layout(name) for name in asked or (self.brand.layout,))

    def leaflet(self, layout: Named) -> Leaflet:
        """The event composed in one layout.

        Raises:
            InputError: The layout and the event have mistakes that only show together.
            OversetError: The copy does not fit.
        """
        bound = open_layout(layout, self.language.tag)
        content, compositor = self.prepared(bound)
        # The import of composing is the most expensive one. `check` of a broken file does not need it.
        from forumprint.compose.composing import compose

        return compose(content, bound, compositor, made=_made(content.event))

    def prepared(self, bound: BoundLayout) -> tuple[Content, Compositor]:
        """The event's texts for a layout, and the typesetter.

        Raises:
            InputError: The terms of a photo are not known.
        """
        content = self._content(self.event.for_layout(bound.name), bound)
        stylebook = Stylebook(self.brand, bound.layout, self.house.typefaces())
        return content, Compositor(stylebook, self.typesetter, self.language, self.languages)

    @property
    def resources(self) -> Resources:
        """The bytes that a writer needs for a leaflet, by the keys on its pages."""
        return Resources(self.house.typefaces().values(), self.photos)

    def type_problems(self) -> tuple[Problem, ...]:
        """Warnings about features that the brand's roles use and their faces lack."""
        typefaces = self.house.typefaces()
        asking = ((name, role, role.features) for name, role in self.brand.roles.items() if role.features)
        return tuple(
            problem
            for name, role, features in asking
            for problem in feature_problems(features, name, {key: typefaces[key] for key in role.keys})
        )

    def _content(self, event: Event, bound: BoundLayout) -> Content:
        brand, label = self.brand, bound.layout.label
        return Content(
            event=event,
            brand=brand,
            language=self.language,
            label=(label.value, label.where),
            licence=self.licences.known(event.licence or brand.licence or Text(DEFAULT_LICENCE, "en", event.where)),
            licence_of=self.licences.of_photos(event.photos, self.house.named.name, brand.photos),
            sizes=self.photos.sizes(event),
            drawings=self.house.drawings(),
            own_title=self.event.title,
            logos=load_logos(event.partners, self.file.folder),
        )


@remembered("typesetters", most=8)
def typesetter_for(languages: tuple[Language, ...]) -> Typesetter:
    """The typesetter for texts in these languages. The first is the leaflet's own.

    Jobs in the same languages share it, because it remembers every word that it has shaped.
    """
    return Typesetter({language.tag: language for language in languages}, languages[0].tag, hyphenation_patterns)


def open_job(event: str | Path, *, brand: str | None, language: str | None, cache: Path | None) -> Job:
    """Read an event and its brand. The brand is read once, in the language of the leaflet.

    Args:
        event: The event file, or a folder with an `event.yaml`.
        brand: The name or folder of a brand; None for the example brand.
        language: The language of the leaflet; None for the event's own, or for the brand's if the event states none.
        cache: The folder of prepared photos, or None.

    Raises:
        InputError: The event or the brand has errors; the problems name them.
        ResourceError: There is no such brand or language.
    """
    named = find_brand(brand or DEFAULT_BRAND)
    opened = open_event(Path(event))
    house = BrandFiles(named, load_brand(named, language or opened.language))
    default = house.brand.language
    file = read_event(opened, language=language, default_language=default.value, supplied=("contact",) if house.brand.contact else ())
    if file.event is None or errors_among(file.problems):
        raise InputError(f"{event} cannot be set: it has errors", in_file_order(file.problems))
    stated = file.event.language
    tag = language or (stated or default).value
    known = language_tags()
    if stated is not None and language is None and tag.partition("-")[0] not in known:
        hint = f"there are rules for: {', '.join(known)}"
        raise InputError(
            f"{event} cannot be set: it has errors", [Problem(stated.where, f"there are no rules for the language `{tag}`", hint)]
        )
    own = load_language(tag)
    languages = {own.tag: own, **load_languages(file.event.languages - {own.tag})}
    return Job(
        file=file,
        event=file.event,
        house=house,
        language=own,
        languages=languages,
        typesetter=typesetter_for(tuple(languages.values())),
        photos=PhotoFolder(file.folder, cache),
        licences=load_licences(),
        problems=tuple(problem for problem in file.problems if problem.severity is Severity.WARNING),
    )


def _made(event: Event) -> date:
    """The date of a PDF: `SOURCE_DATE_EPOCH`, else the event's last day, else 2000-01-01 (PRODUCT; reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdecimal():
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"SOURCE_DATE_EPOCH is no time: {epoch[:30]}", hint="give seconds since 1970, such as 1767225600") from error
    return event.date.last_day if event.date else NO_DATE
