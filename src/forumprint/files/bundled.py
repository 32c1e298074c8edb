"""The folders that come with forumprint: `assets/` and `layouts/`.

They stand at the top of the repository. In a wheel they stand inside the package as `_data/`. They are found by this file's own place: a
wheel is always unpacked when it is installed. `importlib.resources` gives the same answer, but costs a cold start 25 ms.
"""

from __future__ import annotations

from pathlib import Path

from forumprint.base.errors import ResourceError

DEFAULT_BRAND = "dialog"
"""The brand of a leaflet that names none."""

BRAND_FILE = "brand.yaml"

_PACKAGE = Path(__file__).parents[1]


def assets() -> Path:
    """The folder with brands, fonts, colour profiles, languages, licences, marks and templates.

    Raises:
        ResourceError: The installation is broken.
    """
    return bundled_folder("assets", _PACKAGE)


def layouts() -> Path:
    """The folder with one YAML file for each layout.

    Raises:
        ResourceError: The installation is broken.
    """
    return bundled_folder("layouts", _PACKAGE)


def layout_names() -> tuple[str, ...]:
    """The layouts that come with forumprint, in order."""
    return tuple(sorted(file.stem for file in layouts().glob("*.yaml")))


def brand_names() -> tuple[str, ...]:
    """The brands that come with forumprint, in order."""
    return tuple(sorted(file.parent.name for file in assets().glob(f"brands/*/{BRAND_FILE}")))


def bundled_folder(name: str, package: Path) -> Path:
    """The folder `name` of the package installed at `package`.

    A wheel holds it inside the package. A checkout, editable or not, holds it beside `src`. Another folder of that name is ignored.
    """
    folder = package / "_data" / name
    if package.parent.name == "src" and not folder.is_dir():
        folder = package.parents[1] / name
    if not folder.is_dir():
        raise ResourceError(
            f"forumprint is not completely installed: its folder `{name}` is missing",
            hint="install it again with `pip install --force-reinstall forumprint`",
        )
    return folder
