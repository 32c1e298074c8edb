"""Layouts and brands in installed packages, offered through entry points.

    [project.entry-points."forumprint.layouts"]
    acme-annual = "acme_leaflets.layouts"      # the folder acme_leaflets/layouts holds acme-annual.yaml

    [project.entry-points."forumprint.brands"]
    acme = "acme_leaflets.brand"               # the folder acme_leaflets/brand holds brand.yaml, its faces and its marks

They are data: the package is found, and none of its code is run. Looking through what is installed costs a cold start some 20 ms, so
it is done only for a name that is none of ours, and for lists.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path

LAYOUTS, BRANDS = "forumprint.layouts", "forumprint.brands"


def offered_layouts() -> dict[str, Path]:
    """The layout files that installed packages offer, by name."""
    return _offered(LAYOUTS, "{name}.yaml")


def offered_brands() -> dict[str, Path]:
    """The `brand.yaml` files that installed packages offer, by name."""
    return _offered(BRANDS, "brand.yaml")


def _offered(group: str, file: str) -> dict[str, Path]:
    """Files by name; an entry point whose package or file is not there offers nothing."""
    from importlib.metadata import entry_points

    found: dict[str, Path] = {}
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        paths = (folder / file.format(name=point.name) for folder in _folders(point.value))
        path = next((path for path in paths if path.is_file()), None)
        if path is not None:
            found.setdefault(point.name, path)
    return found


def _folders(package: str) -> Sequence[Path]:
    """The folders of a package, found part by part: `importlib.util.find_spec` would import the packages above it."""
    path: Sequence[str] | None = None
    name = ""
    for part in package.split("."):
        name = f"{name}.{part}" if name else part
        spec = _spec(name, path)
        if spec is None or spec.submodule_search_locations is None:
            return ()
        path = list(spec.submodule_search_locations)
    return [Path(folder) for folder in path or ()]


def _spec(name: str, path: Sequence[str] | None) -> ModuleSpec | None:
    for finder in sys.meta_path:
        spec = finder.find_spec(name, path)
        if spec is not None:
            return spec
    return None
