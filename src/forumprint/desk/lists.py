"""Lists of layouts, brands and components, and the schemas of the files that describe them."""

from __future__ import annotations

from inspect import cleandoc

from msgspec import Struct

from forumprint.base.errors import ResourceError, UsageError
from forumprint.base.units import to_mm


class LayoutInfo(Struct, frozen=True):
    """A layout.

    Attributes:
        label: The masthead's name for this kind of leaflet.
        size_mm: The width and height of the trimmed page.
        pages: The least number of sides.
        longer: Whether a long text adds more sides.
    """

    name: str
    label: str
    description: str
    size_mm: tuple[float, float]
    pages: int
    longer: bool


class BrandInfo(Struct, frozen=True):
    """A brand."""

    name: str
    title: str
    description: str


class ComponentInfo(Struct, frozen=True):
    """A component, and the fields of an event that it reads."""

    name: str
    description: str
    reads: tuple[str, ...]


def layouts(language: str = "en") -> tuple[LayoutInfo, ...]:
    """All layouts: bundled ones by name, then those of installed packages."""
    from forumprint.files.library import load_layout, walk_layouts

    listed = []
    for named in walk_layouts():
        layout = load_layout(named, language)
        size = (round(to_mm(layout.page.width), 2), round(to_mm(layout.page.height), 2))
        listed.append(
            LayoutInfo(
                named.name,
                layout.label.value,
                layout.description.value,
                size,
                layout.sides,
                layout.extra is not None or layout.cut is not None,
            )
        )
    return tuple(listed)


def brands(language: str = "en") -> tuple[BrandInfo, ...]:
    """All brands: bundled ones by name, then those of installed packages."""
    from forumprint.files.library import load_brand, walk_brands

    listed = []
    for named in walk_brands():
        brand = load_brand(named, language)
        listed.append(BrandInfo(named.name, brand.title.value, brand.description.value if brand.description else ""))
    return tuple(listed)


def components() -> tuple[ComponentInfo, ...]:
    """All components, with those of installed packages. One that cannot be loaded has the reason in place of a description."""
    from forumprint.plan.registry import component, names

    listed: list[ComponentInfo] = []
    for name in names():
        try:
            kind = component(name)
        except ResourceError as error:
            listed.append(ComponentInfo(name, error.message, ()))
        else:
            listed.append(ComponentInfo(name, cleandoc(kind.__doc__ or "No description.").splitlines()[0], kind.reads))
    return tuple(listed)


def check_component(name: str, *, brand: str | None = None, layout: str | None = None) -> None:
    """Test whether a component, built in or from a package, keeps what every component promises.

    Args:
        name: The name from the list of `components`.
        brand: The brand whose type is used; None for the example brand.
        layout: The layout whose sizes are used; None for the sizes of all layouts together.

    Raises:
        ResourceError: There is no such component, brand or layout.
        ConformanceError: The component breaks a promise; the problems say which, and in which case.
    """
    from forumprint.testing.proofs import prove

    prove(name, brand=brand, layout=layout)


def schema(kind: str = "event") -> dict[str, object]:
    """The JSON Schema of event, brand, layout or language files.

    Raises:
        UsageError: There is no such kind of file.
    """
    from forumprint.files.models.schema import json_schema

    if kind == "event":
        from forumprint.event.model import Event

        return json_schema(Event, "forumprint event")
    if kind == "brand":
        from forumprint.brand.model import Brand

        return json_schema(Brand, "forumprint brand")
    if kind == "layout":
        from forumprint.layout.model import Layout

        return json_schema(Layout, "forumprint layout")
    if kind == "language":
        from forumprint.language.rules import Language

        return json_schema(Language, "forumprint language")
    raise UsageError(f"there are no {kind} files", hint="kinds: event, brand, layout, language")
