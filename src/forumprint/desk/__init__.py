"""The library's face: open an event, compose it, write an output; and tell what there is."""

from forumprint.desk.builds import Built, build, check, compose
from forumprint.desk.lists import BrandInfo, ComponentInfo, LayoutInfo, brands, components, layouts, schema
from forumprint.desk.templates import new

__all__ = [
    "BrandInfo",
    "Built",
    "ComponentInfo",
    "LayoutInfo",
    "brands",
    "build",
    "check",
    "components",
    "compose",
    "layouts",
    "new",
    "schema",
]
