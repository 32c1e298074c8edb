"""Trials of components: with sample events, in the brand's type, at the sizes of layouts."""

from __future__ import annotations

from msgspec.structs import replace

from forumprint.base.errors import ConformanceError, InputError
from forumprint.base.problems import Problem, Where
from forumprint.base.units import Length, mm
from forumprint.brand.model import Brand
from forumprint.event.model import Event
from forumprint.files.bundled import DEFAULT_BRAND, assets, layout_names
from forumprint.files.languages import hyphenation_patterns, load_language
from forumprint.files.library import BrandFiles, find_brand, find_layout, load_brand, load_layout, load_licences
from forumprint.files.models.reader import Reader
from forumprint.files.svg.artworks import is_drawing, parse_artwork
from forumprint.files.yaml.nodes import compose
from forumprint.frame.pictures import PhotoInfo
from forumprint.kit.component import Component
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content, PhotoPlan
from forumprint.kit.stylebook import Stylebook
from forumprint.layout.model import Layout, Step, TypeSizes
from forumprint.licence.credits import credit_of
from forumprint.licence.register import LicenceRegister
from forumprint.plan.registry import component
from forumprint.testing.conformance import Bench, BrokenPromise, Sample, findings
from forumprint.type.typesetter import Typesetter

_LANGUAGE = "en"
# Each sample with the one that supplies its missing fields.
_SAMPLES = {"rich": ("rich.yaml",), "long": ("long.yaml", "rich.yaml"), "poor": ("poor.yaml",)}
_PHOTO, _LOGO = PhotoInfo(3000, 2000, "a photo"), PhotoInfo(900, 400, "a logo")
_DRAWN_LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="#336699"/></svg>'


def prove(name: str, *, brand: str | None, layout: str | None) -> None:
    """See `forumprint.desk.check_component`."""
    found = broken_promises(component(name), brand=brand, layout=layout)
    if found:
        place = Where(f"component {name}")
        problems = (
            Problem(
                place,
                each.message,
                f"seen in: {each.case}" + (f", and {each.times - 1} more" if each.times > 1 else "") if each.case else "",
            )
            for each in found
        )
        raise ConformanceError(f"the component `{name}` breaks what every component promises", problems)


def broken_promises(kind: type[Component], *, brand: str | None = None, layout: str | None = None) -> tuple[BrokenPromise, ...]:
    """The promises that a component breaks; () if it keeps all. For the test suite of its author: the class need not be in a package.

    Args:
        kind: The class of the component.
        brand: The brand whose type is used; None for the example brand.
        layout: The layout whose sizes are used; None for the sizes of all layouts together.

    Raises:
        ResourceError: There is no such brand or layout.
    """
    return findings(kind, bench(brand or DEFAULT_BRAND, layout))


def bench(brand: str, layout: str | None) -> Bench:
    """The samples, in a brand's type, at the sizes of one layout or of all bundled layouts together."""
    named = find_brand(brand)
    house = load_brand(named, _LANGUAGE)
    files = BrandFiles(named, house)
    language = load_language(_LANGUAGE)
    proof = load_layout(find_layout(layout), _LANGUAGE) if layout else _proof_layout(house)
    typesetter = Typesetter({_LANGUAGE: language}, _LANGUAGE, hyphenation_patterns)
    compositor = Compositor(Stylebook(house, proof, files.typefaces()), typesetter, language, {_LANGUAGE: language})
    register = load_licences()
    samples = {name: _sample(_event(layers), house, files, compositor, register) for name, layers in _SAMPLES.items()}
    return Bench(samples, compositor, proof.baseline)


def _proof_layout(brand: Brand) -> Layout:
    """A layout that gives every role of a brand a size: the first size in a bundled layout, else that of small text."""
    layouts = [load_layout(named, _LANGUAGE) for named in map(find_layout, layout_names())]
    first = layouts[0]
    small = TypeSizes(
        where=first.where,
        size=Length(9.0),
        leading=Length(mm(4.2)),
        smaller=(Step(where=first.where, size=Length(8.5), leading=Length(mm(4))),),
    )
    sizes = dict.fromkeys(brand.roles, small)
    for layout in reversed(layouts):
        sizes |= layout.type
    return replace(first, type=sizes)


def _event(layers: tuple[str, ...]) -> Event:
    """A sample. The files that it names do not exist and are not looked for."""
    reader = Reader(_LANGUAGE)
    folder = assets() / "proof"
    event = reader.read_layers([compose((folder / layer).read_bytes(), str(folder / layer)) for layer in layers], Event)
    if event is None or reader.problems:
        raise InputError("the sample events have mistakes", reader.problems)
    return event


def _sample(event: Event, brand: Brand, files: BrandFiles, compositor: Compositor, register: LicenceRegister) -> Sample:
    credits = {photo.file.value: credit_of(photo, brand.photos).licence for photo in event.photos}
    terms = {file: found for file, name in credits.items() if name is not None and (found := register.find(name.value)) is not None}
    own = register.find(event.licence.value if event.licence else "CC BY 4.0")
    assert own is not None, "samples name licences that the register has"
    logos = [partner.logo for partner in event.partners if partner.logo is not None]
    drawn = {logo.value: parse_artwork(_DRAWN_LOGO, logo.value, None) for logo in logos if is_drawing(logo)}
    pictures = {logo.value: _LOGO for logo in logos if logo.value not in drawn}
    content = Content(
        event=event,
        brand=brand,
        language=compositor.language,
        label=("Leaflet", compositor.stylebook.layout.where),
        licence=own,
        licence_of=terms,
        sizes={photo.file.value: _PHOTO for photo in event.photos} | pictures,
        drawings=files.drawings(),
        own_title=event.title,
        logos=drawn,
    )
    # The last photo stands in no slot, so that galleries print it.
    return Sample(content, PhotoPlan(dict(enumerate(event.photos[:-1], 1)), event.photos))
