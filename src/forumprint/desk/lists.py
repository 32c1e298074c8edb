"""What there is: layouts, brands, components, and the schemas of the files that describe them."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc

from forumprint.base.problems import UsageError
from forumprint.base.units import to_mm


@dataclass(frozen=True, slots=True)
class LayoutInfo:
    """A bundled layout.

    Attributes:
        size_mm: Width and height of the trimmed page.
        pages: Pages it has at least.
    """

    name: str
    label: str
    description: str
    size_mm: tuple[float, float]
    pages: int


@dataclass(frozen=True, slots=True)
class BrandInfo:
    """A bundled brand."""

    name: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ComponentInfo:
    """A component, and the fields of an event that it reads."""

    name: str
    description: str
    reads: tuple[str, ...]


def layouts(language: str = "en") -> tuple[LayoutInfo, ...]:
    """All bundled layouts, by name."""
    from forumprint.sources.library import load_layout, walk_layouts

    listed = []
    for named in walk_layouts():
        layout = load_layout(named, language).layout
        size = (round(to_mm(layout.page.width), 2), round(to_mm(layout.page.height), 2))
        listed.append(LayoutInfo(named.name, layout.label.value, layout.description.value, size, 1))
    return tuple(listed)


def brands(language: str = "en") -> tuple[BrandInfo, ...]:
    """All bundled brands, by name."""
    from forumprint.sources.library import brand_names, find_brand, load_brand

    listed = []
    for name in brand_names():
        brand = load_brand(find_brand(name), language)
        listed.append(BrandInfo(name, brand.title.value, brand.description.value if brand.description else ""))
    return tuple(listed)


def components() -> tuple[ComponentInfo, ...]:
    """All components, those of installed packages too."""
    from forumprint.components.registry import component, names

    kinds = [component(name) for name in names()]
    return tuple(ComponentInfo(kind.name, cleandoc(kind.__doc__ or "").splitlines()[0], kind.reads) for kind in kinds)


def schema(kind: str = "event") -> dict[str, object]:
    """The JSON Schema of event, brand or layout files.

    Raises:
        UsageError: There are no such files.
    """
    from forumprint.sources.schema import json_schema

    if kind == "event":
        from forumprint.event.model import Event

        return json_schema(Event, "forumprint event")
    if kind == "brand":
        from forumprint.brand.model import Brand

        return json_schema(Brand, "forumprint brand")
    if kind == "layout":
        from forumprint.layout.model import Layout

        return json_schema(Layout, "forumprint layout")
    raise UsageError(f"there are no {kind} files", hint="kinds: event, brand, layout")
