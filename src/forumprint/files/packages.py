"""Layouts and brands of installed packages, offered through entry points.

    [project.entry-points."forumprint.layouts"]
    acme-annual = "acme_leaflets.layouts"      # the folder acme_leaflets/layouts holds acme-annual.yaml

    [project.entry-points."forumprint.brands"]
    acme = "acme_leaflets.brand"               # the folder acme_leaflets/brand holds brand.yaml, its faces and its marks

Layouts and brands are data: the package is found, and its code never runs. A search of the installed packages costs a cold start about 20
ms. So it runs only for lists, and for names that are not bundled.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from forumprint.files.bundled import BRAND_FILE

LAYOUTS, BRANDS = "forumprint.layouts", "forumprint.brands"


def offered_layouts() -> dict[str, Path]:
    """The layout files that installed packages offer, by name."""
    return _offered(LAYOUTS, "{name}.yaml")


def offered_brands() -> dict[str, Path]:
    """The `brand.yaml` files that installed packages offer, by name."""
    return _offered(BRANDS, BRAND_FILE)


def _offered(group: str, file: str) -> dict[str, Path]:
    """Files by name. An entry point whose package or file is missing offers nothing."""
    from importlib.metadata import entry_points

    found: dict[str, Path] = {}
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        paths = (folder / file.format(name=point.name) for folder in _folders(point.value))
        path = next((path for path in paths if path.is_file()), None)
        if path is not None:
            found.setdefault(point.name, path)
    return found


def _folders(package: str) -> Sequence[Path]:
    """The places where a package may lie. Only the first part of its name is looked up: `importlib.util.find_spec` would import the
    packages above the last part.
    """
    first, *others = package.split(".")
    for finder in sys.meta_path:
        spec = finder.find_spec(first, None)
        if spec is not None:
            return [Path(folder, *others) for folder in spec.submodule_search_locations or ()]
    return ()
